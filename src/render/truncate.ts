const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts text between whole characters, with an ellipsis, so that it measures at most `limit`. */
export function truncate(
  text: string,
  limit: number,
  measure: (text: string) => number = (candidate) => candidate.length,
): string {
  if (measure(text) <= limit) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (measure(`${kept}${segment}…`) > limit) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
