import { personStems } from '../lexicon/synonyms.js';
import { nameWords } from '../names/name-words.js';
import type { Reading } from '../reading.js';
import { overlaps, type Span } from '../text/word-text.js';
import { isCounted } from './take-feedback-nouns.js';

/** The source that is named: one of feedback, or any when asking about the data. Lower case, as in the catalog. */
export function takeSource(reading: Reading, ofFeedback: boolean): string | undefined {
  const { company } = reading.question;
  const [best] = reading
    .free(
      ({ entity, score }) =>
        entity.kind === 'source' && score >= 0.5 && (!ofFeedback || company.isFeedback(entity.name)),
    )
    .filter(({ first, end }) => !isCounted(end - 1, reading) && !isCounted(first, reading))
    .filter((span) => !isOfDeed(span, reading))
    .filter(({ first, end, score }) => score >= 0.8 || isPlaced(first, end, reading))
    .sort((a, b) => b.score + (b.end - b.first) * 0.2 - a.score - (a.end - a.first) * 0.2);
  if (!best) return undefined;
  reading.take(best);
  const kind = { first: best.end, end: best.end + 1 };
  if (ofFeedback && written.test(reading.wordAt(best.end)) && reading.isFree(kind)) reading.take(kind);
  return best.entity.name.toLowerCase();
}

/** All sources of feedback that are named, in the question's order. */
export const namedSources = (reading: Reading): (Span & { readonly name: string })[] => {
  const { company } = reading.question;
  const found = reading
    .free(({ entity, score }) => entity.kind === 'source' && score >= 0.5 && company.isFeedback(entity.name))
    .filter((span) => !isOfDeed(span, reading))
    .filter(({ first, end, score }) => score >= 0.8 || isPlaced(first, end, reading));
  return found
    .filter((each, place) => found.slice(0, place).every((better) => !overlaps(better, each)))
    .map(({ first, end, entity }) => ({ first, end, name: entity.name }))
    .sort((a, b) => a.first - b.first);
};

/** `a reopened ticket`, `at Home Survey Done`: part of the name of what was done. */
const isOfDeed = (span: Span, reading: Reading): boolean =>
  reading.question.mentions.some(
    ({ first, end, readings: [best] }) =>
      first <= span.first &&
      span.end <= end &&
      end - first > span.end - span.first &&
      best?.entity.kind === 'activity' &&
      (/^(?:a|an|one|any)$/.test(reading.wordAt(first - 1)) ||
        reading.wordsOf({ first, end }) === nameWords(best.entity.name).join(' ')),
  );

/** `helpdesk chats`: what the source holds. */
const written =
  /^(?:chats?|calls?|tickets?|reviews?|messages?|e?mails?|comments?|threads?|posts?|answers?|conversations?)$/;

/** `in the survey`, `on google`, `tickets about …`: part of a source's name does when the words around fit. */
function isPlaced(first: number, end: number, reading: Reading): boolean {
  const { tokens } = reading.question;
  if (
    tokens
      .slice(first, end)
      .some(({ stem }) => personStems.has(stem) || /^(?:review|feedback|comment)$/.test(stem))
  )
    return false;
  if (tokens.slice(first, end).some(({ stem }) => /^(?:ticket|survey|inbox|chat|letter|email)$/.test(stem)))
    return true;
  const before = [reading.wordAt(first - 1), reading.wordAt(first - 2)];
  return (
    before.some((word) => /^(?:in|on|from|at|of|via)$/.test(word)) ||
    /^(?:reviews?|comments?|feedback|ratings?|texts?|messages?|data|import|feed)$/.test(reading.wordAt(end))
  );
}
