import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';
import { stem } from '../text/stem.js';
import { contains, type Span } from '../text/word-text.js';

const leaving =
  /(?<= )(?:leav\w*|left|quit\w*|churn\w*|cancel\w*|defect\w*|walk\w* away|driv\w* (?:\w+ )?(?:away|out|off)|go\w* away|stop\w* (?:buying|using|paying|playing)|drop\w* out|laps\w*|attrition|not (?:com\w+ back|return\w*)|withdraw(?:s|ing)?)(?= )/g;

/** `churned customers` names customers. */
const isInName = (span: Span, reading: Reading): boolean =>
  reading.question.mentions.some(
    (mention) => mention.readings[0]?.entity.kind === 'term' && contains(mention, span),
  );

/** Customers leaving, in general words: the company's outcome for that. */
export function takeGeneralLeaving(reading: Reading): string | undefined {
  const outcome = reading.question.company.leaving;
  const match =
    outcome === undefined
      ? undefined
      : reading.question.words
          .matches(leaving)
          .find((span) => reading.isFree(span) && !isInName(span, reading));
  if (!match) return undefined;
  reading.take(match);
  return namedAfter(reading.stemAt(match.first), reading) ?? outcome;
}

/** `cancel`, where there is a `cancellation` or a `pass cancellation`. */
const namedAfter = (said: string, { question }: Reading): string | undefined =>
  Object.keys(question.company.catalog.outcomes).find(
    (name) => said.length > 4 && name.split(' ').some((word) => stem(word).startsWith(said)),
  );

/** `how many customers did we lose`: the company's outcome for their leaving. */
export function takeLosing(reading: Reading): string | undefined {
  const { company, words, tokens } = reading.question;
  const [lost] = words
    .matches(/(?<= )(?:lose|loses|losing|lost)(?= )/g)
    .filter((span) => reading.isFree(span) && !isInName(span, reading));
  const isOfPeople =
    tokens.some(({ stem }) => personStems.has(stem)) || / how many (?:\w+ ){0,3}we /.test(words.text);
  if (!lost || company.leaving === undefined || !isOfPeople) return undefined;
  reading.take(lost);
  return company.leaving;
}

const talk =
  /(?<= )(?:leave|leaves|leaving|quit|quits|quitting|churn|churns|churning|cancel|cancels|cancelling|canceling|abandon|abandons|abandoning|lose|loses|losing|bail|bailing|(?:stop|stops|stopping)(?: \w+ing)?|go|goes|going|give up|giving up|walk away|lapse|withdraw|withdraws|withdrawing|unsubscribe|unsubscribing)(?= )/g;

/** Leaving in the present tense is what the tool is about, and no condition on customers. */
export function takeTalkOfLeaving(reading: Reading): void {
  for (const match of reading.question.words.matches(talk)) {
    const longer = reading.question.mentions.some(
      ({ first, end }) => first <= match.first && end >= match.end && end - first > match.end - match.first,
    );
    const isEnd =
      /^(?:up|to)$/.test(reading.wordAt(match.first - 1)) && /^end/.test(reading.wordAt(match.first - 2));
    if (!longer && !isEnd && reading.isFree(match)) reading.take(match);
  }
}
