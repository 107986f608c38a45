import type { Bound } from './watched-figure.js';

const form =
  /^(?:(?:goes|is|gets|rises|climbs|drops|falls|sinks) )?(over|above|more than|under|below|less than)\s+(-?\d[\d,]*(?:\.\d+)?)\s*(%|percent|per cent)?$/i;

/** Reads `over 5%` or `below 1,200`; undefined where it says something else. */
export function readBound(text: string): Bound | undefined {
  const [, side, digits, percent] = form.exec(text.trim().replace(/\s+/g, ' ')) ?? [];
  if (side === undefined || digits === undefined) return undefined;
  const number = Number(digits.replaceAll(',', ''));
  const limit = percent === undefined ? number : number / 100;
  const isOver = /^(?:over|above|more)/i.test(side);
  return { over: isOver ? limit : null, under: isOver ? null : limit };
}

/** `over 5%`, with all its digits, so that it can be read again; empty where there is no bound. */
export function boundWords({ over, under }: Bound): string {
  const limit = over ?? under;
  if (limit === null) return '';
  const isRate = Math.abs(limit) < 1 && limit !== 0;
  const shown = isRate
    ? `${Number((100 * limit).toPrecision(12))}%`
    : limit.toLocaleString('en-US', { maximumFractionDigits: 12 });
  return `${over === null ? 'under' : 'over'} ${shown}`;
}
