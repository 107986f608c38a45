/**
 * Fills `target` with the numbers of a column at some places: `target[i] = column[places[i]]`. Several times faster than
 * a typed array's own `from` with a function.
 */
export function gather<Target extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
  target: Target,
  column: ArrayLike<number>,
  places: ArrayLike<number>,
): Target {
  for (let index = 0; index < target.length; index++) target[index] = column[places[index]];
  return target;
}
