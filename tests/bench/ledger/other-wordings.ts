import { dropOffsOutput } from '../../../tools/drop-offs.js';
import { journeyMapOutput } from '../../../tools/journey-map.js';
import { pathsOutput } from '../../../tools/paths.js';
import { retentionOutput } from '../../../tools/retention.js';
import type { Envelope } from '../../../tools/tool.js';
import { trendOutput } from '../../../tools/trend-output.js';
import { inWords, shareInWords } from './in-words.js';
import { otherOutcomeWordings } from './other-outcome-wordings.js';
import { count, days, hours, percent } from './spoken-figures.js';

/** True sentences of other shapes than those of `modelWordings`: passive, lists, comparisons, figures in words, dates in several forms. */
export function otherWordings({ tool, data }: Envelope): string[] {
  switch (tool) {
    case 'drop_offs': {
      const {
        steps,
        breakdown,
        compare,
        biggest_loss: loss,
        within_days: within,
      } = dropOffsOutput.parse(data);
      const [first] = steps;
      const last = steps[steps.length - 1];
      if (first.customers < 50) return [];
      return [
        `${last.name} was reached by ${count(last.customers)} customers, or ${percent(last.from_start.estimate)} of everyone who did ${first.name}.`,
        `Within ${within} days of ${first.name}, ${shareInWords(last.from_start.estimate)} customers get to ${last.name}.`,
        `Step by step: ${steps.map(({ name, customers }) => `${name} ${count(customers)}`).join(', ')}.`,
        `By the numbers, ${steps
          .slice(1)
          .map(({ name, from_start: rate }) => `${percent(rate.estimate)} make it to ${name}`)
          .join(', ')}.`,
        ...(loss && loss.lost > 0
          ? [
              `Nowhere are more customers lost than between ${loss.from} and ${loss.to}: it costs ${count(loss.lost)} of them.`,
              `${sentenceCase(inWords(loss.lost))} customers who did ${loss.from} were lost before ${loss.to}.`,
            ]
          : []),
        ...steps
          .slice(1)
          .flatMap(({ name, customers, median_seconds: median }, place) => [
            `Of the ${count(steps[place].customers)} customers at ${steps[place].name}, ${count(customers)} went on to ${name}.`,
            ...(steps[place].in_play > 0
              ? [`Still in play at ${steps[place].name}, before ${name}: ${count(steps[place].in_play)}.`]
              : []),
            ...(median !== null && median > 90_000
              ? [`It takes customers a median of ${days(median)} to get to ${name} (${hours(median)}).`]
              : []),
          ]),
        ...sidesOf(
          (breakdown ?? []).map((row) => ({
            label: row.value,
            rate: row.steps[row.steps.length - 1].from_start.estimate,
          })),
          last.name,
        ),
        ...sidesOf(
          (compare ?? []).map((side) => ({
            label: side.label,
            rate: side.steps[side.steps.length - 1].from_start.estimate,
          })),
          last.name,
        ),
      ];
    }
    case 'journey_map': {
      const { stages, slowest, biggest_loss: loss, within_days: within } = journeyMapOutput.parse(data);
      const last = stages[stages.length - 1];
      return [
        `The journey ends at ${last.name}, which ${count(last.customers)} customers reach within ${within} days.`,
        `Stage by stage, it goes ${stages.map(({ name, customers }) => `${name} (${count(customers)})`).join(' to ')}.`,
        ...(loss
          ? [
              `The biggest leak, ${inWords(loss.lost)} customers lost, sits between ${loss.from} and ${loss.to}.`,
            ]
          : []),
        ...(slowest
          ? [
              `Customers need a median of ${days(slowest.median_seconds)} from ${slowest.from} to ${slowest.to}, longer than anywhere else.`,
            ]
          : []),
        ...stages.flatMap(({ name, lost, nothing }) => [
          ...(lost > 0 ? [`At ${name}, ${count(lost)} are lost.`] : []),
          ...(nothing > 0 ? [`${count(nothing)} customers did nothing more after ${name}.`] : []),
        ]),
      ];
    }
    case 'trend': {
      const { measure, subject, series, latest, overall } = trendOutput.parse(data);
      if (measure !== 'customers' && measure !== 'events' && measure !== 'conversion') return [];
      const say = (value: number): string =>
        measure === 'conversion' ? percent(value) : `${count(value)} ${measure}`;
      const whole = series.flatMap(({ points, label }) =>
        points.flatMap(({ value, partial, label: when }) =>
          value === null || partial ? [] : [{ value, when, label }],
        ),
      );
      const own = series.length === 1 ? whole : [];
      const most =
        own.length > 2 ? own.reduce((best, one) => (one.value > best.value ? one : best)) : undefined;
      const least =
        own.length > 2 ? own.reduce((best, one) => (one.value < best.value ? one : best)) : undefined;
      const isOnce = (value: number): boolean => own.filter((point) => point.value === value).length === 1;
      return [
        ...own.slice(-4).map(({ value, when }) => `For ${when} the figure for ${subject} is ${say(value)}.`),
        ...(most && isOnce(most.value)
          ? [`${subject} was highest in ${most.when}, at ${say(most.value)}.`]
          : []),
        ...(least && isOnce(least.value)
          ? [`The lowest ${subject} was seen in ${least.when}: ${say(least.value)}.`]
          : []),
        ...(latest &&
        latest.value !== null &&
        latest.before.value !== null &&
        latest.value !== latest.before.value
          ? [
              `Compared with ${latest.before.label}, ${subject} ${latest.value > latest.before.value ? 'climbed' : 'slipped'} in ${latest.label}: ${say(latest.before.value)} before, ${say(latest.value)} then.`,
            ]
          : []),
        ...(series.length > 1 && overall && overall.value !== null
          ? [`Overall that is ${say(overall.value)} for ${subject}.`]
          : []),
        ...(series.length > 1
          ? [
              `By group: ${series
                .slice(0, 4)
                .map(({ label, value }) => `${label} ${say(value ?? 0)}`)
                .join('; ')}.`,
            ]
          : []),
      ];
    }
    case 'retention': {
      const { highlights, interval, overall, breakdown } = retentionOutput.parse(data);
      return [
        ...highlights.map(
          ({ interval: after, rate }) =>
            `${sentenceCase(shareInWords(rate.estimate))} customers came back after ${inWords(after)} ${interval}${after === 1 ? '' : 's'}.`,
        ),
        `This is based on ${inWords(overall.customers)} customers.`,
        ...(breakdown ?? [])
          .slice(0, 4)
          .flatMap(({ label, returned }) =>
            returned[1]
              ? [`In the first ${interval}, ${percent(returned[1].estimate)} of ${label} return.`]
              : [],
          ),
      ];
    }
    case 'paths': {
      const { paths, edges, entered, variants } = pathsOutput.parse(data);
      return [
        `${count(variants)} different paths were seen among ${count(entered)} customers.`,
        ...paths
          .slice(0, 3)
          .map(
            ({ what, share, customers }) =>
              `${what} is the path of ${percent(share.estimate)} (${count(customers)} customers).`,
          ),
        ...edges
          .slice(0, 3)
          .map(
            ({ from, to, customers, median_seconds: median }) =>
              `${from} is followed by ${to} for ${count(customers)} customers, after a median of ${median > 90_000 ? days(median) : hours(median)}.`,
          ),
      ];
    }
    default:
      return otherOutcomeWordings(tool, data);
  }
}

/** Two groups side by side, and which is first and last of all. */
function sidesOf(sides: readonly { label: string; rate: number }[], what: string): string[] {
  const sorted = [...sides].sort((one, other) => other.rate - one.rate);
  const [high] = sorted;
  const low = sorted.at(-1);
  if (!low || high.rate === low.rate || low.rate === 0) return [];
  const [one, other] = [high, low];
  return [
    `${one.label} outperforms ${other.label} at reaching ${what}: ${percent(one.rate)} versus ${percent(other.rate)}.`,
    `Where ${percent(one.rate)} of ${one.label} customers reach ${what}, only ${percent(other.rate)} of ${other.label} do.`,
    `${other.label} trails ${one.label} for ${what} by ${(100 * (one.rate - other.rate)).toFixed(1)} points.`,
    ...(sides.length > 2
      ? [`For ${what}, no group does better than ${one.label} with ${percent(one.rate)}.`]
      : []),
  ];
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
