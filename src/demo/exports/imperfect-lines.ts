import { randomExponential, randomInteger, type Random } from '../../stats/random.js';
import { day, hour, yearEnd, yearStart } from '../calendar.js';
import type { ExportFile, ExportLine } from './export-file.js';

/** The lines of a file in the order in which they arrived, the header left out. */
export interface ImperfectLines {
  readonly lines: readonly string[];
  /** Lines that are there a second time. */
  readonly resent: number;
  readonly malformed: number;
}

const lateShare = 0.004;
const resentShare = 0.004;

/** Adds what real exports have: records that arrive days late, records sent twice, and lines that can't be read. */
export function imperfectLines(file: ExportFile, random: Random): ImperfectLines {
  const resent: ExportLine[] = [];
  const arrived = file.lines.map(({ at, text }): ExportLine => {
    const late = random() < lateShare ? randomExponential(random, 1 / (2 * day)) : 0;
    if (random() < resentShare)
      resent.push({ at: at + late + randomExponential(random, 1 / (3 * hour)), text });
    return { at: at + late, text };
  });
  const malformed = file.malformed.map((text) => ({
    at: yearStart + randomInteger(random, yearEnd - yearStart),
    text,
  }));
  const all = [...arrived, ...resent, ...malformed].sort((a, b) => a.at - b.at);
  return { lines: all.map(({ text }) => text), resent: resent.length, malformed: malformed.length };
}
