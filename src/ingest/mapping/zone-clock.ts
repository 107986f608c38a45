import { IANAZone } from 'luxon';

const quarterHour = 15 * 60_000;
const day = 24 * 60 * 60_000;
const rememberedQuarters = 100_000;

/**
 * Turns the wall clock of a time zone into UTC, both in milliseconds. Of an hour that came twice it takes the
 * first; a time that the spring change left out is read by the clock of before.
 */
export function zoneClock(timezone: string): (wallClock: number) => number {
  if (timezone === 'UTC') return (wallClock) => wallClock;
  const zone = IANAZone.create(timezone);
  const offsetAt = (utc: number) => zone.offset(utc) * 60_000;
  const offsetOf = (wallClock: number) => {
    const before = offsetAt(wallClock - day);
    const after = offsetAt(wallClock + day);
    const changed = offsetAt(wallClock - before) === after && offsetAt(wallClock - after) === after;
    return changed ? after : before;
  };
  // Asking the zone takes microseconds; clocks change on quarters of an hour.
  const offsets = new Map<number, number>();
  return (wallClock) => {
    const quarter = Math.floor(wallClock / quarterHour);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = offsetOf(wallClock);
      if (offsets.size >= rememberedQuarters) offsets.clear();
      offsets.set(quarter, offset);
    }
    return wallClock - offset;
  };
}
