/**
 * Text from the data without what would move a cursor, hide or reorder other text: control characters,
 * bidirectional overrides, halves of characters. Line breaks and runs of space become one space.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu, '')
    .trim();
}
