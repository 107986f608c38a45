import type { Segment } from '../src/journeys/condition.js';
import type { JourneyDefinition } from '../src/journeys/definitions.js';
import { firstHappenings } from '../src/journeys/first-happenings.js';
import { countHappenings } from '../src/journeys/happening-counts.js';
import { journeyStates, type JourneyStates } from '../src/journeys/journey-states.js';
import { pastDates } from '../src/journeys/past-dates.js';
import { postingsOf } from '../src/journeys/postings.js';
import { activityCodes, type Vocabulary } from '../src/journeys/vocabulary.js';
import type { Progress } from '../src/progress.js';
import { fewestWeeks, forecastCounts, pathTotals } from '../src/stats/forecast-counts.js';
import { forecastMoves, type Move } from '../src/stats/forecast-moves.js';
import type { ForecastFindings } from './forecast-output.js';

const day = 86_400;
const fewestRows = 100;
const label = 'Looking back at earlier days';

/** Where customers will be in a journey: those on their way now, and those who will have come in by then. */
export function forecastJourney(
  vocabulary: Vocabulary,
  journey: JourneyDefinition & { readonly name: string },
  segment: Segment,
  days: number,
  progress: Progress,
): ForecastFindings {
  const { log } = vocabulary;
  const entries = firstHappenings(
    postingsOf(log, [journey.stages[0].any_of.flatMap((name) => activityCodes(vocabulary, name))])[0],
  );
  const { daily } = countHappenings(log, entries);
  const begin = log.until - daily.length * day;
  // Before a journey's window has passed once, fewer are on their way than later.
  const dates = pastDates(begin + journey.within_days * day, log.until, days);
  const now = journeyStates(vocabulary, journey, segment, log.until);
  const inPlay = onTheWay(now, journey.stages.length);
  const withheld = (reason: string): ForecastFindings => ({
    kind: 'journey',
    stages: [],
    total: null,
    skill: null,
    withheld: reason,
  });
  if (daily.length < fewestWeeks * 7 || dates.length < 2) {
    const needed = Math.ceil(Math.max(fewestWeeks * 7, journey.within_days + days + 2));
    return withheld(
      `Too little history: ${daily.length} days since the first customer entered, and ${needed} are needed to look ${days} days ahead.`,
    );
  }
  const known = new Map([[log.until, now]]);
  const statesAt = (at: number) => {
    const states = known.get(at) ?? journeyStates(vocabulary, journey, segment, at);
    known.set(at, states);
    progress.update(label, known.size, 2 * dates.length);
    return states;
  };
  const moves = dates.map((from): Move => {
    const to = from + days * day;
    const before = statesAt(from);
    const after = statesAt(to);
    const first = daily.length - Math.round((log.until - from) / day);
    const entrants = daily.subarray(first, first + days).reduce((sum, count) => sum + count, 0);
    return { from, to, before: ofMembers(before), after: cameAsMembers(before, after), entrants };
  });
  progress.finish(label);
  const rows = moves.reduce((sum, { before }) => sum + before.levels.filter((level) => level > 0).length, 0);
  if (rows < fewestRows) {
    return withheld(
      `Too few customers to learn from: ${rows} were on their way on the days looked back at, and ${fewestRows} are needed.`,
    );
  }
  const entrants = pathTotals(forecastCounts({ daily }, days));
  const found = forecastMoves({ moves, now: ofMembers(now), stateCount: journey.stages.length, entrants });
  return {
    kind: 'journey',
    stages: journey.stages.map(({ name }, place) => ({
      stage: name,
      now: now.levels.filter((level, customer) => level === place + 1 && now.members[customer] === 1).length,
      expected: found.states[place],
    })),
    total: found.finishingInAll,
    of_in_play: { in_play: inPlay, finishing: found.finishing, leaving: found.leaving },
    skill: found.skill ?? null,
    withheld: null,
  };
}

/** Only those whom the segment held on the day. */
function ofMembers({ levels, waited, members }: JourneyStates) {
  return { levels: levels.map((level, customer) => level * members[customer]), waited };
}

/** Where those of then are, whatever they are now; who came later counts when the segment holds them. */
function cameAsMembers(before: JourneyStates, { levels, waited, members }: JourneyStates) {
  return {
    levels: levels.map((level, customer) => {
      const wasThere = before.levels[customer] > 0;
      if (wasThere) return before.members[customer] === 1 ? level : 0;
      return level * members[customer];
    }),
    waited,
  };
}

function onTheWay({ levels, members }: JourneyStates, stageCount: number): number {
  return levels.filter((level, customer) => level > 0 && level < stageCount && members[customer] === 1)
    .length;
}
