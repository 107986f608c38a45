/**
 * Which former centre each centre has become: the nearest one, when they are nearest to each other and nearer than half
 * of what lies between that former centre and the next (by the triangle inequality it then can be no other). −1: a new one.
 *
 * @param centres rows of the same columns; any distance-preserving scale.
 */
export function matchCentres(
  centres: readonly (readonly number[])[],
  former: readonly (readonly number[])[],
): number[] {
  const nearest = (row: readonly number[], rows: readonly (readonly number[])[]) =>
    rows.reduce((best, other, place) => (distance(row, other) < distance(row, rows[best]) ? place : best), 0);
  if (former.length === 0) return centres.map(() => -1);
  return centres.map((centre, place) => {
    const match = nearest(centre, former);
    if (nearest(former[match], centres) !== place) return -1;
    const room = Math.min(
      ...former.filter((_, other) => other !== match).map((other) => distance(former[match], other)),
    );
    return distance(centre, former[match]) < room / 2 ? match : -1;
  });
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((value, column) => value - other[column]));
}
