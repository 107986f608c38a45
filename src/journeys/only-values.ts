import type { Episodes } from './episodes.js';
import type { JourneyLog } from './journey-log.js';
import { traitAt } from './trait-at.js';
import type { VisitMarks, VisitPostings } from './visit-marks.js';

/** A trait's value that all visits with something have. */
export interface OnlyValue {
  readonly trait: string;
  readonly value: string;
  /** 1 per visit that has it. */
  readonly has: Uint8Array;
}

/** Fewer visits say nothing about who they are. */
const fewestVisits = 20;
/** A value that more visits than this have anyway tells nothing. */
const commonShare = 0.8;

/** Per activity, the value that only its visits' customers have; traits are as they were when the visits began. */
export function onlyValues(
  log: JourneyLog,
  visits: Episodes,
  { visitCount }: VisitMarks,
  { starts, visits: seenIn }: VisitPostings,
): (OnlyValue | undefined)[] {
  const found = new Array<OnlyValue | undefined>(starts.length - 1);
  for (const trait of log.traits.values()) {
    if (trait.kind !== 'text' || trait.personal) continue;
    const codes = traitAt(trait, visits.customers, visits.began);
    const frequent = new Map<number, boolean>();
    const isCommon = (code: number) => {
      const known = frequent.get(code);
      if (known !== undefined) return known;
      const common =
        codes.reduce((sum, other) => sum + (other === code ? 1 : 0), 0) > commonShare * visitCount;
      frequent.set(code, common);
      return common;
    };
    for (let activity = 0; activity < found.length; activity++) {
      const [from, to] = [starts[activity], starts[activity + 1]];
      if (found[activity] || to - from < fewestVisits) continue;
      const code = codes[seenIn[from]];
      let place = from;
      while (place < to && codes[seenIn[place]] === code) place++;
      if (place < to || code === 0 || isCommon(code)) continue;
      const has = Uint8Array.from(codes, (other) => (other === code ? 1 : 0));
      found[activity] = { trait: trait.name, value: trait.values[code - 1], has };
    }
  }
  return found;
}
