/**
 * Bit k of an activity's mask is set when the activity reaches step k.
 * @throws RangeError for more than 30 steps, which do not fit a mask.
 */
export function stepMasks(steps: readonly (readonly number[])[], activityCount: number): Uint32Array {
  if (steps.length > 30) throw new RangeError(`stepMasks: ${steps.length} steps, 30 at most`);
  const masks = new Uint32Array(activityCount);
  steps.forEach((codes, step) => {
    for (const code of codes) masks[code] |= 1 << step;
  });
  return masks;
}
