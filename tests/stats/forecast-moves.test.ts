import { describe, expect, test } from 'vitest';
import { forecastMoves, type Move } from '../../src/stats/forecast-moves.js';
import { createRandom, type Random } from '../../src/stats/random.js';

const customers = 1500;
/** From state 1: a fifth go on to 2, a tenth to 3, three tenths leave. From 2: half go on to 3, a fifth leave. */
const chances = [[], [0.3, 0.4, 0.2, 0.1], [0.2, 0, 0.3, 0.5]];

function draw(random: Random, weights: readonly number[]): number {
  let left = random();
  return weights.findIndex((weight) => (left -= weight) < 0);
}

function statesOf(random: Random) {
  const levels = Uint8Array.from({ length: customers }, () => Math.floor(random() * 4));
  return { levels, waited: Uint32Array.from(levels, () => Math.floor(random() * 50)) };
}

function later(random: Random, { levels, waited }: ReturnType<typeof statesOf>) {
  const moved = levels.map((level) => (level === 1 || level === 2 ? draw(random, chances[level]) : level));
  return { levels: moved, waited };
}

function world(seed: number) {
  const random = createRandom(seed);
  const moves = Array.from({ length: 6 }, (_, place): Move => {
    const before = statesOf(random);
    return { from: -30 * (place + 1), to: -30 * place, before, after: later(random, before), entrants: 0 };
  });
  const now = statesOf(random);
  const came = later(random, now);
  return { moves, now, came };
}

function count(levels: Uint8Array, state: number): number {
  return levels.filter((level) => level === state).length;
}

describe('forecastMoves', () => {
  test('its intervals hold where customers came to be in 95 of 100 worlds', () => {
    const tries = 25;
    let held = 0;
    for (let seed = 1; seed <= tries; seed++) {
      const { moves, now, came } = world(seed);
      const { states } = forecastMoves({ moves, now, stateCount: 3, entrants: new Float64Array() });
      states.forEach(({ low, high }, place) => {
        const there = count(came.levels, place + 1);
        if (there >= low && there <= high) held++;
      });
    }
    // The resampling of days and customers together is a little wide by design.
    expect(held / (3 * tries)).toBeGreaterThan(0.92);
  });

  test('its estimates are the chances times the customers', () => {
    const { moves, now } = world(99);
    const { states, finishing, leaving } = forecastMoves({
      moves,
      now,
      stateCount: 3,
      entrants: new Float64Array(),
    });
    const [ones, twos, threes] = [1, 2, 3].map((state) => count(now.levels, state));
    expect(states[0].estimate / (0.4 * ones)).toBeCloseTo(1, 0);
    expect(Math.abs(finishing.estimate - (0.1 * ones + 0.5 * twos))).toBeLessThan(25);
    expect(Math.abs(leaving.estimate - (0.3 * ones + 0.2 * twos))).toBeLessThan(25);
    expect(Math.abs(states[2].estimate - threes - finishing.estimate)).toBeLessThan(1e-6);
  });

  test('newcomers are those who came per entrant before', () => {
    const nobody = { levels: new Uint8Array(100), waited: new Uint32Array(100) };
    const forty = { ...nobody, levels: nobody.levels.map((_, customer) => (customer < 40 ? 1 : 0)) };
    const moves = [0, 1, 2].map((place): Move => ({
      from: -place - 1,
      to: -place,
      before: nobody,
      after: forty,
      entrants: 80,
    }));
    const { states } = forecastMoves({ moves, now: nobody, stateCount: 2, entrants: Float64Array.of(200) });
    expect(Math.abs(states[0].estimate - 100)).toBeLessThan(3);
    expect(states[1].estimate).toBe(0);
  });

  test('is graded on the latest move with what was known before it', () => {
    const { moves, now } = world(5);
    const { skill } = forecastMoves({ moves, now, stateCount: 3, entrants: new Float64Array() });
    expect(skill).toBeGreaterThan(0.1);
    const [latest] = moves;
    expect(
      forecastMoves({ moves: [latest], now, stateCount: 3, entrants: new Float64Array() }).skill,
    ).toBeUndefined();
  });
});
