import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { editDefinition } from '../../src/ask/edit-definition.js';
import { narrateDefinitions } from '../../src/ask/narration/narrate-definitions.js';
import { checkSentences } from '../../src/ask/ledger.js';
import { runCommand } from '../../src/cli/run-command.js';
import { ownSession, servedSession } from '../../src/cli/session.js';
import { readConfig } from '../../src/config.js';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import { syncDefinitions } from '../../src/store/definitions-store.js';
import { definitions, definitionsOutput } from '../../tools/definitions.js';
import type { Envelope } from '../../tools/tool.js';
import { describeEachDatabase } from '../support/each-database.js';
import { applyChanges, type Change } from '../support/random-records.js';
import { smallLog } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const former = {
  journeys: { trial: { stages: ['Signed Up', 'Paid'], within_days: 3 } },
  outcomes: { churn: { did: 'Cancelled' } },
  terms: { 'churned people': [{ did: 'Cancelled' }], payers: [{ did: 'Paid' }] },
  aliases: { leavers: 'churn' },
};
const current = { ...former, journeys: { trial: { stages: ['Signed Up', 'Paid'], within_days: 14 } } };
const february = (day: number) => Date.UTC(2026, 1, day) / 1000;
const log = smallLog(
  [
    { customer: 'one', activity: 'Signed Up', time: february(1) },
    { customer: 'one', activity: 'Paid', time: february(2) },
    { customer: 'two', activity: 'Signed Up', time: february(3) },
    { customer: 'two', activity: 'Paid', time: february(13) },
    { customer: 'three', activity: 'Cancelled', time: february(20) },
  ],
  { until: Date.UTC(2026, 2, 20) / 1000 },
);

describeEachDatabase('what words mean', (database) => {
  async function answerTo(name?: string) {
    await syncDefinitions(database(), definitionsSchema.parse(former));
    const versions = await syncDefinitions(database(), definitionsSchema.parse(current));
    const dependencies = { ...toolDependencies(log, current), database: database(), versions };
    const args = name === undefined ? {} : { name };
    const result = await definitions.execute(args, dependencies);
    expect(definitionsOutput.parse(result.data)).toEqual(result.data);
    const envelope: Envelope<'definitions'> = {
      tool: 'definitions',
      args,
      as_of: dependencies.asOf,
      ...result,
      receipt: '',
      ms: 0,
    };
    const { headline, findings } = narrateDefinitions(envelope);
    expect(checkSentences([...headline, ...findings], envelope, log.activityNames).report.removed).toEqual(
      [],
    );
    return { data: result.data, words: [...headline, ...findings].join('\n') };
  }

  test('all of them, each with its version', async () => {
    const { data } = await answerTo();
    expect(data.meanings.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'journey trial',
      'outcome churn',
      'term churned people',
      'term payers',
      'alias leavers',
    ]);
  });

  test('a change made a new version, and what it did to last month is told', async () => {
    const { data, words } = await answerTo('Trial');
    const [trial] = data.meanings;
    expect(trial.version).toBeGreaterThan(1);
    expect(trial.last_month).toMatchObject({ customers: 2, rate: { estimate: 1 } });
    expect(trial.earlier?.at(-1)).toMatchObject({
      version: 1,
      means: { within_days: 3 },
      last_month: { customers: 2, rate: { estimate: 0.5 } },
    });
    expect(words).toContain('within 14 days');
    expect(words).toContain('version 1 until');
  });

  test('rival meanings are shown, none is guessed', async () => {
    const { data, words } = await answerTo('churn');
    expect(data.meanings.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'outcome churn',
      'term churned people',
    ]);
    expect(words).toContain('several things');
    expect((await answerTo('leavers')).data.meanings.map(({ name }) => name)).toEqual(['leavers', 'churn']);
    const { data: paid } = await answerTo('paid');
    expect(paid).toMatchObject({
      meanings: [],
      things: [{ kind: 'activity', used_by: ['trial', 'payers'] }],
    });
    await expect(answerTo('trail')).rejects.toThrow(/no definition "trail". Did you mean "trial"/);
  });
});

