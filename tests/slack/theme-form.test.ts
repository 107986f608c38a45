import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { themeModal } from '../../src/render/views/theme-modal.js';
import { openPolicy, type AccessPolicy } from '../../src/slack/access-policy.js';
import type { Database } from '../../src/store/database.js';
import { homeOpened } from '../../src/web/fake-slack/app-events.js';
import { viewPress } from '../../src/web/fake-slack/interactions.js';
import { submitModal, type FormValues } from '../../src/web/fake-slack/modal-submission.js';
import { dropOffs } from '../support/replies.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const short = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'A short answer.' });
let database: Database;
let world: SlackWorld;
beforeAll(async () => {
  database = await migratedPglite();
});
afterAll(() => database.close());
afterEach(() => world.close());

const start = async (access: AccessPolicy = openPolicy) => {
  world = await createSlackWorld(database, () => Promise.resolve(short), undefined, { access });
};

/** The Home tab, as text. */
const homeText = async () => {
  await world.deliver(homeOpened(world.workspace, { user: 'U1', channel: 'D1', tab: 'home' }));
  return vi.waitFor(() => {
    const home = world.workspace.views.home('U1');
    if (!home) throw new Error('it did not come');
    return JSON.stringify(home.view);
  }, 5000);
};

test('a theme is changed by those alone who may, and who did it is written down', async () => {
  await start();
  const [{ id }] = await database.query<{ id: number }>(
    "insert into theme (name, terms) values ('late parcels', '{}') returning id",
  );
  await database.query("insert into theme (name, terms, parent_id) values ('parcels', '{}', $1)", [id]);
  const theme = { id, name: 'late parcels', texts: 0, pinned: false, parts: 1 };
  const form = themeModal({ action: 'rename', channel: 'D1', themes: [theme] });
  const rename = async (values: FormValues) => {
    const open = world.workspace.views.open('U1', form);
    return submitModal(world.workspace, world.eventsUrl, open, values);
  };
  const name = async () => {
    const [row] = await database.query<{ name: string }>(
      'select coalesce(given_name, name) as name from theme where id = $1',
      [id],
    );
    return row.name;
  };
  expect(await homeText()).toContain('late parcels (0 texts)');
  expect(await homeText()).not.toContain('home_theme_split');
  expect(await rename({ name: 'slow parcels' })).toEqual({ name: 'Choose a theme.' });
  expect(await rename({ theme: String(id), name: ' ' })).toEqual({ name: 'Give it a name.' });
  expect(await rename({ theme: String(id), name: 'slow parcels' })).toEqual({});
  expect(await name()).toBe('slow parcels');
  const [entry] = await database.query<{ question: string; user_id: string }>(
    'select question, user_id from audit_entry where team = $1 order by id desc limit 1',
    [world.workspace.team],
  );
  expect(entry).toEqual({
    question: `Form: theme {"action":"rename","theme":${id},"name":"slow parcels"}`,
    user_id: 'U1',
  });

  await database.query('update theme set gone_at = now() where parent_id = $1 or id = $1', [id]);
  expect((await rename({ theme: String(id), name: 'x' })).name).toContain('not there any more');
  await database.query('update theme set gone_at = null where parent_id = $1 or id = $1', [id]);

  await world.close();
  await start({ ...openPolicy, editors: ['U9'] });
  expect(await homeText()).not.toContain('slow parcels');
  const home = world.workspace.views.home('U1');
  if (!home) throw new Error('no Home tab');
  const press = { type: 'button' as const, actionId: 'home_theme_rename', value: 'rename' };
  await world.deliver(viewPress(world.workspace, home, press));
  expect(world.workspace.views.modal('U1')).toBeUndefined();
  expect((await rename({ theme: String(id), name: 'x' })).name).toContain('those who were chosen');
  expect(await name()).toBe('slow parcels');
});
