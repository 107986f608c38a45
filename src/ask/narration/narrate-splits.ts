import { feedbackThemesOutput, type FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import {
  formatCount,
  formatCounted,
  formatDifference,
  formatEstimate,
  formatList,
} from '../figure-format.js';
import type { AskedSplit } from '../planner.js';
import { verdictOn } from './narrate-feelings.js';

/** What an answer says of the splits that were asked for: sentences, the table that shows one, and what is not told. */
export interface ToldSplits {
  readonly sentences: readonly string[];
  readonly table?: AnswerTable;
  readonly caveats: readonly string[];
}

/** Texts by week, by month and by source; by traits they are not told. */
export function narrateSplits(
  splits: readonly AskedSplit[],
  envelope: Envelope<'feedback_themes'>,
): ToldSplits {
  const data = feedbackThemesOutput.parse(envelope.data);
  const which = envelope.args.sentiment ?? 'negative';
  const time = splits.find(({ by }) => by === 'time');
  const sources = splits.filter(({ by }) => by === 'source');
  const ofSources = sources.length > 0;
  const isNamed = (source: string): boolean =>
    sources.every(({ name }) => name === 'source') || sources.some(({ name }) => name === source);
  const unit = time?.name === 'week' || time?.name === 'month' ? time.name : undefined;
  const table = unit ? courseTable(unit, data) : ofSources ? sourceTable(data) : undefined;
  return {
    sentences: [
      ...gapSentence(
        which,
        data,
        sources.map(({ name }) => name),
      ),
      ...(ofSources ? sourceSentences(which, data, isNamed) : []),
      ...(unit ? courseSentences(unit, isOfRating(envelope.args) ? 'texts' : which, data) : []),
    ],
    ...(table && table.rows.length > 0 ? { table } : {}),
    caveats: lacking(splits),
  };
}

type Feeling = 'negative' | 'positive';

/** `1 star reviews per week` counts those, however they feel. */
const isOfRating = ({
  sentiment,
  min_rating: least,
  max_rating: most,
}: Envelope<'feedback_themes'>['args']) =>
  sentiment === undefined && (least !== undefined || most !== undefined);

const sourceSentences = (
  which: Feeling,
  { by_source: sources }: FeedbackThemes,
  isNamed: (source: string) => boolean,
): string[] =>
  sources
    .filter(({ name, negative_share: { n } }) => n > 0 && isNamed(name))
    .map(
      ({ name, negative_share: bad, positive_share: good }) =>
        `In ${name}, ${formatEstimate(which === 'negative' ? bad : good)} of ${formatCounted(bad.n, 'text')} are ${which}.`,
    );

/** Of two sources that are named: whether more texts feel so in one than in the other. */
function gapSentence(
  which: Feeling,
  { source_gaps: gaps }: FeedbackThemes,
  named: readonly string[],
): string[] {
  const gap = gaps.find(({ sources }) => named.length === 2 && sources.every((each) => named.includes(each)));
  if (!gap) return [];
  const more = gap[`${which}_difference`];
  return [`${verdictOn(more, which)}: ${formatDifference(more)}, ${gap.label}.`];
}

/** The last one that is over, and the one with most. */
function courseSentences(
  unit: 'week' | 'month',
  which: Feeling | 'texts',
  { course }: FeedbackThemes,
): string[] {
  const whole = course[unit].filter(({ partial }) => !partial);
  const last = whole.at(-1);
  if (!last) return [];
  const most = whole.reduce((best, point) => (point[which] > best[which] ? point : best), last);
  const say = ({ label, texts, ...felt }: typeof last): string => {
    const when = `in ${unit === 'week' ? 'the ' : ''}${label}`;
    return which === 'texts'
      ? `${formatCounted(texts, 'text')} ${when}`
      : `${formatCount(felt[which])} of ${formatCounted(texts, 'text')} were ${which} ${when}`;
  };
  return most === last
    ? [`${say(last)}, the most in any ${unit}.`]
    : [`${say(last)}.`, `Most in any ${unit}: ${say(most)}.`];
}

const courseTable = (unit: 'week' | 'month', { course }: FeedbackThemes): AnswerTable => ({
  caption: `Texts by ${unit}`,
  columns: [
    { name: unit === 'week' ? 'Week' : 'Month', kind: 'text' },
    { name: 'Texts', kind: 'count' },
    { name: 'Negative', kind: 'count' },
    { name: 'Positive', kind: 'count' },
  ],
  rows: course[unit].map(({ label, partial, texts, negative, positive }) => [
    partial ? `${label} (partial)` : label,
    texts,
    negative,
    positive,
  ]),
});

const sourceTable = ({ by_source: sources }: FeedbackThemes): AnswerTable => ({
  caption: 'Texts by source',
  columns: [
    { name: 'Source', kind: 'text' },
    { name: 'Texts', kind: 'count' },
    { name: 'Negative', kind: 'rate' },
    { name: 'Positive', kind: 'rate' },
  ],
  rows: sources.map(({ name, texts, negative_share: bad, positive_share: good }) => [name, texts, bad, good]),
});

/** What themes have no split for is said, and what can be asked instead. */
function lacking(splits: readonly AskedSplit[]): string[] {
  const traits = splits.flatMap(({ by, name }) => (by === 'trait' ? [name] : []));
  const times = splits.flatMap(({ by, name }) =>
    by === 'time' && name !== 'week' && name !== 'month' ? [name] : [],
  );
  return [
    ...(traits.length > 0
      ? [
          `Feedback is not told apart by ${formatList(traits)} here: ask for one value, or set two of them against each other.`,
        ]
      : []),
    ...(times.length > 0
      ? [`Feedback is counted per week and per month, not per ${formatList(times)}.`]
      : []),
  ];
}
