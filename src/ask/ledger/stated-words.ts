import type { Envelope } from '../../../tools/tool.js';
import { isRecord } from '../is-record.js';

/** Words of a result for which only one of two can be said. */
export interface StatedWords {
  readonly aim?: string;
  readonly sentiment?: string;
  /** An effect that was found, and whether that is for the better. */
  readonly isBetter?: boolean;
  /** Bounds that were asked for: `at_least 3`. */
  readonly bounds: readonly string[];
}

export function statedWords(envelopes: readonly Envelope[]): StatedWords {
  const stated: { aim?: string; sentiment?: string; isBetter?: boolean; bounds: string[] } = { bounds: [] };
  for (const { tool, args, data } of envelopes) {
    stated.bounds.push(
      ...[...JSON.stringify(args).matchAll(/"(at_least|at_most)":(\d+)/g)].map(
        ([, side, figure]) => `${side} ${figure}`,
      ),
    );
    if (isRecord(data) && typeof data['aim'] === 'string') stated.aim = data['aim'];
    if ('sentiment' in args && typeof args.sentiment === 'string') stated.sentiment = args.sentiment;
    if (tool === 'effect' && isRecord(data) && (data['verdict'] === 'rose' || data['verdict'] === 'fell'))
      stated.isBetter = (data['verdict'] === 'rose') !== (data['unwanted'] === true);
  }
  return stated;
}

/** Speaks of texts of one feeling, without a share of them. */
const feedback =
  /\b(?:texts?|reviews?|themes?|feedback|ones)\b[^.%]*\b(?:positive|negative)\b|\b(?:positive|negative) (?:texts?|reviews?|themes?|feedback|ones)\b/;

/**
 * `no evidence that any action would lower it`, where raising was looked for; `positive` texts, where negative ones were;
 * `for the worse`, where it is for the better.
 *
 * @param text the sentence in lower case, without the names in it.
 */
export function saysOpposite(text: string, { aim, sentiment, isBetter, bounds }: StatedWords): boolean {
  for (const [, side, figure] of text.matchAll(/\bat (least|most) (\d+)\b/g)) {
    const [own, other] = side === 'least' ? ['at_least', 'at_most'] : ['at_most', 'at_least'];
    if (bounds.includes(`${other} ${figure}`) && !bounds.includes(`${own} ${figure}`)) return true;
  }
  if (aim === 'raise' && /\bno evidence\b.*\blower\b/.test(text)) return true;
  if (aim === 'lower' && /\bno evidence\b.*\braise\b/.test(text)) return true;
  if (sentiment !== undefined && feedback.test(text)) {
    const other = sentiment === 'negative' ? 'positive' : 'negative';
    if (new RegExp(`\\b${other}\\b`).test(text) && !text.includes(sentiment)) return true;
  }
  // What was looked for is listed with the most of it first, and chance is held below a bound.
  if (/\b(?:fewest|least) (?:valuable )?at risk\b|\bexpected false\b.*\bat least\b/.test(text)) return true;
  if (isBetter === true && /\bfor the worse\b/.test(text)) return true;
  return isBetter === false && /\bfor the better\b/.test(text);
}
