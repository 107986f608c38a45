import { particles } from './name-parts.js';

const between = [...particles].join('|');
const apart = new RegExp(String.raw`\[name\](?:[ \t]+(?:(?:${between})\s+){0,2}\[name\])+`, 'gu');
const suffixed =
  /\[name\],?[ \t](?:I{2,3}|IV|Jr\.?|Sr\.?|PhD|Ph\.D\.|MD|M\.D\.|DDS|DVM|MBA|Esq\.?|B\.\p{L}{2,3}\.)(?!\p{L})/gu;
/** `J. M. [name]`; one alone only where it closes no sentence: not `plan B. [name] said`. */
const initials =
  /(?:(?<!\p{L})(?:\p{Lu}\.[ \t]?){2,3}|(?<=^|[\n,;:(][ \t]*)\p{Lu}\.[ \t]?|(?<!\p{L})\p{Lu}\.)\[name\]/gu;

/** Parts of one name are one mask, with what is put before and behind it: `J. M. [name]`, `[name] Jr.`, `[name] PhD`. */
export function joinMasks(text: string): string {
  if (!text.includes('[name]')) return text;
  return text.replace(apart, '[name]').replace(suffixed, '[name]').replace(initials, '[name]');
}
