import type { Question } from '../question.js';
import { personStems } from '../lexicon/synonyms.js';
import { isPlace } from '../vocabulary.js';

/** How surely an unknown word stands where only the data could tell what it is. */
export type Demand = 'sure' | 'likely' | 'none';

const small =
  /^(?:the|a|an|our|their|its|his|her|any|each|different|various|new|total|average|customer|customers|first|more|all|app|same)$/;
const splitting = /^(?:by|per|across|each|every)$/;
const counting =
  / (?:how many|how much|number of|count of|average|mean|median|total|amount of|share of) (?:\S+ ){0,2}$/;
const asking = / (?:which (?:\S+ )?|what )$/;
const whatIs = / (?:what|which) (?:is|are|was|were) (?:the|our|my|their)? ?(?:\S+ )?$/;
const owning =
  / (?:how many|share of|percentage of|percent of|proportion of) .*(?:have|has|own|owns|wear|wears|drive|like|prefer|work on|live in) (?:(?:a|an|any|the|their) )?(?:\S+ )?$/;
/** Words behind which customers are told apart by what follows; the looser ones are as often part of a turn of phrase. */
const limiting = /^(?:from|via|using|through|use|uses|used)$/;
const loose = /^(?:in|on|at|with|without|inside)$/;
const pointing = /^(?:this|that|these|those|my|your|mine|yours)$/;
const doing = /^(?:who|whom|that|customers|customer|users|people|companies|accounts|clients)$/;

/** Judges by the words around it whether an unknown word names something that the data would have to hold. */
export function demandOf(token: number, question: Question): Demand {
  const { tokens, words } = question;
  const word = tokens[token];
  if (!word) return 'none';
  if (isPlace(word.word)) return 'sure';
  const before = words.before(token);
  const lead = leadOf(token, question);
  if (splitting.test(lead)) return 'sure';
  if (counting.test(before) || /^rates?$/.test(tokens[token + 1]?.word ?? '')) return 'sure';
  if (asking.test(before) && isNounSlot(token, question)) return 'sure';
  const isPointed = pointing.test(tokens[token - 1]?.word ?? '');
  if (limiting.test(lead) && !isPointed) return 'sure';
  if (loose.test(lead) && !isPointed) return isOfSomeone(token, question) ? 'sure' : 'likely';
  if (lead === 'for' && isLast(token, question)) return 'likely';
  if (doing.test(tokens[token - 1]?.word ?? '')) return 'likely';
  if (whatIs.test(before) || owning.test(before)) return 'likely';
  if (isModifier(token, question) || isCause(token, question)) return 'sure';
  const next = tokens[token + 1];
  if (next && !next.pause && (personStems.has(next.stem) || /^(?:plan|tier)$/.test(next.word)))
    return 'likely';
  return isObject(token, question) ? 'likely' : 'none';
}

/** `the rollout funnel for dentists`: nothing follows that it could be part of. */
const isLast = (token: number, { tokens }: Question): boolean =>
  /^\p{L}{4,}$/u.test(tokens[token]?.word ?? '') &&
  (tokens[token + 1] === undefined || tokens[token + 1]?.pause !== '');

/** `the platinum tier`, `the Brixton branch`: a value that the trait beside it does not have. */
function isModifier(token: number, question: Question): boolean {
  const { tokens, candidates } = question;
  const word = tokens[token];
  const next = tokens[token + 1];
  if (!word || !next || next.pause || /(?:ing|ed|est|ly)$/.test(word.word)) return false;
  return (
    isKindOfPerson(token, question) ||
    candidates.some(
      ({ entity, first, score }) => entity.kind === 'trait' && first === token + 1 && score >= 0.9,
    )
  );
}

/** `churn among healthcare companies`, not `what tips people`. */
function isKindOfPerson(token: number, { tokens, company }: Question): boolean {
  const [before, word, next] = [tokens[token - 1], tokens[token], tokens[token + 1]];
  return (
    before !== undefined &&
    word !== undefined &&
    next !== undefined &&
    personStems.has(next.stem) &&
    !/ly$/.test(next.word) &&
    !company.speller.isVerb(word.word) &&
    /^(?:among|for|of|with|the|our|many|all|do|are|by|from|any|and|at|in|to)$/.test(before.word)
  );
}

/** `how does gender affect churn`: what is said to have an influence. */
const isCause = (token: number, { tokens }: Question): boolean =>
  /^(?:do|does|did)$/.test(tokens[token - 1]?.word ?? '') &&
  /^(?:affect|influence|matter|predict|drive|change|impact|correlate|play)$/.test(
    tokens[token + 1]?.word ?? '',
  );

/** `customers on gold`, `signups in Narnia`: what is limited stands before, or what limits is a name. */
function isOfSomeone(token: number, { tokens, mentions }: Question): boolean {
  if (/^\p{Lu}/u.test(tokens[token]?.text ?? '')) return true;
  const lead =
    [1, 2, 3].map((back) => token - back).find((place) => loose.test(tokens[place]?.word ?? '')) ?? token;
  return (
    personStems.has(tokens[lead - 1]?.stem ?? '') ||
    mentions.some(({ end }) => end === lead && lead > token - 2)
  );
}

/** The word before, small words and other unknown ones passed over. */
function leadOf(token: number, { tokens, mentions }: Question): string {
  for (let place = token - 1; place >= Math.max(0, token - 3); place--) {
    const word = tokens[place]?.word ?? '';
    if (tokens[place + 1]?.pause) return '';
    if (!small.test(word)) return word;
    if (mentions.some(({ first, end }) => first <= place && place < end)) return '';
  }
  return '';
}

/** `which rep sells most`, `what margin do we make`; not `which customers shop`, `what poisons renewal`. */
function isNounSlot(token: number, { tokens }: Question): boolean {
  if (personStems.has(tokens[token - 1]?.stem ?? '')) return false;
  return (
    tokens[token - 1]?.word !== 'what' ||
    /^(?:do|does|did|is|are|was|were|have|has)$/.test(tokens[token + 1]?.word ?? '')
  );
}

/** `ordered a yacht`. */
const isObject = (token: number, { tokens }: Question): boolean =>
  /^(?:a|an|our|their)$/.test(tokens[token - 1]?.word ?? '');
