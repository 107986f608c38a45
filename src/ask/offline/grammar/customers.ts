import { takeLimit } from '../arguments/take-limit.js';
import { takeSort } from '../arguments/take-sort.js';
import { takeSegment } from '../segment/take-segment.js';
import { askForSegment } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

/** Words by which a list of customers becomes a question of risk, kinds, figures or feedback. */
const asksForMore =
  / (?:risk|risky|riskiest|likely|unlikely|might|may|could|about to|going to|danger|worry|losing|segments?|groups?|types?|kinds?|sorts?|clusters?|how many|funnel|retention|complain\w*|quotes?|feedback) /;

export const customers: ToolGrammar = {
  tool: 'customers',
  evidence: ({ words }) => (asksForMore.test(words.text) ? -5 : 0),
  read(reading) {
    const sort = takeSort(reading, 'value', 'recent');
    const limit = takeLimit(reading);
    const segment = takeSegment(reading, { ownsPeriods: true, ofCustomers: true });
    return {
      args: { segment, limit, sort },
      ...(segment === undefined ? { missing: askForSegment(reading.question) } : {}),
    };
  },
};
