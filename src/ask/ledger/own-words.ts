import { tokensOf, type Token } from './claims.js';
import { alignTokens, type Replacement } from './align-tokens.js';

/** What a sentence is beside those that our own words say of the same results, which were checked already. */
export type Likeness =
  /** Says the same, rounded or in another unit at most. */
  | 'same'
  /** Says the same but for one figure, unit, date, name or direction. */
  | 'contradicts'
  | 'other';

/** How much of a sentence must be alike for the rest to be a contradiction; of `Value: mrr`, half. */
const alike = (length: number): number => (length > 3 ? 0.6 * length : 0.5 * length);

/** Words that turn a sentence into another one. */
const turning = new Set(
  `more less fewer higher lower highest lowest most least fewest best worst better worse faster slower fastest slowest quickest longer shorter longest
  shortest larger smaller largest smallest bigger biggest greater greatest stronger strongest weaker weakest rose fell rises falls rise fall risen fallen
  grew grows growing grown shrank shrinks shrinking up down increased decreased increases decreases increase decrease gained lost won gain lose raises
  lowers raise lower helps harms help harm improved worsened improve worsen above below before after positive negative twice double doubled half halved
  likelier likely unlikely often rarely always never not no none nothing all both with without at over under than since until first last new old gone
  customers events texts times people transitions records mentions percent points days hours minutes weeks months seconds`
    .split(/\s+/),
); // prettier-ignore
const negations = new Set(['no', 'not', 'never', 'none', 'nothing', 'without', 'hardly']);
/** Words for what was named before. */
const pronouns = new Set('it its they them their this that these those there who which'.split(' '));
/** Words that say nothing. */
const filling = new Set(
  'overall in short your the data according to it turns out that about around roughly approximately a an of is are so and here we see'.split(
    ' ',
  ),
);

/** Compares sentences with those that are known to be right. */
export class OwnWords {
  private readonly known: ReadonlyMap<string, readonly Token[]>;

  /** @param names every name that could be meant, of the catalog and the results. */
  constructor(sentences: readonly string[], names: ReadonlySet<string>) {
    this.known = new Map(sentences.map((sentence) => [sentence, tokensOf(sentence, names)]));
  }

  /** @param tokens the sentence piece by piece. */
  likenessOf(sentence: string, tokens: readonly Token[]): Likeness {
    if (this.known.has(sentence)) return 'same';
    const all = [...this.known.values()].map((own) => ({ own, likeness: compare(tokens, own) }));
    if (all.some(({ likeness }) => likeness === 'same')) return 'same';
    const contradicted = all.filter(({ likeness }) => likeness === 'contradicts');
    if (contradicted.length === 0) return 'other';
    // It may be another one of ours in other words.
    const said = tellingOf(tokens);
    const isOurs = all.some(({ own }) => tellingOf(own) === said);
    return isOurs && contradicted.every(({ own }) => tellingOf(own) !== said) ? 'other' : 'contradicts';
  }
}

function compare(tokens: readonly Token[], own: readonly Token[]): Likeness {
  const { matched, replacements } = alignTokens(tokens, own);
  if (replacements.every(saysNothing)) return 'same';
  const length = Math.max(tokens.length, own.filter((token) => !isEnd(token)).length);
  if (matched < alike(length)) return 'other';
  const telling = replacements.filter((each) => !saysNothing(each));
  if (isExchange(telling)) return 'contradicts';
  const [one] = telling;
  return telling.length === 1 && isTurned(one) ? 'contradicts' : 'other';
}

/** What was put in says nothing, and of what is missing only the ends of intervals count. */
const saysNothing = ({ said, own }: Replacement): boolean =>
  said.every((token) => token.kind === 'word' && filling.has(token.text)) &&
  own.every((token) => isEnd(token) || (token.kind === 'word' && filling.has(token.text)));

const isEnd = (token: Token): boolean => token.kind === 'figure' && token.end !== undefined;

const tells = (token: Token): boolean => token.kind !== 'word' || turning.has(token.text);

/** One figure, name, date or turn of words in place of another, or a no where there was none. */
function isTurned({ said, own }: Replacement): boolean {
  if (said.length === 0 || own.length === 0) return [...said, ...own].some(isNegation);
  const claims = (tokens: readonly Token[]): number =>
    tokens.filter((token) => token.kind !== 'word' && !isEnd(token)).length;
  if (claims(said) > 1 || claims(own) > 1 || said.every(isPronoun)) return false;
  return own.some((token) => token.kind !== 'word') || (said.some(tells) && own.some(tells));
}

/** All that a sentence tells, in any order. */
const tellingOf = (tokens: readonly Token[]): string =>
  tokens
    .filter((token) => tells(token) && !isEnd(token))
    .map((token) => (token.kind === 'figure' ? `${written(token)} ${token.unit}` : written(token)))
    .sort()
    .join(' ');

const isPronoun = (token: Token): boolean => token.kind === 'word' && pronouns.has(token.text);

const isNegation = (token: Token): boolean => token.kind === 'word' && negations.has(token.text);

/** Two things that changed places. */
function isExchange(replacements: readonly Replacement[]): boolean {
  const [one, other, ...more] = replacements;
  if (!other || more.length > 0) return false;
  const text = (tokens: readonly Token[]): string => tokens.filter(tells).map(written).sort().join(' ');
  const moved = text(one.said) + text(one.own);
  // `the lowest activation was` for `activation was lowest`: a word alone may stand elsewhere.
  const isOfClaims = [one, other].some(({ said, own }) =>
    [...said, ...own].some(({ kind }) => kind !== 'word'),
  );
  const isBothWays = one.said.some(tells) && one.own.some(tells);
  return (
    (isOfClaims || isBothWays) &&
    moved !== '' &&
    text(one.said) === text(other.own) &&
    text(other.said) === text(one.own)
  );
}

const written = (token: Token): string =>
  token.kind === 'figure' ? String(token.value) : token.text.toLowerCase();
