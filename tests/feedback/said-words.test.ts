import { expect, test } from 'vitest';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { saidWords } from '../../src/feedback/words/said-words.js';

const words = (text: string) => saidWords(text).trim().replace(/\s+/g, ' ');

test.each([
  ['@SkyLine @jo_b where is my bag?', 'where is my bag?'],
  ['late again, thanks @SkyLine.', 'late again, thanks .'],
  ['see https://t.co/aB3?x=1 and www.example.org/help for the rest', 'see and for the rest'],
  ['It won#39;t start &amp; the &lt;b&gt;fan&lt;/b&gt; is loud', "It won't start the fan is loud"],
  ['Good.<br />Not <a href="http://example.org/x?y=1">cheap</a>&nbsp;though', 'Good. Not cheap though'],
])('what %j says is %j', (text, said) => {
  expect(words(text)).toBe(said);
});

test.each([
  'mail me at jo@example.org; or call',
  'two @ 3 euros each',
  'a < b and b > a; I <3 it',
  'slow; then it crashed',
  'the amp is broken',
  '@SkyLine https://t.co/aB3',
  '',
])('%j stays as it is', (text) => {
  expect(saidWords(text)).toBe(text);
});

test('whom a text is sent to does not change what it means', async () => {
  const { embedder } = createFeedbackReader();
  const [plain, sent, other] = await embedder.embed([
    'where is my bag?',
    '@SkyLine where is my bag? https://t.co/aB3',
    'where is my dog?',
  ]);
  expect(sent).toEqual(plain);
  expect(other).not.toEqual(plain);
});
