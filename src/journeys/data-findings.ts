import { quietStretches, type QuietStretch } from '../stats/quiet-stretches.js';
import { volumeJumps } from '../stats/volume-jumps.js';
import { addDays, dayOf, startOfUnit } from './calendar.js';
import { dailyCounts, type DailyCounts } from './daily-counts.js';
import { inhumanCustomers, type InhumanCustomer, type InhumanCustomers } from './inhuman-customers.js';
import type { JourneyLog } from './journey-log.js';
import { logOfCustomers } from './log-of-customers.js';
import { plausibleRange } from './plausible-range.js';
import { repeatedEvents } from './repeated-events.js';

/** What a finding is about: an activity, a whole source, or everything when it names neither. */
export interface Concerned {
  readonly activity?: string;
  readonly source?: string;
}

/** Something in the data that an answer may be wrong for. Days are YYYY-MM-DD; `to` is the day after the last. */
export type DataFinding = Concerned &
  (
    | {
        /** `silent`: nothing since; `gap`: nothing for a while. */
        readonly kind: 'silent' | 'gap';
        readonly from: string;
        readonly to: string;
        readonly expected: number;
      }
    | {
        readonly kind: 'jump';
        readonly from: string;
        readonly to: string;
        readonly events: number;
        readonly usual: number;
      }
    | { readonly kind: 'repeats'; readonly repeats: number; readonly events: number }
    | {
        /** Events that a wrong clock put before or after all others. */
        readonly kind: 'too_early' | 'too_late';
        readonly events: number;
        /** Day of the farthest, and the day of the others next to it. */
        readonly farthest: string;
        readonly bound: string;
      }
    | {
        readonly kind: 'inhuman';
        readonly count: number;
        readonly customers: readonly InhumanCustomer[];
        readonly events: number;
        readonly all_events: number;
      }
  );

export interface LogHealth {
  readonly counts: DailyCounts;
  readonly findings: readonly DataFinding[];
}

const kept = new WeakMap<JourneyLog, { readonly timezone: string; readonly health: LogHealth }>();

/** Everything in a log that answers may be wrong for. O(events), once for each log. */
export function logHealth(log: JourneyLog, timezone: string): LogHealth {
  const known = kept.get(log);
  if (known?.timezone === timezone) return known.health;
  const counts = dailyCounts(log, timezone);
  const inhuman = inhumanCustomers(log);
  const people = inhuman.customers.length > 0 ? withoutCustomers(log, inhuman.customers) : log;
  const ofPeople = people === log ? counts : dailyCounts(people, timezone);
  const findings = [
    ...clockFindings(log, timezone),
    // What a bot does goes on where people's events are lost, and has jumps of its own.
    ...quietFindings(people, ofPeople),
    ...jumpFindings(people, ofPeople),
    ...repeatFindings(log),
    ...inhumanFindings(log, inhuman),
  ];
  const health = { counts, findings };
  kept.set(log, { timezone, health });
  return health;
}

function clockFindings(log: JourneyLog, timezone: string): DataFinding[] {
  const { from, to, before, after } = plausibleRange(log);
  const day = (seconds: number) => dayOf(seconds, timezone);
  return [
    ...(before.events > 0
      ? [
          {
            kind: 'too_early' as const,
            events: before.events,
            farthest: day(before.farthest),
            bound: day(from),
          },
        ]
      : []),
    ...(after.events > 0
      ? [
          {
            kind: 'too_late' as const,
            events: after.events,
            farthest: day(after.farthest),
            bound: day(to - 1),
          },
        ]
      : []),
  ];
}

interface Series {
  readonly concerned: Concerned;
  readonly counts: Uint32Array;
  /** Series that this one is part of. */
  readonly within: readonly Series[];
}

