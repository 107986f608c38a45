import { findHorizons } from '../calendar/duration-grammar.js';
import { takeHorizon, takeLength, takeWindow } from '../arguments/take-duration.js';
import { takeGeneralLeaving, takeLosing } from '../arguments/take-leaving.js';
import { takeJourney, takeOutcome } from '../arguments/take-names.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import type { ToolGrammar } from './tool-grammar.js';

export const forecast: ToolGrammar = {
  tool: 'forecast',
  evidence: ({ words, today }) =>
    findHorizons(words, today).length > 0 &&
    / (?:will|expect\w*|forecast\w*|predict\w*|project\w*|going to) /.test(words.text)
      ? 2
      : 0,
  read(reading) {
    const horizon_days = takeHorizon(reading) ?? takeWindow(reading) ?? takeLength(reading);
    const named = namesJourney(reading) ? takeJourney(reading) : undefined;
    const known =
      takeOutcome(reading, { partly: true }) ?? takeGeneralLeaving(reading) ?? takeLosing(reading);
    const journey = named ?? (known === undefined ? takeJourney(reading) : undefined);
    const outcome =
      known ??
      (journey === undefined && / (?:how many|number of|expected) /.test(reading.question.words.text)
        ? takeOutcome(reading, { anyActivity: true })
        : undefined);
    const segment = takeSegment(reading, { ownsPeriods: true });
    return { args: { horizon_days, journey, outcome, segment } };
  },
};

/** `the sales pipeline`, `in the trial`: without such words, `bookings` are what is booked. */
const namesJourney = (reading: Reading): boolean =>
  / (?:journey|funnel|pipeline|process|flow|map) /.test(reading.question.words.text) ||
  reading.question.mentions.some(
    ({ first, readings }) =>
      readings.some(({ entity }) => entity.kind === 'journey') &&
      /^(?:in|the|during|through)$/.test(reading.wordAt(first - 1)),
  );
