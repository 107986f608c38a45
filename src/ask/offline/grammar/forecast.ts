import { findHorizons } from '../calendar/duration-grammar.js';
import { takeHorizon, takeWindow } from '../arguments/take-duration.js';
import { takeGeneralLeaving } from '../arguments/take-leaving.js';
import { takeJourney, takeOutcome } from '../arguments/take-names.js';
import { takeSegment } from '../segment/take-segment.js';
import type { ToolGrammar } from './tool-grammar.js';

export const forecast: ToolGrammar = {
  tool: 'forecast',
  evidence: ({ words, today }) => (findHorizons(words, today).length > 0 && / (?:will|expect\w*|forecast\w*|predict\w*|project\w*|going to) /.test(words.text) ? 2 : 0),
  read(reading) {
    const horizon_days = takeHorizon(reading) ?? takeWindow(reading);
    const named = takeJourney(reading);
    const outcome = takeOutcome(reading) ?? takeGeneralLeaving(reading);
    const segment = takeSegment(reading, { ownsPeriods: true });
    return { args: { horizon_days, journey: named, outcome, segment } };
  },
};
