import type { ToolName } from '../../../../../tools/tool-arguments.js';
import { wordsOf } from '../../text/phrase-words.js';
import { customerCues } from './customer-cues.js';
import { feedbackCues } from './feedback-cues.js';
import { figureCues } from './figure-cues.js';
import { journeyCues } from './journey-cues.js';
import { serviceCues } from './service-cues.js';
import type { Cues } from './cues.js';

export const allCues: Readonly<Record<ToolName, Cues>> = {
  ...journeyCues,
  ...customerCues,
  ...figureCues,
  ...feedbackCues,
  ...serviceCues,
};

/** All words in turns of phrase, for the vocabulary. */
export const cueWords: readonly string[] = Object.values(allCues).flatMap((each) =>
  [each.certain, each.strong, each.fair].flatMap((phrases) => wordsOf((phrases ?? '').replaceAll('\n', ' '))),
);
