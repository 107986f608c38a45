import type { Postings } from './postings.js';

/**
 * How soon the steps can be gone through from each entry: for a customer, the place in the last step's postings of the
 * first event that a way in order from that entry ends with, or the end of theirs where there is none. Rising. The row
 * is used again. O(events of the steps), however many entries there are.
 */
export function firstFinishes(postings: readonly Postings[]): (customer: number) => Uint32Array {
  const last = postings.length - 1;
  const rows = postings.map(({ longest }) => new Uint32Array(longest));
  return (customer) => {
    const none = postings[last].starts[customer + 1];
    const first = postings[last].starts[customer];
    for (let place = first; place < none; place++) rows[last][place - first] = place;
    for (let step = last - 1; step >= 0; step--)
      joinNext(postings[step], postings[step + 1], customer, rows[step], rows[step + 1], none);
    return rows[0];
  };
}

/** An event ends where the first event of the next step after it does. */
function joinNext(
  step: Postings,
  next: Postings,
  customer: number,
  row: Uint32Array,
  nextRow: Uint32Array,
  none: number,
): void {
  const [first, firstOfNext] = [step.starts[customer], next.starts[customer]];
  const end = next.starts[customer + 1];
  let after = end;
  for (let place = step.starts[customer + 1] - 1; place >= first; place--) {
    while (after > firstOfNext && next.events[after - 1] > step.events[place]) after--;
    row[place - first] = after === end ? none : nextRow[after - firstOfNext];
  }
}
