import type { JourneyLog } from './journey-log.js';
import type { MembershipRow } from './membership-over-time.js';

/**
 * Who did anything at all in each of several stretches of time: 1 where a customer did. The row is used again.
 *
 * @param froms first second of each stretch, rising.
 * @param tos end of each, excluded, rising.
 */
export function activeCustomers(
  { offsets, times }: JourneyLog,
  froms: Float64Array,
  tos: Float64Array,
): MembershipRow {
  const row = new Uint8Array(froms.length);
  return (customer) => {
    let next = offsets[customer];
    const end = offsets[customer + 1];
    for (let place = 0; place < row.length; place++) {
      while (next < end && times[next] < froms[place]) next++;
      row[place] = next < end && times[next] < tos[place] ? 1 : 0;
    }
    return row;
  };
}
