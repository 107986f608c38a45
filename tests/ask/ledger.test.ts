import { describe, expect, test } from 'vitest';
import { checkSentences } from '../../src/ask/ledger.js';
import { ourselves, type Author } from '../../src/ask/ledger/author.js';
import { englishWords } from '../../src/ask/offline/text/english-words.js';
import { createBorneOut } from '../../src/ask/ledger/borne-out.js';
import { tokensOf } from '../../src/ask/ledger/claims.js';
import { narrateDropOffs } from '../../src/ask/narration/narrate-drop-offs.js';
import { createRandom, randomChoice, randomInteger, type Random } from '../../src/stats/random.js';
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
      never: [],
      leaks: [],
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

const common = englishWords();
const stranger: Author = {
  isStranger: true,
  question: '',
  isWord: (word) => common.has(word),
};

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

  test.each([
    'From Signed Up to Started Trial, about six in ten customers go on.',
    'About 3,400 of the 5.2k customers are lost between Viewed Home and Signed Up.',
    'Three thousand four hundred and twelve customers are lost between Viewed Home and Signed Up.',
    '66.6% never get from Viewed Home to Signed Up.',
    'Viewed Home has 3,500 more customers than Signed Up.',
    'Viewed Home has about three times as many customers as Signed Up.',
    'Customers who did Invited Teammate go on 12.4 points more often.',
    'The period is Q3 2026, from July 1 to September 30, 2026.',
    'The period ends on Wednesday, September 30, 2026.',
    'Started Trial and Signed Up have 2,750 customers together.',
    'Nowhere are more customers lost than between Viewed Home and Signed Up: 3,412 of 5,204.',
    'From largest to smallest: Viewed Home 5,204, Signed Up 1,704, Started Trial 1,046.',
    'Subscribed was reached by 12.1% of those who did Viewed Home.',
    'Three thousand four hundred and twelve customers who did Viewed Home were lost before Signed Up.',
    'Viewed Home is ahead of Signed Up by 3,500 customers.',
    'Signed Up loses 611 customers on the way to Started Trial.',
  ])('lets other ways to say it pass: %s', (sentence) => {
    expect(checkSentences([sentence], envelope, vocabulary, stranger).report.removed).toEqual([]);
  });

  test.each([
    ['a rounded figure', 'About 3,700 customers are lost between Viewed Home and Signed Up.'],
    ['a size', '3.4m customers are lost between Viewed Home and Signed Up.'],
    [
      'words',
      'Three thousand four hundred and thirteen customers are lost between Viewed Home and Signed Up.',
    ],
    ['a fraction', 'From Signed Up to Started Trial, a quarter of the customers go on.'],
    ['a multiple', 'Viewed Home has five times as many customers as Signed Up.'],
    ['a difference', 'Viewed Home has 3,600 more customers than Signed Up.'],
    ['which is more', 'Signed Up has 3,500 more customers than Viewed Home.'],
    ['a unit', 'Customers who did Invited Teammate go on 12.4% more often.'],
    ['what is counted', '5,204 events reached Viewed Home.'],
    ['a direction', 'Customers who did Invited Teammate go on less often: +12.4 points.'],
    ['a rank', 'Fewest are lost between Viewed Home and Signed Up: 3,412.'],
    ['a rank without a figure', 'Subscribed is the step with the most customers.'],
    ['a date', 'The period is Q2 2026.'],
    ['a day', 'It is as of October 30.'],
    ['a weekday', 'The period ends on Thursday, September 30, 2026.'],
    [
      'a weekday without a date',
      '3,412 customers are lost between Viewed Home and Signed Up, mostly on Mondays.',
    ],
    ['a way turned round', '12.1% of customers who enter at Subscribed reach Viewed Home.'],
    ['a stranger', 'Acme Corp is lost between Viewed Home and Signed Up.'],
    ['an address', 'Write to jane@acme.com.'],
    ['a currency that nothing states', 'About €3.4k are lost between Viewed Home and Signed Up.'],
    ['a currency in words', '3,412 dollars are lost between Viewed Home and Signed Up.'],
    [
      'a part that is more than its whole',
      '5,204 customers out of 3,412 are lost between Viewed Home and Signed Up.',
    ],
    ['a day that is none', 'It is as of 41 October 2026.'],
    ['what nearly is nothing', 'From Signed Up to Started Trial, about 0% go on to Subscribed.'],
    ['figures of two steps exchanged', 'Step by step: Viewed Home (1,704), then Signed Up (5,204).'],
    ['names of two steps exchanged', 'Signed Up was reached by 12.1% of those who did Subscribed.'],
    ['an order', 'From smallest to largest: Viewed Home 5,204, Signed Up 1,704, Started Trial 1,046.'],
    ['which is ahead', 'Signed Up is ahead of Viewed Home by 3,500 customers.'],
    ['another figure of the same step', '47 are lost at Signed Up.'],
    ['a word for another figure', '3,412 customers are won between Viewed Home and Signed Up.'],
    ['a claim that nothing bears out', 'Customers who did Invited Teammate pay more.'],
  ])('takes out %s: %s', (_, sentence) => {
    expect(checkSentences([sentence], envelope, vocabulary, stranger).sentences).toEqual([]);
  });
});

/** Sentences of answers with other figures each time. */
function randomTruths(random: Random): { sentences: string[]; result: Envelope<'drop_offs'> } {
  const result = randomResult(random);
  const { headline, findings, basis } = narrateDropOffs(result);
  return { sentences: [...headline, ...findings, ...basis], result };
}

