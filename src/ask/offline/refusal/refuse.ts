import type { DeclinePlan, DeclineReason } from '../../plan.js';
import type { EntityKind } from '../names/entity.js';
import type { Question } from '../question.js';
import { overlaps } from '../text/word-text.js';

const orders =
  /^ (?:please |can you |could you )*(?:delete|remove|erase|take down|hide) (?:all |the |those |these |my |our |every )(?:\w+ ){0,3}(?:reviews?|tickets?|comments?|complaints?|feedback|posts?|claims?|orders?|invoices?|accounts?) | (?:ignore|disregard|forget|override|bypass|overrule) (?:\w+ ){0,4}(?:instruction|instructions|rule|rules|prompt|guideline|guidelines|above|previous|everything|restrictions?|safety)| (?:system|developer|admin|debug|god|root|jailbreak) (?:prompt|mode|message|override|access)| your (?:full )?(?:prompt|instructions|system|rules|source code|guidelines)| pretend (?:to be|you|that|the|there|we) | act as (?:a|an|if)| from now on (?:\w+ ){0,2}?(?:every|each|all|any|you|your|only|always|never|obey|answer|say|act) | you are now | role ?play|^ (?:\w+ ){0,2}?(?:answer|reply|respond) (?:only )?with (?!a |the |yes|no|numbers|figures)| drop (?:the )?(?:\w+ )?(?:table|tables|database)| delete (?:all|the|every) (?:\w+ )?(?:data|database|tables?|records?|rows|customers|users)| truncate | select \w+ from | (?:run|execute) (?:\w+ )?(?:command|shell|sql|script|code)| rm rf| wipe | shut down the | jailbreak/;

const secrets =
  / (?:passwords?|passcodes?|passphrases?|pin|pins|pin codes?|api keys?|secret keys?|private keys?|access keys?|secrets?|credentials?|tokens?|login details|login data|credit cards?|card numbers?|cvv|iban|ibans|bank details|account numbers?|bank account numbers?|social security|ssn|passport numbers?|(?:the|our|your|an?) (?:\w+ )?log ?ins?(?= $)|admin log ?ins?|salary|salaries|wages?|payroll|bonus|bonuses|paycheck|home address|home addresses|private messages?|medical records?|diagnosis of|two factor|2fa|encryption key|(?:(?:phone|telephone|mobile) numbers?|e ?mail addresses)(?= (?:of|for) ))(?= )/;
const pay =
  / (?:what|how much) (?:do|does|did|is|are) (?:\w+ ){1,6}(?:(?:earn|earns|get paid|take home) (?:\w+ ){0,3}|(?:make|makes) (?:(?:per|an?|each|every|this|last) \w+ )?)$/;

const elsewhere =
  / (?:weather|rain|joke|jokes|poem|poems|haiku|song|lyrics|recipe|recipes|cook|dinner|lunch|restaurant|restaurants|movie|movies|film|football|soccer|match|olympics|president|prime minister|capital (?:city )?of|population of|translate|translation of|horoscope|flight|flights|hotel|hotels|taxi|meeting room|bitcoin|crypto|stock price|stock market|exchange rate|python|javascript|java|html|regex|homework|essay|cover letter|resume|birthday|holiday ideas|meaning of life|linkedin|wikipedia|news today|headlines|lottery|chess|sudoku|riddle|trivia|vacation|gym|diet|workout|aspirin|ibuprofen|medicine|symptoms|legal advice|tax advice|invest in|how old is|who won|who wrote (?!about|to us|in|that|this)\w+|who invented|square root|divided by|multiplied by|book (?:me )?(?:a|an)|order (?:me )?(?:a|some) |set (?:a|an) (?:alarm|timer|reminder)|play (?:some )?music|turn (?:on|off) the|turn the \w+ (?:on|off|up|down)|help me (?:to )?(?:word|write|draft|phrase|compose)|write (?:me )?(?:a|an|some)|draft (?:a|an|me)|compose|how do you say|how do i say|the word for)(?= )/;
const errands =
  /^ (?:(?:please|can you|could you|hey|hi|and) )*(?:book|order|reserve|buy|pay|cook|translate|write|compose|draft|sing|play|call|drive) (?:me |us |for |a |an |the |my |some )|^ (?:please |can you |could you )*(?:reply|respond|write back|apologi[sz]e) to |^ (?:please |can you |could you )*(?:answer|reply) (?:all |to )?(?:the|these|those|our|my|every) (?:\S+ ){0,3}(?:reviews?|tickets?|comments?|complaints?|messages?|posts?) /;
