import { truncateTo } from '../truncate.js';
import { textWidth, type Weight } from './chart-font.js';

export const chartWidth = 1200;
export const tallest = 700;
export const margin = 40;

/** Told apart with any kind of colour vision, and in grey; text at least 4.5:1 on white. */
export const colours = {
  ink: '#1f2937',
  quiet: '#5b6472',
  paper: '#ffffff',
  main: '#4448b8',
  soft: '#a6a9e2',
  second: '#e08a2c',
  waiting: '#7b80d4',
  lost: '#e6e9ef',
  worst: '#f0a878',
  alarm: '#b5440b',
} as const;

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
}

export function measure(text: string, { size, weight }: TextStyle): number {
  return textWidth(text, size, weight);
}

/** The text, with an ellipsis where it is wider than `width` pixels. */
export function fit(text: string, width: number, style: TextStyle): string {
  return truncateTo(text, width, (candidate) => measure(candidate, style));
}

/** Texts side by side in `room` pixels: the short ones whole, the long ones cut to what these leave, in equal parts. */
export function fitBeside(texts: readonly string[], room: number, style: TextStyle): string[] {
  const widths = texts.map((text) => measure(text, style));
  let [left, waiting] = [room, texts.length];
  let widest = 0;
  for (const width of [...widths].sort((a, b) => a - b)) {
    widest = left / waiting--;
    left -= Math.min(width, widest);
  }
  return texts.map((text) => fit(text, widest, style));
}

/** Between words, after _ - / . inside them, and between the signs of Chinese and Japanese. */
const breaks =
  /(?<=[\s_\-/])|(?<=\.)(?!\d)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。])(?![、。」）ーっッゃゅょャュョ…])/u;

/** Breaks into at most `lines` lines; the last one ends in an ellipsis if need be. */
export function fitLines(text: string, width: number, style: TextStyle, lines: number): string[] {
  if (lines <= 1 || measure(text, style) <= width) return [fit(text, width, style)];
  const pieces = text.split(breaks);
  let taken = 0;
  let line = '';
  for (const piece of pieces) {
    if (measure((line + piece).trimEnd(), style) > width) break;
    line += piece;
    taken++;
  }
  if (taken === 0) return [fit(text, width, style)];
  return [line.trimEnd(), ...fitLines(pieces.slice(taken).join(''), width, style, lines - 1)];
}
