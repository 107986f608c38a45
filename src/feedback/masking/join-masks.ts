import { particles } from './name-parts.js';

const between = [...particles].join('|');
const apart = new RegExp(String.raw`\[name\](?:[ \t]+(?:(?:${between})\s+){0,2}\[name\])+`, 'gu');
const suffixed =
  /\[name\],?[ \t](?:I{2,3}|IV|Jr\.?|Sr\.?|PhD|Ph\.D\.|MD|M\.D\.|DDS|DVM|MBA|Esq\.?|B\.\p{L}{2,3}\.)(?!\p{L})/gu;

/** Parts of one name are one mask, with what is put behind it: `[name] Jr.`, `[name] PhD`. */
export function joinMasks(text: string): string {
  return text.replace(apart, '[name]').replace(suffixed, '[name]');
}
