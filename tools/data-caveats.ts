import { addDays } from '../src/journeys/calendar.js';
import { logHealth, type DataFinding } from '../src/journeys/data-findings.js';
import type { Period } from '../src/journeys/period.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { describeFinding } from './describe-finding.js';

/** What an answer was made from. */
export interface AnswerGround {
  /** Activity codes. All when undefined: then one that is missing changes little, and only whole sources count. */
  readonly activities?: Iterable<number>;
  /** Activities that the definitions name, whether or not there are any. */
  readonly named?: readonly string[];
  readonly period?: Period;
  /** Events count this many days beyond the period too: the window of a journey. */
  readonly afterwards?: number;
}

const mostSentences = 3;
/** A smaller share of all events changes no answer. */
const inhumanShare = 0.05;

/** What is wrong with the data that an answer was made from, in sentences for its caveats; for most answers nothing. */
export function dataCaveats({ log, definitions }: Vocabulary, ground: AnswerGround): string[] {
  const names = ground.activities
    ? new Set([...ground.activities].map((code) => log.activityNames[code]))
    : undefined;
  const sources = new Set(
    log.activityNames.flatMap((name, code) =>
      names && !names.has(name) ? [] : [log.sources[log.eventSources.usual[code]]?.name],
    ),
  );
  const { findings, counts } = logHealth(log, definitions.timezone);
  const concerns = (finding: DataFinding): boolean => {
    switch (finding.kind) {
      case 'jump':
        return false;
      case 'inhuman':
        return finding.events >= inhumanShare * finding.all_events;
      case 'too_early':
      case 'too_late':
        return false;
      case 'repeats':
        return names?.has(finding.activity ?? '') ?? false;
      case 'silent':
      case 'gap':
        return isAbout(finding) && liesIn(finding, ground);
    }
  };
  const isAbout = ({ activity, source }: DataFinding): boolean => {
    if (activity !== undefined) return names?.has(activity) ?? false;
    return source === undefined || sources.has(source);
  };
  const unseen = (ground.named ?? [])
    .filter((name) => !isSeen(log.activityNames.indexOf(name), counts.activities))
    .map((activity) => describeFinding({ kind: 'unseen', activity }));
  const sentences = [...unseen, ...findings.filter(concerns).map(describeFinding)];
  const more = sentences.length - mostSentences;
  if (more <= 0) return sentences;
  return [
    ...sentences.slice(0, mostSentences),
    `The data have ${more} more ${more === 1 ? 'fault' : 'faults'} that concern this answer: ask "Is our data complete?".`,
  ];
}

function isSeen(code: number, activities: readonly Uint32Array[]): boolean {
  return code >= 0 && activities[code].some((count) => count > 0);
}

function liesIn(
  { from, to }: { readonly from: string; readonly to: string },
  { period, afterwards = 0 }: AnswerGround,
): boolean {
  const end = period?.to === undefined ? undefined : addDays(period.to, Math.ceil(afterwards));
  return (period?.from === undefined || to > period.from) && (end === undefined || from < end);
}
