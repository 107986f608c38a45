import { describe, expect, test } from 'vitest';
import { createCompany } from '../../src/demo/company.js';
import { feedbackTruths } from '../../src/demo/truths.js';
import { feedbackSources } from '../../src/demo/words/feedback-source.js';
import { fillTemplate } from '../../src/demo/words/template.js';
import { topics, type Topic } from '../../src/demo/words/topic.js';
import { createRandom } from '../../src/stats/random.js';

const written = createCompany({ seed: 21, customers: 6000 }).flatMap(({ story, texts }) =>
  story.feedback.flatMap((given, index) => {
    const text = texts[index];
    return text === undefined || !given.remark ? [] : [{ ...given, remark: given.remark, text }];
  }),
);
const share = (of: (item: (typeof written)[number]) => boolean, among = written) =>
  among.filter(of).length / among.length;

describe('what customers write', () => {
  test('hardly ever reads the same twice', () => {
    expect(new Set(written.map(({ text }) => text)).size / written.length).toBeGreaterThan(0.95);
  });

  test('has no gaps left by the templates', () => {
    expect(
      written.filter(({ text }) => /[{}|()]|undefined|\s[,.?!]|\s{2}/.test(text)).map(({ text }) => text),
    ).toEqual([]);
  });

  test('is one to four sentences long, a greeting and a name aside', () => {
    const sentences = (text: string) => text.split(/[.?!]+(?:\s|$)/).filter(Boolean).length;
    expect(written.every(({ text }) => sentences(text) <= 5)).toBe(true);
    expect(share(({ text }) => sentences(text) === 1)).toBeGreaterThan(0.15);
    expect(share(({ text }) => sentences(text) >= 3)).toBeGreaterThan(0.2);
  });

  test('comes from every source, rated on its own scale', () => {
    expect(new Set(written.map(({ source }) => source))).toEqual(new Set(feedbackSources));
    for (const { source, rating } of written) {
      if (source === 'support tickets' || source === 'social') expect(rating).toBeUndefined();
      else if (source === 'nps') expect(rating).toSatisfy((score: number) => score >= 0 && score <= 10);
      else expect(rating).toSatisfy((stars: number) => stars >= 1 && stars <= 5);
    }
  });

  test('is rated in accord with its mood, mostly but not always', () => {
    const nps = written.filter(({ source }) => source === 'nps');
    const low = share(
      ({ rating = 10 }) => rating <= 6,
      nps.filter(({ remark }) => remark.sentiment === 'negative'),
    );
    const high = share(
      ({ rating = 0 }) => rating >= 9,
      nps.filter(({ remark }) => remark.sentiment === 'positive'),
    );
    expect(low).toBeGreaterThan(0.75);
    expect(low).toBeLessThan(0.95);
    expect(high).toBeGreaterThan(0.6);
  });

  test('is in another language now and then', () => {
    const foreign =
      /\b(het|een|niet|und|nicht|ist|les?|des|est|nous|el|los|muy|una?|wir|der|die|para|con|zijn|voor)\b/i;
    expect(share(({ text }) => foreign.test(text))).toBeGreaterThan(0.03);
    expect(share(({ text }) => foreign.test(text))).toBeLessThan(0.1);
  });

  test('is about its topic: words that others used for it give it away', () => {
    const half = written.length >> 1;
    const guess = naiveBayes(
      written.slice(0, half).map(({ text, remark }) => [text, remark.topics[0]] as const),
    );
    const right = share(({ text, remark }) => guess(text) === remark.topics[0], written.slice(half));
    expect(right).toBeGreaterThan(0.85);
  });

  test('speaks ever more of crashes, and of the price once it went up', () => {
    const until = (date: string) => Date.parse(`${date}T00:00:00+01:00`) / 1000;
    const between = (from: string, to: string) =>
      written.filter(({ at }) => at >= until(from) && at < until(to));
    const about = (topic: Topic) => (item: (typeof written)[number]) => item.remark.topics.includes(topic);
    const { topic, last90Days, the90DaysBefore } = feedbackTruths.growing;
    expect(Math.abs(share(about(topic), between('2026-08-03', '2026-11-01')) - last90Days)).toBeLessThan(
      0.04,
    );
    expect(Math.abs(share(about(topic), between('2026-05-05', '2026-08-03')) - the90DaysBefore)).toBeLessThan(
      0.03,
    );
    const before = share(about('price'), between('2026-01-01', '2026-05-04'));
    expect(share(about('price'), between('2026-07-01', '2026-11-01'))).toBeGreaterThan(1.4 * before);
  });
});

test('a template is written out: an alternative for each bracket, a word for each slot', () => {
  const slots = { bank: ['ING'], days: ['two'] };
  const made = new Set(
    Array.from({ length: 40 }, (_nothing, seed) =>
      fillTemplate('(A|The) {bank} feed, {days} days(| late)', slots, createRandom(seed)),
    ),
  );
  expect(made).toEqual(
    new Set([
      'A ING feed, two days',
      'The ING feed, two days',
      'A ING feed, two days late',
      'The ING feed, two days late',
    ]),
  );
});

/** Multinomial naive Bayes over words, add-one smoothing. */
function naiveBayes(examples: readonly (readonly [text: string, topic: Topic])[]): (text: string) => Topic {
  const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const vocabulary = new Set(examples.flatMap(([text]) => words(text)));
  const models = topics.map((topic) => {
    const own = examples.filter((example) => example[1] === topic).flatMap(([text]) => words(text));
    const counts = new Map<string, number>();
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
    const score = (text: string) =>
      words(text).reduce(
        (sum, word) => sum + Math.log(((counts.get(word) ?? 0) + 1) / (own.length + vocabulary.size)),
        Math.log(own.length),
      );
    return { topic, score };
  });
  return (text) =>
    models.reduce((best, model) => (model.score(text) > best.score(text) ? model : best)).topic;
}
