import { maskPersonalData } from '../../src/feedback/masking/mask-personal-data.js';

/** A text with what must go in `[[…]]` and what may go in `((…))`; kind `none` has neither. */
export interface MarkedText {
  readonly kind: string;
  readonly marked: string;
}
export interface JudgedText extends MarkedText {
  readonly masked: string;
  /** Whether a part of what must go is left. */
  readonly leaks: boolean;
  /** Words around it, and how many of these are gone. */
  readonly ordinary: number;
  readonly harmed: number;
}

/** Parts that give nobody away. */
const harmless = new Set(
  'mr mrs ms miss pan pani dipl univ ing eng sig ra dott dr prof herr frau mme mlle dhr mailto st street road rd avenue ave lane ln the van der den von de la le les du des calle apt apartment apto suite ste unit flat box no number house plot lot floor level via at dot and ul c strasse platz po bp blk name person email phone card address iban close drive gardens court'.split(
    ' ',
  ),
);
const fewestDigits = 3;
const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Lines of a kind, a tab and a marked text, in which `\n` is the end of a line. */
export function readMarkedTexts(content: string): MarkedText[] {
  return content
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [kind, text = ''] = line.split('\t');
      return { kind, marked: text.replaceAll('\\n', '\n') };
    });
}

export function judgeMasked({ kind, marked }: MarkedText): JudgedText {
  const data = [...marked.matchAll(/\[\[(.+?)\]\]/gs)].map(([, inner]) => inner);
  const optional = [...marked.matchAll(/\(\((.+?)\)\)/gs)].flatMap(([, inner]) => words(inner));
  const text = marked.replace(/\[\[(.+?)\]\]/gs, '$1').replace(/\(\((.+?)\)\)/gs, '$1');
  const around = words(marked.replace(/\[\[(.+?)\]\]/gs, ' | ').replace(/\(\((.+?)\)\)/gs, ' '));
  const masked = maskPersonalData(text);
  const left = words(masked);
  const elsewhere = new Set([...around, ...optional]);
  const remaining = (part: string) =>
    words(part).filter((word) => !harmless.has(word) && !elsewhere.has(word) && left.includes(word));
  const isNumber = kind === 'phone' || kind === 'card';
  const leaks = data.some((part) =>
    isNumber
      ? remaining(part).reduce((sum, word) => sum + (/\d/.test(word) ? word.length : 1), 0) >= fewestDigits
      : remaining(part).some((word) => word.length > 1 || (kind === 'address' && /\d/.test(word))),
  );
  const rest = [...left];
  const harmed = around.filter((word) => {
    const place = rest.indexOf(word);
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  }).length;
  return { kind, marked, masked, leaks, ordinary: around.length, harmed };
}
