import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { clearSentiment, createSentimentReader } from '../../../src/feedback/sentiment/sentiment-reader.js';
import { areaUnderCurve } from '../../../src/stats/area-under-curve.js';

const textSchema = z.object({
  set: z.string(),
  text: z.string(),
  feeling: z.literal([-1, 0, 1]),
  test: z.boolean().optional(),
});

/**
 * How well the shipped weights tell labelled texts, set by set: the mean F1 of the three classes under the set's own
 * shares, that of each class, and the ranking of pleasant against unpleasant texts.
 *
 * @param file with a text a line, as `scripts/train-sentiment/cut-texts.mjs` reads it; those marked `test` are judged.
 */
export async function judgeSentiment(file: string): Promise<void> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const texts = lines.flatMap((line) => {
    const text = textSchema.safeParse(JSON.parse(line));
    return text.success && text.data.test ? [text.data] : [];
  });
  const read = createSentimentReader();
  await read(['warm']);
  const start = process.cpuUsage();
  const told = await read(texts.map(({ text }) => text));
  const { user, system } = process.cpuUsage(start);
  console.log(`${texts.length} texts, ${(user + system) / 10 / texts.length} s of CPU for 100,000`);
  const judged = texts.map(({ set, feeling }, place) => ({ set, feeling, value: told[place] }));
  for (const set of new Set(judged.map((text) => text.set))) {
    const own = judged.filter((text) => text.set === set);
    const ofClass = [-1, 0, 1].map((feeling) => f1(own, feeling));
    const felt = own.filter(({ feeling }) => feeling !== 0);
    const curve = areaUnderCurve(
      Float64Array.from(felt, ({ value }) => value),
      Uint8Array.from(felt, ({ feeling }) => (feeling > 0 ? 1 : 0)),
    );
    const mean = ofClass.reduce((sum, value) => sum + value, 0) / ofClass.length;
    const classes = ofClass.map((value) => value.toFixed(3)).join(' ');
    console.log(
      `${set}: ${own.length}, F1 ${mean.toFixed(3)} (${classes}), AUC ${curve.estimate.toFixed(3)}`,
    );
  }
}

function f1(texts: readonly { readonly feeling: number; readonly value: number }[], feeling: number): number {
  const said = texts.filter(({ value }) => classOf(value) === feeling);
  const right = said.filter((text) => text.feeling === feeling).length;
  const there = texts.filter((text) => text.feeling === feeling).length;
  return right === 0 ? 0 : (2 * right) / (said.length + there);
}

function classOf(value: number): number {
  if (value >= clearSentiment) return 1;
  return value <= -clearSentiment ? -1 : 0;
}
