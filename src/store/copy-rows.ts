import { FootpathError } from '../errors.js';

const headerLength = 19;
const notAllThere = -1;
const atLastRow = -2;

/** One row of a binary COPY, read where it lies: it holds only until the next row is read. */
export class CopyRow {
  private readonly starts: Int32Array;
  private readonly lengths: Int32Array;
  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private readonly fieldCount: number;

  constructor(fieldCount: number) {
    this.fieldCount = fieldCount;
    this.starts = new Int32Array(fieldCount);
    this.lengths = new Int32Array(fieldCount);
  }

  isNull(field: number): boolean {
    return this.lengths[field] < 0;
  }

  /** A smallint or integer. */
  integer(field: number): number {
    const start = this.starts[field];
    return this.lengths[field] === 2 ? this.view.getInt16(start) : this.view.getInt32(start);
  }

  /** A bigint or timestamptz (microseconds since 2000), exact up to 2⁵³. */
  bigint(field: number): number {
    const start = this.starts[field];
    return this.view.getInt32(start) * 4_294_967_296 + this.view.getUint32(start + 4);
  }

  /** A double precision. */
  double(field: number): number {
    return this.view.getFloat64(this.starts[field]);
  }

  /** As the server sent it; a view that holds only until the next row is read. */
  raw(field: number): Buffer {
    const start = this.starts[field];
    return this.bytes.subarray(start, start + this.lengths[field]);
  }

  text(field: number): string {
    const start = this.starts[field];
    return this.bytes.toString('utf8', start, start + this.lengths[field]);
  }

  /** The next rows are read from these bytes. */
  lookAt(bytes: Buffer): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Finds the fields of the row at `start`. @returns where it ends, `notAllThere` or `atLastRow`. */
  find(start: number): number {
    const { view, starts, lengths, fieldCount } = this;
    const end = view.byteLength;
    if (start + 2 > end) return notAllThere;
    const count = view.getInt16(start);
    if (count === -1) return atLastRow;
    if (count !== fieldCount)
      throw new FootpathError('bad_data', `COPY sent ${count} fields, not ${fieldCount}.`);
    let place = start + 2;
    for (let field = 0; field < fieldCount; field++) {
      if (place + 4 > end) return notAllThere;
      const length = view.getInt32(place);
      place += 4;
      starts[field] = place;
      lengths[field] = length;
      if (length > 0) place += length;
    }
    return place > end ? notAllThere : place;
  }
}

/** Reads a COPY in PostgreSQL's binary format, from chunks of any size, row by row. */
export async function readCopyRows(
  chunks: AsyncIterable<Uint8Array>,
  fieldCount: number,
  onRow: (row: CopyRow) => void,
): Promise<void> {
  const row = new CopyRow(fieldCount);
  let rest: Buffer = Buffer.alloc(0);
  let headerSeen = false;
  let complete = false;
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : asBuffer(chunk);
    row.lookAt(bytes);
    let start = 0;
    if (!headerSeen && bytes.length >= headerLength) {
      start = headerLength + bytes.readInt32BE(headerLength - 4);
      headerSeen = true;
    }
    if (headerSeen) {
      let end = row.find(start);
      for (; end >= 0; end = row.find(start)) {
        onRow(row);
        start = end;
      }
      complete = end === atLastRow;
    }
    rest = bytes.subarray(start);
  }
  if (!complete)
    throw new FootpathError('bad_data', 'The database stopped in the middle of a COPY. Try again.');
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
