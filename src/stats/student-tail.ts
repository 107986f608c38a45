/**
 * Two-sided p-value of Student's t with a whole number of degrees of freedom, by the finite series of Abramowitz &
 * Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4. Absolute error about 1e-15.
 *
 * @param degrees of freedom, 1 or more.
 */
export function studentTwoSidedP(t: number, degrees: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= (cosine * cosine * (power - 1)) / power;
    sum += term;
  }
  const inside = odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return Math.min(1, Math.max(0, 1 - inside));
}
