import { z } from 'zod';
import { dayOf, startOfDay } from '../src/journeys/calendar.js';
import type { Definitions } from '../src/journeys/definitions.js';
import { meanAmount } from '../src/journeys/mean-amount.js';
import { isUnwanted } from '../src/journeys/unwanted-outcome.js';
import type { Estimate } from '../src/stats/estimate.js';
import { definitionsUsed } from './definitions-used.js';
import { effectDesign, type EffectDesign } from './effect-design.js';
import { estimateEffect, stretchDays, type EffectFindings } from './effect-estimate.js';
import { estimateSchema } from './estimate-schema.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

export const effectOutput = z.object({
  change: z.string().optional(),
  /** The first day of the change. */
  at: z.string(),
  outcome: z.string(),
  journey: z.string().optional(),
  /** What customers did before they could reach the outcome. */
  entry: z.string().optional(),
  /** Days on each side that are compared. */
  window_days: z.number(),
  /** Days in which a customer must reach the outcome to count. */
  within_days: z.number(),
  /** What the change did to the share that reaches the outcome; null when it is withheld. */
  effect: estimateSchema.nullable(),
  before: estimateSchema.nullable(),
  after: estimateSchema.nullable(),
  /** `rose` and `fell` where chance alone hardly explains it. */
  verdict: z.enum(['rose', 'fell', 'no evidence', 'withheld']),
  /** A larger outcome is a worse one. */
  unwanted: z.boolean(),
  /** An effect smaller than this could not have been told from chance. */
  detectable: z.number().nullable(),
  method: z.string(),
  assumptions: z.array(z.string()),
  /** Days without a change at which the same was computed, and at how many it saw one. */
  placebos: z.object({ tested: z.number(), found: z.number() }),
  /** Outcomes more or fewer since the change, and what they are worth where outcomes carry amounts. */
  money: z.object({ extra: estimateSchema, worth: estimateSchema, mean_amount: z.number() }).nullable(),
  series: z.array(
    z.object({ since: z.string(), watched: z.number(), share: z.number(), control: z.number().nullable() }),
  ),
  withheld: z.string().nullable(),
});
export type Effect = z.output<typeof effectOutput>;

const day = 86_400;
const defaultWindow = 60;
const fewestOutcomes = 20;

export const effect: Tool<'effect', Effect> = {
  name: 'effect',
  description:
    'What a change did to an outcome: before and after it, against the trend and an untouched group, held against days on which nothing was changed.',
  input: toolArguments.effect,
  output: effectOutput,
  execute: (args, dependencies) => Promise.resolve(answer(args, dependencies)),
};

function answer(args: ToolArguments<'effect'>, dependencies: ToolDependencies) {
  const { log, definitions, asOf } = dependencies;
  const vocabulary = { log, definitions };
  const design = effectDesign(vocabulary, args, asOf);
  const segment = args.segment ?? [];
  const windowDays = Math.max(4, Math.round(args.window_days ?? defaultWindow));
  const found = estimateEffect(vocabulary, design, segment, windowDays);
  const reason = found ? tooFew(found) : tooShort(design, definitions, log.until, windowDays);
  const figures = found && reason === null ? scaled(found, design, windowDays) : undefined;
  const money = figures && found ? moneyOf(dependencies, design, figures.effect, found) : null;
  const data: Effect = {
    change: design.change,
    at: design.date,
    outcome: design.outcome,
    journey: design.journey,
    entry: design.entry,
    window_days: windowDays,
    within_days: Math.round(
      (design.within ?? (design.once ? windowDays : stretchDays(windowDays)) * day) / day,
    ),
    effect: figures?.effect ?? null,
    before: figures?.before ?? null,
    after: figures?.after ?? null,
    verdict: figures ? verdictOf(figures.effect) : 'withheld',
    unwanted: isUnwanted(definitions, design.outcome),
    detectable: figures ? (figures.effect.high - figures.effect.low) / 2 : null,
    method: found?.control
      ? 'Difference-in-differences against the customers outside the group, stretch by stretch'
      : 'Interrupted series: a step at the change, on top of the trend before it',
    assumptions: found ? assumptionsOf(design, found) : [],
    placebos: found?.placebos ?? { tested: 0, found: 0 },
    money,
    series: found ? seriesOf(found, definitions) : [],
    withheld: reason,
  };
  return {
    population: found ? found.points.reduce((sum, { watched }) => Math.max(sum, watched), 0) : 0,
    definitions: definitionsUsed(dependencies, { journey: design.journey, outcome: design.outcome, segment }),
    data,
    caveats: caveats(data, definitions, found),
  };
}