const greeting =
  /^ (?:(?:hi|hello|hey|yo|good (?:morning|afternoon|evening|day|night)|morning|thanks|thank you|cheers|bye|goodbye|ok|okay|cool|great|nice|awesome|perfect|sure|lol|haha|there|all|everyone|team|bot|footpath|so much|a lot|very much|again|got it|well done|you are (?:great|awesome|the best)|i love you|how are you|how is it going|what is up|sup|see you|later|much appreciated|for (?:that|your help)|test|testing|ping|is anyone there|anyone there|no|yes) ?)+ $/;
const meta =
  /^ (?:(?:so|hi|hey|hello|and|but|ok|please) ){0,3}?(?:who are you|what are you|what can you do|what do you do|how do you work|are you (?:a |an )?(?:bot|human|ai|robot|real|chatgpt|gpt|sentient)|who (?:made|built|created) you|what is your name|help|help me|help please|can you help(?: me)?|what model are you|do you (?:like|love|sleep|dream)(?: \w+)*) $/;

const messages: Readonly<Record<Exclude<DeclineReason, 'not_tracked'>, string>> = {
  out_of_scope:
    'I answer questions about your customers: what they did, where they leave, what they say, and what to do next.',
  not_permitted:
    'I don’t hand out secrets or personal details of this kind, and the customer data don’t hold them.',
};

const decline = (reason: keyof typeof messages): DeclinePlan['decline'] => ({
  reason,
  message: messages[reason],
});

/** What is to be declined whatever the catalog holds: secrets, attempts to break the rules, other subjects. */
export function refuse(question: Question): DeclinePlan['decline'] | undefined {
  const text = question.words.text;
  if (orders.test(text)) return decline('out_of_scope');
  if (hasSecret(question) || pay.test(text)) return decline('not_permitted');
  if (greeting.test(text) || meta.test(text)) return decline('out_of_scope');
  if (errands.test(text)) return decline('out_of_scope');
  const match = elsewhere.exec(text);
  if (!match || isOfCatalog(match[0].trim(), question)) return undefined;
  return isNoun.test(match[0]) && asksWhatIsSaid.test(text) ? undefined : decline('out_of_scope');
}

/** Things that customers may well write of: `complaints about the restaurant`; `write me a poem` stays an errand. */
const isNoun =
  /^ (?:weather|rain|songs?|recipes?|cook|dinner|lunch|restaurants?|movies?|film|football|soccer|match|horoscope|flights?|hotels?|taxi|meeting room|bitcoin|crypto|exchange rate|python|javascript|java|html|holiday ideas|linkedin|vacation|gym|diet|workout|medicine|symptoms|translation of|legal advice|tax advice|birthday|trivia|chess)$/;
const asksWhatIsSaid =
  / (?:complain\w*|feedback|mention\w*|gripes?|praise|quotes?|(?:worst|best|bad|good|negative|positive) (?:reviews?|comments?|ratings?)|(?:reviews?|comments?|tickets?) (?:about|on|mentioning)|(?:guests?|customers?|people|users?|clients?|members?|visitors?|travellers?|they|anyone|anybody) (?:\w+ )?(?:say|says|said|saying|think|feel|write|wrote|talk|hate|love|like|ask|asked|unhappy|happy)|(?:are we|we are) hearing|any (?:word|news) on) /;

/** Feedback may be about passwords; `Salary Received` may be an activity. */
function hasSecret(question: Question): boolean {
  const text = question.words.text;
  const match = secrets.exec(text);
  if (!match || isOfCatalog(match[0].trim(), question, 'activity')) return false;
  return !/ (?:about|mention\w*|regarding|concerning|complain\w*|asked for|feedback|reviews?|tickets?|(?:search|look|check) .* for) /.test(
    text.slice(0, match.index + 1),
  );
}

/** The words are, in this company, a name or part of one. */
function isOfCatalog(words: string, question: Question, kind?: EntityKind): boolean {
  const [span] = question.words.matches(new RegExp(`(?<= )${words.replace(/[^\w ]/g, '')}(?= )`, 'g'));
  return (
    span !== undefined &&
    question.mentions.some(
      (mention) =>
        overlaps(mention, span) && (kind === undefined || mention.readings[0]?.entity.kind === kind),
    )
  );
}

export const outOfScope = (): DeclinePlan => ({ decline: decline('out_of_scope') });
