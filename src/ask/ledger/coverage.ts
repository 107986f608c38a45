import type { FigureClaim } from './figure-claims.js';
import { isOfOtherField, isOnOtherSide } from './beside.js';
import { derivedFrom } from './derived-figures.js';
import { isDifference, isShare } from './fact-kinds.js';
import { listLength, type Counted, type Fact } from './facts.js';
import type { Support } from './support.js';

/** Words without which a figure of that field is another one. */
const fieldCues: Readonly<Record<string, RegExp>> = {
  lost: /\b(?:lost|loses?|losing|left|leaves?|leaving|drop\w*)\b/,
  in_play: /\bin play\b/,
  id: /\btexts? \d/,
  excluded: /\bleft out\b/,
  tested: /\b(?:tested|among)\b/,
  kept: /\bkept\b/,
  expected_false: /\bfalse\b/,
  recoverable: /\bmore would\b|\bwon back\b/,
  negative: /\b(?:negativ\w*|critic\w*|unhapp\w*|complain\w*|bad)\b/,
  negative_share: /\bnegativ\w*/,
  negative_texts: /\bnegativ\w*/,
  positive_share: /\bpositiv\w*/,
  positive_texts: /\bpositiv\w*/,
  mean_gap: /\b(?:chang\w+|differ\w*)\b/,
  listed: /\b(?:listed|shown|first|top)\b/,
  calibration_error: /\b(?:off|calibrat\w*|error)\b/,
  stability: /\b(?:rand|agree\w*|stab\w*|steady)\b/,
  skill: /\b(?:missed|better|skill|accura\w*)\b/,
  detectable: /\b(?:less than|detect\w*|smaller|chance)\b/,
  crude: /\b(?:unadjusted|not adjusted|crude|raw)\b/,
  at_least:
    /\bat least\b|\bor (?:more|older|higher|above)\b|\bmore than\b|\bover\b|\bfrom\b|\bminimum\b|≥|\+/,
  at_most:
    /\bat most\b|\bor (?:less|fewer|younger|lower|below)\b|\bless than\b|\bfewer than\b|\bunder\b|\bup to\b|\bno more than\b|\bmaximum\b|≤/,
  unassigned: /\b(?:unassigned|not (?:be )?assigned|no theme|without a theme)\b/,
};
/** Estimates that are no shares. */
const isAmount = /ratio|auc|expected|mean|total|worth|value|amount|finishing|leaving|extra/;
/** What a word counts. */
const nouns: readonly (readonly [Counted, RegExp])[] = [
  ['people', /^(?:customers?|people|users?|accounts?|clients?|companies)$/],
  ['happenings', /^(?:events?|happenings)$/],
  ['moves', /^(?:times|transitions|moves)$/],
  ['texts', /^(?:texts?|reviews|comments|mentions|responses)$/],
];
/** Characters between a figure and the word that says what it is. */
const besides = 2.5;
/** Words of which the nearest one tells two figures apart, whatever order they stand in. */
const rivals: readonly {
  readonly fields: readonly (readonly [path: string, cue: RegExp])[];
  /** A figure right beside such a word can be no other. */
  readonly isAlone?: true;
}[] = [
  {
    fields: [
      ['now', /\b(?:now|currently|today|at present)\b/g],
      ['expected', /\b(?:expect\w*|forecast|predicted|will)\b/g],
    ],
  },
  {
    isAlone: true,
    fields: [
      ['tested', /\btested\b/g],
      ['kept', /\bkept\b/g],
      ['expected_false', /\bfalse\b/g],
    ],
  },
  {
    fields: [
      ['negative_share', /\bnegativ\w*/g],
      ['positive_share', /\bpositiv\w*/g],
    ],
  },
  {
    fields: [
      ['negative_texts', /\bnegativ\w*/g],
      ['positive_texts', /\bpositiv\w*/g],
    ],
  },
  {
    fields: [
      ['before', /\bbefore\b/g],
      ['after', /\bafter\b/g],
    ],
  },
];

/**
 * What covers a figure; undefined when nothing does.
 *
 * @param labelled the figures of the result whose names the sentence says.
 * @param others all figures that the sentence states.
 */
export function supportOf(
  claim: FigureClaim,
  labelled: readonly Fact[],
  others: readonly FigureClaim[],
  text: string,
): Support | undefined {
  if (/(?<![\d.,])0\d/.test(claim.text)) return undefined;
  const before = others.find(({ at, end }) => claim.end === 'high' && at === claim.at && end === 'low');
  const facts = labelled.filter(
    (fact) =>
      fits(claim, fact) &&
      isCued(fact, claim.clause) &&
      isNearest(claim, fact, labelled) &&
      !isOfOtherField(claim, fact, labelled) &&
      !isOnOtherSide(claim, fact, labelled) &&
      isBaseSaid(claim, fact) &&
      isOfTone(claim, fact, labelled) &&
      nounFits(claim, fact) &&
      isSame(claim, fact) &&
      isEnd(claim, fact) &&
      (!before || hasLowEnd(before, fact, labelled)),
  );
  if (facts.length > 0) return isMiscounted(claim, facts, labelled) ? undefined : { claim, facts };
  if (isShareOfCounts(claim, others)) return { claim, facts };
  const usable = labelled.filter((fact) => isCued(fact, claim.clause) && nounFits(claim, fact));
  return claim.end === undefined ? derivedFrom(claim, usable, others, text) : undefined;
}

