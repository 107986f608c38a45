import type { ActionQuestion } from '../src/journeys/action-rows.js';
import { journeyFunnel } from '../src/journeys/journey-funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { firstTime } from '../src/journeys/outcome-times.js';
import { textAt } from '../src/journeys/text-column.js';
import { journeyNamed, type Vocabulary } from '../src/journeys/vocabulary.js';
import type { Estimate } from '../src/stats/estimate.js';
import { z95 } from '../src/stats/normal.js';
import type { NextBestAction } from './next-best-action-output.js';

export interface JudgedAction {
  readonly question: ActionQuestion;
  /** How long after entry it was given to nearly all, seconds. */
  readonly until: number;
  readonly found: Omit<NextBestAction['actions'][number], 'customers' | 'customers_sample'>;
}

export interface Advice {
  readonly candidates: number;
  readonly withoutAdvice: number;
  /** Customers by the action that is best for them. */
  readonly counts: ReadonlyMap<string, number>;
  /** Those whom an action would help, most surely first; without one too where they were asked about by name. */
  readonly customers: NextBestAction['customers'];
}

/** Customers to whom an action could be given now: they entered, are undecided, were not given it, and it is not too late. */
export function candidatesOf(
  log: JourneyLog,
  { entries, action, outcomes }: ActionQuestion,
  until: number,
  members?: Uint8Array,
): number[] {
  const found: number[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    const entry = firstTime(entries, customer);
    if (entry === Infinity || log.until - entry > until) continue;
    if (firstTime(outcomes, customer) === Infinity && firstTime(action, customer) === Infinity)
      found.push(customer);
  }
  return found;
}

/** For each customer the action whose uplift is highest at its lower bound, where that is above nothing. */
export function adviseCustomers(
  vocabulary: Vocabulary,
  judged: readonly JudgedAction[],
  members: Uint8Array | undefined,
  askedByName: boolean,
): Advice {
  const { log } = vocabulary;
  const best = new Map<number, { action: string; uplift: Estimate } | undefined>();
  for (const { question, until, found } of judged) {
    for (const customer of candidatesOf(log, question, until, members)) {
      const uplift = upliftFor(log, found, customer);
      const known = best.get(customer);
      const isBetter = uplift && uplift.low > Math.max(0, known?.uplift.low ?? 0);
      best.set(customer, isBetter ? { action: found.action, uplift } : known);
    }
  }
  const counts = new Map<string, number>();
  for (const choice of best.values()) {
    if (choice) counts.set(choice.action, (counts.get(choice.action) ?? 0) + 1);
  }
  const advised = [...best].sort(([, a], [, b]) => (b?.uplift.low ?? 0) - (a?.uplift.low ?? 0));
  const named =
    askedByName && members ? [...members.keys()].filter((customer) => members[customer] === 1) : [];
  const shown = askedByName
    ? named.map((customer) => [customer, best.get(customer)] as const)
    : advised.filter(([, choice]) => choice !== undefined);
  const stageOf = stageNames(vocabulary);
  return {
    candidates: best.size,
    withoutAdvice: [...best.values()].filter((choice) => choice === undefined).length,
    counts,
    customers: shown.map(([customer, choice]) => ({
      customer: textAt(log.customerIds, customer),
      name: textAt(log.customerNames, customer),
      stage: stageOf(customer),
      action: choice?.action ?? null,
      uplift: choice?.uplift ?? null,
    })),
  };
}

/** Surely so, even though several kinds were looked at: a 99 % interval. */
export function helpsKind({ estimate, low }: Estimate): boolean {
  return estimate - (z99 / z95) * (estimate - low) > 0;
}

const z99 = 2.5758;

/** What the action does for the customer's own kind, where kinds differ; undefined where that is not sure to help. */
function upliftFor(
  log: JourneyLog,
  { uplift, kinds, verdict }: JudgedAction['found'],
  customer: number,
): Estimate | undefined {
  if (verdict !== 'helps' && verdict !== 'helps some') return undefined;
  const trait = kinds.length > 0 ? log.traits.get(kinds[0].trait) : undefined;
  const value = trait?.kind === 'text' ? trait.values[trait.codes[customer] - 1] : undefined;
  const kind = kinds.find((candidate) => candidate.value === value);
  if (kind) return helpsKind(kind.uplift) ? kind.uplift : undefined;
  return verdict === 'helps' && uplift ? uplift : undefined;
}

/** The furthest stage of the first journey. */
function stageNames(vocabulary: Vocabulary): (customer: number) => string | null {
  if (Object.keys(vocabulary.definitions.journeys).length === 0) return () => null;
  const journey = journeyNamed(vocabulary.definitions);
  const { levels } = journeyFunnel(vocabulary, journey);
  return (customer) => (levels[customer] > 0 ? journey.stages[levels[customer] - 1].name : null);
}
