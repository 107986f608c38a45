import { feedbackThemesOutput, type FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import { isOfTraits } from '../../../tools/is-of-traits.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import { formatCount, formatCounted, formatRate } from '../figure-format.js';
import { describeFeeling, describeFeelingChange, describeRatings } from './narrate-feelings.js';
import { changeFindings, changeHeadline, growth } from './narrate-theme-changes.js';
import { outcomeFindings, outcomeHeadline } from './narrate-theme-outcomes.js';
import type { Narration } from './narration.js';

type Theme = FeedbackThemes['themes'][number];
type Arguments = Envelope<'feedback_themes'>['args'];

/** Says what customers talk about, what has changed, and what goes with the outcome asked about. */
export function narrateFeedbackThemes(envelope: Envelope<'feedback_themes'>): Narration {
  const data = feedbackThemesOutput.parse(envelope.data);
  const first = headline(envelope, data);
  return {
    headline: first,
    findings: [
      ...outcomeFindings(data),
      ...changeFindings(envelope.args, data, first),
      ...feelingFindings(envelope.args, data),
      ...quoteFindings(data),
      ...ratingFindings(envelope.args, data),
      ...rest(data),
    ],
    table: table(envelope.args, data),
    basis: basis(envelope, data),
    suggestions: suggestions(envelope, data),
  };
}

function headline({ args }: Envelope<'feedback_themes'>, data: FeedbackThemes): string[] {
  const { themes, texts } = data;
  const [first, second] = themes.toSorted((a, b) => b.mentions - a.mentions);
  if (texts === 0) return ['No feedback in what the question covers.'];
  if (!first)
    return [
      `There are too few texts for themes, or too unlike ones: ${formatCount(texts)}.`,
      ...describeFeeling(data),
    ];
  if (args.outcome !== undefined) return outcomeHeadline(args.outcome, themes);
  const change = changeHeadline(args, data);
  const kind = args.sentiment === undefined ? '' : `${args.sentiment} `;
  const say = ({ name, mentions, share }: Theme) =>
    `"${name}" (${formatCounted(mentions, 'text')}, ${formatRate(share.estimate)})`;
  if (!second) return [`All ${kind}texts that belong to a theme speak of ${say(first)}.`];
  const most = `Of ${formatCount(texts)} ${kind}texts, most speak of ${say(first)}.`;
  const next = growth(data) ?? `Next comes ${say(second)}.`;
  const news = change === undefined ? [most, next] : [change, most];
  if (args.sentiment !== undefined || isRated(args)) return news;
  const rated = args.source === undefined ? [] : ratings(args, data);
  const told = rated.length > 0 && change === undefined ? [most] : news;
  return [...rated, ...told, ...(isOfTwoGroups(args) ? describeFeelingChange(data) : describeFeeling(data))];
}

/** Texts that were chosen by their rating feel as they are rated. */
const isRated = ({ min_rating: least, max_rating: most }: Arguments): boolean =>
  least !== undefined || most !== undefined;

const isOfTwoGroups = ({ compare, period }: Arguments): boolean =>
  compare !== undefined || period !== undefined;

/** Two times alone, of which the first is told of. */
const isOfTimes = ({ compare, period }: Arguments): boolean =>
  compare !== undefined && period === undefined && !isOfTraits(compare);

const ratings = ({ compare }: Arguments, data: FeedbackThemes): string[] =>
  describeRatings(data, isOfTraits(compare) ? 'differs' : 'changed');

/** What the headline does not say of feelings. */
function feelingFindings(args: Arguments, data: FeedbackThemes): string[] {
  if (args.outcome !== undefined || isRated(args)) return [];
  if (args.sentiment !== undefined)
    return [...describeFeelingChange(data, args.sentiment), ...describeFeeling(data)];
  return isOfTwoGroups(args) ? describeFeeling(data) : describeFeelingChange(data);
}

const ratingFindings = (args: Arguments, data: FeedbackThemes): string[] =>
  [args.outcome, args.sentiment, args.source].every((given) => given === undefined)
    ? ratings(args, data)
    : [];

function quoteFindings({ themes }: FeedbackThemes): string[] {
  return themes.slice(0, 3).flatMap(({ name, quotes: [quote] }) => {
    return quote ? [`"${name}", in a customer's words (${quote.source}): “${quote.text}”`] : [];
  });
}

function rest({ listed, total, unassigned, texts }: FeedbackThemes): string[] {
  return [
    ...(total > listed ? [`${formatCount(listed)} of ${formatCount(total)} themes are shown.`] : []),
    ...(unassigned > 0
      ? [`${formatCount(unassigned)} of ${formatCount(texts)} texts belong to no theme (unassigned).`]
      : []),
  ];
}

/** Where two groups are set against each other, their shares stand side by side. */
function table({ compare }: Arguments, { themes, compared }: FeedbackThemes): AnswerTable {
  const groups = compare === undefined ? [] : isOfTraits(compare) ? ([0, 1] as const) : ([1] as const);
  return {
    caption: 'Themes of feedback',
    columns: [
      { name: 'Theme', kind: 'text' },
      { name: 'Texts', kind: 'count' },
      { name: 'Share', kind: 'rate' },
      ...groups.map((group) => ({
        name: isOfTraits(compare) ? compared[group].label : 'Before',
        kind: 'rate' as const,
      })),
      { name: 'Sentiment', kind: 'number' },
      { name: 'Change', kind: 'text' },
      { name: 'Among them', kind: 'text' },
    ],
    rows: themes.map(({ name, mentions, share, sentiment, state, parts, compared: spoken }) => [
      name,
      mentions,
      share,
      ...groups.map((group) => spoken[group].mentions / Math.max(1, compared[group].texts)),
      sentiment,
      state,
      // A part that is the whole theme tells nothing.
      parts
        .filter((part) => part.name !== name)
        .slice(0, 2)
        .map((part) => part.name)
        .join('; '),
    ]),
  };
}

function basis({ args, as_of, population }: Envelope<'feedback_themes'>, data: FeedbackThemes): string[] {
  const rating = [
    ...(args.min_rating === undefined ? [] : [`rated at least ${args.min_rating}`]),
    ...(args.max_rating === undefined ? [] : [`rated at most ${args.max_rating}`]),
  ];
  const kinds = [
    ...(args.source === undefined ? [] : [`from ${args.source}`]),
    ...(args.sentiment === undefined ? [] : [args.sentiment]),
    ...rating,
  ];
  return [
    `${formatCounted(data.texts, 'text')}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}, written ${isOfTimes(args) ? data.compared[0].label : describePeriod(args.period, as_of)}`,
    `${formatCount(population)} customers${args.segment?.length ? ` with ${describeSegment(args.segment)}` : ''}${args.stage === undefined ? '' : ` now at ${args.stage}`}`,
    `Compared: ${data.compared[0].label} against ${data.compared[1].label}`,
  ];
}

function suggestions({ args }: Envelope<'feedback_themes'>, { themes }: FeedbackThemes): string[] {
  const [first] = themes;
  if (!first) return [];
  return [
    `What do customers say about ${first.terms[0] ?? first.name}?`,
    ...(args.outcome === undefined ? ['Which feedback themes go with churn?'] : []),
    ...(args.sentiment === undefined ? ['What do unhappy customers complain about?'] : []),
  ];
}
