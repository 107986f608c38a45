import {
  formatCount,
  formatDuration,
  formatInterval,
  formatPoints,
  formatRate,
} from '../../ask/figure-format.js';
import type { JourneyMap, MapStage } from '../../../tools/journey-map.js';
import { shortPeriod } from './short-period.js';
import { drawableText, isDrawable } from './drawable-text.js';

/** The map of a journey as a river that narrows from stage to stage; or two rivers, side by side. */
export interface JourneyMapChart {
  readonly kind: 'journey map';
  readonly title: string;
  readonly subtitle: string;
  readonly footnotes: readonly string[];
  readonly stages: readonly MapChartStage[];
  /** Of a comparison, the names of its sides. */
  readonly sides?: readonly [string, string];
}

export interface MapChartStage {
  readonly name: string;
  /** How wide the river is, 0–1: of one side, or of two. */
  readonly widths: readonly number[];
  /** Large figures at the stage, one a side. */
  readonly figures: readonly string[];
  readonly details: readonly string[];
  /** On the way to this stage: how many go on, and how fast, one text a side. */
  readonly step?: readonly string[];
  /** Where they leave from here; absent at the end and in a comparison. */
  readonly leaving?: {
    readonly figure: string;
    readonly detail: string;
    readonly width: number;
    readonly isWorst: boolean;
  };
  /** Friction, a short phrase each. */
  readonly notes: readonly string[];
  /** How much of what is said there is negative, and one voice. */
  readonly mood?: { readonly words: string; readonly negative: number };
  readonly quote?: { readonly text: string; readonly source: string };
  /** Moments of truth that happen from here on. */
  readonly moments: readonly { readonly name: string; readonly effect: string; readonly isGood: boolean }[];
}

/** Rarer friction than this is not worth a note. */
const notableFriction = 0.1;
const mostStages = 9;

export function journeyMapChart(
  map: JourneyMap,
  words: Pick<JourneyMapChart, 'title' | 'subtitle'>,
): JourneyMapChart {
  const shown = map.stages.slice(0, mostStages);
  const names = map.stages.map(({ name }, place) => drawableText(name, `Stage ${place + 1}`));
  const footnotes = [
    ...(map.compare ? [] : ['Between stages: how many go on, and the time within which half of them do.']),
    ...(map.moments.length > 0
      ? [
          `Diamonds: what goes with coming to ${names[names.length - 1]}, at equal observation time; not what causes it.`,
        ]
      : []),
    ...(map.stages.length > mostStages
      ? [`${mostStages} of ${map.stages.length} stages are drawn; the table has all.`]
      : []),
    ...(names.every((name, place) => name === map.stages[place].name.trim())
      ? []
      : ['Some names hold characters that this picture can’t show; the table has them.']),
  ];
  const [first, second] = map.compare ?? [];
  if (first && second) {
    const sides = [first, second];
    return {
      kind: 'journey map',
      ...words,
      footnotes,
      sides: [
        drawableText(shortPeriod(first.label), 'first'),
        drawableText(shortPeriod(second.label), 'second'),
      ],
      stages: shown.map((_, place) =>
        comparedStage(
          sides.map(({ stages }) => stages[place]),
          names[place],
          place,
        ),
      ),
    };
  }
  return {
    kind: 'journey map',
    ...words,
    footnotes,
    stages: shown.map((stage, place) => singleStage(map, stage, names[place], place)),
  };
}

function singleStage(
  { stages, biggest_loss, moments }: JourneyMap,
  stage: MapStage,
  name: string,
  place: number,
): MapChartStage {
  const entered = Math.max(1, stages[0].customers);
  const isLast = place === stages.length - 1;
  return {
    name,
    widths: [stage.customers / entered],
    figures: [formatCount(stage.customers)],
    details: [place === 0 ? 'customers' : `${formatRate(stage.from_start.estimate)} of all`],
    step: place === 0 ? undefined : stepOf([stage]),
    leaving:
      isLast || stage.lost === 0
        ? undefined
        : {
            figure: `${formatCount(stage.lost)} leave`,
            detail: insteadOf(stage),
            width: stage.lost / entered,
            isWorst: biggest_loss?.from === stage.name,
          },
    notes: notesOf(stage),
    ...voiceOf(stage),
    moments: moments
      .filter((moment) => moment.stage === stage.name)
      .map(({ activity, effect, direction }) => ({
        name: activity === stage.name ? 'Coming this far' : drawableText(activity, 'Something'),
        effect: formatPoints(effect.estimate),
        isGood: direction === 'positive',
      })),
  };
}

function comparedStage(stages: readonly MapStage[], name: string, place: number): MapChartStage {
  return {
    name,
    widths: stages.map(({ from_start }) => from_start.estimate),
    figures: stages.map(({ from_start, customers }) =>
      place === 0 ? formatCount(customers) : formatRate(from_start.estimate),
    ),
    details: stages.map(({ from_start, customers }) =>
      place === 0 ? 'customers' : `${formatCount(customers)} (${formatInterval(from_start)})`,
    ),
    step: place === 0 ? undefined : stepOf(stages),
    notes: [],
    moments: [],
  };
}

function stepOf(stages: readonly MapStage[]): string[] {
  const rates = stages.map(({ from_previous }) => formatRate(from_previous.estimate));
  const [{ median_seconds: time }] = stages;
  return stages.length > 1 || time === null ? rates : [`${rates[0]} · ${formatDuration(time)}`];
}

function voiceOf({ feedback }: MapStage): Pick<MapChartStage, 'mood' | 'quote'> {
  if (!feedback) return {};
  const { texts, negative, quote } = feedback;
  const count = `${formatCount(texts)} ${texts === 1 ? 'text' : 'texts'}`;
  const words = quote && isDrawable(quote.text) ? quote : undefined;
  return {
    mood: negative
      ? { words: `${formatRate(negative.estimate)} of ${count} negative`, negative: negative.estimate }
      : { words: count, negative: 0 },
    ...(words && { quote: { text: `“${words.text}”`, source: drawableText(words.source, 'a customer') } }),
  };
}

function insteadOf({ instead, nothing, lost }: MapStage): string {
  const ways = [
    ...instead.map(({ activity, customers }) => ({
      what: drawableText(activity, 'something else'),
      customers,
    })),
    ...(nothing > 0 ? [{ what: 'nothing more', customers: nothing }] : []),
  ].sort((a, b) => b.customers - a.customers);
  const said = ways.slice(0, 2).map(({ what, customers }) => `${what} ${formatRate(customers / lost)}`);
  return said.length === 0 ? '' : `next: ${said.join(', ')}`;
}

function notesOf({ repeated, backwards, in_play: inPlay }: MapStage): string[] {
  return [
    ...(inPlay > 0 ? [`${formatCount(inPlay)} still in play`] : []),
    ...(repeated.estimate >= notableFriction ? [`${formatRate(repeated.estimate)} repeat it`] : []),
    ...(backwards.estimate >= notableFriction ? [`${formatRate(backwards.estimate)} go back`] : []),
  ];
}

/** The picture in words. */
export function journeyMapAltText({ title, stages }: JourneyMapChart): string {
  const words = stages.map(({ name, figures, details, leaving }) => {
    const figured = figures.map((figure, side) => `${figure} (${details[side]})`).join(' against ');
    return `${name}: ${figured}${leaving ? `, ${leaving.figure}${leaving.detail && ` (${leaving.detail})`}` : ''}.`;
  });
  return [`${title}.`, ...words].join(' ');
}
