import fc from 'fast-check';
import type { DigestSection } from '../../src/digest/digest.js';
import { digestMessages } from '../../src/digest/digest-blocks.js';
import { replyVersions } from '../../src/render/reply-versions.js';
import { leftOutWords } from '../../src/slack/file-plan.js';
import { stepChunks } from '../../src/render/step-chunks.js';
import { askAboutModal } from '../../src/render/views/ask-about-modal.js';
import { definitionEffectModal } from '../../src/render/views/definition-effect-modal.js';
import { definitionModal } from '../../src/render/views/definition-modal.js';
import { digestModal } from '../../src/render/views/digest-modal.js';
import { formKinds, themeActions } from '../../src/render/views/home-actions.js';
import { homeView } from '../../src/render/views/home-view.js';
import { themeModal, themesFor } from '../../src/render/views/theme-modal.js';
import { Refusal } from '../../src/web/fake-slack/methods/method.js';
import { webApiMethods } from '../../src/web/fake-slack/methods/web-api-methods.js';
import { Workspace } from '../../src/web/fake-slack/workspace.js';
import { allTools } from '../../tools/registry.js';
import { anyAnswer, anyName, anyTable } from '../support/any-reply.js';
import { anyTrend } from '../support/any-trend.js';

const [count = '10000', seed = '1'] = process.argv.slice(2);

/**
 * Payloads of every kind with data of any shape, given to the fake Slack in every version:
 * `npm run bench:answers -- [count] [seed]`.
 */
const workspace = new Workspace({ mostMessages: 50 });
workspace.openChannel('D1', 'im');
workspace.keepFile({ id: 'F1', name: 'a.png', title: 'A', altText: 'A', bytes: new Uint8Array() });
const leftOut = leftOutWords(['the picture', 'the file with all rows']);
const given = new Map<string, number>();
const refused = new Map<string, number>();
const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

function call(kind: string, method: string, args: Record<string, unknown>): Record<string, unknown> {
  add(given, kind);
  const form = Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  try {
    return webApiMethods.get(method)?.run(workspace, form, '') ?? {};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    add(refused, `${kind}: ${error.message} ${error.details.slice(0, 2).join('; ')}`);
    return {};
  }
}

const long = fc
  .tuple(anyName, fc.constantFrom(1, 50, 9000))
  .map(([text, times]) => text.repeat(times).slice(0, 9000));
const texts = (most: number) => fc.array(long, { maxLength: most });
const run = <Value>(values: fc.Arbitrary<Value>, share: number, check: (value: Value) => void) =>
  fc.assert(fc.property(values, check), {
    numRuns: Math.ceil(Number(count) * share),
    seed: Number(seed),
  });

const answers = fc.oneof(
  { weight: 3, arbitrary: anyAnswer(anyTable({ columns: 22, rows: 110 }), long, 60) },
  { weight: 1, arbitrary: anyTrend(anyName) },
);
run(answers, 1, (reply) => {
  const picture = { id: 'F1', altText: reply.kind === 'answer' ? reply.answer.headline : '' };
  for (const options of [{}, { askedBy: 'U0123' }, { picture, note: leftOut }]) {
    for (const { text, blocks } of replyVersions(reply, options)) {
      call('message', 'chat.postMessage', { channel: 'D1', text, blocks });
    }
  }
  const [{ text, blocks }] = replyVersions(reply);
  const steps = stepChunks([{ kind: 'computing', tool: 'trend' }, { kind: 'wording' }]);
  const { ts = '' } = call('stream', 'chat.startStream', { channel: 'D1', thread_ts: '1.0', chunks: steps });
  call('stream', 'chat.stopStream', { channel: 'D1', ts, chunks: steps, blocks });
  call('edit', 'chat.update', { channel: 'D1', ts, text, blocks });
});

for (const { name: tool } of allTools()) {
  const chunks = stepChunks([{ kind: 'computing', tool }], 'complete');
  call('steps of every tool', 'chat.startStream', { channel: 'D1', thread_ts: '1.0', chunks });
}

