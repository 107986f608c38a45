/** One text per customer, kept as bytes so that opening a snapshot decodes nothing. */
export interface TextColumn {
  readonly length: number;
  /** UTF-8 of all texts, one after the other. */
  readonly bytes: Uint8Array;
  /** Where each text starts in `bytes`; length `length + 1`. */
  readonly starts: Uint32Array;
}

const decoder = new TextDecoder();

export function textAt(column: TextColumn, index: number): string {
  return decoder.decode(column.bytes.subarray(column.starts[index], column.starts[index + 1]));
}

export function textColumn(texts: readonly string[]): TextColumn {
  const starts = new Uint32Array(texts.length + 1);
  for (let index = 0; index < texts.length; index++) {
    starts[index + 1] = starts[index] + Buffer.byteLength(texts[index]);
  }
  const bytes = new Uint8Array(starts[texts.length]);
  const encoder = new TextEncoder();
  texts.forEach((text, index) => encoder.encodeInto(text, bytes.subarray(starts[index])));
  return { length: texts.length, bytes, starts };
}

/**
 * A column made of texts of another one and of new ones.
 *
 * @param from per text, its place in `column`, or -1 for one that `fresh` has.
 */
export function rearrangeTexts(
  column: TextColumn,
  from: Int32Array,
  fresh: ReadonlyMap<number, string> = new Map(),
): TextColumn {
  const added = new Map([...fresh].map(([index, text]) => [index, Buffer.from(text)]));
  const starts = new Uint32Array(from.length + 1);
  for (let index = 0; index < from.length; index++) {
    const place = from[index];
    const length =
      place < 0 ? (added.get(index)?.length ?? 0) : column.starts[place + 1] - column.starts[place];
    starts[index + 1] = starts[index] + length;
  }
  const bytes = new Uint8Array(starts[from.length]);
  for (const [index, text] of added) bytes.set(text, starts[index]);
  for (let index = 0; index < from.length;) {
    const first = index++;
    if (from[first] < 0) continue;
    // Neighbours are copied together.
    while (from[index] === from[index - 1] + 1) index++;
    const copied = column.bytes.subarray(column.starts[from[first]], column.starts[from[index - 1] + 1]);
    bytes.set(copied, starts[first]);
  }
  return { length: from.length, bytes, starts };
}

/** Place of the first text equal to `text`, or undefined. O(bytes), without decoding. */
export function findText(column: TextColumn, text: string): number | undefined {
  const wanted = Buffer.from(text);
  for (let index = 0; index < column.length; index++) {
    const start = column.starts[index];
    if (column.starts[index + 1] - start !== wanted.length) continue;
    if (wanted.equals(column.bytes.subarray(start, start + wanted.length))) return index;
  }
  return undefined;
}
