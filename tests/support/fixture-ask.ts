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

/** Answers a few questions with fixed replies. */
export const fixtureAsk: Ask = ({ question }) => {
  if (/trail/.test(question)) {
    return Promise.reject(new FootpathError('not_found', 'There is no journey trail. Did you mean trial?'));
  }
  return Promise.resolve({ ...replyTo(question), question });
};

function replyTo(question: string): Reply {
  if (/matters/.test(question)) return whichOutcome;
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