const event = (profile: number, activity: string, month: number, day: number): Change => ({
  do: 'event',
  profile,
  micros: Date.UTC(2026, month - 1, day) * 1000,
  activity,
  source: 'website',
  value: null,
});

test('footpath definitions edit changes the file, and refuses what is wrong', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'footpath-edit-'));
  const folder = join(cwd, '.footpath');
  const file = join(folder, 'footpath.yaml');
  const quiet = () => ({ stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() });
  const rest = { interactive: false, cwd, color: false };
  const own = ownSession({ ...quiet(), ...rest }, readConfig({}), folder);
  await own.useWorkspace(
    'test',
    async (open) => {
      const run = async (...args: string[]) => {
        const streams = quiet();
        const status = await runCommand(args, { ...streams, ...rest }, (theirs) =>
          servedSession(theirs, own, open),
        );
        streams.stdout.end();
        streams.stderr.end();
        return { status, out: await text(streams.stdout), error: await text(streams.stderr) };
      };
      await applyChanges(open.workspace.database, [
        event(0, 'Signed Up', 2, 1),
        event(0, 'Paid', 2, 2),
        event(1, 'Signed Up', 3, 20),
      ]);
      const edit = (kind: string, name: string, ...more: string[]) =>
        run('definitions', 'edit', kind, name, ...more);

      const dry = await edit('term', 'payers', '[{did: Paid}]', '--dry-run');
      expect(dry.out).toContain('from 1 February 2026 to 28 February 2026: 1 customers at its end');
      await expect(readFile(file)).rejects.toThrow();

      expect((await edit('term', 'payers', '[{did: Paid}]')).out).toContain('Now payers@1.');
      expect((await edit('term', 'payers', '[{did: Payd}]')).out).toContain('did you mean "Paid"');
      const before = await readFile(file, 'utf8');
      for (const wrong of ['[{dud: Paid}]', '[', '']) {
        expect(await edit('term', 'payers', wrong)).toMatchObject({ status: 1, out: '' });
      }
      expect(await edit('journey', 'x', '{stages: [Paid]}')).toMatchObject({ status: 1 });
      expect(await edit('term', 'payers')).toMatchObject({ status: 1 });
      expect(await edit('term', 'nobody', '--remove')).toMatchObject({ status: 1 });
      expect(await edit('turm', 'payers', '1')).toMatchObject({ status: 2 });
      expect(await readFile(file, 'utf8')).toBe(before);
      expect((await run('definitions', 'payers')).out).toContain('payers (term): did Payd.');
      expect(await run('propose')).toMatchObject({ status: 1 });
      expect(await readFile(file, 'utf8')).toBe(before);

      const at = async (name: string, did: string, seen?: number) =>
        editDefinition(
          open.workspace,
          await open.view(),
          { kind: 'term', name, body: [{ did }], ...(seen === undefined ? {} : { seen }) },
          true,
        );
      // All at once: none is lost, and of two who looked at the same the second is told, but not who saves twice.
      const [one, , second, again] = await Promise.allSettled([
        at('payers', 'Paid', 2),
        at('starters', 'Signed Up'),
        at('payers', 'Signed Up', 2),
        at('payers', 'Paid', 2),
      ]);
      expect(one).toMatchObject({ status: 'fulfilled', value: { version: 2 } });
      expect(second).toMatchObject({ status: 'rejected', reason: { code: 'in_use' } });
      expect(again).toMatchObject({ status: 'fulfilled' });
      expect(open.workspace.versions.get('term payers')).toBe(3);
      expect(open.workspace.definitions.terms).toMatchObject({
        payers: [{ did: 'Paid' }],
        starters: [{ did: 'Signed Up' }],
      });
    },
    { makes: true },
  );
  await rm(cwd, { recursive: true });
}, 240_000);
