import { dateClaims } from './date-claims.js';
import { isDifference } from './fact-kinds.js';
import type { Fact } from './facts.js';
import type { Support } from './support.js';

/** What became of a claim that is made in words. */
export type Verdict = 'right' | 'wrong' | 'unknown';

const up =
  /\b(?:more|rose|rises?|rising|risen|grew|grow(?:s|n|ing)?|increas\w+|higher|climb\w*|jump\w*|gain\w*|likelier|longer|above|ahead|soar\w*|surg\w+|rebound\w*|exceed\w*|went up|(?:is|are|was|were) up|up (?:by|from)|outperform\w*|better)\b/;
const down =
  /\b(?:less|fewer|fell|falls?|falling|fallen|dropped|drops|declin\w+|decreas\w+|lower|shr[aiu]nk\w*|shorter|below|behind|went down|(?:is|are|was|were) down|down (?:by|from)|lag\w*|trail\w*|slip\w*|dip\w*|slump\w*|plung\w+|plummet\w*|slid|sank|sinks?|less likely|worse)\b/;
/** Where these words say something else. */
const idle =
  /\b(?:more|less|fewer|higher|lower) than (?:about |around |roughly |approximately |some )?[€$£]?\d|\b(?:up|down) to\b|\bmore than once\b|\bmore would\b|\bno more\b|\bonce more\b|\bdrops? off\b|\bmore (?:data|about|than half)\b|\bbroken down\b|\b(?:more|less|fewer) than (?:at |in |on |for )?(?:any|all|every|most)(?: other)?\b|\bmore than one\b|\b(?:nowhere|no \w+|nothing) (?:\w+ )?(?:does |do |are |is )?(?:better|worse|more|fewer|less|higher|lower|longer|shorter)\b|\b(?:more|less|fewer|longer|shorter|higher|lower) than (?:anywhere|elsewhere|any\w*)\b|\bfor longer\b|\b(?:days?|weeks?|months?) ahead\b|\b(?:fewer|less) than half\b|\b\d+ (?:days )?or more\b/g;

/**
 * Holds the words for a direction (`rose`, `less often`) against the sign of the difference that the sentence states,
 * or against the two figures that it sets side by side.
 *
 * @param text the sentence in lower case, without the names in it.
 */
export function directionVerdict(
  text: string,
  supports: readonly Support[],
  sentence: string,
  sides?: readonly [string, string],
): Verdict {
  const tone = toneVerdict(text, supports);
  if (tone !== 'right') return tone;
  const plain = text.replace(idle, ' ');
  const [rises, falls] = [up.test(plain), down.test(plain)];
  if (!rises && !falls) return 'right';
  if (rises && falls) return 'unknown';
  const said = rises ? 1 : -1;
  const actual =
    signedDifference(supports, plain, sentence, sides) ??
    orderOfFacts(supports, plain, sentence) ??
    orderOfFigures(supports, plain) ??
    orderInTime(supports, plain);
  if (actual === undefined || actual === 0) return 'unknown';
  return Math.sign(actual) === said ? 'right' : 'wrong';
}

/** `helps` and `harms` are signs of an uplift. */
function toneVerdict(text: string, supports: readonly Support[]): Verdict {
  const said = [...text.matchAll(/\b(?:(helps?|helpful|helped)|(harms?|harmful|hurts?))\b/g)];
  if (said.length === 0) return 'right';
  const uplift = supports.flatMap(({ facts }) => facts).find(({ field, estimate }) => field === 'uplift' && estimate?.part === 'estimate'); // prettier-ignore
  if (!uplift || /\bno evidence\b|\bhelps some\b/.test(text)) return 'right';
  return said.every(([, helps]) => (helps !== undefined) === uplift.value > 0) ? 'right' : 'wrong';
}

/** The difference that is itself a figure of the result; the other way round in `desktop is 4 points higher than mobile`. */
function signedDifference(
  supports: readonly Support[],
  text: string,
  sentence: string,
  sides: readonly [string, string] | undefined,
): number | undefined {
  const signed = supports
    .flatMap(({ facts }) => facts)
    .find((fact) => isDifference(fact) && (!fact.estimate || fact.estimate.part === 'estimate'));
  if (!signed) return undefined;
  const [first, second] = sides?.map((side) => sentence.toLowerCase().indexOf(side.toLowerCase())) ?? [];
  const isOfSides = /^(?:differences|compare|change)$/.test(String(signed.path[0]));
  const isTurned = isOfSides && second !== undefined && second >= 0 && first > second && comparing.test(text);
  return isTurned ? -signed.value : signed.value;
}

/** `mobile is 4 points lower than desktop`: the one named first, less the other; the other way in `from July to August`. */
function orderOfFacts(supports: readonly Support[], text: string, sentence: string): number | undefined {
  const derived = supports.find((support) => support.derived !== undefined)?.derived;
  if (!derived) return undefined;
  const [a, b] = derived;
  const [first, second] = placeOf(a, b, sentence) <= placeOf(b, a, sentence) ? [a, b] : [b, a];
  return comparing.test(text) ? first.value - second.value : second.value - first.value;
}

/** What comes first is held against what comes second. */
const comparing =
  / than |\bahead of\b|\bbehind\b|\b(?:outperform|trail|lag|exceed)(?:s|ed)?\b|(?<!^)\b(?:versus|against|compared (?:with|to))\b/;

/** `60 in September, 67 in October`: the later of two figures that stand for times, less the earlier. */
function orderInTime(supports: readonly Support[], text: string): number | undefined {
  if (/ than /.test(text)) return undefined;
  const timed = supports.map(({ facts }) =>
    facts.flatMap((fact) => timesOf(fact).map((time) => ({ time, fact }))),
  );
  for (const [place, firsts] of timed.entries()) {
    for (const first of firsts) {
      const later = timed
        .slice(place + 1)
        .flat()
        .find(({ fact, time }) => fact.field === first.fact.field && time !== first.time);
      if (later)
        return Math.sign(later.time.localeCompare(first.time)) * (later.fact.value - first.fact.value);
    }
  }
  return undefined;
}

/** The day or month that a figure is about, the innermost name of it. */
const timesOf = ({ about }: Fact): string[] =>
  dateClaims(about.at(-1) ?? '')
    .map(({ pattern }) => pattern.source.slice(1, -1))
    .slice(0, 1);

/** Where the name stands that tells one of two figures from the other. */
function placeOf(fact: Fact, other: Fact, sentence: string): number {
  const own = fact.about.find((label) => !other.about.includes(label)) ?? '';
  return sentence.toLowerCase().indexOf(own.toLowerCase());
}

/** `rose from 12% to 15%`, `desktop 15% is higher than mobile 12%`. */
function orderOfFigures(supports: readonly Support[], text: string): number | undefined {
  const [first, second] = supports
    .filter(({ facts }) => facts.some(({ estimate }) => !estimate || estimate.part === 'estimate'))
    .map(({ claim }) => claim)
    .filter(({ unit }, place, all) => unit === all[0]?.unit && place < 2);
  if (!first || !second) return undefined;
  if (/\b(?:up|down) from\b/.test(text)) return first.value - second.value;
  if (/ from .* to /.test(text)) return second.value - first.value;
  return comparing.test(text) ? first.value - second.value : undefined;
}
