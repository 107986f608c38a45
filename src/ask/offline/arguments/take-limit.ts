import { isOneCustomer } from '../lexicon/one-customer.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';

const leading =
  /^(?:top|first|best|worst|bottom|latest|newest|last|biggest|largest|just|only|it|limit|show|list|give|get|find|pull|name|these|those|me|the|most|riskiest|and|to|of|need|which|what|suggest|recommend|want|say|make|summarise|any|our|common|frequent|popular|important|typical|likely)$/;
const strong =
  /^(?:top|first|best|worst|bottom|latest|newest|biggest|largest|limit|riskiest|max|maximum|to|it)$/;
const ranking =
  /^(?:most|biggest|largest|best|worst|top|highest|latest|newest|riskiest|main|common|frequent|valuable|key)$/;
const things = new Set(
  'quot review comment ticket theme topic complaint gripe thing path rout sequenc action idea account name exampl messag text option suggest recommend recent'.split(
    ' ',
  ),
);

/** How many to show: `top 5`, `ten Dutch customers`, `make it 25`. */
export function takeLimit(reading: Reading): number | undefined {
  const { tokens } = reading.question;
  for (const [place, token] of tokens.entries()) {
    const { number } = token;
    if (number === undefined || !Number.isInteger(number) || number < 1 || /[%+]/.test(token.text)) continue;
    if (
      !reading.isFree({ first: place, end: place + 1 }) ||
      reading.overlapsPeriod({ first: place, end: place + 1 })
    )
      continue;
    if (isLimit(place, reading)) {
      reading.take({ first: place, end: place + 1 });
      return number;
    }
  }
  return undefined;
}

/** `how does one get there`: somebody. */
const isPronoun = (place: number, reading: Reading): boolean =>
  reading.wordAt(place) === 'one' &&
  /^(?:can|do|does|did|should|would|might|must|may|could|if)$/.test(reading.wordAt(place - 1));

function isLimit(place: number, reading: Reading): boolean {
  const before = reading.wordAt(place - 1);
  const after = reading.wordAt(place + 1);
  if (/^(?:than|least|most|over|above|under|below|exceed\w*)$/.test(before)) return false;
  if (isOneCustomer(before)) return false;
  if (isPronoun(place, reading)) return false;
  if (
    /^(?:a|per|each|every)$/.test(after) &&
    /^(?:day|week|month|quarter|year)$/.test(reading.wordAt(place + 2))
  )
    return false;
  const farther = reading.question.tokens[place - 2];
  if (before === 'to' && (farther?.word === 'up' || farther?.number !== undefined)) return false;
  if (
    /^(?:day|days|week|weeks|month|months|quarter|quarters|year|years|hour|hours|percent|star|stars|or|times|euro|euros|dollar|dollars)$/.test(
      after,
    )
  )
    return false;
  if (reading.isFollowUp && before === 'that' && /^(?:make|limit|cap|cut)$/.test(farther?.word ?? ''))
    return true;
  const isLast =
    place === reading.question.tokens.length - 1 || reading.question.tokens[place + 1]?.pause !== '';
  if (reading.isFollowUp && isLast && /^(?:me|just|only)$/.test(before)) return true;
  if (before === 'in' && /^(?:bullets?|points)$/.test(after)) return true;
  if (strong.test(before) || ranking.test(after) || /^(?:only|please|max|tops)$/.test(after)) return true;
  if (after === 'of' && /^(?:them|those|these)$/.test(reading.wordAt(place + 2))) return true;
  const { tokens } = reading.question;
  const near = tokens.slice(place + 1, place + 6);
  const stop = near.findIndex(
    ({ pause, word }) => pause === '.' || /^(?:who|that|with|in|at|from)$/.test(word),
  );
  const counted = (stop < 0 ? near : near.slice(0, stop)).some(
    ({ stem }) => personStems.has(stem) || things.has(stem),
  );
  const isNamed = reading.question.mentions.some(
    ({ first, end }) => first > place && first <= place + 2 && end > place,
  );
  if (!counted && !isNamed) return before === '' && reading.isFollowUp;
  return leading.test(before) || place === 0 || tokens[place]?.pause !== '';
}