const word = fc.record({ kind: fc.constantFrom(...formKinds), name: long, body: fc.json(), means: long });
const journey = fc.record({
  kind: fc.constant('journey' as const),
  name: long,
  body: fc.json(),
  means: long,
  lastMonth: long,
});
const theme = fc.record({
  id: fc.nat(),
  name: long,
  texts: fc.nat(),
  pinned: fc.boolean(),
  parts: fc.nat(9),
});
const homes = fc.record({
  overview: fc.record({
    customers: fc.nat(),
    events: fc.nat(),
    asOf: fc.constant('2026-10-31'),
    timezone: fc.constant('Europe/Amsterdam'),
    health: texts(8),
    journeys: fc.array(journey, { maxLength: 20 }),
    words: fc.array(word, { maxLength: 40 }),
    starters: texts(6),
    activities: fc.array(anyName, { maxLength: 200 }),
  }),
  digests: fc
    .array(fc.record({ what: long, when: long }), { maxLength: 20 })
    .map((all) => all.map((digest, id) => ({ ...digest, id }))),
  settings: fc.array(long, { minLength: 1, maxLength: 6 }),
  mayDefine: fc.boolean(),
  themes: fc.array(theme, { maxLength: 120 }),
  channel: fc.constant('D1'),
});
run(homes, 0.1, (content) => {
  call('Home tab', 'views.publish', { user_id: 'U1', view: homeView(content) });
});

const openModal = (kind: string, view: object) =>
  call(kind, 'views.open', { trigger_id: workspace.triggers.create('U1'), view });
run(homes, 0.1, ({ themes: all }) => {
  for (const action of themeActions) {
    const themes = themesFor(action, all);
    if (themes.length > 0) openModal('theme form', themeModal({ action, channel: 'D1', themes }));
  }
});
const anyBody = fc.oneof(
  fc.jsonValue(),
  fc.record({ did: anyName }),
  fc.array(fc.oneof(fc.record({ did: anyName }), fc.record({ did_not: anyName })), { maxLength: 120 }),
  fc.record({
    stages: fc.array(
      anyName.map((name) => ({ name, any_of: [name] })),
      { maxLength: 120 },
    ),
    within_days: fc.double({ min: 0.01, max: 400, noNaN: true }),
  }),
);
const forms = fc.record({
  kind: fc.constantFrom(...formKinds),
  name: long,
  body: anyBody,
  activities: fc.array(anyName, { maxLength: 250 }),
});
run(forms, 0.1, ({ kind, name, body, activities }) => {
  openModal('definition form', definitionModal({ kind, channel: 'D1', activities }));
  const known = Array.isArray(body) || typeof body !== 'object' || body === null ? [] : activities;
  openModal(
    'definition form',
    definitionModal({ kind, channel: 'D1', current: { name, body }, activities: known }),
  );
});
const month = { from: '2026-09-01', to: '2026-10-01' };
run(
  fc.record({ name: long, did: anyName.filter((text) => text.trim() !== ''), warnings: texts(12) }),
  0.1,
  (one) => {
    const entry = { kind: 'outcome' as const, name: 'o', body: { did: one.did } };
    const effect = {
      month,
      version: 0,
      after: { entry, figures: { customers: 1204 } },
      warnings: one.warnings,
    };
    openModal('effect of a definition', definitionEffectModal(one.name, effect, '{}'));
  },
);
const schedule = { weekday: 'monday', time: '09:00', timezone: 'Europe/Amsterdam', channel: 'D1' };
run(fc.record({ id: fc.option(fc.nat(), { nil: undefined }), question: long }), 0.1, (one) => {
  openModal('digest form', digestModal({ ...schedule, ...one }));
  openModal('Ask about this', askAboutModal(one.question));
});

const measure = fc.record({
  measure: fc.record({
    name: long,
    kind: fc.constantFrom('count' as const, 'rate' as const),
    subject: long,
    counts: fc.constant([1]),
  }),
  value: fc.nat(),
  expected: fc.nat(),
  low: fc.nat(),
  high: fc.nat(),
  q: fc.double({ min: 0, max: 1, noNaN: true }),
});
const section: fc.Arbitrary<DigestSection> = fc.record({ title: long, lines: texts(20) });
const digests = fc.record({
  week: fc.constant({ from: '2026-10-19', to: '2026-10-25' }),
  timezone: fc.constant('UTC'),
  health: texts(20),
  checked: fc.nat(),
  changes: fc.array(measure, { maxLength: 40 }),
  steady: fc.array(measure, { maxLength: 20 }),
  events: texts(10),
  sections: fc.array(section, { maxLength: 20 }),
  suggestions: texts(12),
});
run(digests, 0.1, (digest) => {
  for (const { text, blocks } of digestMessages(digest)) {
    call('digest', 'chat.postMessage', { channel: 'D1', text, blocks });
  }
});

console.log({ answers: Number(count), given, refused });
process.exitCode = refused.size > 0 ? 1 : 0;
