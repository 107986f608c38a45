import { setTimeout as pause } from 'node:timers/promises';
import type { Ask, AskRequest } from '../../src/ask/ask.js';
import type { SlackMessage } from '../../src/web/fake-slack/workspace.js';
import { funnelSteps } from './funnel-steps.js';
import { dropOffs } from './replies.js';

export const lateReply = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'A late answer.' });

export const isLateAnswer = ({ blocks, text }: SlackMessage) =>
  blocks.length > 0 && text.includes('A late answer.');

/** An answer that comes when it is told to. */
export function slowAsk() {
  let finish = () => {};
  const requests: AskRequest[] = [];
  const done = new Promise<void>((resolve) => (finish = resolve));
  const ask: Ask = async (request) => {
    requests.push(request);
    await pause(60);
    request.onStep?.({ kind: 'computing', tool: 'drop_offs' });
    await done;
    request.onStep?.({ kind: 'wording' });
    return lateReply;
  };
  return { ask, requests, finish: () => finish() };
}
