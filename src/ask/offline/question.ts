import type { Period } from '../../journeys/period.js';
import type { PlanRequest } from '../planner.js';
import { findPeriods } from './calendar/period-grammar.js';
import type { PeriodMention } from './calendar/period-mention.js';
import { weekdays } from '../../journeys/weekdays.js';
import type { MomentContext } from './calendar/moment.js';
import type { Company } from './company.js';
import { becomingSomeone } from './names/becoming.js';
import { personStems } from './lexicon/synonyms.js';
import { findNames, type Candidate } from './names/find-names.js';
import { resolveMentions, type Mention } from './names/mention.js';
import { weighInContext } from './names/weigh.js';
import { mendWords } from './text/mend-words.js';
import type { PhraseText } from './text/phrase.js';
import { tokenise, type Token } from './text/token.js';
import { overlaps, WordText } from './text/word-text.js';

/** A question with everything in it that can be recognised before knowing what it asks for. */
export interface Question extends PhraseText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The words, number words as digits. */
  readonly words: WordText;
  readonly candidates: readonly Candidate[];
  readonly mentions: readonly Mention[];
  readonly periods: readonly PeriodMention[];
  readonly company: Company;
  readonly today: string;
  /** The period of the question before it in the thread. */
  readonly anchor?: Period | undefined;
  readonly isCustomer: (text: string) => boolean;
}

export type QuestionContext = Pick<PlanRequest, 'today' | 'isCustomer'> & Pick<MomentContext, 'anchor'>;

export function readQuestion(text: string, company: Company, context: QuestionContext): Question {
  const written = mendWords(tokenise(text), company.index, company.speller);
  const tokens = withCustomers(written, company);
  const words = new WordText(
    tokens.map(({ word, number }) => (number === undefined ? word : String(number))),
  );
  const named = findNames(written, company.index).filter(
    ({ first, end, score }) =>
      score >= 0.8 || tokens.slice(first, end).some((token, place) => token === written[first + place]),
  );
  const found = weighInContext([...named, ...becomingSomeone(named, tokens, company.catalog)], tokens);
  /** `since the redesign`, where only one change was one. */
  const isCalledChange = (end: number): boolean => callsChange.test(tokens[end]?.word ?? '');
  const isChanged = (first: number, end: number): boolean =>
    isCalledChange(end) || wePut.test(words.before(first));
  const isOnlyChange = (name: string, first: number, end: number): boolean =>
    sinceThen.test(words.before(first)) &&
    found.every(({ entity, score, ...span }) =>
      entity.kind === 'change'
        ? entity.name === name || score < 0.4
        : score < 0.7 || isChanged(first, end) || !overlaps(span, { first, end: first + 1 }),
    );
  const changes = found.flatMap(({ first, end, entity, score }) =>
    entity.kind === 'change' && (score > 0.7 || isOnlyChange(entity.name, first, end))
      ? [{ first, end: isCalledChange(end) ? end + 1 : end, at: entity.at }]
      : [],
  );
  const periods = withoutAdjectives(findPeriods(words, tokens.length, { ...context, changes }), tokens);
  const candidates = found.filter(
    ({ entity, ...span }) => entity.kind === 'change' || !periods.some((period) => overlaps(period, span)),
  );
  const mentions = resolveMentions(candidates);
  return {
    text,
    tokens,
    words,
    stems: new WordText(tokens.map(({ stem, number }) => (number === undefined ? stem : String(number)))),
    stemSet: new Set(tokens.map(({ stem }) => stem)),
    folded: foldNames(tokens, mentions, company),
    candidates,
    mentions,
    periods,
    company,
    today: context.today,
    anchor: context.anchor,
    isCustomer: context.isCustomer,
  };
}

/** `since the redesign`, `since we put the prices up`. */
const sinceThen =
  /(?:^| )(?:since|after|before|following)(?: the| our| that)?(?: (?:we|they|you)(?: have| had)? (?:put|raised|changed|moved|switched|introduced|launched|redid|redesigned|upped|increased|released|rolled out|started)(?: the| our| to)?)? $/;
const wePut = / (?:we|they|you)(?: \S+){1,4} $/;
const callsChange = /^(?:change|update|relaunch|redesign|switch|thing|business)$/;

/** `which farms`, where customers are called so: they are customers, but for the words of a whole name. */
function withCustomers(tokens: readonly Token[], company: Company): readonly Token[] {
  if (!tokens.some(({ stem }) => company.customerNouns.has(stem) && !personStems.has(stem))) return tokens;
  const names = resolveMentions(findNames(tokens, company.index));
  return tokens.map((token, place) =>
    company.customerNouns.has(token.stem) &&
    !personStems.has(token.stem) &&
    !names.some(({ first, end }) => first <= place && place < end)
      ? { ...token, word: token.word.endsWith('s') ? 'customers' : 'customer', stem: 'customer' }
      : token,
  );
}

/** In `saturday viewings on 17 january` the date is the day that is meant. */
const withoutAdjectives = (periods: readonly PeriodMention[], tokens: readonly Token[]): PeriodMention[] =>
  periods.filter(
    ({ first, end }) =>
      end - first > 1 || !weekdays.some((day) => day === tokens[first]?.word) || periods.length === 1,
  );

/** Stems with every name folded into one word that tells its kinds; the words in between keep their places by padding. */
function foldNames(tokens: readonly Token[], mentions: readonly Mention[], company: Company): WordText {
  const words = tokens.map(({ stem, number }) => (number === undefined ? stem : String(number)));
  for (const mention of mentions) {
    const only = mention.end - mention.first === 1 ? `:${words[mention.first]}` : '';
    words[mention.first] = `#${[...kindsOf(mention, company)].join('/')}${only}`;
    for (let inside = mention.first + 1; inside < mention.end; inside++) words[inside] = '';
  }
  return new WordText(words);
}

function kindsOf(mention: Mention, company: Company): Set<string> {
  return new Set(
    mention.readings
      .filter(({ first, end }) => first === mention.first && end === mention.end)
      .flatMap(({ entity }) => [
        entity.kind,
        ...(company.outcomeOf(entity) === undefined ? [] : ['outcome']),
        ...(entity.kind === 'activity' && company.isStage(entity.name) ? ['stage'] : []),
      ]),
  );
}
