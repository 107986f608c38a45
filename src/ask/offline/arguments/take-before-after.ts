import type { Reading } from '../reading.js';
import { overlaps } from '../text/word-text.js';
import type { Comparison } from './take-compare.js';

/** `before and after the new onboarding`: what came since it against all before. */
export function takeBeforeAfter(reading: Reading): Comparison | undefined {
  const { words, periods } = reading.question;
  const [said] = words.matches(/(?<= )before (?:and|versus|or|to) after(?= )/g);
  const since = said && periods.find((period) => overlaps(period, said));
  const from = since?.period.from;
  if (since === undefined || from === undefined) return undefined;
  for (const span of [said, since, ...words.matches(/(?<= )compar\w+(?= )/g)]) reading.take(span);
  return { compare: { periods: [since.period, { to: from }] } };
}
