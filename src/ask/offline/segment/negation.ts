import { personStems } from '../lexicon/synonyms.js';
import type { Mention } from '../names/mention.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';

const openings =
  /(?<= )(?:other than|outside (?:of|the)|apart from|(?:leave|leaving|filter|filtering|take|taking) out|(?:leaving|leave|setting|putting) aside|aside from|with no|except for|with the exception of|not counting|not including|(?:anyone|everyone|everybody|anybody|anything|everything|everywhere|anywhere|ones|all) (?:but|except)|not|never|no|nobody|without|except|excluding|exclude|excludes|non|neither|nor|minus|ignoring|ignore|omit|omitting|besides|lacking|lack|skip|skipping)(?= )/g;
/** `radio leads left out`, `leave free users out of it`: said behind what is negated. */
const closings =
  /(?<= )(?:left out|excluded|not included|not counted|aside|out of (?:it|this|that|the picture))(?= )/g;
/** `not only`, `no more than`, `why not` negate nothing. */
const harmless = /^(?:not (?:only|more|less|later|sure)|no (?:more|less|later|matter|idea|longer))$/;
const auxiliary = /^(?:do|does|did|have|has|had|will|would|can|could|should|may|might)$/;

/** Words that may stand between a negator and what it negates. */
const light = new Set(
  'the a an any in on from of with for at have has had do does did be been is are was were yet ever also to use used using who that it its them their by via through actually really even we you got get came come single'.split(
    ' ',
  ),
);

/** The words that are negated: what follows a `not` or an `except`, to the end of its list. */
export function negatedSpans(reading: Reading): Span[] {
  const { words, mentions } = reading.question;
  const isNamed = ({ first }: Span): boolean =>
    mentions.some((mention) => mention.first <= first && first < mention.end);
  const opened = words.matches(openings).filter((opening) => !isNamed(opening));
  const closed = words.matches(closings).filter((closing) => !isNamed(closing));
  return [
    ...opened.flatMap(({ first, end }) => {
      const word = reading.wordAt(first);
      const isTaken = word === 'not' && !reading.isFree({ first, end: first + 1 });
      if (harmless.test(`${word} ${reading.wordAt(first + 1)}`) || isTaken) return [];
      const isOfVerb =
        /^(?:never|nobody)$/.test(word) || (word === 'not' && auxiliary.test(reading.wordAt(first - 1)));
      return [(isOfVerb ? deedFrom(end, reading) : undefined) ?? listFrom(first, end, reading)];
    }),
    ...closed.flatMap((closing) => {
      const last = mentions.findLast(({ end }) => end <= closing.first && closing.first - end <= 2);
      return last ? [{ first: last.first, end: closing.end }] : [];
    }),
  ];
}

/** `do not German users connect a bank`: the verb is negated, not who does it. */
function deedFrom(from: number, reading: Reading): Span | undefined {
  for (let token = from; token < from + 7;) {
    const mention = mentionAt(token, reading);
    const isBeyond = token > from && (hasPause(token, reading) || reading.wordAt(token) === 'but');
    if (reading.question.tokens[token] === undefined || isBeyond) return undefined;
    if (mention && isDeed(mention)) return { first: mention.first, end: listFrom(token, token, reading).end };
    token = mention ? mention.end : token + 1;
  }
  return undefined;
}

const isDeed = ({ readings }: Mention): boolean =>
  /^(?:activity|outcome|journey)$/.test(readings[0]?.entity.kind ?? '');

/** From `first` over the list of names that begins at `from`: `except free and starter`. */
function listFrom(first: number, from: number, reading: Reading): Span {
  let end = from;
  for (let isListed = true; end < reading.question.tokens.length;) {
    const mention = mentionAt(end, reading);
    if (end > from && reading.question.tokens[end]?.pause === '.') break;
    if (mention && (isListed || hasPause(end, reading))) {
      end = mention.end;
      isListed = false;
    } else if (/^(?:and|or|nor)$/.test(reading.wordAt(end))) {
      isListed = true;
      end += 1;
    } else if (isPassedOver(end, isListed, end - from, reading)) {
      end += 1;
    } else {
      break;
    }
  }
  return { first, end };
}

/** Small words before a name, and the nouns that a name can have behind it: `except free plan customers`. */
function isPassedOver(token: number, isListed: boolean, distance: number, reading: Reading): boolean {
  const word = reading.question.tokens[token];
  if (!word) return false;
  if (personStems.has(word.stem) || isTraitWord(token, reading)) return true;
  if (!isListed) return false;
  return (
    light.has(word.word) ||
    word.number !== undefined ||
    (distance <= 1 && !/^(?:but|only|just)$/.test(word.word))
  );
}

const mentionAt = (token: number, { question }: Reading): Mention | undefined =>
  question.mentions.find(({ first, end }) => first <= token && token < end);

const hasPause = (token: number, { question }: Reading): boolean =>
  (question.tokens[token]?.pause ?? '') !== '';

const isTraitWord = (token: number, { question }: Reading): boolean =>
  question.candidates.some(
    ({ entity, first, end, score }) =>
      entity.kind === 'trait' && score > 0.45 && first <= token && token < end,
  );
