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
  if (/matters/.test(question)) return Promise.resolve(whichOutcome);
  if (/earn/.test(question)) return Promise.resolve(notTracked);
  if (/trail/.test(question)) {
    return Promise.reject(new FootpathError('not_found', 'There is no journey trail. Did you mean trial?'));
  }
  if (/channel/.test(question)) return Promise.resolve(byChannel);
  if (/mobile/.test(question)) return Promise.resolve(mobileAgainstDesktop);
  if (/why/i.test(question)) return Promise.resolve(explained);
  return Promise.resolve(trialFunnel);
};

export const starterQuestions = () =>
  Promise.resolve([
    'Where do trial users drop off?',
    'Why do they leave after Started Trial?',
    'Compare mobile and desktop for the trial journey',
  ]);
