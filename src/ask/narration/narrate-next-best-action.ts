import { segmentTraits } from '../../journeys/condition.js';
import { nextBestActionOutput, type NextBestAction } from '../../../tools/next-best-action-output.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describeSegment } from '../describe-conditions.js';
import { formatCount, formatDifference, formatDuration, formatList } from '../figure-format.js';
import type { Narration } from './narration.js';

type Action = NextBestAction['actions'][number];

/** Says which action helps whom, and how sure that is. */
export function narrateNextBestAction(envelope: Envelope<'next_best_action'>): Narration {
  const data = nextBestActionOutput.parse(envelope.data);
  const byName = envelope.args.customer !== undefined;
  return {
    headline: headline(data, byName),
    findings:
      data.withheld === null
        ? [...actionFindings(data, segmentTraits(envelope.args.segment)), ...idleFinding(data)]
        : [],
    table: table(data, byName),
    basis: basis(envelope, data),
    suggestions: suggestions(data),
  };
}

function headline(data: NextBestAction, byName: boolean): string[] {
  const { withheld, actions, outcome, candidates, without_advice } = data;
  if (withheld !== null) return [withheld];
  if (byName) return customerHeadline(data);
  const helpful = actions.filter(({ customers }) => customers > 0);
  if (helpful.length === 0) {
    return [
      `There is no evidence that any declared action would ${goal(data)} ${outcome} for the ${formatCount(candidates)} customers it could be done to now.`,
    ];
  }
  const [best] = [...helpful].sort((a, b) => b.customers - a.customers);
  const others =
    without_advice > 0 ? [`For ${formatCount(without_advice)} others nothing is known to help.`] : [];
  return [
    `${best.action} is the best thing to do for ${formatCount(best.customers)} customers to ${goal(data)} ${outcome}.`,
    ...others,
  ];
}

function customerHeadline({ customers, outcome, aim }: NextBestAction): string[] {
  const [one] = customers;
  const { name, stage, action, uplift } = one;
  const where = stage === null ? '' : ` (at ${stage})`;
  if (action === null || !uplift) {
    return [
      `There is no evidence that any declared action would ${goal({ aim })} ${outcome} for ${name} now.`,
    ];
  }
  return [
    `For ${name}${where}, ${action}: it ${aim === 'raise' ? 'raises' : 'lowers'} ${outcome} by ${formatDifference(uplift)}.`,
  ];
}

function goal({ aim }: Pick<NextBestAction, 'aim'>): string {
  return aim === 'raise' ? 'raise' : 'lower';
}

/** @param asked traits that say who was asked about: of other values of them nothing is said. */
function actionFindings({ actions }: NextBestAction, asked: ReadonlySet<string>): string[] {
  return actions.flatMap((action) => {
    const { action: name, uplift, verdict, evidence, kinds, given } = action;
    if (!uplift) {
      return [
        evidence === 'too few'
          ? `${name}: too few customers were given it in time to judge it (${formatCount(given)}).`
          : `${name}: those who were given it have hardly a counterpart among the others, so it can't be judged.`,
      ];
    }
    const words = {
      helps: 'helps',
      'helps some': 'helps some kinds of customers alone',
      harms: 'seems to harm',
      'no evidence': 'no evidence that it does anything',
    }[verdict];
    const average = verdict === 'helps some' ? 'on average, uplift' : 'uplift';
    const whole = `${name}: ${words}; ${average} ${formatDifference(uplift)}, ${evidence}.`;
    const shown = verdict.startsWith('helps')
      ? kinds.filter(({ trait }) => !asked.has(trait)).slice(0, 2)
      : [];
    return [whole, ...shown.map((kind) => kindFinding(name, kind))];
  });
}

function kindFinding(action: string, { trait, value, uplift }: Action['kinds'][number]): string {
  return `${action} for ${trait} ${value}: uplift ${formatDifference(uplift)}.`;
}

function idleFinding({ actions, candidates }: NextBestAction): string[] {
  const late = actions.find(({ given_within_days, entry }) => given_within_days > 0 && entry !== null);
  if (!late || candidates === 0) return [];
  return [
    `${late.action} was given within ${formatDuration(late.given_within_days * 86_400)} of ${late.entry}; customers who are further are not advised on.`,
  ];
}

function table({ actions, customers }: NextBestAction, byName: boolean): AnswerTable | undefined {
  if (actions.length === 0) return undefined;
  if (byName || customers.length > 0) {
    return {
      caption: 'Best action by customer',
      columns: [
        { name: 'Customer', kind: 'text' },
        { name: 'Stage', kind: 'text' },
        { name: 'Action', kind: 'text' },
        { name: 'Uplift', kind: 'points' },
      ],
      rows: customers.map(({ name, stage, action, uplift }) => [name, stage, action, uplift]),
    };
  }
  return {
    caption: 'Actions',
    columns: [
      { name: 'Action', kind: 'text' },
      { name: 'Uplift', kind: 'points' },
      { name: 'Evidence', kind: 'text' },
      { name: 'Given', kind: 'count' },
    ],
    rows: actions.map(({ action, uplift, evidence, given }) => [action, uplift, evidence, given]),
  };
}

function basis({ args, definitions }: Envelope<'next_best_action'>, data: NextBestAction): string[] {
  if (data.withheld !== null) return [];
  const declared = data.actions.map(({ action }) => action);
  return [
    ...(definitions.length > 0 ? [definitions.join(', ')] : []),
    `${data.outcome} within ${formatDuration(data.horizon_days * 86_400)} of the action`,
    `Declared actions: ${formatList(declared)}`,
    ...(args.segment?.length ? [`Customers: ${describeSegment(args.segment)}`] : []),
  ];
}

function suggestions({ outcome, withheld }: NextBestAction): string[] {
  return withheld === null ? [`What goes with ${outcome}?`, `Where do customers drop off?`] : [];
}
