import { churnRiskOutput, type ChurnRisk } from '../../../tools/churn-risk.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describeSegment } from '../describe-conditions.js';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatEstimate,
  formatList,
  formatNumber,
  formatRate,
} from '../figure-format.js';
import type { Narration } from './narration.js';

type Customer = ChurnRisk['customers'][number];
type Reason = Customer['reasons'][number];

const day = 86_400;

/** Says who is likely to leave and why, and how well such predictions did. */
export function narrateChurnRisk(envelope: Envelope<'churn_risk'>): Narration {
  const data = churnRiskOutput.parse(envelope.data);
  // Who is at risk is not asked for where groups are.
  const isOfGroups = data.rates?.breakdown !== undefined;
  return {
    headline: isOfGroups
      ? rateFindings(data)
      : [...rateFindings(data), ...groupFindings(data), ...headline(data, envelope.args.sort)],
    findings: isOfGroups
      ? []
      : [...data.customers.slice(0, 5).map(customerFinding), ...gradeFindings(data), ...timingFindings(data)],
    table: table(data),
    basis: basis(envelope, data),
    suggestions: suggestions(envelope, data),
  };
}

/** Names that the first sentence lists; the table has more. */
const mostNamed = 3;

function headline(data: ChurnRisk, sort: string | undefined): string[] {
  const { outcome, unwanted, model, at_risk, expected, horizon_days, value_from, value_at_risk } = data;
  const { listed_of, customers } = data;
  if (!model) return [`There is too little to learn who comes to ${outcome}.`];
  if (!model.beats_base) {
    if (!model.tells_apart)
      return [`Who comes to ${outcome} can't be told from these data: all have the same risk.`];
    return [
      `Who comes to ${outcome} is not predictable well enough from these data: AUC ${formatNumber(model.auc.estimate)} [${formatNumber(model.auc.low)}, ${formatNumber(model.auc.high)}].`,
    ];
  }
  const within = horizon_days > 0 ? ` within ${formatDuration(horizon_days * day)}` : '';
  const money =
    unwanted && horizon_days > 0 && value_from && value_at_risk > 0
      ? ` In ${value_from}, ${formatCount(value_at_risk)} is at risk.`
      : '';
  const none = listed_of === 0 ? ['Nobody meets what the question asks for.'] : [];
  const names = formatList(customers.slice(0, mostNamed).map(({ name }) => name));
  const first = unwanted
    ? sort === 'value'
      ? 'Most valuable at risk'
      : 'Most at risk'
    : `Likeliest to come to ${outcome}`;
  return [
    ...none,
    ...(customers.length > 0 ? [`${first}: ${names}.`] : []),
    horizon_days > 0
      ? `Of ${formatCount(at_risk)} customers to whom it can come, ${outcome} is expected of ${formatCount(expected)}${within}.`
      : `Of ${formatCount(at_risk)} customers to whom ${outcome} has not come, it would be expected of ${formatCount(expected)} by what they are.`,
    ...(money ? [money.trim()] : []),
  ];
}

function customerFinding({ customer, name, risk, reasons }: Customer): string {
  const who = name === customer ? customer : `${name} (${customer})`;
  const raising = reasons.filter(({ raises }) => raises);
  const why = raising.length > 0 ? `: ${formatList(raising.map(describeReason))}` : '';
  return `${who} ${formatRate(risk)}${why}.`;
}

function describeReason({ what, is, times, last_days }: Reason): string {
  if (is !== undefined) return `${what} ${is}`;
  if (times === undefined) return what;
  if (times === 0) return `${what} never`;
  const last =
    last_days === undefined || last_days === 0 ? '' : `, last ${formatDuration(last_days * day)} ago`;
  return `${what} ${times === 1 ? 'once' : `${formatCount(times)} times`}${last}`;
}

function gradeFindings({ model, horizon_days, outcome, unwanted }: ChurnRisk): string[] {
  if (!model?.beats_base) return [];
  const { auc, lift, calibration_error, graded_on } = model;
  const on = graded_on === 'later dates' ? 'later dates than it learned from' : 'customers it had not seen';
  return [
    `Graded on ${on}: AUC ${formatNumber(auc.estimate)} (${formatNumber(auc.low)} to ${formatNumber(auc.high)}); the ${unwanted ? 'riskiest' : 'likeliest'} tenth came to ${outcome} ${formatNumber(lift)} times as often as all; chances were off by ${formatRate(calibration_error)} on average.`,
    ...(horizon_days > 0
      ? [`Until now, ${formatRate(model.base_rate)} came to it within ${formatDuration(horizon_days * day)}.`]
      : []),
  ];
}

