import { effectOutput, type Effect } from '../../../tools/effect.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describeSegment } from '../describe-conditions.js';
import {
  formatCount,
  formatDate,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatExpectedRange,
  formatRate,
} from '../figure-format.js';
import type { Narration } from './narration.js';

/** Says whether a change moved an outcome, by how much, and what that rests on. */
export function narrateEffect(envelope: Envelope<'effect'>): Narration {
  const data = effectOutput.parse(envelope.data);
  return {
    headline: headline(data),
    findings: [...sides(data), ...unseen(data), ...money(data), ...placebos(data), ...data.assumptions],
    table: table(data),
    basis: basis(envelope, data),
    suggestions: suggestions(data),
  };
}

function headline({ effect, verdict, withheld, outcome, at, change, unwanted }: Effect): string[] {
  if (withheld !== null || !effect) return [withheld ?? 'Nothing to compare.'];
  const what =
    change === undefined ? `the change of ${formatDate(at)}` : `the change "${change}" of ${formatDate(at)}`;
  if (verdict === 'no evidence') {
    return [
      `No evidence that ${what} moved ${outcome}: ${formatDifference(effect)} against what was to be expected.`,
    ];
  }
  const good = (verdict === 'rose') !== unwanted;
  return [
    `Since ${what}, ${outcome} ${verdict} by ${formatDifference(effect)} against what was to be expected, which is for the ${good ? 'better' : 'worse'}.`,
  ];
}

function sides({ before, after, outcome, entry, journey, within_days }: Effect): string[] {
  if (!before || !after) return [];
  const since = entry === undefined ? '' : ` since ${entry}`;
  const who = journey === undefined ? `, of those at risk${since}` : ` of ${entry}`;
  return [
    `${outcome} within ${formatDuration(within_days * 86_400)}${who}: ${formatEstimate(before)} before, ${formatEstimate(after)} after.`,
  ];
}

function unseen({ verdict, detectable }: Effect): string[] {
  if (verdict !== 'no evidence' || detectable === null) return [];
  return [`An effect of less than ${formatRate(detectable)} either way could not be told from chance.`];
}

function money({ money: found, verdict, outcome }: Effect): string[] {
  if (!found || (verdict !== 'rose' && verdict !== 'fell')) return [];
  const direction = verdict === 'rose' ? 'more' : 'fewer';
  return [
    `That is ${formatExpectedRange(found.extra)} customers with ${outcome} (${direction} than without the change), worth ${formatExpectedRange(found.worth)} at ${formatCount(found.mean_amount)} each; what the change cost is not known.`,
  ];
}

function placebos({ placebos: { tested, found } }: Effect): string[] {
  if (tested === 0) return [];
  return [
    `Tested at ${formatCount(tested)} dates without a change too: an effect shows at ${formatCount(found)} of them.`,
  ];
}

function table({ series }: Effect): AnswerTable | undefined {
  if (series.length === 0) return undefined;
  const hasControl = series.some(({ control }) => control !== null);
  return {
    caption: 'Stretch by stretch',
    columns: [
      { name: 'Since', kind: 'date' },
      { name: 'Customers', kind: 'number' },
      { name: 'Share', kind: 'rate' },
      ...(hasControl ? [{ name: 'Others', kind: 'rate' as const }] : []),
    ],
    rows: series.map(({ since, watched, share, control }) => [
      since,
      watched,
      share,
      ...(hasControl ? [control] : []),
    ]),
  };
}

function basis({ args, definitions }: Envelope<'effect'>, { method, window_days, at }: Effect): string[] {
  return [
    method,
    ...(definitions.length > 0 ? [definitions.join(', ')] : []),
    `${formatDuration(window_days * 86_400)} on each side of ${formatDate(at)}`,
    ...(args.segment?.length ? [`Customers: ${describeSegment(args.segment)}`] : []),
  ];
}

function suggestions({ journey, outcome, change }: Effect): string[] {
  const name = change ?? 'it';
  return [
    ...(journey === undefined ? [] : [`Where do customers leave the ${journey} journey since then?`]),
    `How has ${outcome} developed by week?`,
    `Did ${name} change it for mobile customers too?`,
  ].slice(0, 2);
}
