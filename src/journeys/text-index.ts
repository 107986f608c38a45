/** Finds a text among many whatever its case, without keeping the texts: 8 bytes each. */
export class TextIndex {
  readonly #textOf: (place: number) => string;
  /** First place of each hash plus 1, and of each place the next one with that hash plus 1; 0 ends. */
  readonly #first: Uint32Array;
  readonly #next: Uint32Array;

  constructor(length: number, textOf: (place: number) => string) {
    this.#textOf = textOf;
    this.#first = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(1, length))));
    this.#next = new Uint32Array(length);
    for (let place = length - 1; place >= 0; place--) {
      const slot = this.#slotOf(textOf(place).toLowerCase());
      this.#next[place] = this.#first[slot];
      this.#first[slot] = place + 1;
    }
  }

  /** Places of the texts that are `wanted` in lower case, ascending. */
  find(wanted: string): number[] {
    const found: number[] = [];
    for (let place = this.#first[this.#slotOf(wanted)]; place > 0; place = this.#next[place - 1]) {
      if (this.#textOf(place - 1).toLowerCase() === wanted) found.push(place - 1);
    }
    return found;
  }

  /** FNV-1a over the UTF-16 units. */
  #slotOf(text: string): number {
    let hash = 0x811c9dc5;
    for (let place = 0; place < text.length; place++) {
      hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
    }
    return (hash ^ (hash >>> 15)) & (this.#first.length - 1);
  }
}
