import type { Envelope } from '../../../tools/tool.js';
import type { Author } from './author.js';
import { isBetterKnown, isOfNobodyNamed } from './better-known.js';
import type { Claim, Token } from './claims.js';
import { conditionsOf, isOtherCondition, type Conditions } from './conditions.js';
import { supportOf } from './coverage.js';
import { isCurrency, isOtherCurrency, moneyTexts } from './currencies.js';
import { isOtherDay, type DateClaim } from './date-claims.js';
import { directionVerdict } from './directions.js';
import { factsOf, type Facts } from './facts.js';
import { isMadeUp, isMisquoted, quotesOf, type Quote } from './quotes.js';
import { rankVerdict } from './ranks.js';
import { isMiscast, rolesOf, type Roles } from './roles.js';
import { createSaid, isUnknownPath } from './said-labels.js';
import {
  areExchanged,
  goesElsewhere,
  isBackInTime,
  isBackwards,
  isNoDay,
  isPartTooLarge,
} from './sentence-order.js';
import { saysOpposite, statedWords, type StatedWords } from './stated-words.js';
import type { Support } from './support.js';
import { unknownNames } from './unknown-names.js';
import { isOtherWeekday } from './weekdays.js';

/** What results can be held against: every name that could be meant, and whether they bear out a sentence. */
export interface BorneOut {
  readonly names: ReadonlySet<string>;
  /** @param tokens the sentence piece by piece. */
  readonly isBorneOut: (sentence: string, tokens: readonly Token[], author: Author) => boolean;
}

/** @param vocabulary names of the catalog. */
export function createBorneOut(envelopes: readonly Envelope[], vocabulary: Iterable<string>): BorneOut {
  const known = [...vocabulary];
  const facts = factsOf(envelopes);
  const stated = {
    roles: rolesOf(envelopes),
    quotes: quotesOf(envelopes),
    conditions: conditionsOf(envelopes),
    words: statedWords(envelopes),
    money: [...known, ...moneyTexts(envelopes)],
  };
  return {
    names: new Set([...known, ...facts.names]),
    isBorneOut: (sentence, tokens, author) => isCovered(sentence, tokens, facts, stated, author),
  };
}

/** What results say besides figures, dates and names. */
interface Stated {
  readonly roles: Roles;
  readonly quotes: readonly Quote[];
  readonly conditions: Conditions;
  readonly words: StatedWords;
  /** Texts that may say a currency. */
  readonly money: readonly string[];
}

function isCovered(
  sentence: string,
  tokens: readonly Token[],
  facts: Facts,
  { roles, quotes, conditions, words, money }: Stated,
  author: Author,
): boolean {
  const claims = tokens.filter((token) => token.kind !== 'word');
  const figures = claims.filter((claim) => claim.kind === 'figure');
  const dates = claims.filter((claim) => claim.kind === 'date');
  const isSaid = createSaid(sentence, dates, figures);
  const labelled = facts.figures.filter(({ about }) => about.every(isSaid));
  const text = withoutNames(sentence, claims);
  const supports: Support[] = [];
  for (const claim of figures) {
    const support = supportOf(claim, labelled, figures, text.toLowerCase());
    if (!support) return false;
    supports.push(support);
  }
  const amounts = withoutNames(
    sentence,
    claims.filter(({ text: said }) => !isCurrency(said)),
  );
  if (isOtherCurrency(amounts, [...money, author.isStranger ? author.question : ''])) return false;
  if (!claims.every((claim) => isKnown(claim, facts, isSaid, sentence)) || !areSpansKnown(tokens, facts))
    return false;
  if (isMiscast(tokens, roles) || isMisquoted(sentence, quotes)) return false;
  if (isMadeUp(sentence, [...facts.names, author.isStranger ? author.question : ''])) return false;
  if (isOtherCondition(tokens, conditions) || isUnknownPath(sentence, facts.names)) return false;
  if (saysOpposite(text.toLowerCase(), words) || isOtherWeekday(text.toLowerCase(), dates, facts))
    return false;
  if (isPartTooLarge(tokens) || isNoDay(tokens) || isBackInTime(tokens) || isBackwards(tokens, facts.orders))
    return false;
  if (areExchanged(supports, tokens, sentence) || goesElsewhere(supports, tokens)) return false;
  if (isBetterKnown(supports, tokens, labelled)) return false;
  if (author.isStranger && isSaidTwice(supports)) return false;
  if (author.isStranger && isOfNobodyNamed(supports, tokens, labelled)) return false;
  if (author.isStranger && !claims.some(({ kind }) => kind !== 'name')) return false;
  if (author.isStranger && unknownNames(text, author.isWord, author.question).length > 0) return false;
  const verdicts = [
    directionVerdict(text.toLowerCase(), supports, sentence, facts.sides),
    rankVerdict(text.toLowerCase(), supports, labelled, facts.figures),
  ];
  return !verdicts.includes('wrong') && !(author.isStranger && verdicts.includes('unknown'));
}

/** `at 1.8 points, 1.8 points below`: one difference, said to be two things. */
function isSaidTwice(supports: readonly Support[]): boolean {
  return supports.some(({ claim, facts: [fact, ...others] }, place) =>
    supports
      .slice(place + 1)
      .some(
        (other) =>
          claim.unit === 'points' &&
          other.claim.unit === 'points' &&
          others.length === 0 &&
          other.facts.length === 1 &&
          other.facts[0] === fact,
      ),
  );
}

function isKnown(
  claim: Claim,
  { names, dates }: Facts,
  isSaid: (label: string) => boolean,
  sentence: string,
): boolean {
  if (claim.kind === 'name') return isName(claim.name.toLowerCase(), names);
  return (
    claim.kind === 'figure' ||
    dates.some(
      ({ date, about, field }) =>
        claim.pattern.test(date) && about.every(isSaid) && !isOtherDay(claim, field, sentence),
    )
  );
}

/** `from 1 to 30 September`: two days that are the ends of one period. */
function areSpansKnown(tokens: readonly Token[], { spans }: Facts): boolean {
  return tokens.every((first, place) => {
    const [joint, last] = [tokens.at(place + 1), tokens.at(place + 2)];
    const isSpan = isDay(first) && joint?.kind === 'word' && joint.text === 'to' && isDay(last);
    return !isSpan || spans.some(([from, to]) => first.pattern.test(from.date) && last.pattern.test(to.date));
  });
}

const isDay = (token: Token | undefined): token is DateClaim =>
  token?.kind === 'date' && /\d\$$/.test(token.pattern.source);

/** Of `deal won@2`, `won@2` is read. */
const isName = (name: string, names: ReadonlySet<string>): boolean =>
  names.has(name) || (name.includes('@') && [...names].some((known) => known.endsWith(` ${name}`)));

/** Names may hold any word: `Signed Up` goes nowhere. */
function withoutNames(sentence: string, claims: readonly Claim[]): string {
  return claims.reduce(
    (text, claim) => (claim.kind === 'figure' ? text : text.replaceAll(claim.text, ' … ')),
    sentence,
  );
}
