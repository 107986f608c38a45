import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import { openPolicy, readAccessPolicy, type AccessPolicy } from '../../src/slack/access-policy.js';
import type { Database } from '../../src/store/database.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { dropOffs } from '../support/replies.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const secret = 'Ann Jansen';
const figures = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'Figures only.' });
const personal: Reply = {
  ...dropOffs({ steps: funnelSteps(['a', 'b'], [9, 1]) }, { headline: `It was ${secret}.` }),
  isPersonal: true,
};

describe('in Slack', () => {
  let database: Database;
  beforeAll(async () => {
    database = await migratedPglite();
  });
  afterAll(() => database.close());
  let world: SlackWorld;
  afterEach(() => world.close());
  const start = async (reply: Reply, access: Partial<AccessPolicy> = {}) => {
    world = await createSlackWorld(database, () => Promise.resolve(reply), undefined, {
      access: { ...openPolicy, ...access },
    });
  };
  const mention = () => world.say('C1', `<@${world.workspace.bot.user}> who?`, { mention: true });
  /** All that anybody can read in a channel. */
  const readable = (channel: string) =>
    JSON.stringify(
      world.workspace.channel(channel)?.messages.map(({ files, ...message }) => ({
        ...message,
        files: files.map(({ altText, name }) => [altText, name]),
      })),
    );

  test('an answer that names people goes to who asked, words, chart and all', async () => {
    await start(personal);
    await mention();
    const [note] = await world.answers('C1', 1);
    expect(note.text).toContain('for you alone');
    await world.answers('D1', 2);
    expect(readable('D1')).toContain(secret);
    await world.settle();
    expect(readable('C1')).not.toContain(secret);
    expect((await world.answers('C1', 1)).flatMap(({ files }) => files)).toEqual([]);
  });

  test('a channel can be opened for it', async () => {
    await start(personal, { people_channels: ['C1'] });
    await mention();
    const [answer] = await world.answers('C1', 1);
    expect(answer.text).toContain(secret);
  });

  test('with links only, channels get no figure', async () => {
    await start(figures, { links_only: true });
    await mention();
    await world.answers('C1', 1);
    expect(readable('C1')).not.toContain('Figures only');
    expect(readable('D1')).toContain('Figures only');
  });

  test.each([
    [undefined, true],
    [['U1'], true],
    [['U2'], false],
  ])('with people %s the asker’s right is %s', async (people, maySeePeople) => {
    await start(figures, { people });
    await mention();
    await world.answers('C1', 1);
    expect(world.asked[0].asker).toMatchObject({ user: 'U1', channel: 'C1', isDirect: false, maySeePeople });
  });

  test('a role comes from the file or from a Slack user group, and says what may be seen', async () => {
    const rows = [{ trait: 'country', is: ['NL'] }];
    await start(figures, {
      people: [],
      roles: {
        sales: { users: [], groups: ['S1'], people: true, rows },
        support: { users: ['U3'], groups: [] },
      },
      default_role: 'support',
    });
    world.workspace.userGroups.set('S1', ['U1']);
    await mention();
    await world.answers('C1', 1);
    await world.say('D3', 'who?', { user: 'U3' });
    await world.answers('D3', 1);
    expect(world.asked.map(({ asker }) => asker)).toMatchObject([
      { user: 'U1', maySeePeople: true, role: 'sales' },
      { user: 'U3', maySeePeople: false },
    ]);
    expect(world.asked[1].asker?.role).toBeUndefined();
  });

  test('where Slack does not say who is in a group nothing is answered, but that', async () => {
    const rows = [{ trait: 'country', is: ['NL'] }];
    await start(figures, { roles: { sales: { users: [], groups: ['S9'], rows } } });
    await mention();
    const [sorry] = await world.answers('C1', 1);
    expect(sorry.text).toContain('did not answer in time');
    expect(world.asked).toEqual([]);
  });

  test('answers only in allowed channels, and in direct messages', async () => {
    await start(figures, { channels: ['C2'] });
    await mention();
    const [refusal] = await world.answers('C1', 1);
    expect(refusal.text).toContain('not allowed to answer in this channel');
    await world.say('D1', 'who?');
    await world.answers('D1', 1);
    expect(world.asked).toHaveLength(1);
  });
});

describe('the file access.yaml', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footpath-access-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const read = async (text: string) => {
    await writeFile(join(folder, 'access.yaml'), text);
    return readAccessPolicy(folder);
  };

  test('says who may see what', async () => {
    expect(await readAccessPolicy(folder)).toEqual(openPolicy);
    expect(await read('people: [U012AB]\nlinks_only: true')).toEqual({
      ...openPolicy,
      people: ['U012AB'],
      links_only: true,
    });
  });

  test.each([
    ['people: ann@x.com', 'people'],
    ['peeple: [U1]', 'peeple'],
    ['people: [C1]', 'must be the id of a Slack user'],
    ['people: [', 'not YAML'],
    ['default_role: sales', 'no such role'],
    ['roles: {a: {rows: [{trait: country}]}}', 'roles.a.rows'],
    ['roles: {"x\'; drop": {}}', 'Invalid key'],
  ])('is refused whole when it says %s', async (text, problem) => {
    await expect(read(text)).rejects.toThrow(problem);
  });
});
