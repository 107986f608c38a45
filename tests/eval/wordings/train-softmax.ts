/** One example to learn from: the features that hold with their values, and the class. */
export interface SparseExample {
  readonly features: readonly (readonly [feature: number, value: number])[];
  readonly label: number;
}

/**
 * Multinomial logistic regression over sparse features, learnt by stochastic gradients with a rate of its own for every weight
 * (AdaGrad, Duchi et al., JMLR 2011). The same examples give the same weights: `features × classes`.
 */
export function trainSoftmax(
  examples: readonly SparseExample[],
  features: number,
  classes: number,
  { epochs = 8, rate = 0.5 } = {},
): Float32Array {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-8);
  const order = examples.map((_, place) => place);
  let state = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let last = order.length - 1; last > 0; last--) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      const other = state % (last + 1);
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    for (const place of order) {
      const example = examples[place];
      if (example) learn(example, weights, squares, classes, rate);
    }
  }
  return weights;
}

function learn(
  { features, label }: SparseExample,
  weights: Float32Array,
  squares: Float32Array,
  classes: number,
  rate: number,
): void {
  const sums = Array.from({ length: classes }, () => 0);
  for (const [feature, value] of features)
    for (let each = 0; each < classes; each++) sums[each] += value * weights[feature * classes + each];
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  for (let each = 0; each < classes; each++) {
    const error = powers[each] / total - (each === label ? 1 : 0);
    if (Math.abs(error) < 1e-3) continue;
    for (const [feature, value] of features) {
      const place = feature * classes + each;
      const gradient = error * value;
      if (gradient === 0) continue;
      squares[place] += gradient * gradient;
      weights[place] -= (rate * gradient) / Math.sqrt(squares[place]);
    }
  }
}
