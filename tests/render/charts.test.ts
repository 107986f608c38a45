import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import { renderChart } from '../../src/render/render-chart.js';
import { chartSvg } from '../../src/render/chart-svg.js';
import { chartAltText } from '../../src/render/charts/chart-alt-text.js';
import { fontFilesFor, hasGlyph, textRuns } from '../../src/render/charts/chart-font.js';
import { joinedLetters } from '../../src/render/charts/joined-letters.js';
import { chartForAnswer } from '../../src/render/charts/chart-for-answer.js';
import type { TableChart } from '../../src/render/charts/table-chart.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { byChannel, dropOffs, mobileAgainstDesktop, trialFunnel } from '../support/replies.js';
import { overlaps, svgTexts } from '../support/svg-texts.js';

function chartOf(reply: Reply): TableChart {
  const chart = reply.kind === 'answer' ? chartForAnswer(reply.answer) : undefined;
  if (!chart || 'kind' in chart) throw new Error('no chart of rows and columns');
  return chart;
}

function expectReadable(svg: string): void {
  const texts = svgTexts(svg);
  const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
  expect(height).toBeLessThanOrEqual(700);
  expect(overlaps(texts)).toEqual([]);
  for (const { text, left, right, top, bottom } of texts) {
    expect(left, text).toBeGreaterThanOrEqual(0);
    expect(right, text).toBeLessThanOrEqual(1200);
    expect(top, text).toBeGreaterThanOrEqual(0);
    expect(bottom, text).toBeLessThanOrEqual(height);
    expect(
      [...text].filter((character) => !hasGlyph(character)),
      text,
    ).toEqual([]);
  }
}