function randomResult(random: Random): Envelope<'drop_offs'> {
  const customers = [9000 + randomInteger(random, 9000)];
  for (const share of [0.5, 0.7, 0.6]) customers.push(Math.round(customers[customers.length - 1] * share * (0.6 + random() * 0.7)));
  const names = ['Viewed Home', 'Signed Up', 'Started Trial', 'Subscribed'];
  const losses = customers.map((here, place) => Math.max(0, Math.round((here - (customers[place + 1] ?? here)) * 0.97)));
  const own = names.map((name, place) =>
    step(name, customers[place], losses[place], 11 + randomInteger(random, 80), customers[place] / customers[0], customers[place] / customers[Math.max(0, place - 1)]),
  );
  const most = losses.indexOf(Math.max(...losses));
  const loss = { from: names[most], to: names[most + 1], lost: losses[most] };
  const effect = (random() < 0.5 ? -1 : 1) * (0.05 + random() * 0.2);
  const side = (label: string, factor: number) => ({
    label,
    steps: own.map((each) => ({ ...each, customers: Math.round(each.customers * factor), from_start: rate(each.from_start.estimate * (0.8 + random() * 0.15), 900) })),
  });
  const sides = [side('mobile', 0.4), side('desktop', 0.6)];
  const difference = sides[0].steps[3].from_start.estimate - sides[1].steps[3].from_start.estimate;
  return {
    ...envelope,
    population: customers[0],
    data: {
      journey: 'trial', within_days: 30, order: 'ordered', steps: own, excluded: 0,
      worst: { ...loss, recoverable: 101 + randomInteger(random, 800), best: { trait: 'device', value: 'desktop', rate: rate(0.4 + random() * 0.4, 901) } },
      biggest_loss: loss,
      compare: sides,
      differences: names.map((name, place) => ({ name, from_start: rate(place && difference, 900), from_previous: rate(place && difference / 2 + 0.2 - 0.03 * place, 900) })),
      reasons: [{ kind: 'behaviour', what: 'Invited Teammate', customers: 200 + randomInteger(random, 700), effect: rate(effect, 1700), crude: rate(0.2, 1), q: 0.0004 }],
      explained: { from: loss.from, to: loss.to, customers: 1658, landmark_seconds: 86_400, tested: 30 + randomInteger(random, 60), kept: 1, expected_false: 0.02, never: [], leaks: [] },
    },
  };
} // prettier-ignore

type Tampering = (sentence: string, random: Random) => string | undefined;

const swapped = (sentence: string, pairs: readonly (readonly [RegExp, string])[]): string | undefined => {
  const found = pairs.find(([word]) => word.test(sentence));
  return found && sentence.replace(found[0], found[1]);
};

const tamperings: Readonly<Record<string, Tampering>> = {
  figure(sentence, random) {
    const digits = [...sentence.matchAll(/\d/g)];
    if (digits.length === 0) return undefined;
    const { index } = randomChoice(random, digits);
    const other = (Number(sentence[index]) + 1 + randomInteger(random, 9)) % 10;
    return sentence.slice(0, index) + String(other) + sentence.slice(index + 1);
  },
  unit: (sentence) =>
    swapped(sentence, [[/ points/g, '%'], [/(\d)%/g, '$1 points'], [/ days/, ' hours'], [/(\d) customers/, '$1 events']]), // prettier-ignore
  date: (sentence, random) =>
    swapped(sentence, [[/July/, randomChoice(random, ['June', 'August', 'May'])], [/September/, 'October']]), // prettier-ignore
  name: (sentence) =>
    swapped(sentence, [[/Signed Up/, 'Viewed Docs'], [/Started Trial/, 'Viewed Docs'], [/Invited Teammate/, 'Connected Bank'], [/mobile/, 'tablet'], [/desktop/, 'tablet']]), // prettier-ignore
  direction: (sentence) =>
    swapped(sentence, [[/ more often/, ' less often'], [/ less often/, ' more often'], [/Most /, 'Fewest '], [/does best/, 'does worst'], [/differs most/, 'differs least']]), // prettier-ignore
};

describe('a thousand answers', () => {
  const words = [...vocabulary, 'Connected Bank', 'Invited Teammate', 'tablet'];

  /** What the result itself bears out, whatever our own words say of it. */
  const borneOut = (sentences: readonly string[], result: Envelope): string[] => {
    const { names, isBorneOut } = createBorneOut([result], words);
    return sentences.filter((sentence) => isBorneOut(sentence, tokensOf(sentence, names), ourselves));
  };

  test('true ones stay whole', () => {
    const random = createRandom(4);
    const damaged: string[] = [];
    let said = 0;
    while (said < 1000) {
      const { sentences, result } = randomTruths(random);
      said += sentences.length;
      for (const author of [ourselves, stranger])
        damaged.push(
          ...checkSentences(author === stranger ? sentences.slice(0, 8) : sentences, result, words, author)
            .report.removed,
        );
    }
    expect(damaged.slice(0, 10)).toEqual([]);
  });

  test.each(Object.entries(tamperings))('one changed %s is caught by the result alone', (_, tamper) => {
    const random = createRandom(9);
    const missed: string[] = [];
    let tampered = 0;
    while (tampered < 400) {
      const { sentences, result } = randomTruths(random);
      const changed = sentences.flatMap((sentence) => {
        const other = tamper(sentence, random);
        return other === undefined || other === sentence ? [] : [other];
      });
      tampered += changed.length;
      missed.push(...borneOut(changed, result));
    }
    expect(missed.length / tampered, missed.slice(0, 12).join('\n')).toBeLessThanOrEqual(0.005);
  });
});
