/** For each unit of the limit: more than a character of several parts takes. */
const charactersLookedAt = 20;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts text between whole characters, with an ellipsis, so that it is at most `limit` long. */
export function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = Math.max(0, limit - 1);
  // A segmenter copies all that it is given, so it gets no more than shows what stands at the cut.
  const end = graphemes.segment(text.slice(0, room + 2)).containing(room)?.index ?? 0;
  return `${text.slice(0, end).trimEnd()}…`;
}

/**
 * The same for another measure than the length.
 * @param measure of a text is the sum of its characters' measures.
 */
export function truncateTo(text: string, limit: number, measure: (text: string) => number): string {
  if (measure(text) <= limit) return text;
  let room = limit - measure('…');
  let end = 0;
  const start = text.slice(0, charactersLookedAt * (limit + 1));
  for (const { segment, index } of graphemes.segment(start)) {
    room -= measure(segment);
    if (room < 0) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
