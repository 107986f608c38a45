import type { Random } from '../../stats/random.js';
import { dot, normalise } from '../vectors/vector.js';
import type { WeighedTerms } from './weigh-terms.js';

const spareDimensions = 10;
const rounds = 4;

/**
 * Texts in the space of the terms that occur together: the leading singular directions of the term matrix (Deerwester
 * et al., Journal of the American Society for Information Science 41, 1990), found by subspace iteration from a random
 * start (Halko, Martinsson & Tropp, SIAM Review 53, 2011). Vectors of length 1, or zeros for texts without terms.
 * O(terms of all texts × dimensions).
 */
export function latentSemantics(weighed: WeighedTerms, dimensions: number, random: Random): Float32Array[] {
  const width = Math.min(weighed.termCount, dimensions + spareDimensions);
  let basis = Array.from({ length: width }, () =>
    Float32Array.from({ length: weighed.termCount }, () => random() - 0.5),
  );
  makeOrthonormal(basis);
  for (let round = 0; round < rounds; round++) {
    const images = project(weighed, basis);
    basis = basis.map(() => new Float32Array(weighed.termCount));
    weighed.terms.forEach((terms, text) => {
      const weights = weighed.weights[text];
      for (let axis = 0; axis < width; axis++) {
        const image = images[text][axis];
        for (let place = 0; place < terms.length; place++)
          basis[axis][terms[place]] += weights[place] * image;
      }
    });
    makeOrthonormal(basis);
  }
  return project(weighed, basis.slice(0, dimensions)).map(normalise);
}

function project({ terms, weights }: WeighedTerms, basis: readonly Float32Array[]): Float32Array[] {
  return terms.map((own, text) =>
    Float32Array.from(basis, (axis) => {
      let sum = 0;
      for (let place = 0; place < own.length; place++) sum += weights[text][place] * axis[own[place]];
      return sum;
    }),
  );
}

/** Gram–Schmidt, in place; the strongest direction comes first. */
function makeOrthonormal(basis: Float32Array[]): void {
  basis.sort((a, b) => dot(b, b) - dot(a, a));
  for (let axis = 0; axis < basis.length; axis++) {
    for (let before = 0; before < axis; before++) {
      const shared = dot(basis[axis], basis[before]);
      for (let place = 0; place < basis[axis].length; place++)
        basis[axis][place] -= shared * basis[before][place];
    }
    normalise(basis[axis]);
  }
}
