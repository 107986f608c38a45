import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import type { Ask } from '../../src/ask/ask.js';
import { createAsk } from '../../src/ask/create-ask.js';
import { createChatModel } from '../../src/ask/model/chat-model.js';
import { createModelAnswerer } from '../../src/ask/model/model-answerer.js';
import { Spending } from '../../src/ask/model/spending.js';
import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import { planSchema } from '../../src/ask/plan.js';
import type { Planner } from '../../src/ask/planner.js';
import { createWorkspaceViews, type ViewWorkspace } from '../../src/ask/workspace-view.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { FootpathError } from '../../src/errors.js';
import { createLogger } from '../../src/logger.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { indexFeedback } from '../../src/feedback/store/index-feedback.js';
import { textAt } from '../../src/journeys/text-column.js';
import { silentProgress } from '../../src/progress.js';
import { chartForAnswer } from '../../src/render/charts/chart-for-answer.js';
import { chartSvg } from '../../src/render/chart-svg.js';
import { openPolicy } from '../../src/slack/access-policy.js';
import { openWorkspace, type Workspace } from '../../src/store/workspace.js';
import type { SlackMessage } from '../../src/web/fake-slack/workspace.js';
import { messageEvent } from '../../src/web/fake-slack/event-delivery.js';
import { toolNameSchema, type ToolName } from '../../tools/tool-arguments.js';
import { startFakeOpenAi } from '../support/fake-openai.js';
import { personalDataFinder } from '../support/personal-data.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';

const everybody = { segment: [{ did: 'Signed Up' }] };
/** What each tool is asked: whatever shows most of people. */
const asked: Readonly<Record<ToolName, object>> = {
  journey_map: { journey: 'trial' },
  drop_offs: { journey: 'trial', breakdown: 'country', explain: true },
  paths: { from: 'Signed Up', length: 6, limit: 50 },
  segments: { k: 4 },
  moments_of_truth: { outcome: 'conversion' },
  churn_risk: { limit: 50 },
  customers: { ...everybody, limit: 50 },
  next_best_action: { limit: 50 },
  forecast: {},
  trend: { measure: 'value', breakdown: 'industry' },
  retention: { breakdown: 'plan' },
  customer: {},
  effect: { change: 'new onboarding' },
  feedback_themes: {},
  feedback_search: { about: 'invoice' },
  definitions: {},
  data_health: {},
  schedule_digest: { action: 'list' },
};
const tools = toolNameSchema.options;
/** Their answers name or quote people, where there are any to name, and go to who may see them alone. */
const namingPeople: readonly ToolName[] = [
  'churn_risk',
  'customer',
  'customers',
  'feedback_search',
  'feedback_themes',
  'next_best_action',
];

