import { comingPeriod, takeComing, takeRest } from '../arguments/take-ahead.js';
import { findHorizons } from '../calendar/duration-grammar.js';
import { takeHorizon, takeLength, takeWindow } from '../arguments/take-duration.js';
import { takeGeneralLeaving, takeLosing } from '../arguments/take-leaving.js';
import { takeJourney, takeOutcome } from '../arguments/take-names.js';
import { takeNewcomers } from '../arguments/take-newcomers.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import type { ToolGrammar } from './tool-grammar.js';

export const forecast: ToolGrammar = {
  tool: 'forecast',
  evidence: (question) =>
    comingPeriod(question)
      ? 6
      : findHorizons(question.words, question.today).length > 0 &&
          / (?:will|expect\w*|forecast\w*|predict\w*|project\w*|going to) /.test(question.words.text)
        ? 2
        : 0,
  read(reading) {
    const horizon_days =
      takeHorizon(reading) ??
      takeComing(reading) ??
      takeRest(reading) ??
      takeWindow(reading) ??
      takeLength(reading);
    const named = namesJourney(reading) ? takeJourney(reading) : undefined;
    const known =
      takeOutcome(reading, { partly: true }) ??
      takeGeneralLeaving(reading) ??
      takeLosing(reading) ??
      takeNewcomers(reading);
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
