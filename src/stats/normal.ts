/** 97.5 % quantile of the standard normal: the half-width of a 95 % interval in standard errors. */
export const z95 = 1.959963984540054;

/**
 * Upper tail of the standard normal, P(Z > z), accurate in relative terms far into the tail (ranking many
 * hypotheses needs p-values below 1e-16). Complementary error function by W. J. Cody's rational approximations
 * (Math. Comp. 23, 1969), as used in most numerical libraries; relative error below 1e-14 down to the smallest double.
 */
export function normalUpperTail(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** Two-sided p-value of a z statistic. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
}

const small = {
  top: [
    3.1611237438705656, 113.864154151050156, 377.485237685302021, 3209.37758913846947, 0.185777706184603153,
  ],
  bottom: [23.6012909523441209, 244.024637934444173, 1282.61652607737228, 2844.23683343917062],
};
const middle = {
  top: [
    0.564188496988670089, 8.88314979438837594, 66.1191906371416295, 298.635138197400131, 881.95222124176909,
    1712.04761263407058, 2051.07837782607147, 1230.33935479799725, 2.15311535474403846e-8,
  ],
  bottom: [
    15.7449261107098347, 117.693950891312499, 537.181101862009858, 1621.38957456669019, 3290.79923573345963,
    4362.61909014324716, 3439.36767414372164, 1230.33935480374942,
  ],
};
const far = {
  top: [
    0.305326634961232344, 0.360344899949804439, 0.125781726111229246, 0.0160837851487422766,
    0.000658749161529837803, 0.0163153871373020978,
  ],
  bottom: [
    2.56852019228982242, 1.87295284992346047, 0.527905102951428412, 0.0605183413124413191,
    0.00233520497626869185,
  ],
};

function erfc(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.46875) {
    const square = size * size;
    return 1 - x * ratio(small, square);
  }
  const tail = size <= 4 ? ratio(middle, size) : farRatio(size);
  // exp(-x²) in two parts, so that squaring a large x loses no digits.
  const coarse = Math.trunc(size * 16) / 16;
  const rest = (size - coarse) * (size + coarse);
  const value = Math.exp(-coarse * coarse) * Math.exp(-rest) * tail;
  return x < 0 ? 2 - value : value;
}

function farRatio(size: number): number {
  const square = 1 / (size * size);
  return (1 / Math.sqrt(Math.PI) - square * ratio(far, square)) / size;
}

interface Rational {
  /** Cody's order: all but the leading coefficient, then the leading one. */
  readonly top: readonly number[];
  readonly bottom: readonly number[];
}

function ratio({ top, bottom }: Rational, x: number): number {
  const last = top.length - 1;
  let numerator = top[last] * x;
  let denominator = x;
  for (let term = 0; term < last - 1; term++) {
    numerator = (numerator + top[term]) * x;
    denominator = (denominator + bottom[term]) * x;
  }
  return (numerator + top[last - 1]) / (denominator + bottom[last - 1]);
}
