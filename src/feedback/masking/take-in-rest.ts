import {
  isKind,
  isNumber,
  isSmall,
  postcodeLike,
  readAddressParts,
  type AddressPart,
} from './address-parts.js';
import { endOfSegments, lengthOfSegment } from './address-segments.js';

/** Takes in what follows a masked address and belongs to it: flats, quarters, towns, postcodes. */
export function takeInRest(text: string): string {
  let masked = '';
  let done = 0;
  for (const { index } of text.matchAll(/\[address\]/g)) {
    if (index < done) continue;
    const from = index + '[address]'.length;
    const parts = readAddressParts(text, from);
    const end = endOfRest(parts);
    masked += text.slice(done, from);
    done = end > 0 ? parts[end - 1].end : from;
  }
  return masked + text.slice(done);
}

function endOfRest(parts: readonly AddressPart[]): number {
  const first = parts.at(0);
  if (first === undefined || first.opensSegment) return endOfSegments(parts, 0);
  const { written } = first;
  if (/^\p{Ll}/u.test(written) && !isKind(written) && !isSmall(written) && !postcodeLike.test(written))
    return 0;
  const own = lengthOfSegment(parts, 0);
  const end = endOfSegments(parts, own.end);
  // `14 C 21, 00100 Helsinki`
  return own.isSure || (isNumber(written) && end > own.end) ? end : 0;
}
