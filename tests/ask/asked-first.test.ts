import { describe, expect, test } from 'vitest';
import { askedFirst } from '../../src/ask/asked-first.js';
import type { AskedSplit } from '../../src/ask/planner.js';
import { wordResult } from '../../src/ask/word-answer.js';
import type { Envelope } from '../../tools/tool.js';
import { readCatalog } from '../eval/catalog-file.js';
import { common, theme, themes } from '../support/feedback-result.js';
import { trialFunnel } from '../support/replies.js';

const catalog = readCatalog('tests/eval/harbor.catalog.json');

function answerTo(
  question: string,
  args: Envelope<'feedback_themes'>['args'] = {},
  splits: readonly AskedSplit[] = [],
) {
  const envelope: Envelope<'feedback_themes'> = { ...common, tool: 'feedback_themes', args, data: themes };
  return askedFirst(
    question,
    wordResult({ tool: 'feedback_themes', args }, envelope, catalog),
    catalog,
    splits,
  );
}
const ofCrashes = `"${theme.name}" is growing: 56 of 200 (2026-08-03 to 2026-10-31) against 30 of 150 (2026-05-05 to 2026-08-02), +8 points `;

describe('an answer about feedback begins with what was asked', () => {
  test.each([
    ['are complaints about crashes going up?', {}, ofCrashes],
    ['what do they say about crashes since the change of euros?', {}, ofCrashes],
    ['do people moan more about euros?', {}, 'No sure change in "euros, year": 56 of 200 '],
    [
      'does complaining about crashes lead to cancelling?',
      { outcome: 'churn' },
      'After "app, crashes, version", churn within 30 days is likelier: +6 points ',
    ],
    [
      'do people who complain about the euros leave?',
      { outcome: 'churn' },
      '"euros, year" does not surely go with churn.',
    ],
    ['what is our average rating?', {}, 'Rated in app store: 3.2 '],
    [
      'are people happier than before?',
      { compare: 'previous_period' },
      'More texts are negative: 81 of 198 ',
    ],
    ['what share of the reviews is negative?', {}, '35% (33–37%) of 500 texts are negative'],
    ['is feedback getting worse?', {}, '35% (33–37%) of 500 texts are negative'],
  ] as const)('%s', (question, args, start) => {
    const { headline, findings, ledger } = answerTo(question, args);
    expect(headline.slice(0, start.length)).toBe(start);
    expect(ledger.removed).toEqual([]);
    for (const finding of findings) expect(headline).not.toContain(finding);
  });

  test('a larger theme that another word of the question leads to comes first', () => {
    const [crashes, euros] = themes.themes;
    const price = { ...euros, id: 3, name: 'price, compared', terms: ['price'], parts: [], mentions: 12 };
    const large = { ...crashes, parts: [{ id: 6, name: 'new price, loyal', mentions: 60 }] };
    const envelope: Envelope<'feedback_themes'> = {
      ...common,
      tool: 'feedback_themes',
      args: {},
      data: { ...themes, themes: [large, euros, price] },
    };
    const { headline } = askedFirst(
      'do people moan more about the price?',
      wordResult({ tool: 'feedback_themes', args: {} }, envelope, catalog),
      catalog,
    );
    expect(headline).toMatch(/^"app, crashes, version" is growing: .* No sure change in "price, compared": /);
  });

  test('nothing else is left out', () => {
    const plain = answerTo('what do people say?');
    const asked = answerTo('are complaints about crashes going up?');
    const told = ({ headline, findings }: typeof plain) => [headline, ...findings].join(' ');
    for (const sentence of [
      plain.headline.replace(/ "app, crashes, version" is growing.*/, ''),
      ...plain.findings,
    ])
      expect(told(asked)).toContain(sentence);
  });

  test.each([
    'what do people complain about?',
    'what do they say about support?',
    'complaints about crashes and about euros',
    'what are people complaining about since the crashes?',
    'what do people who are about to crash complain about over the year?',
    // The word is one of the question's conditions.
    'what do people complain about in the app store?',
  ])('a question that names no theme, or two, begins as ever: %s', (question) => {
    const args = { source: 'app store' };
    const envelope: Envelope<'feedback_themes'> = { ...common, tool: 'feedback_themes', args, data: themes };
    const worded = wordResult({ tool: 'feedback_themes', args }, envelope, catalog);
    expect(askedFirst(question, worded, catalog)).toEqual(worded.answer);
  });
});

describe('what feedback was asked to be told apart by', () => {
  test('by week and month the course is told, with a table', () => {
    const weeks = answerTo('complaints per week', { sentiment: 'negative' }, [{ by: 'time', name: 'week' }]);
    expect(weeks.headline).toBe(
      '22 of 90 texts were negative in the week of 19 October 2026. Most in any week: 31 of 90 texts were negative in the week of 12 October 2026.',
    );
    expect(weeks.table?.rows.at(-1)).toEqual(['week of 26 October 2026 (partial)', 90, 4, 11]);
    const months = answerTo('praise per month', { sentiment: 'positive' }, [{ by: 'time', name: 'month' }]);
    expect(months.headline).toMatch(/^11 of 90 texts were positive in October 2026, the most in any month\./);
    const rated = answerTo('1 star reviews per week', { max_rating: 1 }, [{ by: 'time', name: 'week' }]);
    expect(rated.headline).toMatch(/^90 texts in the week of 19 October 2026, the most in any week\./);
    for (const { ledger } of [weeks, months, rated]) expect(ledger.removed).toEqual([]);
  });

  test('each source is told with its interval', () => {
    const { headline, table, ledger } = answerTo('app store vs nps', {}, [{ by: 'source', name: 'source' }]);
    expect(headline).toMatch(/^In app store, 52% \(50–54%\) of 500 texts are negative\. In nps, 26% /);
    expect(table?.columns[0]?.name).toBe('Source');
    const two = answerTo('app store vs nps', {}, [
      { by: 'source', name: 'app store' },
      { by: 'source', name: 'nps' },
    ]);
    expect(two.headline).toMatch(
      /^More texts are negative: \+26 points .*, app store against nps\. In app store, 52% /,
    );
    expect(two.ledger.removed).toEqual([]);
    const one = answerTo('app store vs tickets', {}, [
      { by: 'source', name: 'app store' },
      { by: 'source', name: 'support tickets' },
    ]);
    expect(one.headline).toContain('In app store, 52% ');
    expect(one.headline).not.toContain('In nps');
    expect(ledger.removed).toEqual([]);
  });

  test('what is not told is said', () => {
    const { caveats, table } = answerTo('complaints by plan per day', { sentiment: 'negative' }, [
      { by: 'trait', name: 'plan' },
      { by: 'time', name: 'day' },
    ]);
    expect(caveats).toEqual([
      'Feedback is not told apart by plan here: ask for one value, or set two of them against each other.',
      'Feedback is counted per week and per month, not per day.',
    ]);
    expect(table?.caption).toBe('Themes of feedback');
  });
});

test('of a journey, how many come through leads where that was asked', () => {
  if (trialFunnel.kind !== 'answer') throw new Error('no answer');
  const worded = wordResult(trialFunnel.answer.plan, trialFunnel.answer.envelope, catalog);
  const asked = (question: string) => askedFirst(question, worded, catalog);
  expect(asked('what percentage of trials convert?').headline).toMatch(
    /^902 of 12,873 who reached Viewed Home came to Subscribed/,
  );
  expect(asked('where do we lose the largest share of trial users?')).toEqual(worded.answer);
});
