import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { silentProgress } from '../../src/progress.js';
import { areaUnderCurve } from '../../src/stats/area-under-curve.js';
import { dealFolds } from '../../src/stats/deal-folds.js';
import { createRandom } from '../../src/stats/random.js';
import { learnLeaving } from '../../tools/leaving-model.js';
import { smallLog } from '../support/small-log.js';
import { measure, report } from './measure.js';

/**
 * How well tables of customers without times are foretold, each customer from others in five parts: `npm run
 * bench:tables -- folder`. The folder has CSV files and a `tables.json`, a list of `{file, label, is, without}`: which
 * column is the outcome, which value of it, and columns that are no trait. The parts are written beside each file, so
 * that `tests/bench/tables.py` foretells the same customers from the same others with scikit-learn.
 */
const [folder] = process.argv.slice(2);
const tablesSchema = z.array(
  z.object({ file: z.string(), label: z.string(), is: z.string(), without: z.array(z.string()).default([]) }),
);
const rowsSchema = z.array(z.record(z.string(), z.string()));
const unknown = new Set(['', 'NA']);

for (const { file, label, is, without } of tablesSchema.parse(
  JSON.parse(readFileSync(join(folder, 'tables.json'), 'utf8')),
)) {
  const text = readFileSync(join(folder, file), 'utf8');
  const rows = rowsSchema.parse(parse(text, { columns: true, bom: true, trim: true }));
  const names = Object.keys(rows[0]).filter((name) => name !== '' && ![label, ...without].includes(name));
  const customers = rows.map((_, row) => `customer ${row}`);
  const traits = Object.fromEntries(
    names.map((name) => {
      const known = [...rows.keys()].filter((row) => !unknown.has(rows[row][name]));
      const isNumber = known.every((row) => Number.isFinite(Number(rows[row][name])));
      const valueOf = (row: number) => (isNumber ? Number(rows[row][name]) : rows[row][name]);
      return [name, Object.fromEntries(known.map((row) => [customers[row], valueOf(row)]))];
    }),
  );
  const outcomes = Uint8Array.from(rows, (row) => (row[label] === is ? 1 : 0));
  const left = Object.fromEntries(customers.map((customer, row) => [customer, outcomes[row] ? 'yes' : 'no']));
  const log = smallLog([], { customers, until: 1, traits: { ...traits, [label]: left } });
  const outcome = { kind: 'trait', name: label, trait: label, value: 'yes', entry: undefined } as const;
  const learned = await measure(() => learnLeaving(log, outcome, undefined, silentProgress));
  const { model, leaks } = learned.result;
  // Dealt as the model deals them.
  const parts = dealFolds(Uint32Array.from(rows.keys()), 5, createRandom(7));
  writeFileSync(join(folder, `${file}.parts.json`), JSON.stringify([...parts]));
  report(
    file,
    learned,
    model?.heldOut
      ? `${rows.length} customers, ${model.learner}, AUC ${areaUnderCurve(model.heldOut, outcomes).estimate.toFixed(4)}${leaks.map(({ trait }) => `, ${trait} named as a leak`).join('')}`
      : 'not learned',
  );
}
