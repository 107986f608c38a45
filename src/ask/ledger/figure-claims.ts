/** How a figure is written: a share, a difference of shares, a length of time, a multiple, or a plain number. */
export type FigureUnit = 'percent' | 'points' | 'seconds' | 'times' | 'plain';

/** A figure as a sentence states it; shares as 0–1, times in seconds. */
export interface FigureClaim {
  readonly kind: 'figure';
  readonly text: string;
  readonly unit: FigureUnit;
  /** What it may be, given how it is rounded and hedged. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Where it stands in the sentence. */
  readonly at: number;
  /** Of `3,412 customers`: the word behind it. */
  readonly noun: string;
  /** The part of the sentence between semicolons that it stands in, in lower case; and what of it stands on either side. */
  readonly clause: string;
  readonly left: string;
  readonly right: string;
  /** Of `more than 3,400` and `up to 3,400`: on which side the true figure lies. */
  readonly bound?: 'above' | 'below';
  /** Set in `28.4–31.5%` and `(−1.2 to +25 points)`: which end of the interval it is. */
  readonly end?: 'low' | 'high';
}

const secondsPer: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_629_800,
};
const sizes: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6 };

const number = String.raw`[+−-]?\d+(?:,\d{3})*(?:\.\d+)?`;
const unit = String.raw`\s?%|\s(?:percentage )?points?\b|\spercent\b|\sper cent\b|\spp\b|\s(?:second|minute|hour|day|week|month)s?\b|\stimes\b|×`;
const hedges = String.raw`\b(?:about|around|roughly|approximately|some|nearly|almost|just under|under|just over|over|more than|less than|fewer than|up to|close to)\s|[~≈<>]\s?`;
/** `3,412`, `about €1.2k`, `28.4–31.5%`, `−1.2 to +25 points`, `[0.47, 0.55]`. */
const figures = new RegExp(
  `(?<hedge>(?:${hedges}){1,2})?(?<![\\w.])(?<money>[€$£])?(?<first>${number})(?:%(?= to [+−-]?\\d))?(?:(?<link>–| to |(?<=\\bbetween [^ ]+) and |(?<=\\[[^ ]+), )(?<second>${number}))?(?<size>\\s?(?:k|m|mn)\\b|\\s(?:thousand|million)\\b)?(?<unit>${unit})?`,
  'gi',
);

/** `a range of 22 to 77`. */
const range = /\b(?:ranges?|anywhere|interval|somewhere)(?: of| from)? $/;

/** The figures of a text without names and dates, and where each stands. */
export function readFigures(text: string): { from: number; to: number; claims: FigureClaim[] }[] {
  return [...text.matchAll(figures)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    claims: figureClaims(match, text),
  }));
}

function figureClaims({ groups = {}, index = 0, 0: text }: RegExpMatchArray, rest: string): FigureClaim[] {
  const { first = '', link, second, size = '', unit: unitText = '' } = groups;
  const [unit, factor] = unitOf(unitText.trim().toLowerCase());
  const scale = factor * (sizes[size.trim().toLowerCase()] ?? 1);
  const isInterval =
    link === '–' ||
    link === ' and ' ||
    link === ', ' ||
    (link !== undefined && (rest[index - 1] === '(' || range.test(rest.slice(0, index))));
  const hedge = (groups.hedge ?? '').trim().toLowerCase();
  const bound = boundOf(hedge);
  const shared = {
    kind: 'figure' as const,
    ...(bound && { bound }),
    text: text.trim(),
    unit,
    at: index,
    noun: nounAfter(rest.slice(index + text.length)),
    ...clauseAt(index, index + text.length, rest),
  };
  const written = [first, ...(second === undefined ? [] : [second])];
  // Of `2.15 to 3`, the 3 is rounded as the other end is; of `2.0–11`, the 11 has no decimals to show.
  const decimals = isInterval ? Math.max(...written.map(decimalsOf)) : undefined;
  return written.map((digits, place) => {
    const value = valueOf(digits);
    const [below, above] = margin(
      digits,
      hedge,
      size !== '' || unit !== 'plain',
      unit === 'percent',
      Math.abs(value) < (unit === 'plain' ? 10 : 100) ? decimals : undefined,
    );
    return {
      ...shared,
      value: value * scale,
      low: (value - below) * scale,
      high: (value + above) * scale,
      ...(isInterval ? { end: place === 0 ? ('low' as const) : ('high' as const) } : {}),
    };
  });
}

/** Of `83 of 1,670 texts` too: texts. */
function nounAfter(rest: string): string {
  const counted = /^ of (?:the |all |about )?[\d.,k]+ ([a-z]+)/i.exec(rest) ?? /^[\s)]*([a-z]+)/i.exec(rest);
  return counted?.[1]?.toLowerCase() ?? '';
}

function clauseAt(from: number, to: number, rest: string): Pick<FigureClaim, 'clause' | 'left' | 'right'> {
  const end = rest.indexOf(';', from);
  const [left, right] = [
    rest.slice(rest.lastIndexOf(';', from) + 1, from),
    rest.slice(to, end < 0 ? undefined : end),
  ].map((text) => text.toLowerCase());
  return { clause: `${left} ${rest.slice(from, to).toLowerCase()} ${right}`, left, right };
}

function unitOf(written: string): [FigureUnit, number] {
  if (/^(?:%|percent|per cent)$/.test(written)) return ['percent', 0.01];
  if (/points?$|^pp$/.test(written)) return ['points', 0.01];
  if (/^(?:times|×)$/.test(written)) return ['times', 1];
  const seconds = secondsPer[written.replace(/s$/, '')];
  return seconds === undefined ? ['plain', 1] : ['seconds', seconds];
}

function boundOf(hedge: string): FigureClaim['bound'] {
  if (/^(?:just over|over|more than|>)\b/.test(hedge) || hedge === '>') return 'above';
  return /^(?:nearly|almost|just under|under|less than|fewer than|up to)\b|^<$/.test(hedge)
    ? 'below'
    : undefined;
}

/** How far below and above what is written the true figure may lie. */
function margin(
  digits: string,
  hedge: string,
  isScaled: boolean,
  isPercent: boolean,
  decimals = decimalsOf(digits),
): [number, number] {
  const isCount = decimals === 0 && !isScaled && Math.abs(valueOf(digits)) < 10;
  const half = (isCount ? 0 : 0.5 * 10 ** -decimals) + 1e-9;
  if (hedge === '' || (hedge === 'some' && decimals > 0)) return [half, half];
  // `about 3,400` is rounded to its last digit that is not 0.
  const zeros = /0*$/.exec(digits.replace(/,/g, ''))?.[0].length ?? 0;
  const step = decimals > 0 ? 10 ** -decimals : 10 ** zeros;
  const bound = boundOf(hedge);
  if (bound === 'above') return [half, Math.max(half, step)];
  if (bound === 'below') return [Math.max(half, step), half];
  // `about 50%` is 49 to 51%, `about 0%` is next to nothing; `half` may be 48%.
  const isFraction = hedge.endsWith('≈');
  const loose = isFraction ? 2.5 : valueOf(digits) === 0 ? half : 1;
  const around = isPercent ? Math.min(Math.max(step / 2, isFraction ? 1.2 : 0), loose) : step / 2;
  return [Math.max(half, around), Math.max(half, around)];
}

function valueOf(written: string): number {
  return Number(written.replace(/,/g, '').replace('−', '-').replace('+', ''));
}

const decimalsOf = (digits: string): number => digits.split('.')[1]?.length ?? 0;
