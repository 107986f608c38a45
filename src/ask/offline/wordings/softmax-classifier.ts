/** One example to learn from: the features that hold, as numbers, and the class. */
export interface SparseExample {
  readonly features: readonly number[];
  readonly label: number;
}

export interface SoftmaxSettings {
  readonly features: number;
  readonly classes: number;
  readonly epochs: number;
  readonly rate: number;
}

/**
 * Multinomial logistic regression over sparse binary features, each example scaled to length 1; learnt by stochastic
 * gradients with a rate of its own for every weight (AdaGrad, Duchi et al., JMLR 2011). The same examples give the same weights.
 */
export class SoftmaxClassifier {
  private readonly classes: number;
  /** `features × classes`. */
  private readonly weights: Float32Array;

  constructor(examples: readonly SparseExample[], { features, classes, epochs, rate }: SoftmaxSettings) {
    this.classes = classes;
    this.weights = new Float32Array(features * classes);
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
        if (example) this.learn(example, squares, rate);
      }
    }
  }

  /** The probability of each class. */
  probabilities(features: readonly number[], count = features.length): number[] {
    const sums = Array.from({ length: this.classes }, () => 0);
    for (const feature of features) {
      const start = feature * this.classes;
      for (let label = 0; label < this.classes; label++) sums[label] = (sums[label] ?? 0) + this.at(start + label);
    }
    const scale = 1 / Math.sqrt(Math.max(1, count));
    const highest = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp((sum - highest) * scale));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  }

  private at(place: number): number {
    return this.weights[place] ?? 0;
  }

  private learn({ features, label }: SparseExample, squares: Float32Array, rate: number): void {
    const scale = 1 / Math.sqrt(Math.max(1, features.length));
    for (const [each, probability] of this.probabilities(features).entries()) {
      const gradient = (probability - (each === label ? 1 : 0)) * scale;
      if (Math.abs(gradient) < 1e-4) continue;
      for (const feature of features) {
        const place = feature * this.classes + each;
        const square = (squares[place] ?? 0) + gradient * gradient;
        squares[place] = square;
        this.weights[place] = this.at(place) - (rate * gradient) / Math.sqrt(square);
      }
    }
  }
}
