import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { CommanderError } from 'commander';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { checkMapping, parseMappingLines } from '../../src/ingest/mapping/mapping.js';
import { importCommand } from '../../src/cli/import-command.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { noDefinitions } from '../../src/journeys/definitions.js';
import { silentProgress } from '../../src/progress.js';
import type { Database } from '../../src/store/database.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const folder = mkdtempSync(join(tmpdir(), 'footpath-cli-'));
let database: Database;
beforeAll(async () => {
  database = await migratedPglite();
});
afterEach(() =>
  database.execute(
    'truncate source, activity, trait, profile, import_run, event, trait_value, feedback restart identity cascade',
  ),
);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, ...lines: string[]): string {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return join(folder, name);
}

/** Runs the command and gives what it wrote; with `typed`, as on a terminal. */
async function run(
  parameters: readonly string[],
  typed?: string,
): Promise<{ output: string; error: string }> {
  const [input, output, error] = [new PassThrough(), new PassThrough(), new PassThrough()];
  if (typed !== undefined) input.write(typed);
  const terminal = {
    stdin: input,
    stdout: output,
    stderr: error,
    interactive: typed !== undefined,
    cwd: folder,
    color: false,
  };
  const command = importCommand({
    terminal,
    progress: silentProgress,
    useWorkspace: (_command, work) =>
      work({ workspace: { database, definitions: noDefinitions }, feedback: createFeedbackReader() }),
  })
    .exitOverride()
    .configureOutput({ writeErr: (text) => error.write(text) });
  await command.parseAsync([...parameters], { from: 'user' });
  return { output: String(output.read() ?? ''), error: String(error.read() ?? '') };
}

const events = [
  'user_id,time,event,plan',
  'u1,2024-01-01,Signed Up,free',
  'u1,2024-01-02,Paid,team',
  'u2,soon,Paid,free',
];

test('says what it guessed, and what it did', async () => {
  const { output } = await run(['csv', write('events.csv', ...events)]);
  expect(output).toMatch(
    /Guessed from the columns: customer = user_id; time = time; activity = event; traits = plan/,
  );
  expect(output).toMatch(
    /Read 3 records: 2 new, 0 there already, 1 set aside\. The workspace has 1 customer\./,
  );
});

test('says which columns it does not use', async () => {
  const rows = [
    'user_id,time,event,page_hash',
    'u1,2024-01-01,Seen,9f8e7d6c5b4a39281706',
    'u2,2024-01-02,Seen,1122334455667788aabb',
  ];
  const { output } = await run(['csv', write('hashes.csv', ...rows)]);
  expect(output).toContain('Not used: page_hash.');
});

test('--json ends standard output with one line; words go elsewhere', async () => {
  const { output, error } = await run(['csv', write('events.csv', ...events), '--json', '--source', 'web']);
  expect(output.endsWith('\n')).toBe(true);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(output)).toEqual({
    read: 3,
    stored: 2,
    duplicates: 0,
    quarantined: 1,
    customers: 1,
    merged: 0,
  });
  expect(error).toMatch(/Guessed/);
  expect(await database.query('select name from source')).toEqual([{ name: 'web' }]);
});

test('lists what was set aside, and tries it again with another mapping', async () => {
  const path = write(
    'late.csv',
    'user_id,time,event,updated',
    ...Array.from({ length: 3 }, (_, index) => `u${index},2024-01-01,A,`),
    'u9,,A,2024-05-01',
  );
  await run(['csv', path]);
  expect((await run(['--quarantine'])).output).toBe(
    `${path}, line 5: no time: column time is empty\n    u9,,A,2024-05-01\n`,
  );
  expect(JSON.parse((await run(['--quarantine', '--json'])).output)).toEqual({
    file: path,
    line: 5,
    reason: 'no time: column time is empty',
    record: 'u9,,A,2024-05-01',
  });
  const map = write('map.yaml', 'customer: user_id', 'time: updated', 'activity: event');
  expect((await run(['--quarantine', '--retry', '--map', map, '--json'])).output).toContain(
    '"read":1,"stored":1',
  );
  expect((await run(['--quarantine'])).output).toBe('No records are set aside.\n');
});

test('flags go before the mapping file', async () => {
  const map = write('map.yaml', 'customer: user_id', 'time: time', 'activity: event', 'source: crm');
  await run([
    'csv',
    write('events.csv', ...events),
    '--map',
    map,
    '--activity-name',
    'Touched',
    '--source',
    'App',
  ]);
  expect(await database.query('select name from activity')).toEqual([{ name: 'Touched' }]);
  expect(await database.query('select name from source')).toEqual([{ name: 'app' }]);
});

test('columns that tell nothing: one sentence with the columns and the flags', async () => {
  const path = write('odd.csv', 'who,wann,was', 'a,heute,x', 'b,morgen,y');
  await expect(run(['csv', path])).rejects.toThrow(
    `The columns of ${path} don't tell the customer and the time and the activity. ` +
      'Say which they are: --customer COLUMN --time COLUMN --activity COLUMN (or --activity-name NAME where all records are one activity), ' +
      'or write a mapping file and give it with --map. The columns are: who, wann, was.',
  );
});

test.each(['1', 'who'])('on a terminal it asks, and takes %j', async (answer) => {
  const path = write('odd.csv', 'who,wann,was', 'a,2024-01-01,x', 'b,2024-01-02,y');
  const { error, output } = await run(['csv', path], `${answer}\n=Visited\n`);
  expect(error).toMatch(/ {2}1 {2}who {3}a\n/);
  expect(error).toMatch(/Which column says who the customer is\?/);
  expect(output).toMatch(/2 new/);
  expect(await database.query('select name from activity')).toEqual([{ name: 'Visited' }]);
});

test('a misspelt column is named, with the likely one', async () => {
  await expect(run(['csv', write('events.csv', ...events), '--customer', 'userid'])).rejects.toThrow(
    /has no column userid\. Did you mean user_id\?/,
  );
});

test('nothing is stored when one of several files is no good', async () => {
  const good = write('events.csv', ...events);
  await expect(run(['csv', good, join(folder, 'none.csv')])).rejects.toThrow(/There is no file/);
  await expect(run(['csv', good, write('page.csv', '<html>')])).rejects.toThrow(/web page/);
  expect(await database.query('select * from import_run')).toEqual([]);
});

test.each([
  [[]],
  [['csv']],
  [['xml', 'a.xml']],
  [['csv', 'a.csv', '--identifier', 'email']],
  [['csv', 'a.csv', '--activity', 'a', '--activity-name', 'b']],
])('wrong usage: %j', async (parameters) => {
  await expect(run(parameters)).rejects.toThrow(CommanderError);
});

test('the mappings that the documentation shows can be used', () => {
  const shown = readdirSync('docs/mappings');
  expect(shown.length).toBeGreaterThan(4);
  for (const name of shown) {
    const yaml = readFileSync(join('docs/mappings', name), 'utf8');
    expect(() => checkMapping(parseMappingLines(yaml, name), name)).not.toThrow();
  }
});
