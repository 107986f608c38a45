import { takeCustomer } from '../arguments/take-customer.js';
import { findCustomer } from '../arguments/take-customer.js';
import { Reading } from '../reading.js';
import { askForCustomer } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

export const customer: ToolGrammar = {
  tool: 'customer',
  evidence: (question) => {
    const found = findCustomer(new Reading(question));
    if (found && question.text.includes('@')) return 10;
    if (found) return found.sure ? 6.5 : 2;
    return / (?:his|her) /.test(question.words.text) ? 3 : -3;
  },
  read(reading) {
    const named = takeCustomer(reading);
    return { args: { customer: named }, ...(named === undefined ? { missing: askForCustomer() } : {}) };
  },
};
