import { momentsOfTruthOutput, type MomentsOfTruth } from '../../../tools/moments-of-truth.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import {
  formatCount,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatNumber,
  formatPoints,
} from '../figure-format.js';
import type { Narration } from './narration.js';

type Moment = MomentsOfTruth['moments'][number];
type TraitMoment = MomentsOfTruth['traits'][number];

const day = 86_400;

/** Says which behaviours and traits go with the outcome, and how sure that is. */
export function narrateMomentsOfTruth(envelope: Envelope<'moments_of_truth'>): Narration {
  const data = momentsOfTruthOutput.parse(envelope.data);
  return {
    headline: headline(data),
    findings: [
      ...data.moments.slice(0, 6).map((moment) => momentFinding(moment, data)),
      ...data.traits.slice(0, 4).map((trait) => traitFinding(trait, data)),
      ...controlFinding(data),
    ],
    table: table(data),
    basis: basis(envelope, data),
    suggestions: suggestions(envelope, data),
  };
}

function headline({ outcome, moments, traits, tested, base_rate, horizon_days }: MomentsOfTruth): string[] {
  if (tested === 0) return [`There is too little to say what goes with ${outcome}.`];
  const usual =
    horizon_days > 0
      ? `Overall, ${outcome} comes to ${formatEstimate(base_rate)} within ${formatDuration(horizon_days * day)}.`
      : `Overall, ${outcome} has come to ${formatEstimate(base_rate)} of ${formatCount(base_rate.n)} customers.`;
  const [first] = moments;
  const [trait] = traits;
  if (horizon_days === 0 && trait) {
    const most = traits.length > 1 ? ' most' : '';
    return [
      `${trait.trait} ${trait.value} goes with ${outcome}${most}: ${formatDifference(trait.effect)}.`,
      usual,
    ];
  }
  if (!first) {
    const nothing = `No ${horizon_days > 0 ? 'behaviour' : 'trait'} among ${formatCount(tested)} things tested surely goes with ${outcome}.`;
    return traits.length > 0 ? [nothing, 'What customers are does.', usual] : [nothing, usual];
  }
  const most = moments.length > 1 ? ' most' : '';
  return [`${first.activity} goes with ${outcome}${most}: ${formatDifference(first.effect)}.`, usual];
}

function momentFinding(
  { activity, did, effect, risk_ratio, crude }: Moment,
  { outcome }: MomentsOfTruth,
): string {
  const direction = effect.estimate > 0 ? 'likelier' : 'less likely';
  const ratio = risk_ratio ? `, ${formatNumber(risk_ratio.estimate)} times the risk` : '';
  return `${activity}: ${outcome} is ${direction}: ${formatDifference(effect)}${ratio}; not adjusted ${formatPoints(crude.estimate)} (${formatCount(did)} customers did it).`;
}

function traitFinding({ trait, value, effect }: TraitMoment, { outcome }: MomentsOfTruth): string {
  return `${trait} ${value}: ${outcome} is ${effect.estimate > 0 ? 'likelier' : 'less likely'}: ${formatDifference(effect)}.`;
}

function controlFinding({ tested, kept, expected_false, horizon_days }: MomentsOfTruth): string[] {
  if (tested === 0) return [];
  return [
    `Of ${formatCount(tested)} ${horizon_days > 0 ? 'behaviours and traits tested at equal observation time' : 'traits tested'}, ${formatCount(kept)} kept; expected false: ${formatNumber(expected_false)} at most.`,
  ];
}

function table({ moments, traits, outcome }: MomentsOfTruth): AnswerTable | undefined {
  if (moments.length + traits.length === 0) return undefined;
  const row = (what: string, count: number, { effect, risk_ratio, crude, q }: Moment | TraitMoment) => [
    what,
    count,
    effect,
    risk_ratio,
    crude.estimate,
    q,
  ];
  return {
    caption: `What goes with ${outcome}`,
    columns: [
      { name: 'Behaviour or trait', kind: 'text' },
      { name: 'Customers', kind: 'count' },
      { name: 'Points', kind: 'points' },
      { name: 'Risk ratio', kind: 'number' },
      { name: 'Unadjusted', kind: 'points' },
      { name: 'q', kind: 'probability' },
    ],
    rows: [
      ...moments.map((moment) => row(moment.activity, moment.did, moment)),
      ...traits.map((trait) => row(`${trait.trait}: ${trait.value}`, trait.customers, trait)),
    ],
  };
}

function basis({ args, as_of, definitions }: Envelope<'moments_of_truth'>, data: MomentsOfTruth): string[] {
  if (data.horizon_days === 0) {
    return [
      `Outcome ${data.outcome}, which has no times`,
      `${formatCount(data.customers)} customers${args.segment?.length ? ` with ${describeSegment(args.segment)}` : ''}; differences at like other traits`,
    ];
  }
  const again = data.landmarks > 1 ? ` and every ${formatDuration(data.horizon_days * day)} after that` : '';
  const entry = data.entry ?? 'the first activity';
  const landmarks = `${formatDuration(data.landmark_seconds)} after ${entry}${again}`;
  const compared =
    data.watched_days === null
      ? `Compared ${landmarks}, among those still undecided`
      : `Behaviours compared on each of ${formatCount(data.watched_days)} days of customers after ${entry}, traits ${landmarks}, among those still undecided`;
  return [
    `Outcome ${definitions.find((version) => version.startsWith(`${data.outcome}@`)) ?? data.outcome}, within ${formatDuration(data.horizon_days * day)}`,
    compared,
    `${formatCount(data.customers)} customers${args.segment?.length ? ` with ${describeSegment(args.segment)}` : ''}, entered ${describePeriod(args.period, as_of)}`,
    `${formatCount(data.observations)} observations; differences at like traits, earlier activity, tenure, month and other behaviours`,
  ];
}

function suggestions(
  { args }: Envelope<'moments_of_truth'>,
  { outcome, moments, traits, horizon_days }: MomentsOfTruth,
): string[] {
  const [trait] = traits;
  return [
    // Within a visit may go with it what does not over days.
    ...(moments.length === 0 && horizon_days > 0 ? [`What do customers do before ${outcome}?`] : []),
    ...(args.direction ? [] : [`What makes ${outcome} less likely?`]),
    ...(trait && !args.segment
      ? [`What goes with ${outcome} for customers with ${trait.trait} ${trait.value}?`]
      : []),
    'Which action would help most?',
  ];
}
