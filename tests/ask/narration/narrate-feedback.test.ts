import { expect, test } from 'vitest';
import { checkSentences } from '../../../src/ask/ledger.js';
import { narrate } from '../../../src/ask/narration/narrate.js';
import type { FeedbackSearch } from '../../../tools/feedback-search.js';
import type { FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import type { Envelope } from '../../../tools/tool.js';
import { common, theme, themes } from '../../support/feedback-result.js';

test.each<Envelope>([
  { ...common, tool: 'feedback_themes', args: {}, data: themes },
  { ...common, tool: 'feedback_themes', args: { outcome: 'churn' }, data: themes },
  { ...common, tool: 'feedback_themes', args: { compare: 'previous_period' }, data: themes },
  { ...common, tool: 'feedback_themes', args: { sentiment: 'negative' }, data: themes },
  { ...common, tool: 'feedback_themes', args: { sentiment: 'positive' }, data: themes },
  { ...common, tool: 'feedback_themes', args: { source: 'app store' }, data: themes },
  {
    ...common,
    tool: 'feedback_search',
    args: { about: 'crashes' },
    data: {
      about: 'crashes',
      texts: 500,
      matches: 40,
      customers: 400,
      hits: [{ ...theme.quotes[0], rating: 1, sentiment: -0.6 }],
    } satisfies FeedbackSearch,
  },
])('every sentence about feedback is covered by its result', (envelope) => {
  const { headline, findings, basis } = narrate(envelope);
  for (const sentences of [headline, findings, basis]) {
    expect(sentences.length).toBeGreaterThan(0);
    expect(checkSentences(sentences, envelope, ['churn']).report.removed).toEqual([]);
  }
});

test('the theme that grew leads where periods are set against each other or one is asked about', () => {
  const lead = (args: Envelope<'feedback_themes'>['args'], data: FeedbackThemes) =>
    narrate({ ...common, tool: 'feedback_themes', args, data }).headline[0];
  const grownIsSecond = { ...themes, themes: themes.themes.toReversed() };
  expect(lead({ period: { from: '2026-08-01', to: '2026-11-01' } }, grownIsSecond)).toMatch(
    /^"app, crashes, version" grew most: /,
  );
  expect(lead({ compare: 'previous_period' }, grownIsSecond)).toMatch(/^"app, crashes, version" grew most: /);
  const steady = { ...themes, themes: [{ ...theme, state: 'steady' as const }] };
  expect(lead({}, grownIsSecond)).toMatch(/^Of 500 texts, most speak of "app/);
  expect(
    lead({ compare: 'previous_period' }, { ...steady, themes: [...steady.themes, ...steady.themes] }),
  ).toMatch(/^No theme surely grew or shrank/);
  const [now, before] = themes.compared;
  const alone: FeedbackThemes = {
    ...steady,
    themes: [...steady.themes, ...steady.themes],
    compared: [now, { ...before, texts: 0 }],
  };
  expect(lead({ compare: 'previous_period' }, alone)).toBe(
    `There are no texts of ${before.label} to compare with.`,
  );
  expect(lead({ period: { from: '2026-08-01', to: '2026-11-01' } }, alone)).toMatch(/^Of 500 texts/);
});

test('what the headline says of a change, the findings do not say again', () => {
  const narrated = (args: Envelope<'feedback_themes'>['args']) => {
    const { headline, findings } = narrate({ ...common, tool: 'feedback_themes', args, data: themes });
    return {
      headline,
      changes: findings.filter((sentence) => / is (?:growing|shrinking|new|gone):/.test(sentence)),
    };
  };
  const told = narrated({ compare: 'previous_period' });
  expect(told.headline[0]).toMatch(/^"app, crashes, version" grew most: .+ against /);
  expect(told.changes.join()).not.toMatch(/"app, crashes, version"| against /);
  expect(narrated({}).headline.join(' ')).toMatch(/"app, crashes, version" is growing: .+ against /);
  expect(narrated({}).changes).toEqual([]);
});

test('feelings and ratings are told, and which of the two feelings is which', () => {
  const said = (args: Envelope<'feedback_themes'>['args']) => {
    const envelope: Envelope<'feedback_themes'> = { ...common, tool: 'feedback_themes', args, data: themes };
    const { headline, findings } = narrate(envelope);
    return { envelope, headline: headline.join(' '), findings: findings.join(' ') };
  };
  const { envelope, headline, findings } = said({});
  expect(headline).toContain('35% (33–37%) of 500 texts are negative, and 40% (38–42%) are positive.');
  expect(findings).toContain(
    'More texts are negative: 81 of 198 (2026-08-03 to 2026-10-31) against 53 of 149 (2026-05-05 to 2026-08-02), +5 points (+3 to +7 points).',
  );
  expect(findings).toContain(
    'Rated in app store: 3.2 (3.18 to 3.22) stars on average from 500 ratings; it changed by −0.4 ',
  );
  expect(findings).toContain('Rated in nps: −12.3 (−12.32 to −12.28) net promoter score from 90 ratings.');
  expect(said({ source: 'nps' }).headline).toMatch(/^Rated in /);
  const exchanged = '40% (38–42%) of 500 texts are negative, and 35% (33–37%) are positive.';
  expect(checkSentences([exchanged], envelope, []).report.removed).toEqual([exchanged]);
});

test('texts without a theme are texts', () => {
  const said = (data: FeedbackThemes) => narrate({ ...common, tool: 'feedback_themes', args: {}, data });
  const few = { ...themes, themes: [], texts: 10, unassigned: 10, total: 0, listed: 0 };
  expect(said(few).headline.join(' ')).toMatch(
    /^There are too few texts for themes, .*: 10\. 35% .* are negative/,
  );
  expect(said({ ...few, texts: 0, unassigned: 0 }).headline).toEqual([
    'No feedback in what the question covers.',
  ]);
});

test('a part that is the whole theme is not listed among its parts', () => {
  const alone = { ...theme, parts: [{ id: 6, name: theme.name, mentions: 120 }] };
  const { table } = narrate({
    ...common,
    tool: 'feedback_themes',
    args: {},
    data: { ...themes, themes: [theme, alone] },
  });
  expect(table?.rows.map((row) => row.at(-1))).toEqual(['iphone, receipt', '']);
});

test('two groups that are set against each other stand side by side in the table', () => {
  const shown = (compare: Envelope<'feedback_themes'>['args']['compare'], labels: [string, string]) => {
    const compared = themes.compared.map((group, place) => ({ ...group, label: labels[place] }));
    const data = { ...themes, compared: [compared[0], compared[1]] satisfies FeedbackThemes['compared'] };
    const args = compare === undefined ? {} : { compare };
    const { table } = narrate({ ...common, tool: 'feedback_themes', args, data });
    return { columns: table?.columns.map(({ name }) => name), row: table?.rows[0] };
  };
  const times = shown('previous_period', ['October', 'September']);
  expect(times.columns?.slice(1, 4)).toEqual(['Texts', 'Share', 'Before']);
  expect(times.row?.[3]).toBe(0.2);
  const plans = shown({ trait: 'plan', values: ['pro', 'basic'] }, ['pro', 'basic']);
  expect(plans.columns?.slice(2, 5)).toEqual(['Share', 'pro', 'basic']);
  expect(plans.row?.slice(3, 5)).toEqual([0.28, 0.2]);
  expect(shown(undefined, ['October', 'September']).columns).not.toContain('Before');
});
