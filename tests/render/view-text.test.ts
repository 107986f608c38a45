import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewBlockSchema } from '../../src/render/blocks.js';
import { viewLines } from '../../src/render/views/view-text.js';

test('lines of any number and length are a section that Slack takes', () => {
  const line = fc.tuple(fc.string({ unit: 'grapheme' }), fc.constantFrom(1, 50, 900));
  const lines = fc.array(
    line.map(([text, times]) => text.repeat(times)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(lines, fc.constantFrom(300, 600), (all, longest) => {
      const block = { type: 'section', text: viewLines(all, longest) };
      expect(() => viewBlockSchema.parse(block)).not.toThrow();
    }),
  );
  expect(viewLines(Array<string>(8).fill('x'.repeat(600)), 600).text).toMatch(/x…$/);
});
