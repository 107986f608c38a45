import type { CustomerProfile } from '../../../tools/customer.js';
import { formatCount } from '../../ask/figure-format.js';
import { cleanText } from '../clean-text.js';
import { drawableText } from './drawable-text.js';

/** What one customer did over time: a lane for each activity, a mark for each time. */
export interface TimelineChart {
  readonly kind: 'timeline';
  readonly title: string;
  readonly subtitle: string;
  readonly footnotes: readonly string[];
  /** First and last day, Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  /** In order of first time. */
  readonly lanes: readonly TimelineLane[];
  /** Most frequent first: each has a colour of its own as long as there are colours. */
  readonly sources: readonly string[];
}

export interface TimelineLane {
  readonly name: string;
  /** Place in `sources`. */
  readonly source: number;
  readonly times: number;
  readonly marks: readonly { readonly from: number; readonly to: number; readonly times: number }[];
}

const mostLanes = 14;

/** Undefined where there is too little to draw. */
export function timelineChart(
  { name, timeline, earlier_events: earlier }: CustomerProfile,
  subtitle: string,
): TimelineChart | undefined {
  if (timeline.length < 2) return undefined;
  const lanes = new Map<string, { source: string; marks: TimelineLane['marks'][number][] }>();
  for (const { activity, source, at, until, times } of timeline) {
    const lane = lanes.get(activity) ?? { source, marks: [] };
    lanes.set(activity, lane);
    lane.marks.unshift({ from: Date.parse(at), to: Date.parse(until), times });
  }
  const sources = bySize(timeline.map(({ source }) => source));
  const all = [...lanes].map(([activity, { source, marks }], place): TimelineLane => ({
    name: drawableText(cleanText(activity), `Activity ${place + 1}`),
    source: sources.indexOf(source),
    times: marks.reduce((sum, { times }) => sum + times, 0),
    marks,
  }));
  const drawn = rarest(all).sort((a, b) => a.marks[0].from - b.marks[0].from);
  const moments = drawn.flatMap(({ marks }) => marks.flatMap(({ from, to }) => [from, to]));
  return {
    kind: 'timeline',
    title: `${drawableText(name, 'Customer')}: what they did`,
    subtitle,
    footnotes: [
      ...(all.length > mostLanes
        ? [`${mostLanes} of ${all.length} activities are drawn, the rarest; the table has all.`]
        : []),
      ...(earlier > 0 ? [`${formatCount(earlier)} earlier events are not drawn.`] : []),
    ],
    from: Math.min(...moments),
    to: Math.max(...moments),
    lanes: drawn,
    sources: sources.map((source) => drawableText(source, 'source')),
  };
}

/** What happens seldom tells more than what happens every day. */
function rarest(lanes: readonly TimelineLane[]): TimelineLane[] {
  return [...lanes].sort((a, b) => a.times - b.times).slice(0, mostLanes);
}

function bySize(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** The picture in words. */
export function timelineAltText({ title, lanes }: TimelineChart): string {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  const words = lanes.map(({ name, times, marks }) => {
    const last = day(marks[marks.length - 1].to);
    return times === 1 ? `${name}: ${last}.` : `${name}: ${formatCount(times)} times, last on ${last}.`;
  });
  return [`${title}.`, ...words].join(' ');
}
