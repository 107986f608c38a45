import type { Fact } from './facts.js';

const isUnder = (key: RegExp, { path }: Fact): boolean =>
  path.some((step) => typeof step === 'string' && key.test(step));

/** A difference of shares, said in points; a share itself is said in percent. */
export const isDifference = (fact: Fact): boolean =>
  isUnder(/effect|difference|uplift|crude|extra|change/, fact);

export const isShare = ({ estimate, value, isDuration, field }: Fact): boolean =>
  !isDuration &&
  field !== 'sentiment' &&
  (estimate ? estimate.part !== 'n' : !Number.isInteger(value) && Math.abs(value) < 1);
