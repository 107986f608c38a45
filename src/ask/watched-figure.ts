import { churnRiskOutput } from '../../tools/churn-risk.js';
import { customersOutput } from '../../tools/customers.js';
import { dataHealthOutput } from '../../tools/data-health.js';
import { dropOffsOutput } from '../../tools/drop-offs.js';
import { effectOutput } from '../../tools/effect.js';
import { feedbackSearchOutput } from '../../tools/feedback-search.js';
import { feedbackThemesOutput } from '../../tools/feedback-themes-output.js';
import { forecastOutput } from '../../tools/forecast-output.js';
import { momentsOfTruthOutput } from '../../tools/moments-of-truth.js';
import { nextBestActionOutput } from '../../tools/next-best-action-output.js';
import { retentionOutput } from '../../tools/retention.js';
import type { Envelope } from '../../tools/tool.js';
import { trendOutput } from '../../tools/trend-output.js';
import { formatNumber, formatRate } from './figure-format.js';

/** The figures of a result that a bound can be set to. */
interface Figures {
  /** 0–1. */
  readonly rate?: number | null;
  readonly count?: number | null;
}

/** Past it is above `over`, or below `under`. One under 1 is a rate, where the result has one. */
export interface Bound {
  readonly over: number | null;
  readonly under: number | null;
}

export interface WatchedFigure {
  readonly isPast: boolean;
  /** `5.4%, over 5%` */
  readonly words: string;
}

/** Holds the main figure of a result against a bound; undefined where the result has no such figure. */
export function watchedFigure(envelope: Envelope, { over, under }: Bound): WatchedFigure | undefined {
  const limit = over ?? under;
  if (limit === null) return undefined;
  const { rate, count } = figuresOf(envelope);
  const isRate = count === undefined || (limit < 1 && rate !== undefined);
  // A rate is never past 1: the bound was meant in percent.
  if (isRate && Math.abs(limit) > 1) return undefined;
  const value = isRate ? rate : count;
  if (value === undefined || value === null) return undefined;
  const format = isRate ? formatRate : formatNumber;
  const isPast = over !== null ? value > limit : value < limit;
  const side = value === limit ? 'just' : value > limit ? 'over' : 'under';
  return { isPast, words: `${format(value)}, ${side} ${format(limit)}` };
}

/** The figure that each tool's answer leads with; of the others how many customers they are about. */
function figuresOf({ tool, data, population }: Envelope): Figures {
  switch (tool) {
    case 'drop_offs': {
      const last = dropOffsOutput.parse(data).steps.at(-1);
      return { rate: last?.from_start.estimate, count: last?.customers };
    }
    case 'trend': {
      const { kind, latest, series } = trendOutput.parse(data);
      // A stretch that still runs would be under every bound.
      const figure = latest ?? series[0];
      return kind === 'rate' ? { rate: figure.rate?.estimate ?? figure.value } : { count: figure.value };
    }
    case 'churn_risk': {
      const { model, expected, at_risk } = churnRiskOutput.parse(data);
      return model?.beats_base ? { rate: at_risk > 0 ? expected / at_risk : 0, count: expected } : {};
    }
    case 'forecast':
      return { count: forecastOutput.parse(data).total?.estimate ?? null };
    case 'customers':
      return { count: customersOutput.parse(data).total };
    case 'retention':
      return { rate: retentionOutput.parse(data).highlights.at(-1)?.rate.estimate };
    case 'effect':
      return { rate: effectOutput.parse(data).effect?.estimate };
    case 'feedback_themes': {
      const { themes, texts } = feedbackThemesOutput.parse(data);
      return { rate: themes.at(0)?.share.estimate, count: texts };
    }
    case 'feedback_search':
      return { count: feedbackSearchOutput.parse(data).matches };
    case 'data_health':
      return { count: dataHealthOutput.parse(data).findings.length };
    case 'moments_of_truth':
      return { count: momentsOfTruthOutput.parse(data).kept };
    case 'next_best_action':
      return { count: nextBestActionOutput.parse(data).candidates };
    default:
      return { count: population };
  }
}
