/** Places in a list of names, one per event: bytes while 256 names are enough. */
export type Codes = Uint8Array | Uint16Array;

/** @throws RangeError for more than 65,536 names. */
export function newCodes(nameCount: number, length: number): Codes {
  if (nameCount > 65_536) throw new RangeError(`newCodes: ${nameCount} names, 65,536 at most`);
  return nameCount <= 256 ? new Uint8Array(length) : new Uint16Array(length);
}
