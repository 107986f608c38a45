/** A week with far more or far less than the weeks before it. */
export interface VolumeJump {
  /** Place of the week. */
  readonly week: number;
  readonly events: number;
  /** Mean of the four weeks before. */
  readonly usual: number;
}

const baseline = 4;
const history = 8;
/** A jump at least doubles the highest week so far, or halves the lowest of the eight before. */
const factor = 2;
const fewest = 30;
/** In standard errors of the counts, and in standard deviations of their logarithms: bursts are common in those. */
const farthest = 6;
const farthestLog = 4;

/**
 * Weeks in which the volume jumped, by more than the spread of the weeks before explains. Growth, however quick, is no
 * jump, nor is a burst such as there was before. For eight weeks after a jump there is no other: its level is new.
 *
 * @param weeks events of each whole week; NaN where a week can't be counted.
 */
export function volumeJumps(weeks: readonly number[]): VolumeJump[] {
  const found: VolumeJump[] = [];
  weeks.forEach((events, week) => {
    const before = weeks.slice(0, week).filter((count) => !Number.isNaN(count));
    const last = found.at(-1);
    if (Number.isNaN(events) || before.length < history || (last && week - last.week <= history)) return;
    const usual = mean(before.slice(-baseline));
    const isUp = events >= factor * Math.max(...before) && events >= fewest;
    const isDown = events <= Math.min(...before.slice(-history)) / factor && usual >= fewest;
    if (!isUp && !isDown) return;
    const error = Math.sqrt(Math.max(variance(before), usual, 1) * (1 + 1 / baseline));
    const logs = before.map(Math.log1p);
    const logApart = Math.abs(Math.log1p(events) - mean(logs)) / Math.sqrt(variance(logs));
    if (Math.abs(events - usual) < farthest * error || logApart < farthestLog) return;
    found.push({ week, events, usual });
  });
  return found;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
