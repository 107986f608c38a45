import wrapAnsi from 'wrap-ansi';
import { cleanText } from './clean-text.js';

/** How words are told apart; without colour they stay as they are. */
export type Paint = Readonly<Record<'bold' | 'quiet' | 'accent' | 'warning', (text: string) => string>>;

export function createPaint(color: boolean): Paint {
  const code = (open: number, close: number) => (text: string) =>
    color && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { bold: code(1, 22), quiet: code(2, 22), accent: code(36, 39), warning: code(33, 39) };
}

const noBreak = '\u00a0';
const unit = /(?<=\d) (?=(?:%|s|min|h|days?)\b|%)/g;

/** Cleans text and breaks it into lines of at most `width` columns; a figure keeps its unit beside it. */
export function wrapText(text: string, width: number): string[] {
  const bound = cleanText(text).replace(unit, noBreak);
  return wrapAnsi(bound, Math.max(1, width), { hard: true }).replaceAll(noBreak, ' ').split('\n');
}

/** A paragraph behind a mark, its later lines under its first word. */
export function hanging(mark: string, text: string, width: number): string[] {
  const indent = ' '.repeat(mark.length);
  return wrapText(text, width - mark.length).map((line, index) => `${index === 0 ? mark : indent}${line}`);
}
