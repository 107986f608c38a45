import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { FootpathError } from '../errors.js';
import type { FeedbackReader } from '../feedback/feedback-reader.js';
import { indexFeedback } from '../feedback/store/index-feedback.js';
import { runImport } from '../ingest/import-file.js';
import { planImport } from '../ingest/import-plan.js';
import type { ImportSummary } from '../ingest/import-summary.js';
import { checkMapping, parseMappingLines, type Mapping } from '../ingest/mapping/mapping.js';
import { listQuarantine } from '../ingest/quarantine.js';
import { openRecordFile, type FileFormat, type RecordFile } from '../ingest/reading/record-file.js';
import { retryQuarantine } from '../ingest/retry-quarantine.js';
import type { Database } from '../store/database.js';
import type { Workspace } from '../store/workspace.js';
import { chooseMapping } from './choose-mapping.js';
import { mappingFromFlags, mappingOptions, type MappingFlags } from './mapping-flags.js';
import type { OpeningOptions, Session } from './session.js';
import type { Terminal } from './terminal.js';

/** A session as far as an import needs it. */
export interface ImportSession extends Pick<Session, 'terminal' | 'progress'> {
  readonly useWorkspace: <Result>(
    command: string,
    work: (open: {
      workspace: Pick<Workspace, 'database' | 'definitions'>;
      feedback: FeedbackReader;
    }) => Promise<Result>,
    options?: OpeningOptions,
  ) => Promise<Result>;
}

const processName = 'footpath import';

interface ImportFlags extends MappingFlags {
  readonly map?: string;
  readonly dedupe?: true;
  readonly json?: true;
  readonly quarantine?: true;
  readonly retry?: true;
}

/** `footpath import`: loads files of records; with `--quarantine`, shows those that were set aside. */
export function importCommand(session: ImportSession): Command {
  const command: Command = new Command('import')
    .description('load customer records from CSV or JSONL files (also .gz)')
    .addArgument(new Argument('[format]', 'format of the files').choices(['csv', 'jsonl']))
    .argument('[files...]', 'files to load')
    .option('--map <file>', 'mapping file (YAML) that says what the columns are; see docs/import.md');
  for (const option of mappingOptions()) command.addOption(option);
  return command
    .option('--dedupe', 'equal records of one file are one record')
    .option('--json', 'end with one line of JSON on standard output')
    .option('--quarantine', 'list the records that were set aside, and why')
    .option('--retry', 'with --quarantine: try to load them again, perhaps with another --map')
    .action(async (format: FileFormat | undefined, paths: string[], flags: ImportFlags) => {
      if (flags.quarantine || flags.retry) return quarantined(session, flags);
      if (!format || paths.length === 0) {
        command.error('error: name the format and the files, such as: footpath import csv events.csv');
      }
      return load(session, await openAll(paths, format, session.terminal), flags);
    });
}

/** All files are looked into before anything is stored. */
async function openAll(
  paths: readonly string[],
  format: FileFormat,
  { cwd }: Terminal,
): Promise<RecordFile[]> {
  const files: RecordFile[] = [];
  for (const path of new Set(paths)) files.push(await openRecordFile(path, format, cwd));
  return files;
}

async function mappingFor(
  files: readonly RecordFile[],
  flags: ImportFlags,
  terminal: Terminal,
): Promise<Mapping> {
  if (flags.map !== undefined) return mappingFile(flags.map, flags, terminal);
  const { mapping, guess } = await chooseMapping(files[0], mappingFromFlags(flags), terminal);
  if (guess !== undefined) words(flags, terminal).write(`${guess}\n`);
  return mapping;
}

/** What the flags say goes before what the file says. */
async function mappingFile(path: string, flags: ImportFlags, { cwd }: Terminal): Promise<Mapping> {
  const yaml = await readFile(resolve(cwd, path), 'utf8').catch((cause: unknown) => {
    throw new FootpathError('not_found', `There is no mapping file ${path}.`, { cause });
  });
  return checkMapping({ ...parseMappingLines(yaml, path), ...mappingFromFlags(flags) }, path);
}

async function load(
  { terminal, progress, useWorkspace }: ImportSession,
  files: readonly RecordFile[],
  flags: ImportFlags,
): Promise<void> {
  const mapping = await mappingFor(files, flags, terminal);
  await useWorkspace(
    processName,
    async ({ workspace: { database, definitions }, feedback }) => {
      const plan = await planImport(files, mapping, definitions.timezone);
      const options = { dedupe: flags.dedupe, progress, signal: terminal.signal };
      const summary = await runImport(database, plan, options);
      // What was loaded stays loaded, and is said, when an outside model does not answer.
      await indexFeedback(database, feedback, progress).finally(() => report(summary, flags, terminal));
    },
    { makes: true },
  );
}

async function quarantined({ terminal, useWorkspace }: ImportSession, flags: ImportFlags): Promise<void> {
  const mapping = flags.map === undefined ? undefined : await mappingFile(flags.map, flags, terminal);
  await useWorkspace(processName, async ({ workspace: { database } }) => {
    if (flags.retry) report(await retryQuarantine(database, mapping), flags, terminal);
    else await list(database, flags, terminal);
  });
}

function report(summary: ImportSummary, flags: ImportFlags, terminal: Terminal): void {
  const { read, stored, duplicates, quarantined, customers, merged } = summary;
  const count = (number: number) => number.toLocaleString('en');
  const sentences = [
    `Read ${count(read)} records: ${count(stored)} new, ${count(duplicates)} there already, ${count(quarantined)} set aside.`,
    merged > 0 ? ` Merged ${count(merged)} customers with others.` : '',
    ` The workspace has ${count(customers)} customer${customers === 1 ? '' : 's'}.`,
    quarantined > 0 ? '\nSee what was set aside: footpath import --quarantine' : '',
  ];
  words(flags, terminal).write(`${sentences.join('')}\n`);
  if (flags.json) terminal.stdout.write(`${JSON.stringify(summary)}\n`);
}

async function list(database: Database, flags: ImportFlags, terminal: Terminal): Promise<void> {
  let count = 0;
  for await (const record of listQuarantine(database)) {
    count++;
    const text = flags.json
      ? JSON.stringify(record)
      : `${record.file}, line ${record.line}: ${record.reason}\n    ${record.record.slice(0, 300).replaceAll('\n', '\n    ')}`;
    terminal.stdout.write(`${text}\n`);
  }
  if (count === 0) words(flags, terminal).write('No records are set aside.\n');
}

/** With `--json` nothing but JSON goes to standard output. */
function words(flags: ImportFlags, terminal: Terminal): Terminal['stdout'] {
  return flags.json ? terminal.stderr : terminal.stdout;
}
