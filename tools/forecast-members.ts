import type { Segment } from '../src/journeys/condition.js';
import { membersAsOf } from '../src/journeys/members-as-of.js';
import { firstTime, outcomeTimes } from '../src/journeys/outcome-times.js';
import { pastDates } from '../src/journeys/past-dates.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import type { Progress } from '../src/progress.js';
import { forecastMoves, type Move } from '../src/stats/forecast-moves.js';
import type { ForecastFindings } from './forecast-output.js';

const day = 86_400;
const fewestRows = 100;
const noEntrants = new Float64Array();
const label = 'Looking back at earlier days';

/** How many of those whom a segment holds now will reach an outcome, from how many of its earlier members did. */
export function forecastMembers(
  vocabulary: Vocabulary,
  outcome: string,
  segment: Segment,
  days: number,
  progress: Progress,
): ForecastFindings {
  const { log } = vocabulary;
  const times = outcomeTimes(vocabulary, outcome);
  const start = log.times.reduce((first, time) => Math.min(first, time), log.until);
  const dates = pastDates(start + days * day, log.until, days);
  const waited = new Uint32Array(log.customerCount);
  const statesAt = (at: number) => ({ levels: membersAsOf(vocabulary, segment, at), waited });
  const moves = dates.map((from, place): Move => {
    progress.update(label, place, dates.length);
    const to = from + days * day;
    const before = statesAt(from);
    const levels = before.levels.map((member, customer) =>
      member === 1 && firstTime(times, customer, from) < to ? 2 : member,
    );
    return { from, to, before, after: { levels, waited }, entrants: 0 };
  });
  progress.finish(label);
  const now = statesAt(log.until);
  const members = count(now.levels);
  const rows = moves.reduce((sum, { before }) => sum + count(before.levels), 0);
  if (dates.length < 2 || rows < fewestRows) {
    const withheld =
      dates.length < 2
        ? `Too little history to look ${days} days ahead: that needs at least ${2 * days + 2} days of it.`
        : `Too few customers to learn from: ${rows} belonged to this group on the days looked back at, and ${fewestRows} are needed.`;
    return { kind: 'members', stages: [], total: null, skill: null, withheld };
  }
  const { finishing, skill } = forecastMoves({ moves, now, stateCount: 2, entrants: noEntrants });
  return {
    kind: 'members',
    stages: [{ stage: outcome, now: members, expected: finishing }],
    total: finishing,
    skill: skill ?? null,
    withheld: null,
  };
}

function count(members: Uint8Array): number {
  return members.reduce((sum, member) => sum + member, 0);
}
