import type { MappedEvent } from '../mapping/mapped-record.js';

const header = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const fieldLengths = [16, 8, 8, 4, 4, 2];
const rowBytes = 2 + fieldLengths.reduce((sum, length) => sum + 4 + length, 0);
/** PostgreSQL counts from 2000. */
const epoch2000 = 946_684_800_000_000;

/** Rows of events in the binary format of COPY: key, at, value, profile, activity, source. */
export class EventRows {
  count = 0;
  private readonly bytes: Buffer;
  private end: number;

  /** @param most rows that will be added. */
  constructor(most: number) {
    this.bytes = Buffer.allocUnsafe(header.length + most * rowBytes + 2);
    this.end = header.copy(this.bytes);
  }

  add(key: string, event: MappedEvent, profile: number, activity: number, source: number): void {
    const { bytes } = this;
    let end = bytes.writeInt16BE(fieldLengths.length, this.end);
    end = bytes.writeInt32BE(16, end);
    end += bytes.write(key + event.label, end, 'latin1');
    end = bytes.writeInt32BE(8, end);
    end = writeInt64(bytes, event.at - epoch2000, end);
    end = bytes.writeInt32BE(event.value === undefined ? -1 : 8, end);
    if (event.value !== undefined) end = bytes.writeDoubleBE(event.value, end);
    end = bytes.writeInt32BE(4, end);
    end = bytes.writeInt32BE(profile, end);
    end = bytes.writeInt32BE(4, end);
    end = bytes.writeInt32BE(activity, end);
    end = bytes.writeInt32BE(2, end);
    this.end = bytes.writeInt16BE(source, end);
    this.count++;
  }

  finish(): Buffer {
    return this.bytes.subarray(0, this.bytes.writeInt16BE(-1, this.end));
  }
}

function writeInt64(bytes: Buffer, value: number, offset: number): number {
  const high = Math.floor(value / 2 ** 32);
  bytes.writeInt32BE(high, offset);
  return bytes.writeUInt32BE(value - high * 2 ** 32, offset + 4);
}
