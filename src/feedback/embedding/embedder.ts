/** Turns texts into vectors whose cosine says how near two texts are in meaning. */
export interface Embedder {
  /** Model and version: vectors of another name can't be compared with these, and are made anew. */
  readonly name: string;
  /** What it reads; a text in another language gets a vector that means little. */
  readonly reads: 'english' | 'any';
  /** Reading costs so little that nothing is gained by reading less. */
  readonly inProcess: boolean;
  /**
   * A vector of length 1 for each text, all of the same dimension; zeros for a text without any word.
   * @throws FootpathError `unavailable` when an outside model does not answer.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
