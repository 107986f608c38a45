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
  for (const { segment, index } of graphemes.segment(text)) {
    room -= measure(segment);
    if (room < 0) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
