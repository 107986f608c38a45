import type { Envelope } from '../../../tools/tool.js';
import { churnRiskOutput } from '../../../tools/churn-risk.js';
import { customersOutput } from '../../../tools/customers.js';
import { customerOutput } from '../../../tools/customer.js';
import { effectOutput } from '../../../tools/effect.js';
import { feedbackSearchOutput } from '../../../tools/feedback-search.js';
import { feedbackThemesOutput } from '../../../tools/feedback-themes-output.js';
import { forecastOutput } from '../../../tools/forecast-output.js';
import { momentsOfTruthOutput } from '../../../tools/moments-of-truth.js';
import { nextBestActionOutput } from '../../../tools/next-best-action-output.js';
import { segmentsOutput } from '../../../tools/segments.js';
import { dateForms, inWords, shareInWords } from './in-words.js';
import { count, isSure, percent, points } from './spoken-figures.js';

/** The same for tools about outcomes, groups and what customers say. */
export function otherOutcomeWordings(tool: Envelope['tool'], data: unknown): string[] {
  switch (tool) {
    case 'moments_of_truth': {
      const {
        moments,
        traits,
        outcome,
        base_rate: base,
        customers,
        horizon_days: horizon,
        tested,
      } = momentsOfTruthOutput.parse(data);
      if (tested === 0) return [];
      return [
        `The base rate of ${outcome} within ${horizon} days is ${percent(base.estimate)}.`,
        `It was measured on ${inWords(customers)} customers.`,
        ...moments.map(
          ({ activity, effect, did }) =>
            `${outcome} becomes ${points(effect.estimate)} ${effect.estimate > 0 ? 'likelier' : 'less likely'} with ${activity}, which was done by ${count(did)} customers.`,
        ),
        ...traits.map(
          ({ trait, value, customers: size }) => `${count(size)} customers have the ${trait} ${value}.`,
        ),
      ];
    }
    case 'churn_risk': {
      const {
        model,
        outcome,
        at_risk: atRisk,
        customers,
        horizon_days: horizon,
      } = churnRiskOutput.parse(data);
      if (!model?.beats_base) return [];
      const [first, second] = customers;
      return [
        `Looking ${horizon} days ahead, ${inWords(Math.round(atRisk))} customers can still come to ${outcome}.`,
        ...(first && second
          ? [
              `At the top of the list are ${first.name} with ${percent(first.risk)} and ${second.name} with ${percent(second.risk)}.`,
            ]
          : []),
        ...customers
          .slice(0, 4)
          .map(({ name, risk, value }) => `${name}, worth ${count(value)}, is at ${percent(risk)}.`),
      ];
    }
    case 'forecast': {
      const { total, stages, withheld, last_day: until } = forecastOutput.parse(data);
      if (withheld !== null || !total) return [];
      return [
        ...dateForms(until).map(
          (day) =>
            `By ${day}, ${count(total.estimate)} are expected, give or take (range ${expected(total.low)} to ${expected(total.high)}).`,
        ),
        ...stages.slice(0, -1).map(({ stage, now }) => `${stage} currently holds ${count(now)} customers.`),
      ];
    }
    case 'effect': {
      const { effect, before, after, outcome, verdict, at } = effectOutput.parse(data);
      if (!effect || !before || !after) return [];
      return [
        ...dateForms(at).map((day) => `Before ${day}, ${percent(before.estimate)} came to ${outcome}.`),
        `${percent(after.estimate)} came to ${outcome} after the change.`,
        ...(verdict === 'rose' || verdict === 'fell'
          ? [
              `The effect on ${outcome} is ${effect.estimate > 0 ? 'a gain' : 'a decline'} of ${points(effect.estimate)}.`,
            ]
          : []),
      ];
    }
    case 'segments': {
      const { segments, unassigned } = segmentsOutput.parse(data);
      if (segments.length < 2) return [];
      const sorted = [...segments].sort((one, other) => other.customers - one.customers);
      const smallest = sorted[sorted.length - 1];
      return [
        `From largest to smallest: ${sorted.map(({ name, customers }) => `${name} (${count(customers)})`).join(', ')}.`,
        `The smallest group, ${smallest.name}, has ${inWords(smallest.customers)} customers.`,
        `${count(unassigned)} customers could not be assigned.`,
        ...segments.map(({ name, share }) => `${shareInWords(share.estimate)} customers belong to ${name}.`),
        ...segments.flatMap(({ name, behaviours: [one] }) =>
          one
            ? [
                `In ${name}, ${one.activity} happens ${one.per_week.toFixed(2)} times a week, against ${one.others_per_week.toFixed(2)} elsewhere.`,
              ]
            : [],
        ),
        ...segments.flatMap(({ name, friction }) =>
          friction
            ? [`${name} loses ${count(friction.lost)} customers between ${friction.from} and ${friction.to}.`]
            : [],
        ),
      ];
    }
    case 'feedback_themes': {
      const { themes, texts } = feedbackThemesOutput.parse(data);
      const most = [...themes].sort((one, other) => other.mentions - one.mentions);
      const [first, second] = most;
      if (!first || !second || texts < 50) return [];
      return [
        `${shareInWords(first.share.estimate)} the texts mention "${first.name}".`,
        ...(first.mentions > second.mentions
          ? [
              `"${first.name}" comes up in ${count(first.mentions)} texts, ahead of "${second.name}" with ${count(second.mentions)}.`,
            ]
          : []),
        ...themes
          .slice(0, 4)
          .map(
            ({ name, mentions }) =>
              `"${name}" is mentioned by ${count(mentions)} texts out of ${count(texts)}.`,
          ),
        ...themes
          .filter(({ change, state }) => isSure(change) && state !== 'steady')
          .map(
            ({ name, change }) =>
              `There was ${change.estimate > 0 ? 'a rise' : 'a decline'} of ${points(change.estimate)} for "${name}".`,
          ),
      ];
    }
    case 'feedback_search': {
      const { matches, customers, about, texts } = feedbackSearchOutput.parse(data);
      return matches < 10
        ? []
        : [
            `${shareInWords(matches / texts)} texts are about "${about}": ${count(matches)} out of ${count(texts)}.`,
            `"${about}" was written about by ${inWords(customers)} customers.`,
          ];
    }
    case 'customers': {
      const { total, customers, listed } = customersOutput.parse(data);
      return total === 0
        ? []
        : [
            `In total ${inWords(total)} customers fit, of which ${count(listed)} are listed.`,
            ...customers
              .slice(0, 3)
              .flatMap(({ name, value, last_seen: seen }) => [
                ...(value === null ? [] : [`The value of ${name} is ${count(value)}.`]),
                ...(seen === null ? [] : dateForms(seen).map((day) => `${name} was last seen on ${day}.`)),
              ]),
          ];
    }
    case 'customer': {
      const { name, events, first_seen: first, journeys } = customerOutput.parse(data);
      return [
        `${name} has ${count(events)} events.`,
        ...(first === null ? [] : dateForms(first).map((day) => `${name} was first seen on ${day}.`)),
        ...journeys.flatMap(({ stage, reached }) =>
          dateForms(reached).map((day) => `${name} reached ${stage} on ${day}.`),
        ),
      ];
    }
    case 'next_best_action': {
      const { actions, outcome, withheld, aim, horizon_days: horizon } = nextBestActionOutput.parse(data);
      if (withheld !== null) return [];
      return actions.flatMap(({ action, uplift, verdict, given, customers }) => [
        ...(uplift && (verdict === 'helps' || verdict === 'harms')
          ? [
              `Within ${horizon} days, ${action} moves ${outcome} ${uplift.estimate > 0 === (aim === 'raise') ? 'up by' : 'down by'} ${points(uplift.estimate)}.`,
            ]
          : []),
        ...(given > 0 ? [`${action} was given to ${count(given)} customers.`] : []),
        ...(customers > 0 ? [`${action} would suit ${count(customers)} customers now.`] : []),
      ]);
    }
    default:
      return [];
  }
}

const expected = (value: number): string => (Math.abs(value) < 10 ? value.toFixed(1) : count(value));
