import type { VisitMarks, VisitPostings } from './visit-marks.js';

/** What nearly all visits with something have too is what one must have come to for it. */
const nearlyAll = 0.95;

/**
 * For each activity the rarest other one that nearly all of its visits have, and that is seen in more visits than it: who
 * has not come as far could not meet it. −1 where there is none. O(marks × activities of a visit).
 */
export function cameAsFar(
  { offsets, activities }: VisitMarks,
  { starts, visits }: VisitPostings,
): Int32Array {
  const width = starts.length - 1;
  const seen = (activity: number) => starts[activity + 1] - starts[activity];
  const together = new Uint32Array(width);
  return Int32Array.from({ length: width }, (_, activity) => {
    together.fill(0);
    for (let place = starts[activity]; place < starts[activity + 1]; place++) {
      const visit = visits[place];
      for (let entry = offsets[visit]; entry < offsets[visit + 1]; entry++) together[activities[entry]]++;
    }
    let rarest = -1;
    for (let other = 0; other < width; other++) {
      if (other === activity || seen(other) <= seen(activity)) continue;
      if (together[other] < nearlyAll * seen(activity)) continue;
      if (rarest < 0 || seen(other) < seen(rarest)) rarest = other;
    }
    return rarest;
  });
}
