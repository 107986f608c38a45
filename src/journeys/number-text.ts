/** A number as JSON writes it: no leading zeros (those are postal codes), no plus sign (those are phone numbers). */
const number = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/** The number that a text is, or undefined when it is something else that has digits, such as a long id. */
export function numberOf(text: string): number | undefined {
  if (!number.test(text)) return undefined;
  const value = Number(text);
  const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  // No negative zero.
  return exact ? value + 0 : undefined;
}

/**
 * Whether values, all of them numbers, say how much. A lone number and the flags 0 and 1 tell kinds of customers apart
 * and stay text.
 */
export function isNumberTrait(values: Iterable<number>): boolean {
  let first: number | undefined;
  let different = false;
  let beyondFlags = false;
  for (const value of values) {
    first ??= value;
    different ||= value !== first;
    beyondFlags ||= value !== 0 && value !== 1;
    if (different && beyondFlags) return true;
  }
  return false;
}
