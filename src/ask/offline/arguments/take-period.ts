import type { Period } from '../../../journeys/period.js';
import type { Reading } from '../reading.js';

/** The first period that nothing else has taken. */
export function takePeriod(reading: Reading): Period | undefined {
  const mention = reading.question.periods.find((period) => reading.isFree(period));
  if (!mention) return undefined;
  reading.take(mention);
  return mention.period;
}
