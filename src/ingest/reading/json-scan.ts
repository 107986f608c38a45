import { afterLine, type Scan, type Scanned } from './split-records.js';

/** A record of a JSON file. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads one JSON object a line. */
export const scanJsonLines: Scan<JsonObject> = (text, start, atEnd) => {
  const lineEnd = text.indexOf('\n', start);
  if (lineEnd < 0 && !atEnd) return undefined;
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  return parsed(text.slice(start, end), end);
};

/** Reads objects wherever they end: the items of one array, or objects written over several lines. */
export const scanJsonObjects: Scan<JsonObject> = (text, start, atEnd) => {
  const first = text[start];
  if (first !== '{') {
    if (between.test(first)) return { end: start + 1 };
    return /[\n,]/.test(text.slice(start)) || atEnd
      ? { end: nextItem(text, start), reason: 'it is not a JSON object' }
      : undefined;
  }
  const end = objectEnd(text, start);
  if (end === 'broken')
    return { end: afterLine(text, start), reason: 'it is not valid JSON: a text or bracket is not closed' };
  if (end !== undefined) return parsed(text.slice(start, end), end);
  return atEnd
    ? { end: afterLine(text, start), reason: 'it is not valid JSON: a bracket is not closed' }
    : undefined;
};

/** What stands between the items of an array. */
const between = /[\s,[\]]/;

function nextItem(text: string, start: number): number {
  const found = text.slice(start).search(/[\n,]/);
  return found < 0 ? text.length : start + found + 1;
}

const quote = 34;
const backslash = 92;
const newline = 10;
/** Brackets by the one that opens. */
const closingOf = new Map([
  [123, 125],
  [91, 93],
]);
const closing = new Set(closingOf.values());

/** Place after the object that begins at `start`; undefined when the text ends before it does. */
function objectEnd(text: string, start: number): number | 'broken' | undefined {
  const open: (number | undefined)[] = [];
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      for (at++; text.charCodeAt(at) !== quote; at++) {
        if (at >= text.length) return undefined;
        if (text.charCodeAt(at) === newline) return 'broken';
        if (text.charCodeAt(at) === backslash) at++;
      }
    } else if (closingOf.has(code)) {
      open.push(closingOf.get(code));
    } else if (closing.has(code)) {
      if (open.pop() !== code) return 'broken';
      if (open.length === 0) return at + 1;
    }
  }
  return undefined;
}

function parsed(text: string, end: number): Scanned<JsonObject> {
  if (text.trim() === '') return { end };
  try {
    if (isTooDeep(text)) return { end, reason: `it is nested deeper than ${deepest} levels` };
    const value: unknown = JSON.parse(keepLongNumbers(text));
    return isJsonObject(value) ? { end, fields: value } : { end, reason: 'it is not a JSON object' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { end, reason: `it is not valid JSON: ${reason.slice(0, 200)}` };
  }
}

const deepest = 200;

/** Whether brackets are nested so deep that taking the value apart would run out of stack. */
function isTooDeep(text: string): boolean {
  if (text.length < 2 * deepest) return false;
  let depth = 0;
  for (let at = 0; at < text.length && depth <= deepest; at++) {
    const code = text.charCodeAt(at);
    if (closingOf.has(code)) depth++;
    else if (closing.has(code)) depth--;
  }
  return depth > deepest;
}

/** Numbers of 16 digits and more lose their last ones when parsed: two customers would become one. They become texts. */
function keepLongNumbers(text: string): string {
  if (!/[:,[\s]-?\d{16}/.test(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g, (found) =>
    found.startsWith('"') ? found : `"${found}"`,
  );
}