/** `28.4–31.5%` are the ends of an interval; other figures are not. */
const isEnd = ({ end }: FigureClaim, { estimate }: Fact): boolean =>
  end === undefined || !estimate
    ? estimate?.part !== 'low' && estimate?.part !== 'high'
    : estimate.part === end;

/** Both ends are of one interval. */
const hasLowEnd = (low: FigureClaim, high: Fact, labelled: readonly Fact[]): boolean =>
  labelled.some((fact) => fact.estimate?.part === 'low' && fact.path === high.path && isSame(low, fact));

/** The unit that the figure is written with is one that the fact can have. */
function fits({ unit, bound }: FigureClaim, fact: Fact): boolean {
  if (fact.field === 'detectable' && bound === 'above') return false;
  switch (unit) {
    case 'seconds':
      return fact.isDuration;
    case 'percent':
      return isShare(fact) && (!isDifference(fact) || fact.isRelative);
    case 'points':
      return isDifference(fact) && !fact.isRelative;
    case 'times':
    case 'plain':
      return !fact.isDuration && (!isShare(fact) || isAmount.test(fact.field) || !fact.estimate);
  }
}

/** A drop of 4 points is one of −4; which way it went is for the words to say, and is checked there. */
function isSame({ value, low, high, text, unit }: FigureClaim, fact: Fact): boolean {
  // `6 are expected` rounds 5.9, though 6 customers are six.
  const isRounded = unit === 'plain' && !Number.isInteger(fact.value) && !text.includes('.');
  const half = isRounded ? 0.5 : 0;
  const within = (figure: number): boolean =>
    figure >= Math.min(low, value - half) - 1e-9 && figure <= Math.max(high, value + half) + 1e-9;
  if (within(fact.value)) return true;
  return isDifference(fact) && value > 0 && !text.startsWith('+') && within(-fact.value);
}

function isCued({ field, path }: Fact, text: string): boolean {
  if (path.at(-1) === listLength && /\bmatch(?:es|ing)?\b/.test(text)) return false;
  if (path.at(-1) === listLength) return text.includes(field.replace(/(?:ies|s)$/, '').replaceAll('_', ' '));
  return fieldCues[field]?.test(text) ?? true;
}

/** How many an estimate or a whole result rests on is no count of its own: `of 586 customers`. */
const isBaseSaid = ({ left, noun }: FigureClaim, { estimate, path }: Fact): boolean =>
  (estimate?.part !== 'n' && !(path[0] === 'population' && noun === '')) ||
  /\b(?:of|among|from|on|with|in)(?: the| all| about| around| some)*\W*$/.test(left) ||
  left.trim() === '';

function nounFits({ noun }: FigureClaim, { counts, path, field }: Fact): boolean {
  const said = nouns.find(([, words]) => words.test(noun))?.[0];
  if (said !== undefined && path.at(-1) === listLength)
    return nouns.some(([own, words]) => own === said && words.test(field));
  return said === undefined || counts === undefined || said === counts;
}

/** Where a share of what is negative is known, none other may be called so. */
const isOfTone = ({ unit, clause }: FigureClaim, { path }: Fact, labelled: readonly Fact[]): boolean =>
  unit !== 'percent' ||
  !/\bnegative\b/.test(clause) ||
  path.includes('negative') ||
  !labelled.some((other) => other.path.includes('negative'));

/** `318 events`, where 318 customers are known, and another 318 of which nobody knows what it counts. */
function isMiscounted(claim: FigureClaim, facts: readonly Fact[], labelled: readonly Fact[]): boolean {
  const said = nouns.find(([, words]) => words.test(claim.noun))?.[0];
  if (said === undefined || facts.some(({ counts }) => counts === said)) return false;
  return labelled.some((fact) => fact.counts !== undefined && fact.counts !== said && isSame(claim, fact));
}

/** Of `65 now, and 60 expected`, 60 is what is expected; of `kept: 1`, the 1 is nothing else. */
function isNearest({ left, right }: FigureClaim, { path }: Fact, labelled: readonly Fact[]): boolean {
  const near = { left: left.slice(left.lastIndexOf(', ') + 1), right: right.split(', ')[0] ?? '' };
  return rivals.every(({ fields: all, isAlone }) => {
    const fields = all.filter(([step]) =>
      labelled.some((fact) => fact.path[0] === step || fact.path.at(-1) === step),
    );
    if (fields.length === 0) return true;
    const own = fields.findIndex(([step]) => path[0] === step || path.at(-1) === step);
    const distances = [near, { left, right }]
      .map((part) => fields.map(([, cue]) => distanceTo(cue, part.left, part.right)))
      .find((each) => Math.min(...each) < Infinity);
    if (!distances) return true;
    const nearest = Math.min(...distances);
    if (own >= 0) return distances[own] === nearest;
    return !isAlone || fields.every(([, cue]) => distanceTo(cue, near.left, '') > besides);
  });
}

function distanceTo(cue: RegExp, left: string, right: string): number {
  const after = [...right.matchAll(cue)].at(0)?.index;
  const before = [...left.matchAll(cue)].at(-1);
  return Math.min(after ?? Infinity, before ? left.length - before.index - before[0].length + 0.5 : Infinity);
}

/** `3,412 of 5,204 (65.6%)`: the share of two counts of the sentence, which are checked themselves. */
function isShareOfCounts({ unit, low, high }: FigureClaim, others: readonly FigureClaim[]): boolean {
  const counts = others.filter((other) => other.unit === 'plain').map(({ value }) => value);
  return (
    unit === 'percent' &&
    counts.some((part) =>
      counts.some((whole) => whole >= part && whole > 0 && part / whole >= low && part / whole <= high),
    )
  );
}