describe('what reaches whom, by role, kind of channel and tool', () => {
  let folder: string;
  let workspace: Workspace;
  let view: ViewWorkspace;
  let world: SlackWorld;
  let personalIn: (text: string) => string[];
  let unmaskedIn: (text: string) => string[];
  let name: string;
  const logged: string[] = [];
  const replies = new Map<string, Promise<Reply>>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footpath-exposure-'));
    workspace = await openWorkspace({ folder }, 'test', silentProgress);
    await loadDemo(workspace.database, { folder, seed: 5, customers: 600 });
    await workspace.refresh();
    const feedback = createFeedbackReader();
    await indexFeedback(workspace.database, feedback, silentProgress);
    const log = await workspace.log();
    personalIn = await personalDataFinder(workspace.database, log, { texts: 'all' });
    unmaskedIn = await personalDataFinder(workspace.database, log, { texts: 'unmasked' });
    view = createWorkspaceViews(workspace, feedback, silentProgress);
    const named = Array.from({ length: log.customerCount }, (_, customer) =>
      textAt(log.customerNames, customer),
    );
    name = named.find((text) => text.includes(' ')) ?? '';
    const ask = createAsk(view, plannedByName);
    const remembered: Ask = (request) => {
      const key = `${request.question} ${request.asker?.maySeePeople} ${request.asker?.isDirect}`;
      const reply = replies.get(key) ?? ask(request);
      replies.set(key, reply);
      return reply;
    };
    world = await createSlackWorld(workspace.database, remembered, undefined, {
      log: createLogger('trace', sink(logged)),
      access: {
        ...openPolicy,
        people: ['U1'],
        people_channels: tools.map((_, place) => `CP${place}`),
      },
    });
    world.workspace.guests.set('U9', 'restricted');
  });
  afterAll(async () => {
    await world?.close();
    await workspace?.close();
    await rm(folder, { recursive: true });
  });

  /** A question is the name of a tool. */
  const plannedByName: Planner = {
    plan: ({ question }) => {
      const { data: tool } = toolNameSchema.safeParse(question);
      if (!tool) throw new FootpathError('not_found', `There is no ${question}.`);
      const args = tool === 'customer' ? { customer: name } : asked[tool];
      return Promise.resolve({ plan: planSchema.parse({ tool, args }), confidence: 1, why: [] });
    },
  };
  /** U1 may see people, U2 may not. */
  const ask = async (channel: string, user: string, tool: ToolName) => {
    await world.say(channel, `<@${world.workspace.bot.user}> ${tool}`, {
      user,
      mention: !channel.startsWith('D'),
    });
    await world.answers(channel, 1);
  };
  /** All that a reader there gets of the bot: words, blocks, names of files, alt texts, tables as CSV. */
  const shown = (channel: string) =>
    said(
      world.workspace.channel(channel)?.messages.filter(({ user }) => user === world.workspace.bot.user) ??
        [],
    );

  describe.each(tools.map((tool, place) => [tool, place] as const))('%s', (tool, place) => {
    test('in channels nothing personal; in direct messages people for who may see them', async () => {
      await Promise.all([
        ask(`CN${place}`, 'U2', tool),
        ask(`CM${place}`, 'U1', tool),
        ask(`DN${place}`, 'U2', tool),
        ask(`DM${place}`, 'U1', tool),
        // Where lists of people may be shown, for somebody who may not see them all the same.
        ask(`CP${place}`, 'U2', tool),
      ]);
      await world.settle();
      // The map quotes what nobody is named by: masked, and without its customer.
      const tellsIn = tool === 'journey_map' ? unmaskedIn : personalIn;
      for (const channel of ['CN', 'CM', 'DN', 'CP']) {
        expect({ channel, found: tellsIn(shown(`${channel}${place}`)) }).toEqual({ channel, found: [] });
      }
      for (const maySee of [true, false]) {
        const reply = await replies.get(`${tool} ${maySee} false`)?.catch(() => undefined);
        expect(reply?.isPersonal ?? false).toBe(maySee && namingPeople.includes(tool));
        if (reply && !reply.isPersonal) expect(tellsIn(drawn(reply))).toEqual([]);
      }
      const named = tellsIn(shown(`DM${place}`)).length > 0;
      // So small a company gives no advice and no risks; both are named in tests/ask/exposure.test.ts.
      if (tool !== 'churn_risk' && tool !== 'next_best_action')
        expect(named).toBe(namingPeople.includes(tool));
    });

    test('in a channel shared with another company: nothing at all', async () => {
      const channel = world.workspace.openChannel(`CS${place}`, 'channel');
      const before = world.asked.length;
      const message = world.write(channel.id, `<@${world.workspace.bot.user}> ${tool}`);
      const event = messageEvent(world.workspace, channel, message, 'app_mention');
      await world.deliver({ ...event, payload: { ...event.payload, is_ext_shared_channel: true } });
      const [refusal] = await world.answers(channel.id, 1);
      expect(refusal.text).toContain('shared with another company');
      expect(world.asked).toHaveLength(before);
    });

    test('to a guest of the workspace: nothing at all, wherever they ask', async () => {
      const before = world.asked.length;
      for (const channel of [`CG${place}`, `DG${place}`]) {
        await ask(channel, 'U9', tool);
        expect(said(world.said(channel))).toContain('not its guests');
        expect(personalIn(shown(channel))).toEqual([]);
      }
      expect(world.asked).toHaveLength(before);
    });

    test('to a language model: no name, whoever asks', async () => {
      const args = tool === 'customer' ? { customer: name } : asked[tool];
      const fake = await startFakeOpenAi([{ calls: [{ name: tool, args }] }, { text: 'That is all.' }]);
      const config = {
        baseUrl: fake.url,
        model: 'm',
        patienceSeconds: 20,
        inputPrice: 1,
        outputPrice: 1,
        budgetPerDay: 1,
      };
      const answerer = createModelAnswerer(createChatModel(config), new Spending(config), 20);
      const asker = { team: 'T', user: 'U1', channel: 'D1', isDirect: true, maySeePeople: true };
      try {
        await createAsk(
          view,
          createOfflinePlanner(),
          answerer,
        )({ question: `about ${name}`, thread: [], asker });
      } finally {
        await fake.close();
      }
      expect(fake.requests).toHaveLength(2);
      // The call is the test's own; what goes out is what answers it.
      expect(
        personalNames(JSON.stringify(fake.requests[1].messages.filter(({ role }) => role !== 'assistant'))),
      ).toEqual([]);
    });
  });

  test('all rows of a list as a file: to who asked alone, and to nobody who may not see people', async () => {
    await ask('DW1', 'U1', 'customers');
    const [cut] = await world.answers('DW1', 1);
    const buttons = cut.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const [whole] = buttons.flatMap((button) =>
      button.type === 'button' && /^All \d+ customers as CSV$/.test(button.text.text) ? [button] : [],
    );
    const question = whole.value ?? '';
    expect(question).toMatch(/^All \d+ customers as CSV \(fp_[0-9a-f]{12}\)$/);
    const all = Number(/\d+/.exec(question)?.[0]);

    const mention = { user: 'U1', mention: true };
    await world.say('CW1', `<@${world.workspace.bot.user}> ${question}`, mention);
    const withFile = await world.until(world.workspace.directMessage('U1').id, ({ files }) =>
      files.some(({ name: file }) => file.endsWith('.csv')),
    );
    const csv = Buffer.from(withFile.files[0].bytes).toString();
    expect(csv.trim().split('\r\n')).toHaveLength(all + 1);
    expect(personalIn(csv).length).toBeGreaterThan(0);
    await world.answers('CW1', 1);
    expect(personalIn(shown('CW1'))).toEqual([]);

    for (const channel of ['CW2', 'DW2']) {
      await world.say(channel, `<@${world.workspace.bot.user}> ${question}`, {
        user: 'U2',
        mention: channel === 'CW2',
      });
      await world.answers(channel, 1);
    }
    await world.settle();
    for (const channel of ['CW2', 'DW2']) expect(personalIn(shown(channel))).toEqual([]);
  });

  /** Quoted texts do go to a model, with names masked; the texts' own words are no names. */
  const personalNames = (text: string) =>
    personalIn(text).filter((found) => !found.includes(' ') || found === name.toLowerCase());

  test('the log holds nothing personal, nor what somebody asked', async () => {
    await world.say('DX', 'no such tool for Ann Jansen', { user: 'U1' });
    await world.answers('DX', 1);
    expect(logged.join('\n')).not.toContain('Jansen');
    expect(logged.length).toBeGreaterThan(0);
    expect(personalIn(logged.join('\n'))).toEqual([]);
  });
});

function said(messages: readonly SlackMessage[]): string {
  return messages
    .flatMap(({ text, blocks, files }) => [
      text,
      JSON.stringify(blocks),
      ...files.flatMap(({ name, title, altText, bytes }) => [
        name,
        title,
        altText,
        name.endsWith('.csv') ? Buffer.from(bytes).toString() : '',
      ]),
    ])
    .join('\n');
}

/** The words of a picture. */
function drawn(reply: Reply): string {
  const chart = reply.kind === 'answer' ? chartForAnswer(reply.answer) : undefined;
  return chart ? chartSvg(chart) : '';
}

function sink(lines: string[]): Writable {
  return new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
}
