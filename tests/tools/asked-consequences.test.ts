import { expect, test } from 'vitest';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import type { StoredMention } from '../../src/feedback/store/read-feedback.js';
import { createRandom } from '../../src/stats/random.js';
import { themeConsequences } from '../../tools/theme-consequences.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { databaseWithoutFeedback } from '../support/tool-dependencies.js';

const day = 86_400;
const start = Date.UTC(2026, 0, 1) / 1000;
const theme = 1;
const definitions = definitionsSchema.parse({ timezone: 'UTC', outcomes: { churn: { did: 'Left' } } });

/** Of even customers, who wrote leave three times as often; of odd ones it makes no difference. All paid 10. */
function company() {
  const random = createRandom(3);
  const mentions: StoredMention[] = [];
  const left = new Set<number>();
  const events = Array.from({ length: 4000 }, (_, customer): SmallEvent[] => {
    const began = Math.floor(start + random() * 200 * day);
    const writes = random() < 0.3;
    const at = began + Math.floor(random() * 0.5 * day);
    const source = customer % 4 < 2 ? 'reviews' : 'tickets';
    const text = { id: customer, customer, source, at, rating: null, language: 'en', sentiment: -0.5 };
    if (writes)
      mentions.push({ text, theme, main: theme, whole: true, clear: true, sentiment: -0.5, closeness: 1 });
    const leaves = random() < (writes && customer % 2 === 0 ? 0.6 : 0.2);
    if (leaves) left.add(customer);
    const who = `c${customer}`;
    const leaving = { customer: who, activity: 'Left', time: Math.floor(began + (2 + random() * 4) * day) };
    return [{ customer: who, activity: 'Paid', time: began, value: 10 }, ...(leaves ? [leaving] : [])];
  }).flat();
  return { log: smallLog(events, { until: start + 300 * day }), mentions, left };
}

test('what themes go with is told of the customers and texts that were asked about, and of no others', async () => {
  const { log, mentions, left } = company();
  const consequences = (asked: readonly StoredMention[], members?: Uint8Array) =>
    themeConsequences(
      databaseWithoutFeedback,
      { log, definitions },
      { outcome: 'churn', mentions: asked, members },
    );
  const half = (odd: number) => Uint8Array.from({ length: log.customerCount }, (_, customer) => Number(customer % 2 === odd)); // prettier-ignore
  const [even] = (await consequences(mentions, half(0))).outcomes;
  expect(even.kept).toBe(true);
  expect(even.effect.low).toBeGreaterThan(0.25);
  const [odd] = (await consequences(mentions, half(1))).outcomes;
  expect(odd.kept).toBe(false);

  for (const source of ['reviews', 'tickets']) {
    const own = mentions.filter(({ text }) => text.source === source);
    const gone = own.filter(({ text }) => left.has(text.customer)).length;
    const money = (await consequences(own)).money.get(theme);
    expect(money).toEqual({ customers: gone, amount: 10 * gone, share: gone / left.size });
  }
});
