import type { Compare } from './tool-arguments.js';

/** Two kinds of customers are set against each other, not two times. */
export const isOfTraits = (
  compare: Compare | undefined,
): compare is Extract<Compare, { readonly trait: string }> =>
  typeof compare === 'object' && 'trait' in compare;
