import { addDays, dayInWords } from '../src/journeys/calendar.js';
import { countInWords } from '../src/journeys/count-in-words.js';
import type { Concerned, DataFinding } from '../src/journeys/data-findings.js';

type DescribedFinding =
  | Exclude<DataFinding, { kind: 'inhuman' }>
  | Omit<Extract<DataFinding, { kind: 'inhuman' }>, 'customers'>
  | { readonly kind: 'merged'; readonly count: number; readonly most_profiles: number }
  | { readonly kind: 'unseen'; readonly activity: string };

/** A finding about the data, in a sentence. */
export function describeFinding(finding: DescribedFinding): string {
  switch (finding.kind) {
    case 'silent':
      return `${nothing(finding, 'has')} since ${dayInWords(finding.from)}, where about ${countInWords(finding.expected)} events were to be expected: not tracked is not the same as not done.`;
    case 'gap':
      return `${nothing(finding, 'was')} ${days(finding)}, where about ${countInWords(finding.expected)} events were to be expected: not tracked is not the same as not done.`;
    case 'jump': {
      const direction = finding.events > finding.usual ? 'rose' : 'fell';
      return `${subject(finding)} ${direction} to ${countInWords(finding.events)} events in the week from ${dayInWords(finding.from)}, where ${countInWords(finding.usual)} were usual.`;
    }
    case 'repeats':
      return `${subject(finding)} stands in the same second as before ${countInWords(finding.repeats)} times among ${countInWords(finding.events)} events: these may be duplicates.`;
    case 'too_early':
      return `${events(finding.events)} lie before all others, which begin on ${dayInWords(finding.bound)}; the earliest is of ${dayInWords(finding.farthest)}: a wrong clock.`;
    case 'too_late':
      return `${events(finding.events)} lie after all others, which end on ${dayInWords(finding.bound)}; the latest is of ${dayInWords(finding.farthest)}: a wrong clock. No answer counts them.`;
    case 'inhuman': {
      const who = finding.count === 1 ? '1 customer does' : `${countInWords(finding.count)} customers do`;
      return `${who} more than people can, ${countInWords(finding.events)} of ${countInWords(finding.all_events)} events: perhaps bots, or accounts that many share.`;
    }
    case 'merged': {
      const who = finding.count === 1 ? '1 customer is' : `${countInWords(finding.count)} customers are`;
      return `${who} made of very many profiles, up to ${countInWords(finding.most_profiles)}: an identifier that many share may have merged different people.`;
    }
    case 'unseen':
      return `No record has \`${finding.activity}\` yet, which the definitions name: nobody counts as having done it.`;
  }
}

function subject({ activity, source }: Concerned): string {
  if (activity !== undefined) return `\`${activity}\``;
  return source === undefined ? 'Everything' : `Source \`${source}\``;
}

function nothing(concerned: Concerned, verb: 'has' | 'was'): string {
  const seen = verb === 'has' ? 'has not been seen' : 'was not seen';
  if (concerned.activity !== undefined || concerned.source !== undefined)
    return `${subject(concerned)} ${seen}`;
  return verb === 'has' ? 'Nothing at all has been seen' : 'Nothing at all was seen';
}

function days({ from, to }: { readonly from: string; readonly to: string }): string {
  const last = addDays(to, -1);
  return from === last ? `on ${dayInWords(from)}` : `from ${dayInWords(from)} to ${dayInWords(last)}`;
}

function events(number: number): string {
  return number === 1 ? '1 event' : `${countInWords(number)} events`;
}
