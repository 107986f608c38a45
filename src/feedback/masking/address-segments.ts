import {
  binding,
  goesOn,
  isKind,
  isKnownPlace,
  isNumber,
  isOrdinaryPart,
  isSmall,
  notPlace,
  postcodeLike,
  type AddressPart,
} from './address-parts.js';

/** `12 boxes`, `17 Lindor pralines`: something is counted before it. */
export function isCounted(after: AddressPart | undefined): boolean {
  return (
    after !== undefined &&
    !after.opensSegment &&
    /^\p{Ll}{2}/u.test(after.written) &&
    !isKind(after.written) &&
    !goesOn.test(after.written)
  );
}

/** How many of the parts belong to the segment that they begin, and whether any of them is no ordinary word. */
export function lengthOfSegment(
  parts: readonly AddressPart[],
  first: number,
): { end: number; isSure: boolean } {
  let end = first;
  let isSure = false;
  for (let place = first; place < parts.length; place++) {
    const { written, opensSegment } = parts[place];
    if ((place > first && opensSegment) || isNoPlace(written, place === first)) break;
    if (postcodeLike.test(written) || isNumber(written)) {
      if (place === first ? isPhoneLike(parts, first) : isAmount(parts, place)) break;
      isSure ||=
        written.length > 3 || place > first || /^[/-]|[º°ª]|^\p{Lu}{1,2}\d[\d\p{Lu}]?$/u.test(written);
      end = place + 1;
    } else if (/^\(?\p{Lu}/u.test(written) || !isOrdinaryPart(written)) {
      const isPlace =
        !isOrdinaryPart(written) || isKnownPlace(written) || /^\p{Lu}{2,3}\.?$|^\(/u.test(written);
      // `Fargo ND 58106 The price`: a sentence begins behind the postcode.
      const isBehindCode = place > first && /\d{4}/.test(parts[place - 1].written);
      if (!isPlace && isBehindCode && isCounted(parts.at(place + 1))) break;
      isSure ||= isPlace || isKind(written);
      end = place + 1;
    } else if (isKind(written) && (place === first || place - end < 3)) end = place + 1;
    else if (isSmall(written)) end = parts.at(place + 1)?.opensSegment === true ? place + 1 : end;
    else if (!isNameOfPlace(parts, place, first)) break;
  }
  return { end, isSure };
}

/** `Thanks`, but not `Cedar Hollow Dr` or `Jackson, MS 39201`. */
function isNoPlace(written: string, opens: boolean): boolean {
  return notPlace.test(written) && !/^\p{Lu}{2}$/u.test(written) && (opens || !isKind(written));
}

/** `416 60 039`, on a line of its own; not `114 55 Stockholm`. */
function isPhoneLike(parts: readonly AddressPart[], first: number): boolean {
  const behind = parts.findIndex(
    ({ written, opensSegment }, at) => at > first && (opensSegment || !/^\d[\d-]*$/.test(written)),
  );
  const numbers = parts.slice(first, behind < 0 ? parts.length : behind);
  return first > 0 && numbers.length > 1 && numbers.reduce((sum, { written }) => sum + written.length, 0) > 6;
}

/** `London 2 times`, not `Flat 2` or `Dublin 2 is`. */
function isAmount(parts: readonly AddressPart[], place: number): boolean {
  const { written } = parts[place];
  return !isKind(parts[place - 1].written) && /^\d{1,3}$/.test(written) && isCounted(parts[place + 1]);
}

/** An ordinary word between a number and the kind of a street, or before a postcode: `89 lower clapton rd`, `new york 10003`. */
function isNameOfPlace(parts: readonly AddressPart[], place: number, first: number): boolean {
  const behind = parts.findIndex(({ opensSegment }, at) => at > place && opensSegment);
  const next = parts.slice(place + 1, Math.min(place + 4, behind < 0 ? parts.length : behind));
  const code = first === 0 ? -1 : next.findIndex(({ written }) => /^\d{5}(?:-\d{4})?$/.test(written));
  const endsInCode = code >= 0 && !/^[\p{Lu}\d]/u.test(next[code + 1]?.written ?? '');
  if (binding.test(parts[place].written)) return endsInCode && code === 0;
  const nearNumber = first < 3 ? place - first < 3 : isNumber(parts[place - 1].written);
  return endsInCode || (nearNumber && next.slice(0, 2).some(({ written }) => isKind(written)));
}

/** What follows between commas and is written as a part of an address, a number also where the next is: `, 2. th, 1165 København`. */
export function endOfSegments(parts: readonly AddressPart[], from: number): number {
  const first = parts.at(from);
  if (first?.opensSegment !== true || (from > 0 && parts[from - 1].endsSentence)) return from;
  const { end, isSure } = lengthOfSegment(parts, from);
  if (end === from || !(isSure || isNumber(first.written))) return from;
  const last = endOfSegments(parts, end);
  return isSure || last > end ? last : from;
}
