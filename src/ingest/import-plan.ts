import { FootpathError } from '../errors.js';
import { bindMapping, refuseUnseenPaths, type BoundMapping } from './mapping/bind-mapping.js';
import { isBad } from './mapping/mapped-record.js';
import { recordMapper } from './mapping/map-record.js';
import type { Mapping } from './mapping/mapping.js';
import { ReadingEvidence } from './mapping/reading-evidence.js';
import type { ReadingRules } from './mapping/reading-rules.js';
import { RecordKeys } from './mapping/record-key.js';
import type { Piece } from './reading/raw-record.js';
import type { RecordFile } from './reading/record-file.js';

/** Files whose records are ready to be read: what each column is, and how its texts are meant. */
export interface ImportPlan {
  readonly mapping: Mapping;
  readonly rules: ReadingRules;
  readonly files: readonly PlannedFile[];
}

export interface PlannedFile {
  readonly file: RecordFile;
  readonly bound: BoundMapping;
}

/**
 * Fits a mapping to files and decides from their records how times and amounts are written.
 * @param timezone of times without a zone, where the mapping names none.
 * @throws FootpathError `bad_input` for columns that a file doesn't have, dates that could mean two things, and files
 * of which no record can be read.
 */
export async function planImport(
  files: readonly RecordFile[],
  mapping: Mapping,
  timezone = 'UTC',
): Promise<ImportPlan> {
  const planned = files.map((file) => {
    const isJson = file.layout.format === 'jsonl';
    const bound = bindMapping(mapping, file.columns, isJson, file.path);
    if (isJson) refuseUnseenPaths(bound, file.columns, file.path);
    return { file, bound };
  });
  const evidence = new ReadingEvidence();
  const samples = await Promise.all(
    planned.map(({ file, bound }) => sampleOf(file, bound.wanted, files.length)),
  );
  for (const [index, { bound }] of planned.entries())
    for (const piece of samples[index]) evidence.add(bound, piece);
  if (!mapping.date_order) await decideDateOrder(planned, evidence);
  const rules = evidence.rules(mapping, timezone);
  for (const [index, plannedFile] of planned.entries()) refuseUnreadable(plannedFile, rules, samples[index]);
  return { mapping, rules, files: planned };
}

/** Where no date of the samples has a day over 12, all of the files must decide. */
async function decideDateOrder(planned: readonly PlannedFile[], evidence: ReadingEvidence): Promise<void> {
  for (const { file, bound } of planned) {
    if (evidence.undecided === undefined) return;
    for await (const pieces of file.read(bound.wanted))
      for (const piece of pieces) evidence.addTimes(bound, piece);
  }
  refuseUndecided(evidence);
}

/** With dots and dashes the day comes first all over the world; with slashes it depends. */
export function refuseUndecided({ undecided }: ReadingEvidence): void {
  if (!undecided?.includes('/')) return;
  throw new FootpathError(
    'bad_input',
    `Dates such as ${undecided} can be read in two ways, and no date in the data decides it. ` +
      'Say which: --date-order day-first or --date-order month-first (date_order in a mapping file).',
  );
}

const enoughToJudge = 20;

/** A file of which nothing can be read was mapped wrongly; one bad record is another matter. */
function refuseUnreadable({ file, bound }: PlannedFile, rules: ReadingRules, sample: readonly Piece[]): void {
  const understand = recordMapper(bound, rules, new RecordKeys('', true));
  const reasons: string[] = [];
  for (const piece of sample) {
    const record = understand(piece);
    if (!record) continue;
    if (!isBad(record)) return;
    reasons.push(record.reason);
  }
  if (reasons.length < enoughToJudge) return;
  throw new FootpathError(
    'bad_input',
    `None of the first ${reasons.length.toLocaleString('en')} records of ${file.path} can be loaded: ${reasons[0]}. ` +
      `Check the mapping; the columns are: ${file.columns.join(', ')}.`,
  );
}

const sampledRecords = 10_000;
const fewestSampled = 200;
/** Bounds memory where records are long. */
const sampledCharacters = 2_000_000;

/** The first records of one of so many files. */
export async function sampleOf(file: RecordFile, wanted: readonly string[], files: number): Promise<Piece[]> {
  const count = Math.max(fewestSampled, Math.floor(sampledRecords / files));
  const sample: Piece[] = [];
  let characters = 0;
  for await (const pieces of file.read(wanted)) {
    for (const piece of pieces) {
      sample.push(piece);
      characters += piece.text.length;
      if (sample.length >= count || characters >= sampledCharacters / files) return sample;
    }
  }
  return sample;
}
