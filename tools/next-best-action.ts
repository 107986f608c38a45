import { FootpathError } from '../src/errors.js';
import { givenOther } from '../src/journeys/given-other.js';
import { findCustomer } from '../src/journeys/find-customer.js';
import { countMembers, membersOf } from '../src/journeys/segment.js';
import { isUnwanted } from '../src/journeys/unwanted-outcome.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { benjaminiHochberg } from '../src/stats/benjamini-hochberg.js';
import { actionEvidence } from './action-evidence.js';
import { actionQuestion } from './action-question.js';
import { adviseCustomers, candidatesOf, helpsKind, type JudgedAction } from './advise-customers.js';
import type { Ground } from './background.js';
import { computation, computed, toolResult } from './computation.js';
import { definitionsUsed } from './definitions-used.js';
import type { Estimate } from '../src/stats/estimate.js';
import { nextBestActionOutput, type NextBestAction } from './next-best-action-output.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

const day = 86_400;
const listed = 10;
const falseDiscoveryRate = 0.05;

export const nextBestAction: Tool<'next_best_action', NextBestAction> = {
  name: 'next_best_action',
  description:
    'Which of the actions that the team can take (declared in footpath.yaml) raises the chance of an outcome, for whom, and how sure that is; for one customer, a segment or everybody.',
  input: toolArguments.next_best_action,
  output: nextBestActionOutput,
  execute: (args, dependencies) => computed(nextBestActionComputation, args, dependencies),
};

export const nextBestActionComputation = computation(
  {
    name: 'next_best_action',
    input: toolArguments.next_best_action,
    output: toolResult(nextBestActionOutput),
  },
  answer,
);

function answer(args: ToolArguments<'next_best_action'>, dependencies: Ground) {
  const { log, definitions, progress } = dependencies;
  const vocabulary = { log, definitions };
  const segment = args.segment ?? [];
  const members = membersAsked(vocabulary, args);
  const declared = Object.keys(definitions.actions);
  const outcome = args.outcome ?? openOutcome(vocabulary, declared, members);
  const data: NextBestAction = {
    outcome: outcome ?? '',
    aim: outcome !== undefined && isUnwanted(definitions, outcome) ? 'lower' : 'raise',
    horizon_days: 0,
    actions: [],
    customers: [],
    candidates: 0,
    without_advice: 0,
    withheld: missing(declared, outcome),
  };
  if (data.withheld === null && outcome !== undefined) {
    const judged = judgeActions(vocabulary, declared, outcome, data.aim, progress);
    const advice = adviseCustomers(vocabulary, judged, members, args.customer !== undefined);
    const [first] = judged;
    data.horizon_days = Math.round(first.question.horizon / day);
    data.candidates = advice.candidates;
    data.without_advice = advice.withoutAdvice;
    data.customers = advice.customers.slice(0, listed);
    data.actions = judged
      .map((action) => ({
        ...action.found,
        customers: advice.counts.get(action.found.action) ?? 0,
        customers_sample: advice.customers
          .filter((one) => one.action === action.found.action)
          .slice(0, 5)
          .map(({ customer, name }) => ({ customer, name })),
      }))
      .sort((a, b) => (b.uplift?.low ?? -1) - (a.uplift?.low ?? -1))
      .slice(0, args.limit);
  }
  return {
    population: members ? countMembers(members) : log.customerCount,
    definitions: definitionsUsed(dependencies, { outcome: data.outcome, segment }),
    data,
    caveats: caveats(data),
  };
}

function membersAsked(vocabulary: Vocabulary, { customer, segment }: ToolArguments<'next_best_action'>) {
  if (customer === undefined) return segment?.length ? membersOf(vocabulary, segment) : undefined;
  const number = findCustomer(vocabulary.log, customer);
  if (number === undefined) {
    throw new FootpathError('bad_input', `There is no customer "${customer}" as of this day.`);
  }
  const members = new Uint8Array(vocabulary.log.customerCount);
  members[number] = 1;
  return members;
}

