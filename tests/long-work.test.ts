import { expect, test } from 'vitest';
import { toldProgress } from '../src/ask/told-progress.js';
import { atOnce, inTurns, type LongWork } from '../src/long-work.js';
import { silentProgress, type Progress } from '../src/progress.js';
import { stepChunks } from '../src/render/step-chunks.js';

/** Busy for so many stretches of 30 ms. */
function* busy(stretches: number): LongWork<string> {
  for (let done = 0; done < stretches; done++) {
    yield done / stretches;
    for (const end = performance.now() + 30; performance.now() < end;);
  }
  return 'found';
}

test('long work lets others have their turn, and says how far it is', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const shares: number[] = [];
  const finished: string[] = [];
  const progress: Progress = {
    update: (_, done, total = 1) => shares.push(done / total),
    finish: (label) => finished.push(label),
  };
  expect(await inTurns(busy(8), 'Looking', progress)).toBe('found');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(finished).toEqual(['Looking']);
});

test('without anybody who waits the result is the same', () => {
  expect(atOnce(busy(1))).toBe('found');
});

test('who asked hears of long work once a second, with the share that is done', async () => {
  const told: number[] = [];
  await inTurns(
    busy(45),
    'Looking',
    toldProgress(silentProgress, (share) => told.push(share)),
  );
  expect(told).toHaveLength(1);
  expect(told[0]).toBeGreaterThan(0.5);
  const step = { kind: 'computing', tool: 'segments', share: told[0] } as const;
  expect(stepChunks([step]).at(-1)).toMatchObject({
    title: `Sorting customers by what they do: ${Math.floor(100 * told[0])}% done`,
    status: 'in_progress',
  });
  expect(stepChunks([step, { kind: 'wording' }])[1].title).toBe('Sorting customers by what they do');
});