/** Everything, then sources, then activities: what befell a whole is not said again of its parts. */
function allSeries(log: JourneyLog, { days, activities, sources }: DailyCounts): Series[] {
  const all = new Uint32Array(days.length);
  for (const counts of sources) for (let day = 0; day < all.length; day++) all[day] += counts[day];
  const whole: Series = { concerned: {}, counts: all, within: [] };
  const ofSources = sources.map((counts, source) => ({
    concerned: { source: log.sources[source].name },
    counts,
    within: [whole],
  }));
  const ofActivities = activities.map((counts, code) => {
    const source = ofSources[log.eventSources.usual[code]];
    return {
      concerned: { activity: log.activityNames[code], source: source.concerned.source },
      counts,
      within: [whole, source],
    };
  });
  return [whole, ...ofSources, ...ofActivities];
}

function quietFindings(log: JourneyLog, counts: DailyCounts): DataFinding[] {
  const found = new Map<Series, QuietStretch[]>();
  // Today may not be over, so it shows nothing by itself.
  const today = counts.days.length - 1;
  return allSeries(log, counts).flatMap((series): DataFinding[] => {
    const wholes = series.within.flatMap((whole) => found.get(whole) ?? []);
    const stretches = quietStretches(series.counts.subarray(0, today));
    found.set(series, stretches);
    return stretches
      .filter(({ from, to }) => !wholes.some((whole) => whole.from <= from && whole.to >= to))
      .map(({ from, to, expected }) => {
        const isSilent = to === today && series.counts[today] === 0;
        return {
          ...series.concerned,
          kind: isSilent ? 'silent' : 'gap',
          from: counts.days[from],
          to: addDays(counts.days[isSilent ? today : to - 1], 1),
          expected: Math.round(expected),
        };
      });
  });
}

function jumpFindings(log: JourneyLog, counts: DailyCounts): DataFinding[] {
  const { days } = counts;
  const monday = days.findIndex((day) => startOfUnit(day, 'week') === day);
  const weekCount = monday < 0 ? 0 : Math.floor((days.length - monday) / 7);
  const jumped = new Map<Series, Set<number>>();
  return allSeries(log, counts).flatMap((series): DataFinding[] => {
    const quiet = quietStretches(series.counts);
    const weeks = Array.from({ length: weekCount }, (_, week) => {
      const from = monday + 7 * week;
      if (quiet.some((stretch) => stretch.from < from + 7 && stretch.to > from)) return NaN;
      return series.counts.subarray(from, from + 7).reduce((sum, count) => sum + count, 0);
    });
    const jumps = volumeJumps(weeks);
    jumped.set(series, new Set(jumps.map(({ week }) => week)));
    return jumps
      .filter(({ week }) => !series.within.some((whole) => jumped.get(whole)?.has(week)))
      .map(({ week, events, usual }) => {
        const from = days[monday + 7 * week];
        return {
          ...series.concerned,
          kind: 'jump',
          from,
          to: addDays(from, 7),
          events,
          usual: Math.round(usual),
        };
      });
  });
}

const fewestRepeats = 20;
const repeatShare = 0.01;
/** Where this share of the times are full hours, they are dates. */
const dateShare = 0.5;

function repeatFindings(log: JourneyLog): DataFinding[] {
  const { repeats, events, fullHours } = repeatedEvents(log);
  return log.activityNames.flatMap((activity, code): DataFinding[] => {
    const often = repeats[code] >= Math.max(fewestRepeats, repeatShare * events[code]);
    if (!often || fullHours[code] > dateShare * events[code]) return [];
    const source = log.sources[log.eventSources.usual[code]]?.name;
    return [{ kind: 'repeats', activity, source, repeats: repeats[code], events: events[code] }];
  });
}

function withoutCustomers(log: JourneyLog, left: readonly InhumanCustomer[]): JourneyLog {
  const numbers = new Set(left.map(({ customer }) => customer));
  const others = Uint32Array.from({ length: log.customerCount }, (_, customer) => customer);
  return logOfCustomers(
    log,
    others.filter((customer) => !numbers.has(customer)),
  );
}

function inhumanFindings(log: JourneyLog, { customers, events }: InhumanCustomers): DataFinding[] {
  const count = customers.length;
  return count > 0 ? [{ kind: 'inhuman', count, customers, events, all_events: log.eventCount }] : [];
}
