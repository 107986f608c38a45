import { takeCompare } from '../arguments/take-compare.js';
import { takeJourney } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import { takeSegment } from '../segment/take-segment.js';
import type { ToolGrammar } from './tool-grammar.js';

export const journeyMap: ToolGrammar = {
  tool: 'journey_map',
  read(reading) {
    const journey = takeJourney(reading);
    const comparison = takeCompare(reading);
    const segment = takeSegment(reading);
    return { args: { journey, ...comparison, segment, period: comparison.period ?? takePeriod(reading) } };
  },
};