function timingFindings({ timing, outcome, entry }: ChurnRisk): string[] {
  const { length } = timing.curve;
  if (length === 0) return [];
  const told = [...new Set([Math.floor(length / 3), Math.floor((2 * length) / 3), length - 1])];
  const points = told.map((place) => {
    const { within_days: days, came } = timing.curve[place];
    return `${formatEstimate(came)} by ${formatDuration(days * day)}`;
  });
  return [`After ${entry ?? 'the first activity'}, ${outcome} has come to ${formatList(points)}.`];
}

/** Of an outcome without times: to how many it has come, of all and of each group. */
function rateFindings({ rates, outcome }: ChurnRisk): string[] {
  if (!rates) return [];
  const { trait = '', groups = [] } = rates.breakdown ?? {};
  return [
    `${outcome} has come to ${formatEstimate(rates.came)} of ${formatCount(rates.came.n)} customers.`,
    ...groups.map(
      ({ value, came }) =>
        `Of ${formatCount(came.n)} customers with ${trait} ${value}, ${outcome} has come to ${formatEstimate(came)}.`,
    ),
  ];
}

/** Groups by how far the outcome has come to each, at the latest day that is known of all. */
function groupFindings({ timing, outcome }: ChurnRisk): string[] {
  const { trait = '', groups: all = [] } = timing.breakdown ?? {};
  const groups = all.filter(({ curve }) => curve.length > 0);
  if (groups.length < 2) return [];
  const days = Math.min(...groups.map(({ curve }) => curve[curve.length - 1].within_days));
  const ranked = groups
    .flatMap(({ value, curve }) => {
      const came = curve.find(({ within_days }) => within_days === days)?.came;
      return came ? [{ value, came }] : [];
    })
    .sort((one, other) => other.came.estimate - one.came.estimate);
  return ranked.map(
    ({ value, came }) =>
      `Of customers with ${trait} ${value}, ${outcome} has come to ${formatEstimate(came)} by ${formatDuration(days * day)}.`,
  );
}

function table({ customers, value_from, rates, outcome }: ChurnRisk): AnswerTable | undefined {
  if (rates?.breakdown) return ratesTable(rates.breakdown, outcome);
  if (customers.length === 0) return undefined;
  return {
    caption: 'Customers by risk',
    columns: [
      { name: 'Customer', kind: 'text' },
      { name: 'Name', kind: 'text' },
      { name: 'Risk', kind: 'rate' },
      ...(value_from ? [{ name: value_from, kind: 'money' as const }] : []),
      { name: 'Why', kind: 'text' },
    ],
    rows: customers.map(({ customer, name, risk, value, reasons }) => [
      customer,
      name,
      risk,
      ...(value_from ? [value] : []),
      reasons.map((reason) => `${reason.raises ? '↑' : '↓'} ${describeReason(reason)}`).join('; '),
    ]),
  };
}

type RateGroups = NonNullable<NonNullable<ChurnRisk['rates']>['breakdown']>;

function ratesTable({ trait, groups }: RateGroups, outcome: string): AnswerTable {
  return {
    caption: `${outcome} by ${trait}`,
    columns: [
      { name: trait, kind: 'text' },
      { name: 'Customers', kind: 'count' },
      { name: outcome, kind: 'rate' },
    ],
    rows: groups.map(({ value, came }) => [value, came.n, came]),
  };
}

function basis({ args, as_of, definitions }: Envelope<'churn_risk'>, data: ChurnRisk): string[] {
  const { outcome, kind, inactive_days, horizon_days, model, entry } = data;
  const what = definitions.find((version) => version.startsWith(`${outcome}@`)) ?? outcome;
  const whose = args.segment?.length ? ` with ${describeSegment(args.segment)}` : '';
  if (data.rates?.breakdown)
    return [`Outcome ${what}, which has no times`, `${formatCount(data.rates.came.n)} customers${whose}`];
  const silence =
    kind === 'inactivity' && inactive_days ? `, ${formatDuration(inactive_days * day)} without activity` : '';
  return [
    `Outcome ${what}${silence}${horizon_days > 0 ? `, within ${formatDuration(horizon_days * day)} of ${formatDate(as_of)}` : ''}`,
    `${formatCount(data.at_risk)} customers${entry ? ` who did ${entry}` : ''}${whose}`,
    ...(model
      ? [
          `Learned (${model.learner}) from ${formatCount(model.examples)} examples, ${formatCount(model.outcomes)} of them with the outcome`,
        ]
      : []),
  ];
}

function suggestions({ args }: Envelope<'churn_risk'>, { outcome, unwanted, model }: ChurnRisk): string[] {
  return [
    `What goes with ${outcome}?`,
    ...(model?.beats_base && unwanted && args.sort !== 'value'
      ? ['Who are the most valuable customers at risk?']
      : []),
    'Which action would help most?',
  ];
}
