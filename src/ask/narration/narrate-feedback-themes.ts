import { feedbackThemesOutput, type FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import {
  formatCount,
  formatCounted,
  formatDifference,
  formatDuration,
  formatList,
  formatNumber,
  formatRate,
} from '../figure-format.js';
import { describeFeeling, describeFeelingChange, describeRatings } from './narrate-feelings.js';
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
    table: table(data),
    basis: basis(envelope, data),
    suggestions: suggestions(envelope, data),
  };
}

function headline({ args }: Envelope<'feedback_themes'>, data: FeedbackThemes): string[] {
  const { themes, texts } = data;
  const [first, second] = themes.toSorted((a, b) => b.mentions - a.mentions);
  if (!first || texts === 0) return ['No feedback in what the question covers.'];
  if (args.outcome !== undefined) return outcomeHeadline(args.outcome, themes);
  const change = changeHeadline(args, data);
  const kind = args.sentiment === undefined ? '' : `${args.sentiment} `;
  const say = ({ name, mentions, share }: Theme) =>
    `"${name}" (${formatCounted(mentions, 'text')}, ${formatRate(share.estimate)})`;
  if (!second) return [`All ${kind}texts that belong to a theme speak of ${say(first)}.`];
  const most = `Of ${formatCount(texts)} ${kind}texts, most speak of ${say(first)}.`;
  const news = change === undefined ? [most, `Next comes ${say(second)}.`] : [change, most];
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
  !isRated(args) && [args.outcome, args.sentiment, args.source].every((given) => given === undefined)
    ? ratings(args, data)
    : [];

const isOfTraits = (compare: Arguments['compare']): boolean =>
  typeof compare === 'object' && 'trait' in compare;

/** Where two groups of texts are set against each other, or a period is asked about, what changed is the news. */
function changeHeadline(
  { compare, period }: Arguments,
  { themes, compared: [now, before] }: FeedbackThemes,
): string | undefined {
  if (compare === undefined && period === undefined) return undefined;
  const changed = themes
    .filter(({ state }) => state !== 'steady')
    .sort((a, b) => b.change.estimate - a.change.estimate);
  const grown = changed.find(({ state }) => state === 'growing' || state === 'new');
  const against = `${now.label} against ${before.label}`;
  const byTrait = isOfTraits(compare);
  const shown = grown ?? (compare === undefined ? undefined : changed.at(-1));
  if (shown) {
    const verb = byTrait ? 'differs' : shown === grown ? 'grew' : 'shrank';
    return `"${shown.name}" ${verb} most: ${formatDifference(shown.change)} of texts, ${against}.`;
  }
  return compare === undefined
    ? undefined
    : `No theme surely ${byTrait ? 'differs' : 'grew or shrank'}, ${against}.`;
}

function outcomeHeadline(outcome: string, themes: readonly Theme[]): string[] {
  const found = themes.filter(({ outcomes }) => outcomes.length > 0);
  if (found.length === 0) return [`No theme surely goes with ${outcome}.`];
  return [`What goes with ${outcome}: ${formatList(found.slice(0, 3).map(({ name }) => `"${name}"`))}.`];
}

function outcomeFindings({ themes, horizon_days: horizon, tested, kept }: FeedbackThemes): string[] {
  if (horizon === undefined || tested === undefined || kept === undefined) return [];
  const each = themes.flatMap(({ name, outcomes }) =>
    outcomes.map(({ outcome, effect, risk_ratio: ratio }) => {
      const direction = effect.estimate > 0 ? 'likelier' : 'less likely';
      const times = ratio ? `, ${formatNumber(ratio.estimate)} times the risk` : '';
      return `After "${name}", ${outcome} within ${formatDuration(horizon * 86_400)} is ${direction}: ${formatDifference(effect)}${times}.`;
    }),
  );
  return [
    ...each,
    ...themes.filter(({ outcomes }) => outcomes.length > 0).flatMap((theme) => consequences(theme, horizon)),
    `Of ${formatCount(tested)} themes tested against like customers at equal observation time, ${formatCount(kept)} ${kept === 1 ? 'is' : 'are'} kept.`,
  ];
}

/** What went with a theme in money, and what its customers did next. */
function consequences({ name, outcomes, money, afterwards }: Theme, horizon: number): string[] {
  const [{ outcome }] = outcomes;
  const [next] = afterwards ?? [];
  return [
    ...(money && money.customers > 0 && money.amount > 0
      ? [
          `${formatCounted(money.customers, 'customer')} came to ${outcome} after "${name}"; they had paid ${formatNumber(money.amount)} in the year before, ${formatRate(money.share)} of what all who came to it had paid.`,
        ]
      : []),
    ...(next
      ? [
          `Within ${formatDuration(horizon * 86_400)} after "${name}", ${formatRate(next.share.estimate)} did ${next.activity}, against ${formatRate(next.others.estimate)} after other themes.`,
        ]
      : []),
  ];
}

const ofTimes = { new: 'is new', growing: 'is growing', shrinking: 'is shrinking', gone: 'is gone' };
const ofTraits = { new: 'is more frequent', growing: 'is more frequent', shrinking: 'is less frequent', gone: 'is less frequent' }; // prettier-ignore

/** @param headline what it says already, and what is set against what, is not said again. */
function changeFindings(
  { compare }: Arguments,
  { themes, compared }: FeedbackThemes,
  headline: readonly string[],
): string[] {
  const [now, before] = compared;
  const against = `, ${now.label} against ${before.label}`;
  const isSaid = headline.some((sentence) => sentence.includes(against));
  const isShown = ({ name }: Pick<Theme, 'name'>): boolean =>
    isSaid && headline.some((sentence) => sentence.startsWith(`"${name}"`));
  const words = isOfTraits(compare) ? ofTraits : ofTimes;
  return themes
    .flatMap(({ name, state, change }) =>
      state === 'steady' || isShown({ name }) ? [] : [{ name, state, change }],
    )
    .sort((a, b) => Math.abs(b.change.estimate) - Math.abs(a.change.estimate))
    .slice(0, 4)
    .map(
      ({ name, state, change }) =>
        `"${name}" ${words[state]}: ${formatDifference(change)} of texts${isSaid ? '' : against}.`,
    );
}

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

function table({ themes }: FeedbackThemes): AnswerTable {
  return {
    caption: 'Themes of feedback',
    columns: [
      { name: 'Theme', kind: 'text' },
      { name: 'Texts', kind: 'count' },
      { name: 'Share', kind: 'rate' },
      { name: 'Sentiment', kind: 'number' },
      { name: 'Change', kind: 'text' },
      { name: 'Among them', kind: 'text' },
    ],
    rows: themes.map(({ name, mentions, share, sentiment, state, parts }) => [
      name,
      mentions,
      share,
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
    `${formatCounted(data.texts, 'text')}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}, written ${describePeriod(args.period, as_of)}`,
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
