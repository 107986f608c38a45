import fc from 'fast-check';

/** Names as data hold them: long, of any script, markup, and words that mean something to programs. */
export const oddName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.stringMatching(/^[a-zA-Z_ ]{1,60}$/),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'W'.repeat(60),
    'x'.repeat(200),
    '無料トライアルを開始しました',
    '🎉 Signed Up 🚀',
    'بدأ التجربة',
    '<script>alert("&")</script>',
  ),
);
