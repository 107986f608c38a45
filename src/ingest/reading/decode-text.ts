import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/**
 * Bytes as text: UTF-16 and UTF-8 by their byte order mark; else the first bytes beyond ASCII decide between
 * UTF-8 and Windows-1252 (Latin-1), however far into the file they stand.
 */
export async function* decodeText(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const chunk of chunks) {
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    if (first) {
      if (held.length < longestMark) continue;
      decoder = markedEncoding(held);
      first = false;
    }
    if (!decoder) {
      const whole = wholeCharacters(held);
      if (isAscii(whole)) {
        yield whole.toString('latin1');
        held = held.subarray(whole.length);
        continue;
      }
      decoder = new TextDecoder(isUtf8(whole) ? 'utf-8' : 'windows-1252');
    }
    yield decoder.decode(held, { stream: true });
    held = Buffer.alloc(0);
  }
  decoder ??= markedEncoding(held) ?? new TextDecoder(isUtf8(held) ? 'utf-8' : 'windows-1252');
  yield decoder.decode(held);
}

const longestMark = 3;

function markedEncoding(bytes: Buffer): TextDecoder | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder('utf-8');
  return undefined;
}

/** Without a UTF-8 character that the end of the chunk cuts through. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
