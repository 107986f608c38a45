/** For each unit of the limit: more than a character of several parts takes. */
const charactersLookedAt = 20;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cuts text between whole characters, with an ellipsis, so that it measures at most `limit`.
 * @param measure of a text is the sum of its characters' measures.
 */
export function truncate(
  text: string,
  limit: number,
  measure: (text: string) => number = (candidate) => candidate.length,
): string {
  if (measure(text) <= limit) return text;
  let room = limit - measure('…');
  let end = 0;
  // A segmenter copies all that it is given, however little of it is looked at.
  const start = text.slice(0, charactersLookedAt * (limit + 1));
  for (const { segment, index } of graphemes.segment(start)) {
    room -= measure(segment);
    if (room < 0) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
