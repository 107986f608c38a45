import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';

const negators =
  /^(?:not|never|no|without|except|excluding|exclude|excludes|non|neither|nor|minus|ignoring|ignore|omit|omitting|besides|lacking|lack)$/;
const twoWords =
  /^(?:other than|outside of|outside the|apart from|leave out|leaving out|filter out|filtering out|anyone but|everyone but|everybody but|all but|anybody but|ones but|aside from|take out|with no|except for)$/;
/** Words over which a negation reaches on. */
const light = new Set(
  'the a an any and or nor in on from of with for at have has had do does did be been is are was were yet ever also to use used using who that it its them their by via through customers their'.split(
    ' ',
  ),
);

/** The words that are negated: from a `not` or an `except` to the end of the list behind it. */
export function negatedSpans(reading: Reading): Span[] {
  const { tokens, mentions } = reading.question;
  return tokens.flatMap((token, first) => {
    const pair = `${token.word} ${reading.wordAt(first + 1)}`;
    const double = twoWords.test(pair);
    if (!double && !negators.test(token.word)) return [];
    if (isHarmless(pair) || mentions.some((mention) => mention.first <= first && first < mention.end))
      return [];
    let end = first + (double ? 2 : 1);
    let isListed = true;
    while (end < tokens.length) {
      const mention = mentions.find((each) => each.first <= end && end < each.end);
      const word = tokens[end];
      if (!word || word.pause === '.') break;
      if (mention && isListed) {
        end = mention.end;
        isListed = false;
      } else if (/^(?:and|or|nor)$/.test(word.word) || (word.pause === ',' && mention)) {
        isListed = true;
        end = mention ? mention.end : end + 1;
      } else if (!isListed && !personStems.has(word.stem) && !isTraitWord(reading, end)) break;
      else if (
        light.has(word.word) ||
        personStems.has(word.stem) ||
        isTraitWord(reading, end) ||
        word.number !== undefined
      )
        end += 1;
      else if (end - first <= 2 && !/^(?:but|only|just)$/.test(word.word)) end += 1;
      else break;
    }
    return [{ first, end }];
  });
}

/** `not only`, `no more than`, `why not` negate nothing. */
const isHarmless = (pair: string): boolean =>
  /^(?:not only|no more|not more|no less|not less|no later|not later|no matter|no idea|no longer|not sure|non payer)/.test(
    pair,
  );

function isTraitWord({ question }: Reading, token: number): boolean {
  return question.candidates.some(
    ({ entity, first, end, score }) =>
      entity.kind === 'trait' && score > 0.45 && first <= token && token < end,
  );
}
