const mostSteps = 127;
/** Room that is made at first. */
const fewest = 1024;

/**
 * Vectors by id with a byte for each number, one after the other: a quarter of the memory, and cosines that are off by a
 * thousandth or so.
 */
export class ByteVectors {
  private readonly places = new Map<number, number>();
  private steps = new Int8Array(0);
  /** Size of one step, of each vector. */
  private scales = new Float32Array(0);
  private readonly width: number;

  constructor(dimensions: number) {
    this.width = dimensions;
  }

  get size(): number {
    return this.places.size;
  }

  has(id: number): boolean {
    return this.places.has(id);
  }

  /** Adds the vector of an id that has none. */
  add(id: number, vector: Float32Array): void {
    if (this.size === this.scales.length) this.grow();
    let largest = Number.MIN_VALUE;
    for (const value of vector) if (Math.abs(value) > largest) largest = Math.abs(value);
    const perStep = mostSteps / largest;
    const place = this.size;
    const start = place * this.width;
    for (let each = 0; each < this.width; each++)
      this.steps[start + each] = nearestInteger(vector[each] * perStep);
    this.scales[place] = largest / mostSteps;
    this.places.set(id, place);
  }

  private grow(): void {
    const room = Math.max(fewest, 2 * this.size);
    const [steps, scales] = [new Int8Array(room * this.width), new Float32Array(room)];
    steps.set(this.steps);
    scales.set(this.scales);
    [this.steps, this.scales] = [steps, scales];
  }

  /** Dot product with a vector; of vectors of length 1, their cosine. Undefined for an id that has none. */
  dot(id: number, vector: Float32Array): number | undefined {
    const place = this.places.get(id);
    if (place === undefined) return undefined;
    const { steps, width } = this;
    const start = place * width;
    let [even, odd] = [0, 0];
    for (let each = 0; each < width - 1; each += 2) {
      even += steps[start + each] * vector[each];
      odd += steps[start + each + 1] * vector[each + 1];
    }
    if (width % 2 === 1) even += steps[start + width - 1] * vector[width - 1];
    return (even + odd) * this.scales[place];
  }
}

/** Quicker than Math.round, for numbers of a few hundred. */
function nearestInteger(value: number): number {
  return value < 0 ? -((0.5 - value) | 0) : (value + 0.5) | 0;
}
