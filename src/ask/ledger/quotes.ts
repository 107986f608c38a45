import type { Envelope } from '../../../tools/tool.js';
import { isRecord } from '../is-record.js';

/** What a customer wrote, where, and what it is an example of. */
export interface Quote {
  readonly text: string;
  readonly source: string;
  /** Number of the text. */
  readonly id?: number;
  readonly theme?: string;
}

/** Every text of customers in results. */
export function quotesOf(envelopes: readonly Envelope[]): Quote[] {
  const found: Quote[] = [];
  const visit = (value: unknown, theme?: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, theme);
    else if (isRecord(value)) {
      const { id, text, source, name } = value;
      if (typeof text === 'string' && typeof source === 'string')
        found.push({
          text,
          source,
          ...(typeof id === 'number' && { id }),
          ...(theme !== undefined && { theme }),
        });
      for (const item of Object.values(value)) visit(item, typeof name === 'string' ? name : theme);
    }
  };
  for (const { data } of envelopes) visit(data);
  return found;
}

/** `google: “Slow sync”`, `"invoices", in a customer’s words (nps): “Slow sync”`: a quote with a source or theme that is not its own. */
export function isMisquoted(sentence: string, quotes: readonly Quote[]): boolean {
  const [, lead = '', said] = /^(.*?)“([^”]+)”/su.exec(sentence) ?? [];
  if (said === undefined) return false;
  const start = said.replace(/…$/, '').trim();
  const own = quotes.filter(({ text }) => text.includes(start));
  if (own.length === 0) return false;
  const place = /(?:^|\()([^():"]+)\)?:\s*$/u.exec(lead)?.[1]?.trim().toLowerCase();
  const theme = /^"([^"]+)", in a customer/u.exec(lead)?.[1]?.toLowerCase();
  return !own.some(
    (quote) =>
      (place === undefined || isPlace(place, quote.source)) &&
      (theme === undefined || quote.theme === undefined || quote.theme.toLowerCase() === theme),
  );
}

/** Words in quotation marks of which this few may be the writer's own. */
const fewWords = 2;

/** `Say “stop the digest”`: words for the reader, nobody's. */
const advice = /^(?:Say|Ask) “[^”]+”/u;

/** `“Invoices were sent half”`, where nobody wrote so. @param texts what the results hold and the asker said, in lower case. */
export function isMadeUp(sentence: string, texts: Iterable<string>): boolean {
  const said = [...sentence.replace(advice, '').matchAll(/“([^”]+)”|"([^"]+)"/gu)]
    .flatMap(([, curly, straight]) => (curly ?? straight ?? '').split(/…|\.{3}/))
    .map(plain)
    .filter((piece) => piece.split(' ').length > fewWords);
  if (said.length === 0) return false;
  const known = [...texts].map(plain);
  return !said.every((piece) => known.some((text) => text.includes(piece)));
}

/** Its letters and figures alone, in lower case. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `trustpilot, 3 October 2026` names the source first. */
const isPlace = (said: string, source: string): boolean => said.startsWith(source.toLowerCase());
