import { readOrder } from '../arguments/take-order.js';
import { findWindows } from '../calendar/duration-grammar.js';
import type { Question } from '../question.js';
import { Reading } from '../reading.js';
import { takeLoneStep } from './drop-offs-scope.js';
import { takeChain } from './steps.js';

/** What in a question, beside the words of the lexicon, speaks for drop-offs. */
export const dropOffsEvidence = (question: Question): number =>
  chainEvidence(question) + bareJourneyEvidence(question) + (saysDropOffs(question) ? 12 : 0);

/** Two activities, one after the other, are a small funnel. */
function chainEvidence(question: Question): number {
  const text = question.words.text;
  const counted =
    / (?:how many|how much of|share|percentage|percent|proportion|fraction|conversion|convert|converts|rate) /.test(
      text,
    );
  const windowed = findWindows(question.words).length > 0;
  if (takeChain(new Reading(question)) === undefined)
    return windowed && counted && takeLoneStep(new Reading(question)) ? 8 : 0;
  if (/^ (?:who|which|list|show) /.test(text)) return 0;
  if (/ then /.test(text)) return 12;
  const linked = / (?:from|to|into) /.test(text);
  const personal = / (?:who|that|those|customers|people|users) /.test(text);
  if (/(?<= )(?:path|paths|route|routes|sequence|sequences|how do)(?= )/.test(text)) return 0;
  const asked = counted || (windowed && / (?:did|do|does) /.test(text));
  const ordered = readOrder(text) === undefined ? 0 : 8;
  return (
    (linked ? (personal || counted ? 4 : 9) : 0) +
    (counted ? 3 : 0) +
    (personal && counted ? 3 : 0) +
    (windowed && asked ? 6 : 0) +
    ordered
  );
}

/** `warranty drop-offs`: of the journey, whatever else is dropped off there. */
const saysDropOffs = ({ words, mentions }: Question): boolean =>
  words
    .matches(/(?<= )(?:drop|fall)(?:ped)? offs?(?= )/g)
    .some(({ first }) =>
      mentions.some(({ end, readings: [best] }) => end === first && best?.entity.kind === 'journey'),
    );

const smallWords =
  /^(?:the|our|my|a|on|in|for|by|per|versus|compare|compared|with|to|and|from|only|just|please|of|users|customers|people)$/;

/** `onboarding on mobile`, `compare trial in May and June`: a journey, whom or when, and no more. */
function bareJourneyEvidence({ tokens, mentions, periods }: Question): number {
  const isJourney = mentions.some(({ readings }) => readings[0]?.entity.kind === 'journey');
  const named = [...mentions, ...periods];
  const rest = tokens.filter(
    ({ word }, token) =>
      !smallWords.test(word) && !named.some(({ first, end }) => first <= token && token < end),
  );
  return isJourney && tokens.length > 1 && rest.length === 0 ? 8 : 0;
}
