import { takeLimit } from '../arguments/take-limit.js';
import { takeSort } from '../arguments/take-sort.js';
import type { Question } from '../question.js';
import { takeSegment } from '../segment/take-segment.js';
import { askForSegment } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

/** Words by which a list of customers becomes a question of risk, kinds, figures or feedback. */
const asksForMore =
  / (?:risk|risky|riskiest|likely|unlikely|might|may|could|about to|going to|danger|worry|losing|segments?|groups?|types?|kinds?|sorts?|clusters?|how many|funnel|retention|complain\w*|quotes?|feedback) /;

/** Of all customers, those at the top: nobody need say which customers they are. */
const asksForTop =
  / (?:most valuable|highest paying|biggest|top) (?:\d+ )?(?:customers|clients|accounts|buyers|spenders|payers) $| (?:customers|clients|accounts) by (?:value|revenue) $/;

/** `paying customers by country`: how many of each, and no list. */
const isSplit = ({ words, mentions }: Question): boolean =>
  !/^ (?:who|which|list|show|give|name|sort|rank) | (?:sort|sorted|order|ordered|rank|ranked) /.test(
    words.text,
  ) &&
  mentions.some(
    ({ first, readings: [best] }) =>
      best?.entity.kind === 'trait' && / (?:by|per|for each|in each) $/.test(words.before(first)),
  );

export const customers: ToolGrammar = {
  tool: 'customers',
  evidence: (question) => (asksForMore.test(question.words.text) ? -5 : isSplit(question) ? -6 : 0),
  read(reading) {
    const sort = takeSort(reading, 'value', 'recent');
    const limit = takeLimit(reading);
    const segment = takeSegment(reading, { ownsPeriods: true, ofCustomers: true });
    if (segment === undefined && asksForTop.test(reading.question.words.text))
      return { args: { segment: [], limit, sort: sort ?? 'value' } };
    return {
      args: { segment, limit, sort },
      ...(segment === undefined ? { missing: askForSegment(reading.question) } : {}),
    };
  },
};
