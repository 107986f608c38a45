/** Of a deed, by place: what is always done before it and mostly leads to it, and what it so leads to. */
export interface DeedOrder {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Some rows may lack the first deed because it wasn't tracked. */
const nearlyAll = 0.98;
/** Where fewer go on, enough stay behind to tell the two deeds apart. */
const mostGoOn = 0.5;

/**
 * Which deeds are done only by those who have done another, as most of these do: as good as all who did the one did the
 * other, and not the reverse. Deeds that always come together stay unordered.
 *
 * @param did `rows × deeds`, by rows: 1 where it was done.
 */
export function deedOrder(did: Uint8Array, deeds: number): DeedOrder[] {
  const together = new Uint32Array(deeds * deeds);
  const done = new Uint32Array(deeds);
  for (let start = 0; start < did.length; start += deeds) {
    let count = 0;
    for (let deed = 0; deed < deeds; deed++) if (did[start + deed] === 1) done[count++] = deed;
    for (let one = 0; one < count; one++) {
      for (let other = 0; other < count; other++) together[done[one] * deeds + done[other]]++;
    }
  }
  const own = (deed: number) => together[deed * deeds + deed];
  const isWithin = (deed: number, other: number) => together[deed * deeds + other] >= nearlyAll * own(deed);
  const isAfter = (deed: number, other: number) =>
    deed !== other &&
    isWithin(deed, other) &&
    !isWithin(other, deed) &&
    together[deed * deeds + other] > mostGoOn * own(other);
  const places = Array.from({ length: deeds }, (_, place) => place);
  return places.map((deed) => ({
    before: places.filter((other) => isAfter(deed, other)),
    after: places.filter((other) => isAfter(other, deed)),
  }));
}
