import { dropOffsOutput } from '../../../tools/drop-offs.js';
import { journeyMapOutput } from '../../../tools/journey-map.js';
import { pathsOutput } from '../../../tools/paths.js';
import { retentionOutput } from '../../../tools/retention.js';
import type { Envelope } from '../../../tools/tool.js';
import { trendOutput } from '../../../tools/trend-output.js';
import { count, days, hours, percent, points, whole } from './spoken-figures.js';
import { outcomeWordings } from './outcome-wordings.js';

/** True sentences about a result as a language model might word them, each naming what it is about. */
export function modelWordings({ tool, data }: Envelope): string[] {
  switch (tool) {
    case 'drop_offs': {
      const { steps, breakdown, compare, reasons, biggest_loss: loss } = dropOffsOutput.parse(data);
      const [first] = steps;
      const last = steps[steps.length - 1];
      if (first.customers < 50) return [];
      return [
        `Only ${percent(last.from_start.estimate)} of the ${count(first.customers)} customers who started with ${first.name} end up at ${last.name}.`,
        `${count(last.customers)} customers made it all the way from ${first.name} to ${last.name}.`,
        ...(loss && loss.lost > 0
          ? [
              `The biggest drop is from ${loss.from} to ${loss.to}, where ${count(loss.lost)} customers are lost.`,
              `${count(loss.lost)} customers leave between ${loss.from} and ${loss.to}, more than at any other step.`,
            ]
          : []),
        ...steps
          .slice(1)
          .flatMap((step) => [
            `${whole(step.from_previous.estimate)} of those at the step before go on to ${step.name}.`,
            ...(step.median_seconds !== null && step.median_seconds > 86_400
              ? [
                  `The median time to ${step.name} is ${days(step.median_seconds)}, or ${hours(step.median_seconds)}.`,
                ]
              : []),
          ]),
        ...(breakdown ?? [])
          .slice(0, 3)
          .map(
            (row) =>
              `Of ${row.value} customers, ${percent(row.steps[steps.length - 1].from_start.estimate)} reach ${last.name}.`,
          ),
        ...(compare
          ? compared(
              compare.map((side) => ({
                label: side.label,
                rate: side.steps[steps.length - 1].from_start.estimate,
              })),
              last.name,
            )
          : []),
        ...(reasons ?? []).map(
          ({ what, effect }) =>
            `Those with ${what} move on ${points(effect.estimate)} ${effect.estimate > 0 ? 'more' : 'less'} often than comparable customers.`,
        ),
      ];
    }
    case 'journey_map': {
      const { stages, slowest, biggest_loss: loss, compare } = journeyMapOutput.parse(data);
      const last = stages[stages.length - 1];
      return [
        `${percent(last.from_start.estimate)} of customers who enter at ${stages[0].name} reach ${last.name}.`,
        ...(loss
          ? [
              `The journey leaks most between ${loss.from} and ${loss.to}: ${count(loss.lost)} customers are lost there.`,
            ]
          : []),
        ...(slowest
          ? [
              `The slowest part is from ${slowest.from} to ${slowest.to}, at a median of ${days(slowest.median_seconds)}.`,
            ]
          : []),
        ...stages
          .slice(0, -1)
          .flatMap(({ name, instead: [next] }) =>
            next
              ? [
                  `After being lost at ${name}, ${count(next.customers)} customers did ${next.activity} instead.`,
                ]
              : [],
          ),
        ...stages.flatMap(({ name, feedback }) =>
          feedback?.negative && feedback.texts > 30
            ? [`At ${name}, ${percent(feedback.negative.estimate)} of the feedback is negative.`]
            : [],
        ),
        ...(compare
          ? compared(
              compare.map((side) => ({
                label: side.label,
                rate: side.stages[side.stages.length - 1].from_start.estimate,
              })),
              last.name,
            )
          : []),
      ];
    }
    case 'trend': {
      const { measure, subject, series, latest, compare, kind } = trendOutput.parse(data);
      if (measure !== 'customers' && measure !== 'events' && measure !== 'conversion') return [];
      const noun = measure === 'conversion' ? '' : ` ${measure}`;
      const say = (value: number): string => (measure === 'conversion' ? percent(value) : count(value));
      const named = series.filter(({ value }) => value !== null && series.length > 1);
      return [
        ...(latest &&
        latest.value !== null &&
        latest.before.value !== null &&
        latest.value !== latest.before.value
          ? [
              `${subject} ${latest.value > latest.before.value ? 'rose' : 'fell'} from ${say(latest.before.value)}${noun} in ${latest.before.label} to ${say(latest.value)} in ${latest.label}.`,
              `In ${latest.label} there were ${say(latest.value)}${noun}${kind === 'rate' ? ` for ${subject}` : ''}, ${latest.value > latest.before.value ? 'up' : 'down'} from ${say(latest.before.value)} in ${latest.before.label}.`,
            ]
          : []),
        ...named.slice(0, 4).map(({ label, value }) => `${label} accounts for ${say(value ?? 0)}${noun}.`),
        ...(compare && compare.sides.every(({ value }) => value !== null) && measure === 'conversion'
          ? compared(
              compare.sides.map(({ label, value }) => ({ label, rate: value ?? 0 })),
              subject,
            )
          : []),
      ];
    }
    case 'retention': {
      const { highlights, interval, overall, breakdown } = retentionOutput.parse(data);
      return [
        ...highlights.map(
          ({ interval: after, rate }) =>
            `After ${after} ${interval}${after === 1 ? '' : 's'}, ${percent(rate.estimate)} of customers were back.`,
        ),
        `The analysis covers ${count(overall.customers)} customers.`,
        ...(breakdown ?? [])
          .slice(0, 3)
          .map(({ label, customers }) => `${label} has ${count(customers)} customers.`),
      ];
    }
    case 'paths': {
      const { paths, edges, patterns, end } = pathsOutput.parse(data);
      return [
        ...paths
          .slice(0, 2)
          .map(
            ({ what, customers, share }) =>
              `${count(customers)} customers took the path ${what}, which is ${percent(share.estimate)}.`,
          ),
        ...edges
          .slice(0, 2)
          .map(
            ({ from, to, customers }) => `${count(customers)} customers go straight from ${from} to ${to}.`,
          ),
        ...(patterns?.contrasts ?? [])
          .slice(0, 3)
          .map(
            ({ what, reached, others, rate_ratio: ratio }) =>
              `With ${what}, ${percent(reached.estimate)} reach ${end ?? 'the end'}, ${reached.estimate > others.estimate ? 'more' : 'fewer'} than the ${percent(others.estimate)} of others, a rate ratio of ${ratio.estimate.toFixed(2)}.`,
          ),
      ];
    }
    default:
      return outcomeWordings(tool, data);
  }
}

function compared(sides: readonly { label: string; rate: number }[], what: string): string[] {
  const [one, other] = sides;
  if (one.rate === other.rate || Math.min(one.rate, other.rate) === 0) return [];
  const [high, low] = one.rate > other.rate ? [one, other] : [other, one];
  return [
    `${high.label} reaches ${what} at ${percent(high.rate)}, compared with ${percent(low.rate)} for ${low.label}.`,
    `${low.label} is lower than ${high.label} for ${what}: ${percent(low.rate)} against ${percent(high.rate)}.`,
    `For ${what}, ${high.label} is ${points(high.rate - low.rate)} higher than ${low.label}.`,
    `For ${what}, ${high.label} is ${(high.rate / low.rate).toFixed(1)} times as high as ${low.label}.`,
  ];
}
