import { createInterface } from 'node:readline';
import { FootpathError } from '../errors.js';
import type { ColumnSample } from '../ingest/guessing/column-sample.js';
import { guessMapping, type GuessedMapping } from '../ingest/guessing/guess-mapping.js';
import { sampleOf } from '../ingest/import-plan.js';
import { checkMapping, type Mapping, type MappingInput } from '../ingest/mapping/mapping.js';
import { isBroken } from '../ingest/reading/raw-record.js';
import type { RecordFile } from '../ingest/reading/record-file.js';
import type { Terminal } from './terminal.js';

export interface ChosenMapping {
  readonly mapping: Mapping;
  /** What was guessed, in words; absent where nothing was. */
  readonly guess?: string;
}

/**
 * Fills up what the flags say with what the columns of a file tell, and asks for the rest.
 * @throws FootpathError `bad_input` where nobody is there to be asked.
 */
export async function chooseMapping(
  file: RecordFile,
  given: MappingInput,
  terminal: Terminal,
): Promise<ChosenMapping> {
  const columns = await sampleColumns(file);
  const { mapping, guessed, missing } = guessMapping(columns, given);
  const open = missing.filter((field) => mapping[field] === undefined);
  if (open.length > 0 && !terminal.interactive) throw cannotTell(file, open);
  const answers = open.length > 0 ? await ask(file, columns, open, terminal) : {};
  const whole = { ...mapping, ...answers };
  const guess = inWords(guessed, unused(columns, whole));
  return { mapping: checkMapping(whole, file.path), guess };
}

async function sampleColumns(file: RecordFile): Promise<ColumnSample[]> {
  const sample = await sampleOf(file, file.columns, 1);
  if (sample.length === 0)
    throw new FootpathError('bad_input', `${file.path} names columns and holds no records.`);
  const records = sample.flatMap((piece) => (isBroken(piece) ? [] : [piece]));
  return file.columns.map((name, place) => ({
    name,
    texts: records.map(({ cells }) => cells[place].trim()),
  }));
}

function cannotTell(file: RecordFile, fields: readonly string[]): FootpathError {
  const flags = fields.map((field) => `--${field} COLUMN`).join(' ');
  const constant = fields.includes('activity')
    ? ' (or --activity-name NAME where all records are one activity)'
    : '';
  return new FootpathError(
    'bad_input',
    `The columns of ${file.path} don't tell the ${fields.join(' and the ')}. ` +
      `Say which they are: ${flags}${constant}, or write a mapping file and give it with --map. ` +
      `The columns are: ${file.columns.join(', ')}.`,
  );
}

const questions = {
  customer: 'Which column says who the customer is?',
  time: 'Which column says when it happened?',
  activity: 'Which column says what happened? (or =Name, where all records are one activity)',
};

async function ask(
  file: RecordFile,
  columns: readonly ColumnSample[],
  fields: GuessedMapping['missing'],
  { stdin, stderr }: Terminal,
): Promise<MappingInput> {
  const lines = createInterface({ input: stdin });
  const answered = lines[Symbol.asyncIterator]();
  for (const [place, { name, texts }] of columns.entries()) {
    stderr.write(`  ${place + 1}  ${name}   ${texts.find((text) => text !== '')?.slice(0, 40) ?? ''}\n`);
  }
  const answers: MappingInput = {};
  for (const field of fields) {
    stderr.write(`${questions[field]} `);
    const line = await answered.next();
    if (line.done) throw cannotTell(file, fields);
    const answer = line.value.trim();
    if (field === 'activity' && answer.startsWith('=')) answers.activity = { constant: answer.slice(1) };
    else answers[field] = columns[Number(answer) - 1]?.name ?? answer;
  }
  lines.close();
  return answers;
}

const mostUnused = 20;

/** Columns that the mapping takes nothing from. */
function unused(columns: readonly ColumnSample[], mapping: MappingInput): string[] {
  const said = JSON.stringify(mapping);
  return columns.flatMap(({ name }) =>
    said.includes(JSON.stringify(name)) || said.includes(`{${name}}`) ? [] : [name],
  );
}

function inWords(guessed: GuessedMapping['guessed'], left: readonly string[]): string | undefined {
  if (guessed.length === 0) return undefined;
  const fields = guessed
    .filter(([field]) => field !== 'trait')
    .map(([field, column]) => `${field} = ${column}`);
  const traits = guessed.filter(([field]) => field === 'trait').map(([, column]) => column);
  if (traits.length > 0) fields.push(`traits = ${traits.join(', ')}`);
  const others =
    left.length > 0
      ? ` Not used: ${left.slice(0, mostUnused).join(', ')}${left.length > mostUnused ? ` and ${left.length - mostUnused} more` : ''}.`
      : '';
  return `Guessed from the columns: ${fields.join('; ')}.${others} If that is wrong, say it with --customer, --time, --activity, --value, --text, --traits or --map.`;
}
