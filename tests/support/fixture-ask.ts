import { setTimeout } from 'node:timers/promises';
import type { Reply } from '../../src/ask/answer.js';
import type { Ask } from '../../src/ask/ask.js';
import { FootpathError } from '../../src/errors.js';
import {
  byChannel,
  explained,
  mobileAgainstDesktop,
  notTracked,
  trialFunnel,
  whichOutcome,
} from './replies.js';
import { trendReply } from './trend-reply.js';

/** Answers a few questions with fixed replies. */
export const fixtureAsk: Ask = async ({ question, onStep, signal }) => {
  if (/slowly/.test(question)) {
    onStep?.({ kind: 'computing', tool: 'drop_offs' });
    await setTimeout(/very/.test(question) ? 60_000 : 2500, undefined, { signal });
    onStep?.({ kind: 'wording' });
  }
  if (/trail/.test(question)) {
    throw new FootpathError('not_found', 'There is no journey trail. Did you mean trial?');
  }
  return { ...replyTo(question), question };
};

function replyTo(question: string): Reply {
  if (/matters/.test(question)) return whichOutcome;
  if (/signups/.test(question)) return trendReply(12);
  if (/earn/.test(question)) return notTracked;
  if (/channel/.test(question)) return byChannel;
  if (/mobile/.test(question)) return mobileAgainstDesktop;
  if (/why/i.test(question)) return explained;
  return trialFunnel;
}

export const starterQuestions = () =>
  Promise.resolve([
    'Where do trial users drop off?',
    'Why do they leave after Started Trial?',
    'Compare mobile and desktop for the trial journey',
  ]);