/** The first outcome of the file that somebody asked about could still reach, by an action that was ever given. */
function openOutcome(vocabulary: Vocabulary, actions: readonly string[], members: Uint8Array | undefined) {
  const outcomes = Object.keys(vocabulary.definitions.outcomes);
  const open = outcomes.find((outcome) =>
    actions.some((action) => {
      const question = actionQuestion(vocabulary, action, outcome);
      return candidatesOf(vocabulary.log, question, Infinity, members).length > 0;
    }),
  );
  return open ?? outcomes.at(0);
}

function missing(actions: readonly string[], outcome: string | undefined): string | null {
  if (actions.length === 0) {
    return 'No actions are declared. Name under `actions:` in footpath.yaml what your team can do to a customer.';
  }
  return outcome === undefined
    ? 'No outcome is defined. Add one under `outcomes:` in footpath.yaml, or name one.'
    : null;
}

function judgeActions(
  vocabulary: Vocabulary,
  actions: readonly string[],
  outcome: string,
  aim: NextBestAction['aim'],
  progress: ToolDependencies['progress'],
): JudgedAction[] {
  const asked = actions.map((action) => actionQuestion(vocabulary, action, outcome));
  const evidence = actions.map((action, place) => {
    progress.update('Weighing actions', place, actions.length);
    const others = asked.filter((_, other) => other !== place).map((other) => other.action);
    const own = asked[place];
    const instead = givenOther(vocabulary.log.customerCount, own.entries, own.action, others);
    const question = { ...own, givenOther: instead };
    const declared = vocabulary.definitions.actions[action];
    const byLot = typeof declared === 'object' ? declared.by_lot : undefined;
    return { question, evidence: actionEvidence(vocabulary, action, question, byLot) };
  });
  progress.finish('Weighing actions');
  const qValues = benjaminiHochberg(evidence.map(({ evidence: { p } }) => p));
  const towards = (effect: Estimate) =>
    aim === 'raise'
      ? effect
      : { estimate: -effect.estimate, low: -effect.high, high: -effect.low, n: effect.n };
  return evidence.map(({ question, evidence: found }, place) => {
    const uplift = found.effect ? towards(found.effect) : null;
    const q = qValues[place];
    const isSure = uplift !== null && q < falseDiscoveryRate;
    const kinds = found.groups
      ? [...found.groups.effects].map(([value, effect]) => ({
          trait: found.groups?.trait ?? '',
          value,
          uplift: towards(effect),
        }))
      : [];
    return {
      question,
      until: found.until,
      found: {
        action: found.action,
        uplift,
        evidence: found.evidence,
        verdict: verdictOf(isSure ? uplift.estimate : 0, kinds),
        q,
        crude: found.crude ? towards(found.crude) : null,
        given: found.treated,
        entry: question.entry ?? null,
        given_within_days: Math.ceil(found.until / day),
        kinds: kinds.sort((a, b) => b.uplift.estimate - a.uplift.estimate),
      },
    };
  });
}

function verdictOf(
  sureUplift: number,
  kinds: NextBestAction['actions'][number]['kinds'],
): NextBestAction['actions'][number]['verdict'] {
  if (sureUplift > 0) return 'helps';
  if (kinds.some(({ uplift }) => helpsKind(uplift))) return 'helps some';
  return sureUplift < 0 ? 'harms' : 'no evidence';
}

function caveats({ actions, withheld }: NextBestAction): string[] {
  if (withheld !== null) return [];
  return [
    ...(actions.some(
      ({ evidence, verdict }) => evidence.endsWith('observational') && verdict !== 'no evidence',
    )
      ? [
          'Observational evidence compares customers who were alike in all that is recorded; what the team knew and nobody recorded may lie behind it. Draw a control group by lot to be sure.',
        ]
      : []),
    'Only customers are advised on who are no further than those to whom an action was ever given.',
  ];
}
