import type { JourneyLog } from './journey-log.js';
import type { LandmarkRows } from './landmark-rows.js';
import type { TraitOutcome } from './outcome.js';

/** All of whom the outcome is known, as of now: of an outcome without times, no moment before it can be looked at. */
export function rowsWithoutTimes(
  log: JourneyLog,
  { trait: name, value }: TraitOutcome,
  members: Uint8Array | undefined,
): LandmarkRows {
  const trait = log.traits.get(name);
  const codes = trait?.kind === 'text' ? trait.codes : new Uint32Array(log.customerCount);
  const came = trait?.kind === 'text' ? trait.values.indexOf(value) + 1 : 0;
  const customers = Uint32Array.from(codes.keys()).filter(
    (customer) => codes[customer] > 0 && members?.[customer] !== 0,
  );
  const now = new Uint32Array(customers.length).fill(log.until);
  return {
    customers,
    enteredAt: now,
    times: now,
    landmarks: new Uint8Array(customers.length),
    outcomes: Uint8Array.from(customers, (customer) => (codes[customer] === came ? 1 : 0)),
    firstSeconds: 0,
    landmarkCount: 1,
    stride: 1,
  };
}
