/** A time in which a trait was seen at one value and at no other. Times are microseconds since 1970. */
export interface TraitRun {
  readonly since: number;
  /** Last time it was seen so. */
  readonly until: number;
  readonly value: string;
}

/**
 * Adds what was seen at one time to the runs of a trait (sorted, apart, neighbours differ). A late record ends a run
 * only where no later one has seen it go on, so that order doesn't matter for what the trait is in the end. Of two
 * values at one time the last told stays.
 */
export function addToRuns(runs: TraitRun[], at: number, value: string): void {
  let place = runs.length;
  while (place > 0 && runs[place - 1].since > at) place--;
  const [earlier, later] = [runs.at(place - 1), runs.at(place)];
  if (place > 0 && earlier && at <= earlier.until) {
    if (earlier.value !== value) runs.splice(place - 1, 1, ...split(earlier, at, value));
  } else if (place > 0 && earlier?.value === value) {
    runs[place - 1] = { since: earlier.since, until: at, value };
  } else if (later?.value === value) {
    runs[place] = { since: at, until: later.until, value };
  } else {
    runs.splice(place, 0, { since: at, until: at, value });
  }
  joinNeighbours(runs, place - 2, place + 2);
}

/** What is known of a run are its ends. */
function split(run: TraitRun, at: number, value: string): TraitRun[] {
  const parts = [{ since: at, until: at, value }];
  if (run.since < at) parts.unshift({ since: run.since, until: run.since, value: run.value });
  if (run.until > at) parts.push({ since: run.until, until: run.until, value: run.value });
  return parts;
}

function joinNeighbours(runs: TraitRun[], from: number, to: number): void {
  for (let place = Math.min(to, runs.length - 1); place > Math.max(from, 0); place--) {
    const [first, second] = [runs[place - 1], runs[place]];
    if (first.value === second.value) {
      runs.splice(place - 1, 2, { since: first.since, until: second.until, value: first.value });
    }
  }
}

/** The value at a time; undefined before the first run. */
export function valueAt(runs: readonly TraitRun[], at: number): string | undefined {
  return runs.findLast((run) => run.since <= at)?.value;
}
