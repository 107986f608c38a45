import type { Envelope } from '../../../tools/tool.js';
import { churnRiskOutput } from '../../../tools/churn-risk.js';
import { customersOutput } from '../../../tools/customers.js';
import { effectOutput } from '../../../tools/effect.js';
import { feedbackSearchOutput } from '../../../tools/feedback-search.js';
import { feedbackThemesOutput } from '../../../tools/feedback-themes-output.js';
import { forecastOutput } from '../../../tools/forecast-output.js';
import { momentsOfTruthOutput } from '../../../tools/moments-of-truth.js';
import { nextBestActionOutput } from '../../../tools/next-best-action-output.js';
import { segmentsOutput } from '../../../tools/segments.js';
import { count, isSure, percent, points, whole } from './spoken-figures.js';

/** The same for tools about outcomes, groups and what customers say. */
export function outcomeWordings(tool: Envelope['tool'], data: unknown): string[] {
  switch (tool) {
    case 'moments_of_truth': {
      const { moments, traits, outcome, base_rate: base, tested, kept } = momentsOfTruthOutput.parse(data);
      if (tested === 0) return [];
      return [
        `Overall, ${percent(base.estimate)} of customers come to ${outcome}.`,
        `We tested ${count(tested)} behaviours and traits and kept ${count(kept)}.`,
        ...moments.map(
          ({ activity, effect, did }) =>
            `Customers who did ${activity} (${count(did)} of them) come to ${outcome} ${points(effect.estimate)} ${effect.estimate > 0 ? 'more' : 'less'} often than similar customers.`,
        ),
        ...moments.flatMap(({ activity, risk_ratio: ratio }) =>
          ratio
            ? [
                `${activity} goes with a risk of ${outcome} that is ${ratio.estimate.toFixed(2)} times that of others.`,
              ]
            : [],
        ),
        ...traits.map(
          ({ trait, value, effect }) =>
            `For ${trait} ${value}, ${outcome} is ${points(effect.estimate)} ${effect.estimate > 0 ? 'higher' : 'lower'}.`,
        ),
      ];
    }
    case 'churn_risk': {
      const {
        model,
        outcome,
        at_risk: atRisk,
        expected,
        customers,
        horizon_days: horizon,
      } = churnRiskOutput.parse(data);
      if (!model?.beats_base) return [];
      return [
        `${count(expected)} of ${count(atRisk)} customers are expected to come to ${outcome} in the next ${count(horizon)} days.`,
        `The model's AUC is ${model.auc.estimate.toFixed(2)}, tested on ${model.graded_on}.`,
        ...customers.slice(0, 4).map(({ name, risk }) => `${name} has a risk of ${percent(risk)}.`),
      ];
    }
    case 'forecast': {
      const { total, stages, withheld, last_day: until } = forecastOutput.parse(data);
      if (withheld !== null || !total) return [];
      return [
        `Expect about ${count(total.estimate)} by ${until}, between ${count(total.low)} and ${count(total.high)}.`,
        ...stages
          .slice(0, -1)
          .map(
            ({ stage, now, expected }) =>
              `At ${stage} there are ${count(now)} customers now, and ${count(expected.estimate)} are expected.`,
          ),
      ];
    }
    case 'effect': {
      const { effect, before, after, outcome, verdict, at } = effectOutput.parse(data);
      if (!effect || !before || !after) return [];
      return [
        `${outcome} was ${percent(before.estimate)} before ${at} and ${percent(after.estimate)} after it.`,
        ...(verdict === 'rose' || verdict === 'fell'
          ? [`After ${at}, ${outcome} ${verdict} by ${points(effect.estimate)}.`]
          : []),
      ];
    }
    case 'segments': {
      const { segments, k } = segmentsOutput.parse(data);
      if (segments.length === 0) return [];
      const largest = segments.reduce((best, one) => (one.customers > best.customers ? one : best));
      return [
        `There are ${k} segments.`,
        `The largest segment is ${largest.name}, with ${count(largest.customers)} customers.`,
        ...segments.map(({ name, share }) => `${name} makes up ${whole(share.estimate)} of customers.`),
        ...segments.flatMap(({ name, outcomes }) =>
          outcomes
            .filter(({ difference }) => isSure(difference))
            .slice(0, 2)
            .map(
              ({ outcome, difference, reached }) =>
                `${name} reaches ${outcome} at ${percent(reached.estimate)}, ${points(difference.estimate)} ${difference.estimate > 0 ? 'above' : 'below'} the others.`,
            ),
        ),
      ];
    }
    case 'feedback_themes': {
      const { themes, texts, unassigned } = feedbackThemesOutput.parse(data);
      const [first] = [...themes].sort((one, other) => other.mentions - one.mentions);
      if (themes.length === 0 || texts < 50) return [];
      return [
        `The most common theme is "${first.name}" with ${count(first.mentions)} of ${count(texts)} texts.`,
        `${count(unassigned)} texts are unassigned.`,
        ...themes
          .slice(0, 4)
          .map(({ name, share }) => `"${name}" makes up ${percent(share.estimate)} of the texts.`),
        ...themes
          .filter(({ change, state }) => isSure(change) && state !== 'steady')
          .map(
            ({ name, change }) =>
              `"${name}" ${change.estimate > 0 ? 'grew' : 'fell'} by ${points(change.estimate)}.`,
          ),
      ];
    }
    case 'feedback_search': {
      const { matches, customers, about, texts } = feedbackSearchOutput.parse(data);
      return matches === 0
        ? []
        : [
            `${count(matches)} of ${count(texts)} texts are about "${about}".`,
            `${count(customers)} customers wrote about "${about}".`,
          ];
    }
    case 'customers': {
      const { total, customers } = customersOutput.parse(data);
      return total === 0
        ? []
        : [
            `${count(total)} customers match.`,
            ...customers
              .slice(0, 2)
              .flatMap(({ name, value }) => (value === null ? [] : [`${name} is worth ${count(value)}.`])),
          ];
    }
    case 'next_best_action': {
      const { actions, outcome, withheld } = nextBestActionOutput.parse(data);
      if (withheld !== null) return [];
      return actions.flatMap(({ action, uplift, verdict }) =>
        uplift && (verdict === 'helps' || verdict === 'harms')
          ? [
              `${action} shows an uplift of ${points(uplift.estimate)} for ${outcome}, which ${verdict === 'helps' ? 'helps' : 'harms'}.`,
            ]
          : [],
      );
    }
    default:
      return [];
  }
}
