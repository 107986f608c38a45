import { dotAt, inOneRow } from '../vectors/rows.js';
import { withoutMean } from './find-themes.js';

/** Centres of themes in one row, so that texts are compared with all of them quickly. */
export class ThemeCentres {
  /** Main theme of each. */
  readonly mains: readonly number[];
  private readonly mean: Float32Array;
  private readonly rows: Float32Array;
  private readonly width: number;

  /** @param mean of all vectors: taken off before they are compared. */
  constructor(mean: Float32Array, centres: readonly Float32Array[], mains: readonly number[]) {
    this.mean = mean;
    this.mains = mains;
    const { rows, width } = inOneRow([...centres, mean]);
    this.rows = rows;
    this.width = width;
  }

  /** The nearest theme of a text, and its cosine. */
  nearest(vector: Float32Array): { theme: number; closeness: number } {
    this.take(vector);
    let theme = -1;
    let closeness = -Infinity;
    for (let place = 0; place < this.mains.length; place++) {
      const cosine = this.cosine(place);
      if (cosine > closeness) {
        theme = place;
        closeness = cosine;
      }
    }
    return { theme, closeness };
  }

  /** A text's direction less the mean, and how close the nearest theme is. */
  place(vector: Float32Array): { meaning: Float32Array; closeness: number } {
    return { meaning: withoutMean(vector, this.mean), closeness: this.nearest(vector).closeness };
  }

  closeness(vector: Float32Array, theme: number): number {
    this.take(vector);
    return this.cosine(theme);
  }

  /** Puts a text's direction behind the centres, where it is compared from. */
  private take(vector: Float32Array): void {
    this.rows.set(withoutMean(vector, this.mean), this.mains.length * this.width);
  }

  private cosine(theme: number): number {
    return dotAt(this.rows, this.mains.length * this.width, theme * this.width, this.width);
  }
}
