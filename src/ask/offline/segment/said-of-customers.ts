import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';

const relative =
  /^(?:who|whoever|that|which|whose|those|with|without|have|has|had|having|got|get|gets|after|once|been|everyone|everybody|anyone|anybody)$/;
const joining = /^(?:and|or|but|then|also|plus|nor)$/;
/** How many words may stand between the word that opens a clause and what happened. */
const longestLead = 5;

/**
 * `customers who upgraded`, `with a ticket`, `partner signups`: the words say of customers what they did. `sales` in `what
 * hurts service plan sales` says no such thing.
 */
export function isSaidOfCustomers(span: Span, before: Span | undefined, reading: Reading): boolean {
  const { tokens, mentions } = reading.question;
  for (let token = span.first - 1; token >= Math.max(0, span.first - longestLead); token--) {
    const word = reading.wordAt(token);
    if (word === 'we' && token === span.first - 1 && personStems.has(reading.stemAt(token - 1))) return true;
    if (
      /^(?:the|our|a)$/.test(word) &&
      token === span.first - 1 &&
      personStems.has(reading.stemAt(token - 1))
    )
      return true;
    if (relative.test(word)) return !(token === 0 && word === 'which');
    if (joining.test(word) && before && span.first - before.end <= longestLead) return true;
    if (tokens[token + 1]?.pause === '.') return false;
  }
  return mentions.some(
    ({ end, readings: [best] }) =>
      end === span.first && (best?.entity.kind === 'value' || best?.entity.kind === 'term'),
  );
}
