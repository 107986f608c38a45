import { planSchema } from '../plan.js';
import type { Planned } from '../planner.js';
import { takeBreakdown } from './arguments/take-breakdown.js';
import { takeGeneralLeaving, takeTalkOfLeaving } from './arguments/take-leaving.js';
import { doubtsAbout } from './doubt/doubts.js';
import { given } from './grammar/tool-grammar.js';
import type { Question } from './question.js';
import { Reading } from './reading.js';
import { takeSegment } from './segment/take-segment.js';
import { settle } from './settle.js';

/** Who may still leave is a list, as everywhere. */
const foretelling = / (?:who|whom|list|risks?|about to|likely|will|would|might|may|going to|next) /;
const causes =
  / (?:why|driv\w+|caus\w+|predict\w*|explain\w*|reasons?|go(?:es)? with|factors?|reduc\w+|lower\w*|increas\w+|rais\w+|leads? to|influenc\w+|affects?|matters?|(?:kinds?|types?|sorts?) of customers?|which customers) /;
const shares =
  / (?:rates?|shares?|percent(?:age)?|proportion|fraction|most|least|more|less|often|highest|lowest|higher|lower|compare\w*) /;

const comparing = /^ (?:do|does|did|is|are) | (?:more|less|higher|lower) /;

/**
 * Questions about leaving where only traits of customers are known, and no time of anything: how many left, by what they
 * are, and what goes with it. Journeys, trends and drop-offs can't be asked for there, whatever the words remind of.
 */
export function planOfTable(question: Question): Planned | undefined {
  const { company, words } = question;
  if (!company.isTable || foretelling.test(words.text)) return undefined;
  const reading = new Reading(question);
  const outcome = takeGeneralLeaving(reading);
  if (outcome === undefined) return undefined;
  takeTalkOfLeaving(reading);
  const isCause = causes.test(words.text);
  const split = isCause ? undefined : (takeBreakdown(reading) ?? takeComparedTrait(reading));
  const segment = takeSegment(reading);
  const breakdown = split ?? (comparing.test(words.text) ? onlyTraitOf(segment) : undefined);
  if (!isCause && breakdown === undefined && !shares.test(words.text)) return undefined;
  const others = breakdown === undefined || breakdown === split ? segment : undefined;
  const plan = planSchema.safeParse(
    isCause && breakdown === undefined
      ? { tool: 'moments_of_truth', args: given({ outcome, segment }) }
      : { tool: 'churn_risk', args: given({ breakdown, segment: others }) },
  );
  if (!plan.success || !('tool' in plan.data) || doubtsAbout(plan.data, reading).length > 0) return undefined;
  return settle(plan.data, 0.85, question, []);
}

/** `do those with support leave less`, `does paperless billing drive it`: against the others by that trait. */
function onlyTraitOf(segment: ReturnType<typeof takeSegment>): string | undefined {
  const [only, other] = segment ?? [];
  return other === undefined && only && 'trait' in only && 'is' in only ? only.trait : undefined;
}

/** `between one year and two year contracts`: of two values of one trait. */
function takeComparedTrait(reading: Reading): string | undefined {
  const values = reading.freeMentions().flatMap(({ first, end, readings }) => {
    const best = readings.find(({ entity }) => entity.kind === 'value');
    return best?.entity.kind === 'value' ? [{ first, end, trait: best.entity.trait }] : [];
  });
  const [one, other] = values;
  if (!one || !other || values.some(({ trait }) => trait !== one.trait)) return undefined;
  for (const value of values) reading.take(value);
  for (const named of reading.free(({ entity }) => entity.kind === 'trait' && entity.name === one.trait))
    reading.take(named);
  return one.trait;
}
