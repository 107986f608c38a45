const partsOfMoment = 4;

/**
 * Finds in constant time how many of some moments, rising whole seconds, are at or before a time: of the bounds of
 * buckets, the bucket after the one that it lies in.
 */
export function placeFinder(moments: Float64Array): (time: number) => number {
  const start = moments[0];
  const last = moments[moments.length - 1];
  const part = Math.max(1, Math.floor((last - start) / (partsOfMoment * moments.length)));
  /** Moments at or before the start of each part. */
  const places = new Uint32Array(Math.floor((last - start) / part) + 1);
  for (let index = 0, place = 1; index < places.length; index++) {
    while (moments[place] <= start + index * part) place++;
    places[index] = place;
  }
  return (time) => {
    if (time < start) return 0;
    if (time >= last) return moments.length;
    let place = places[Math.floor((time - start) / part)];
    while (moments[place] <= time) place++;
    return place;
  };
}
