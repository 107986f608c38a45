import { describe, expect, test } from 'vitest';
import { createCompany } from '../../src/demo/company.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { sentimentOfRating } from '../../src/feedback/sentiment/sentiment-of-rating.js';
import { areaUnderCurve } from '../../src/stats/area-under-curve.js';

const { readSentiment } = createFeedbackReader();

describe('sentiment', () => {
  test('a negation turns it', async () => {
    const [good, notGood, bad, none] = await readSentiment([
      'The support is good.',
      'The support is not good.',
      'Terrible, it crashes every day.',
      '42',
    ]);
    expect(good).toBeGreaterThan(0.3);
    expect(notGood).toBeLessThan(0);
    expect(bad).toBeLessThan(-0.3);
    expect(none).toBe(0);
  });

  test('the lack of something bad is not bad, and the lack of something good is not good', async () => {
    const fine = await readSentiment([
      'No complaints.',
      'Never had a problem with it',
      'I have no issues with the new checkout',
      'works without any issues',
      'Not bad at all',
    ]);
    for (const value of fine) expect(value).toBeGreaterThan(-0.3);
    const poor = await readSentiment([
      'I would not recommend this to anyone',
      'Lack of support is a shame',
      'The export never works',
      'It is not worth the money',
    ]);
    for (const value of poor) expect(value).toBeLessThan(-0.3);
  });

  test('questions and facts feel like nothing', async () => {
    const plain = await readSentiment(['How do I export my invoices?', 'The invoice is dated 3 May.']);
    for (const value of plain) expect(Math.abs(value)).toBeLessThan(0.3);
  });

  test('ranks what Harbor’s customers write, which it was not trained on', async () => {
    const written = createCompany({ seed: 3, customers: 1500 }).flatMap(({ story, texts }) =>
      story.feedback.flatMap(({ remark }, place) => {
        const text = texts[place];
        return text !== undefined && remark && remark.topics.length === 1 && remark.sentiment !== 'neutral'
          ? [{ text, isGood: remark.sentiment === 'positive' ? 1 : 0 }]
          : [];
      }),
    );
    const scores = await readSentiment(written.map(({ text }) => text));
    const curve = areaUnderCurve(
      Float64Array.from(scores),
      Uint8Array.from(written, ({ isGood }) => isGood),
    );
    // Without ratings; the lexicon alone reaches 0.69.
    expect(curve.estimate).toBeGreaterThan(0.8);
  });

  test('ratings on their own scales', () => {
    expect([1, 3, 5].map((stars) => sentimentOfRating(stars, 5))).toEqual([-1, 0, 1]);
    expect([0, 6, 7, 9].map((score) => sentimentOfRating(score, 10))).toEqual([-1, -0.25, 0, 1]);
  });
});
