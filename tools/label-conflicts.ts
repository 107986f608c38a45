import { z } from 'zod';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Leak } from '../src/journeys/leaking-traits.js';

/** A trait that claims to say the same as the outcome, and doesn't. */
export const conflictSchema = z.object({
  trait: z.string(),
  value: z.string(),
  /** Customers with that value; those to whom the outcome came; and those of both. */
  flagged: z.number(),
  came: z.number(),
  both: z.number(),
});
export type LabelConflict = z.output<typeof conflictSchema>;

const yes = /^(yes|y|true|t|1|churned|exited|left|cancelled|canceled)$/i;
/** Two names of one thing agree on most of those whom either names. */
const leastShared = 0.5;

/** Of the traits named like the outcome, those that name other customers than the outcome came to. */
export function labelConflicts(
  log: JourneyLog,
  leaks: readonly Leak[],
  cameTo: (customer: number) => boolean,
): LabelConflict[] {
  return leaks.flatMap(({ trait: name, why }) => {
    const trait = log.traits.get(name);
    if (why !== 'label' || trait?.kind !== 'text') return [];
    const value = trait.values.find((each) => yes.test(each));
    if (value === undefined) return [];
    const code = trait.values.indexOf(value) + 1;
    let [flagged, came, both] = [0, 0, 0];
    trait.codes.forEach((each, customer) => {
      const [is, has] = [each === code, cameTo(customer)];
      if (is) flagged++;
      if (has) came++;
      if (is && has) both++;
    });
    const either = flagged + came - both;
    return either > 0 && both < leastShared * either ? [{ trait: name, value, flagged, came, both }] : [];
  });
}
