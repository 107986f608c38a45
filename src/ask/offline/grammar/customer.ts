import { takeCustomer } from '../arguments/take-customer.js';
import { findCustomer } from '../arguments/take-customer.js';
import { Reading } from '../reading.js';
import { askForCustomer } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

/** `why is Acme at risk`: what is foretold of a customer is told with the rest. */
const leaving =
  / (?:risk|risky|danger|leave|leaving|churn|churning|cancel|cancelling|canceling|quit|quitting|lose|losing) /;

/** `what did cus_00120 write`: it stands among what the customer did. */
const writing =
  / (?:feedback|reviews?|comments?|tickets?|complaints?|writes?|wrote|written|says?|said|(?:tell|told) us|complain\w*|moan\w*|(?:un)?happy|(?:dis)?satisfied|annoyed|upset|angry) /;

/** `the journey of customer c12`: one that is named has no map of all. */
const telling = / (?:journey|history|story|timeline|path|profile|life) /;

const acting = / (?:stop|keep|save|prevent|retain|win|do about|(?:should|can|could|do) (?:we|i)) /;

export const customer: ToolGrammar = {
  tool: 'customer',
  evidence: (question) => {
    const found = findCustomer(new Reading(question));
    if (found && question.text.includes('@')) return 10;
    const { text } = question.words;
    if (found?.sure && (leaving.test(text) || writing.test(text)) && !acting.test(text)) return 36;
    if (found?.sure && telling.test(text)) return 12;
    if (found) return found.sure ? 6.5 : 2;
    return / (?:his|her) /.test(question.words.text) ? 3 : -3;
  },
  read(reading) {
    const named = takeCustomer(reading);
    return { args: { customer: named }, ...(named === undefined ? { missing: askForCustomer() } : {}) };
  },
};