function verdictOf({ low, high }: Estimate): Effect['verdict'] {
  if (low > 0) return 'rose';
  return high < 0 ? 'fell' : 'no evidence';
}

/** Rates a stretch as shares of those at risk who reach the outcome in the whole time compared. */
function scaled(
  { effect: step, before, after }: EffectFindings,
  { within, once }: EffectDesign,
  windowDays: number,
): { effect: Estimate; before: Estimate; after: Estimate } {
  if (within !== undefined || !once) return { effect: step, before, after };
  const stretches = windowDays / stretchDays(windowDays);
  const share = (rate: number) => 1 - (1 - Math.min(1, Math.max(0, rate))) ** stretches;
  const whole = ({ estimate, low, high, n }: Estimate) => ({
    estimate: share(estimate),
    low: share(low),
    high: share(high),
    n,
  });
  const rise = (by: number) => share(after.estimate) - share(after.estimate - by);
  return {
    effect: { estimate: rise(step.estimate), low: rise(step.low), high: rise(step.high), n: step.n },
    before: whole(before),
    after: whole(after),
  };
}

function tooFew({ before, after }: EffectFindings): string | null {
  const reached = Math.round(before.estimate * before.n + after.estimate * after.n);
  return reached >= fewestOutcomes
    ? null
    : `Too few to compare: ${reached} customers reached the outcome before and after the change, and ${fewestOutcomes} are needed.`;
}

function tooShort(
  { within = 0, date }: EffectDesign,
  definitions: Definitions,
  until: number,
  windowDays: number,
): string {
  const length = stretchDays(windowDays);
  const needed = startOfDay(date, definitions.timezone) + within + 2 * length * day;
  return needed > until
    ? `Too early to tell: enough days after the change are known on ${dayOf(needed + day / 2, definitions.timezone)}.`
    : `Too little history: at least four stretches of ${length} days before the change are needed.`;
}

function assumptionsOf({ entry, within, once, outcome }: EffectDesign, found: EffectFindings): string[] {
  return [
    found.control
      ? 'Without the change, the group and all others would have gone on alike.'
      : 'Without the change, the trend before it would have gone on.',
    `Nothing else that moves ${outcome} changed on the same day, and the same kinds of customers came before and after.`,
    ...(within === undefined
      ? [
          `Watched are those at risk${entry === undefined ? '' : ` since ${entry}`}${once ? ' who had not reached it yet' : ''}.`,
        ]
      : [
          'Those who entered so shortly before the change that part of their time lies after it are left out.',
        ]),
    ...(found.controlMoved
      ? ['All others moved on that day too, so they are no group to compare with.']
      : []),
  ];
}

function moneyOf(
  { log, definitions }: ToolDependencies,
  { outcome, within, once }: EffectDesign,
  change: Estimate,
  { points, customersAfter }: EffectFindings,
): Effect['money'] {
  const mean = meanAmount({ log, definitions }, outcome);
  if (mean === undefined) return null;
  const atRisk = points.find(({ place }) => place >= 0)?.watched ?? 0;
  const customers = within === undefined && once ? atRisk : customersAfter;
  const times = (factor: number): Estimate => ({
    estimate: change.estimate * factor,
    low: change.low * factor,
    high: change.high * factor,
    n: customers,
  });
  return { extra: times(customers), worth: times(customers * mean), mean_amount: mean };
}

function seriesOf({ points, stretch }: EffectFindings, { timezone }: Definitions): Effect['series'] {
  return points
    .filter(({ watched }) => watched > 0)
    .map(({ place, watched, outcomes, control }) => ({
      // Noon, so that a day of 23 hours shifts no date.
      since: dayOf(stretch.at + place * stretch.seconds + day / 2, timezone),
      watched,
      share: outcomes / watched,
      control: control && control.watched > 0 ? control.outcomes / control.watched : null,
    }));
}

function caveats(data: Effect, { changes }: Definitions, found: EffectFindings | undefined): string[] {
  if (data.withheld !== null || !found) return [];
  const first = data.series.at(0)?.since ?? data.at;
  const last = data.series.at(-1)?.since ?? data.at;
  const others = changes.filter(({ at }) => at !== data.at && at >= first && at <= last);
  const { tested, found: seen } = data.placebos;
  return [
    ...others.map(({ name, at }) => `The change "${name}" of ${at} lies within the time compared.`),
    ...(tested < 3
      ? ['History is too short to try the same on days without a change.']
      : seen > 0.2 * tested
        ? [
            `At ${seen} of ${tested} days without a change the same method sees one too: be slow to believe it.`,
          ]
        : []),
    'Only a control group drawn by lot would show that the change alone did it.',
  ];
}