const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.stringMatching(/^[a-z_ ]{1,60}$/),
  fc.constantFrom(
    '__proto__',
    'W'.repeat(60),
    'ホームページを見た',
    '🎉 Signed Up 🚀',
    'بدأ التجربة',
    'a <b> & "c"',
    'x',
  ),
);
const names = fc.array(name, { minLength: 2, maxLength: 30 });
const first = fc.integer({ min: 1, max: 20_000_000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

function steps(stepNames: readonly string[], entered: number, kept: number, waiting: number) {
  const customers = stepNames.map((_, step) => Math.floor(entered * kept ** step));
  const inPlay = customers.map((count, step) =>
    Math.floor((count - (customers[step + 1] ?? count)) * waiting),
  );
  return funnelSteps(stepNames, customers, inPlay);
}

test('a funnel of any names and sizes fits, overlaps nowhere and shows no character that the font lacks', () => {
  fc.assert(
    fc.property(names, first, share, share, (stepNames, entered, kept, waiting) => {
      const data = steps(stepNames, entered, kept, waiting);
      const worst = { from: stepNames[0], to: stepNames[1], lost: 1 };
      expectReadable(chartSvg(chartOf(dropOffs({ steps: data, worst }))));
    }),
    { numRuns: 40 },
  );
});

test('so do a breakdown and a comparison', () => {
  fc.assert(
    fc.property(names, names, first, share, (stepNames, values, entered, kept) => {
      const data = steps(stepNames, entered, kept, 0.1);
      const groups = values.map((value) => ({ value, label: value, steps: data }));
      expectReadable(
        chartSvg(chartOf(dropOffs({ steps: data, breakdown: groups }, {}, { breakdown: values[0] }))),
      );
      expectReadable(chartSvg(chartOf(dropOffs({ steps: data, compare: groups.slice(0, 2) }))));
    }),
    { numRuns: 25 },
  );
});

test('shows reached, lost and in play of each step, and the worst one in a colour of its own', () => {
  const svg = chartSvg(chartOf(trialFunnel));
  const words = svgTexts(svg).map(({ text }) => text);
  expect(words).toEqual(
    expect.arrayContaining([
      'Completed Onboarding',
      '4,207',
      '33.7%',
      '2,130',
      '388',
      'still in play',
      'lost',
    ]),
  );
  expect(svg).toContain('#f0a878');
  expect(chartSvg(chartOf(dropOffs({ steps: steps(['a', 'b'], 100, 0.5, 0) })))).not.toContain('#f0a878');
});

test('bars are as long as the shares they stand for', () => {
  const chart = chartOf(dropOffs({ steps: funnelSteps(['a', 'b', 'c'], [1000, 400, 100], [50, 30]) }));
  const [bars] = chart.columns;
  expect(bars?.kind === 'bars' && bars.lanes[0]?.segments.map(({ name, sizes }) => [name, ...sizes])).toEqual(
    [
      ['went on', 0.4, 0.1, 0.1],
      ['still in play', 0.05, 0.03, 0],
      ['lost', 0.55, 0.27, 0],
    ],
  );
});

test('says when it leaves values or steps out', () => {
  const many = Array.from({ length: 20 }, (_, index) => `n${index}`);
  const data = steps(many, 1000, 0.9, 0);
  const breakdown = many.map((value) => ({ value, steps: data }));
  expect(chartOf(dropOffs({ steps: data, breakdown })).footnotes).toEqual([
    '12 of 20 values are drawn; the table has all.',
    '4 of 19 steps are drawn, those that lose most; the table has all.',
  ]);
});

test('a name that cannot be drawn has a number and a sign in the picture, a note, and itself in the alt text', () => {
  const chart = chartOf(dropOffs({ steps: steps(['หน้าแรก', 'Signed Up ห'], 10, 0.5, 0) }));
  const words = svgTexts(chartSvg(chart)).map(({ text }) => text);
  expect(words).toEqual(expect.arrayContaining(['Step 1 □', 'Signed Up □']));
  expect(words.join()).toContain('Some names hold characters');
  expect(chartAltText(chart)).toContain('หน้าแรก: Customers 10');
});

test('names in Japanese, Chinese, Korean, Arabic, Hebrew and emoji are drawn with the faces that have them', () => {
  const names = [
    'ホームを見た',
    '完成入门设置',
    '홈방문완료',
    'بدأ التجربة',
    'הזמנה ראשונה',
    '🎉 Signed Up',
    '👩‍💻 Invited',
  ];
  const chart = chartOf(dropOffs({ steps: steps(names, 10, 0.5, 0) }));
  const svg = chartSvg(chart);
  const words = svgTexts(svg).map(({ text }) => text);
  expect(words).toEqual(expect.arrayContaining([...names.slice(0, 3), '🎉', 'Signed Up', '👩‍💻', 'Invited']));
  expect(words.join()).not.toContain('Some names hold characters');
  expect(overlaps(svgTexts(svg))).toEqual([]);
  expect(fontFilesFor(svg)).toHaveLength(12);
  expect(fontFilesFor('Signed Up → 50 %')).toHaveLength(2);
});

test('words from right to left stay together with figures between them, and are cut at their end', () => {
  expect(textRuns('The הזמנה 2 ראשונה journey').map(({ text }) => text)).toEqual([
    'The ',
    'הזמנה 2 ראשונה',
    ' journey',
  ]);
  expect(textRuns('הזמנה…')).toEqual([{ family: 'Noto Sans Hebrew', text: 'הזמנה…\u200f' }]);
});

test('Arabic letters are measured in the forms that they have beside each other', () => {
  // Unicode names these forms of beh: initial, medial, final, isolated.
  expect(joinedLetters('ببب ب')).toBe('\ufe91\ufe92\ufe90 \ufe8f');
  // Alef joins the letter before it only.
  expect(joinedLetters('باب')).toBe('\ufe91\ufe8e\ufe8f');
});

test('alt text has the numbers and fits Slack', () => {
  expect(chartAltText(chartOf(trialFunnel))).toContain(
    'Started Trial: Customers 4,207, Of first 33.7% (32.8–34.5%), Lost 2,130, In play 388.',
  );
  expect(chartAltText(chartOf(mobileAgainstDesktop))).toContain('Subscribed: mobile 3.2%');
  expect(chartAltText(chartOf(byChannel)).length).toBeLessThanOrEqual(1000);
});

test('draws nothing where there is nothing to draw', () => {
  const answer = (reply: Reply) => (reply.kind === 'answer' ? chartForAnswer(reply.answer) : undefined);
  expect(answer(dropOffs({ steps: funnelSteps(['a', 'b'], [0, 0]) }))).toBeUndefined();
  expect(answer(dropOffs({ steps: [] }))).toBeUndefined();
});

test('becomes a PNG of twice the size, several at once', async () => {
  const answers = [trialFunnel, byChannel, mobileAgainstDesktop].flatMap((reply) =>
    reply.kind === 'answer' ? [renderChart(reply.answer)] : [],
  );
  for (const image of await Promise.all(answers)) {
    const bytes = Buffer.from(image?.png ?? []);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2400, 1400]);
  }
});
