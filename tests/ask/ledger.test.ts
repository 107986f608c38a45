import { describe, expect, test } from 'vitest';
import { checkSentences } from '../../src/ask/ledger.js';
import { claimsOf } from '../../src/ask/ledger-claims.js';
import { narrateDropOffs } from '../../src/ask/narrate-drop-offs.js';
import { createRandom, randomChoice, randomInteger } from '../../src/stats/random.js';
import type { Envelope } from '../../tools/tool.js';

const rate = (estimate: number, n: number) => ({
  estimate,
  low: estimate - 0.021,
  high: estimate + 0.022,
  n,
});
const step = (
  name: string,
  customers: number,
  lost: number,
  inPlay: number,
  first: number,
  previous: number,
) => ({
  name,
  customers,
  lost,
  in_play: inPlay,
  from_start: rate(first, 5204),
  from_previous: rate(previous, customers),
  median_seconds: name === 'Viewed Home' ? null : 3600 * customers,
});
const steps = [
  step('Viewed Home', 5204, 3412, 88, 1, 1),
  step('Signed Up', 1704, 611, 47, 0.334, 0.334),
  step('Started Trial', 1046, 402, 31, 0.206, 0.617),
  step('Subscribed', 613, 0, 0, 0.121, 0.586),
];
const envelope: Envelope<'drop_offs'> = {
  tool: 'drop_offs',
  args: { journey: 'trial', period: { from: '2026-07-01', to: '2026-10-01' } },
  as_of: '2026-10-31',
  population: 5204,
  definitions: ['trial@3'],
  data: {
    journey: 'trial',
    within_days: 30,
    order: 'ordered',
    steps,
    excluded: 0,
    worst: {
      from: 'Signed Up',
      to: 'Started Trial',
      lost: 611,
      recoverable: 154,
      best: { trait: 'device', value: 'desktop', rate: rate(0.713, 901) },
    },
    biggest_loss: { from: 'Viewed Home', to: 'Signed Up', lost: 3412 },
    reasons: [
      {
        kind: 'behaviour',
        what: 'Invited Teammate',
        customers: 322,
        effect: rate(0.124, 1700),
        crude: rate(0.2, 1),
        q: 0.0004,
      },
    ],
    explained: {
      from: 'Signed Up',
      to: 'Started Trial',
      customers: 1658,
      landmark_seconds: 86_400,
      tested: 41,
      kept: 1,
      expected_false: 0.02,
    },
  },
  caveats: [],
  receipt: 'fp_1',
  ms: 3,
};
const vocabulary = [
  'Viewed Home',
  'Signed Up',
  'Started Trial',
  'Subscribed',
  'Viewed Docs',
  'mobile',
  'desktop',
  '11-50',
];

describe('the claims of a sentence', () => {
  test.each([
    ['3,412 of 5,204 (65.6%)', ['number 3412', 'number 5204', 'rate 0.656']],
    ['28.4–31.5%', ['rate 0.284', 'rate 0.315']],
    ['+12.4 points (−1.2 to +25 points)', ['rate 0.124', 'rate -0.012', 'rate 0.25']],
    ['after 3.4 days, on 31 October 2026', ['date 2026-10-31', 'seconds 293760']],
    ['11-50 employees did Step 2 twice', ['name 11-50', 'name Step 2']],
  ])('%s', (sentence, expected) => {
    const found = claimsOf(sentence, ['11-50', 'Step 2']).map((claim) => {
      if (claim.kind === 'name') return `name ${claim.name}`;
      if (claim.kind === 'date') return `date ${claim.date}`;
      return `${claim.kind} ${Number(claim.value.toFixed(4))}`;
    });
    expect(found.sort()).toEqual([...expected].sort());
  });
});

describe('the ledger', () => {
  const narration = narrateDropOffs(envelope);
  const truths = [...narration.headline, ...narration.findings, ...narration.basis];

  test('lets every sentence of a right answer pass', () => {
    const { report, sentences } = checkSentences(truths, envelope, vocabulary);
    expect(report.removed).toEqual([]);
    expect(sentences).toEqual(truths);
    expect(report.checked).toBeGreaterThan(20);
  });

  test.each([
    'Most are lost between Viewed Home and Signed Up: 3,421 of 5,204 (65.6%).',
    'Most are lost between Viewed Home and Signed Up: 3,412 of 5,204 (66.6%).',
    'Most are lost between Viewed Docs and Signed Up: 3,412 of 5,204 (65.6%).',
    'Most are lost between Started Trial and Signed Up: 3,412 of 5,204 (65.6%).',
    'Entered from 1 July 2026 to 29 September 2026.',
    'From Signed Up to Started Trial, device mobile does best: 71.3% (69.2–73.5%) go on.',
    'Subscribed takes 613 days.',
  ])('takes out: %s', (sentence) => {
    expect(checkSentences([sentence], envelope, vocabulary).sentences).toEqual([]);
  });

  test('catches one changed digit in at least 995 of 1,000 true sentences', () => {
    const random = createRandom(9);
    const withFigures = truths.filter((sentence) => /\d/.test(sentence));
    let caught = 0;
    for (let round = 0; round < 1000; round++) {
      const sentence = randomChoice(random, withFigures);
      const digits = [...sentence.matchAll(/\d/g)];
      const { index } = randomChoice(random, digits);
      const other = (Number(sentence[index]) + 1 + randomInteger(random, 9)) % 10;
      const tampered = sentence.slice(0, index) + String(other) + sentence.slice(index + 1);
      if (checkSentences([tampered], envelope, vocabulary).report.removed.length === 1) caught++;
      else console.log(sentence, '=>', tampered);
    }
    expect(caught).toBeGreaterThanOrEqual(995);
  });
});
