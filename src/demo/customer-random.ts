import { createRandom, type Random } from '../stats/random.js';

/**
 * A random source of its own for each customer and purpose, so that a customer is the same whatever the number of
 * customers, and a counterfactual change in one part of a life leaves the chance in all other parts as it was.
 */
export function customerRandom(seed: number, customer: number, purpose: string): Random {
  return createRandom(fnv1a(`${seed}/${customer}/${purpose}`));
}

/** 32-bit FNV-1a (Fowler, Noll and Vo) of an ASCII text. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
