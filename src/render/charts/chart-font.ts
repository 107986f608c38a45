import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font } from 'opentype.js';
import { joinedLetters } from './joined-letters.js';

export type Weight = 400 | 600;

interface Face {
  readonly family: string;
  readonly 400: string;
  readonly 600: string;
}

const require = createRequire(import.meta.url);
const packaged = (family: string, weight: string) =>
  `@expo-google-fonts/${family.toLowerCase().replaceAll(' ', '-')}/${weight}/${family.replaceAll(' ', '')}_${weight}.ttf`;
const face = (name: string, semiBold = '600SemiBold', family = name): Face => ({
  family,
  400: packaged(name, '400Regular'),
  600: packaged(name, semiBold),
});

export const fontFamily = 'Inter';
/** The chart's own face, and those for what it lacks: read only once a name needs them. */
const faces: readonly Face[] = [
  face(fontFamily),
  face('Noto Sans Arabic'),
  face('Noto Sans Hebrew'),
  face('Noto Emoji'),
  face('Sawarabi Gothic', '400Regular'),
  face('ZCOOL XiaoWei', '400Regular'),
  face('Nanum Gothic Coding', '700Bold', 'NanumGothicCoding'),
];
const [own] = faces;
const chinese = 'ZCOOL XiaoWei';

const loaded = new Map<string, Font>();
const faceOfCharacter = new Map<string, Face | undefined>();

/** The files of the faces that a text needs. */
export function fontFilesFor(text: string): string[] {
  const needed = new Set<string>([own[400], own[600]]);
  for (const character of new Set(text)) {
    const found = character > '\u007f' ? faceOf(character) : own;
    if (found) for (const weight of [400, 600] as const) needed.add(found[weight]);
  }
  return [...needed].map((file) => require.resolve(file));
}

/** Width in pixels as the picture will have it, up to kerning. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  return textRuns(text).reduce((sum, run) => sum + runWidth(run, size, weight), 0);
}

/** The same of a stretch that one face draws. */
export function runWidth({ family, text }: TextRun, size: number, weight: Weight): number {
  const font = fontOf((faces.find((face) => face.family === family) ?? own)[weight]);
  const letters = joinedLetters(text.replace(joined, ''));
  let units = 0;
  for (const character of letters) units += font.charToGlyph(character).advanceWidth ?? 0;
  return (units * size) / font.unitsPerEm;
}

/** What becomes one sign with the emoji before it, and what is seen in its neighbours only. */
const joined = /\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Default_Ignorable_Code_Point}/gu;

/** Undefined where none draws it. */
function familyOf(character: string, isChinese: boolean): string | undefined {
  const family = faceOf(character)?.family;
  return isChinese && family === 'Sawarabi Gothic' && draws(chinese, character) ? chinese : family;
}

/** Whether a text has signs that only the Chinese face draws: the others of it should not look different. */
function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && [...text].some((character) => faceOf(character)?.family === chinese);
}

function draws(family: string, character: string): boolean {
  const found = faces.find((each) => each.family === family);
  return found !== undefined && fontOf(found[400]).charToGlyphIndex(character) > 0;
}

/** Whether one of the faces can draw this character. */
export function hasGlyph(character: string): boolean {
  return isInvisible(character) || faceOf(character) !== undefined;
}

/** Joins or varies what stands beside it, and has no width of its own. */
function isInvisible(character: string): boolean {
  return /\p{Default_Ignorable_Code_Point}/u.test(character);
}

function faceOf(character: string): Face | undefined {
  if (faceOfCharacter.has(character)) return faceOfCharacter.get(character);
  const found = faces.find((face) => fontOf(face[400]).charToGlyphIndex(character) > 0);
  faceOfCharacter.set(character, found);
  return found;
}

function fontOf(file: string): Font {
  const known = loaded.get(file);
  if (known) return known;
  const bytes = readFileSync(require.resolve(file));
  const parsed = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  loaded.set(file, parsed);
  return parsed;
}

/** A stretch of a text that one face draws. */
export interface TextRun {
  readonly family: string;
  readonly text: string;
}

/** Belongs to what stands before it. */
const dependent = /\p{M}|\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/u;
const rightToLeft = '[\\p{Script=Arabic}\\p{Script=Hebrew}]';
/** Words from right to left, with spaces and figures between them, and the sign that they were cut. */
const backwards = new RegExp(`(${rightToLeft}(?:[^\\p{L}]*${rightToLeft})*…?)`, 'u');
/** Puts the sign at the end of the words, which is on the left. */
const rightToLeftMark = '\u200f';

/** The text by the face that draws it, in its order; what is read from right to left stays together. */
export function textRuns(text: string): TextRun[] {
  const runs: { family: string; text: string }[] = [];
  const isChinese = hasChinese(text);
  const add = (family: string, part: string) => {
    const last = runs.at(-1);
    if (last?.family === family) last.text += part;
    else runs.push({ family, text: part });
  };
  text.split(backwards).forEach((part, place) => {
    if (place % 2 === 1) {
      const [first] = part;
      return add(
        familyOf(first, isChinese) ?? fontFamily,
        part.endsWith('…') ? part + rightToLeftMark : part,
      );
    }
    for (const character of part) {
      const last = runs.at(-1);
      add(
        last && dependent.test(character) ? last.family : (familyOf(character, isChinese) ?? fontFamily),
        character,
      );
    }
  });
  return runs;
}
