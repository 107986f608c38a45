import { addDays } from '../src/journeys/calendar.js';
import type { Period } from '../src/journeys/period.js';
import { textAt } from '../src/journeys/text-column.js';
import { traitMatches } from '../src/journeys/trait-matches.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { maskPersonalData } from '../src/feedback/masking/mask-personal-data.js';
import { leaning } from '../src/feedback/sentiment/leaning.js';
import { feels } from '../src/feedback/sentiment/feels.js';
import {
  readFeedback,
  readRatings,
  readWords,
  type FeedbackText,
  type ReadFeedback,
  type StoredMention,
} from '../src/feedback/store/read-feedback.js';
import { chooseQuotes } from '../src/feedback/themes/choose-quotes.js';
import { countThemes, type CountedTheme } from '../src/feedback/themes/count-themes.js';
import type { Database } from '../src/store/database.js';
import { definitionsUsed } from './definitions-used.js';
import { feedbackCourse, feelingBySource, sourceGaps } from './feedback-course.js';
import { countFeelings, countRatings } from './feedback-feelings.js';
import { periodLabel, periodsOf } from './drop-off-comparison.js';
import { feedbackThemesOutput, type FeedbackThemes } from './feedback-themes-output.js';
import { isInScope, membersInScope, readingCaveats, textsInScope, writtenIn } from './feedback-filter.js';
import { themeConsequences } from './theme-consequences.js';
import { horizonDays } from './theme-outcomes.js';
import { isOfTraits } from './is-of-traits.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

type Arguments = ToolArguments<'feedback_themes'>;

const usualLimit = 10;
const quotesPerTheme = 3;
const candidatesPerTheme = 30;
const mostParts = 5;
/** Without a period, change is that of the last 90 days against the 90 before. */
const usualDays = 90;

export const feedbackThemes: Tool<'feedback_themes', FeedbackThemes> = {
  name: 'feedback_themes',
  description:
    'What customers say in reviews, surveys and tickets: themes with counts, shares, sentiment, growth, quotes, and what they have to do with an outcome.',
  input: toolArguments.feedback_themes,
  output: feedbackThemesOutput,
  execute: answer,
};

async function answer(args: Arguments, dependencies: ToolDependencies) {
  const { log, definitions, database, asOf, feedback } = dependencies;
  const vocabulary = { log, definitions };
  const stored = await readFeedback(database, log);
  const scope = textsInScope(vocabulary, stored.texts, args);
  const sides = comparedSides(vocabulary, args, asOf);
  // Of two times set against each other the first is told of.
  const inPeriod =
    args.compare === undefined || args.period !== undefined || isOfTraits(args.compare)
      ? writtenIn(vocabulary, args.period)
      : sides[0].holds;
  const inScope = new Set(scope);
  const { sentiment: which } = args;
  const isFelt = (sentiment: number | null) => which === undefined || feels(sentiment, which);
  const mentions = stored.mentions.filter(({ text, sentiment }) => inScope.has(text) && isFelt(sentiment));
  const texts = args.sentiment ? withFeeling(scope, mentions, isFelt) : scope;
  const asked = texts.filter(inPeriod);
  const askedMentions = mentions.filter(({ text }) => inPeriod(text));
  const counted = countThemes(
    mentions.flatMap((mention) => {
      const side = sides[0].holds(mention.text) ? 0 : sides[1].holds(mention.text) ? 1 : undefined;
      return inPeriod(mention.text) || side !== undefined
        ? [{ ...mention, text: mention.text.id, side, asked: inPeriod(mention.text) }]
        : [];
    }),
    {
      all: asked.length,
      sides: [texts.filter(sides[0].holds).length, texts.filter(sides[1].holds).length],
    },
  );
  const consequences =
    args.outcome === undefined
      ? undefined
      : await themeConsequences(database, vocabulary, {
          outcome: args.outcome,
          mentions: askedMentions,
          members: membersInScope(vocabulary, args),
        });
  const outcomes = consequences?.outcomes ?? [];
  const goesWith = new Map(outcomes.filter(({ kept }) => kept).map((found) => [found.theme, found]));
  const listed = listedThemes(counted, [...goesWith.keys()], args);
  const quotes = await quotesOf(database, dependencies, listed, askedMentions);
  const groups = { asked: inPeriod, sides: [sides[0].holds, sides[1].holds] } as const;
  const assigned = new Set(askedMentions.map(({ text }) => text.id));
  const bySource = feelingBySource(scope.filter(inPeriod));
  const data: FeedbackThemes = {
    texts: asked.length,
    feeling: countFeelings(scope, groups, [sides[0].label, sides[1].label]),
    // Of texts chosen by their rating, the ratings say nothing.
    ratings: isByRating(args)
      ? []
      : countRatings(await readRatings(database, log), isInScope(vocabulary, args), groups),
    course: feedbackCourse(scope.filter(inPeriod), args.period, asOf, definitions.timezone),
    by_source: bySource,
    source_gaps: sourceGaps(bySource),
    unassigned: asked.filter(({ id }) => !assigned.has(id)).length,
    themes: listed.map((theme): FeedbackThemes['themes'][number] => {
      const { name, terms } = stored.themes.get(theme.main) ?? { name: '', terms: [] };
      const found = goesWith.get(theme.main);
      return {
        id: theme.main,
        name,
        terms: [...terms],
        mentions: theme.mentions,
        share: theme.share,
        sentiment: round(theme.sentiment),
        state: theme.state,
        change: theme.change,
        compared: [
          { label: sides[0].label, mentions: theme.compared[0] },
          { label: sides[1].label, mentions: theme.compared[1] },
        ],
        q: theme.q,
        parts: theme.parts.slice(0, mostParts).map((part) => ({
          id: part.theme,
          name: stored.themes.get(part.theme)?.name ?? '',
          mentions: part.mentions,
        })),
        quotes: quotes.get(theme.main) ?? [],
        money: consequences?.money.get(theme.main),
        afterwards: consequences && [...(consequences.afterwards.get(theme.main) ?? [])],
        outcomes:
          found && args.outcome !== undefined
            ? [
                {
                  outcome: args.outcome,
                  effect: found.effect,
                  risk_ratio: found.riskRatio ?? null,
                  crude: found.crude,
                  q: found.q,
                },
              ]
            : [],
      };
    }),
    total: counted.length,
    listed: listed.length,
    compared: [
      { label: sides[0].label, texts: texts.filter(sides[0].holds).length },
      { label: sides[1].label, texts: texts.filter(sides[1].holds).length },
    ],
    ...(args.outcome === undefined
      ? {}
      : { horizon_days: horizonDays, tested: outcomes.length, kept: goesWith.size }),
  };
  return {
    population: new Set(asked.map(({ customer }) => customer)).size,
    definitions: definitionsUsed(dependencies, { outcome: args.outcome, segment: args.segment }),
    data,
    caveats: [
      ...readingCaveats(asked, feedback.embedder.reads),
      ...(goesWith.size > 0
        ? ['Themes go with the outcome; only a control group can show that they cause it.']
        : []),
    ],
  };
}

interface Side {
  readonly label: string;
  readonly holds: (given: Pick<FeedbackText, 'customer' | 'at'>) => boolean;
}

/** The two groups of texts that change is between: what was asked, else the latest 90 days and those before. */
function comparedSides(vocabulary: Vocabulary, { compare, period }: Arguments, asOf: string): [Side, Side] {
  if (isOfTraits(compare)) {
    const inPeriod = writtenIn(vocabulary, period);
    const side = (value: string): Side => {
      const matches = traitMatches(vocabulary.log, { trait: compare.trait, is: value });
      return { label: value, holds: (text) => matches[text.customer] === 1 && inPeriod(text) };
    };
    return [side(compare.values[0]), side(compare.values[1])];
  }
  const latest: Period = { from: addDays(asOf, 1 - usualDays), to: addDays(asOf, 1) };
  const [first, second] = periodsOf(compare ?? 'previous_period', { ...latest, ...period }, asOf);
  const side = (days: Period): Side => ({ label: periodLabel(days), holds: writtenIn(vocabulary, days) });
  return [side(first), side(second)];
}

/** Texts that feel so as a whole, or in what they say about one theme. */
function withFeeling(
  texts: readonly FeedbackText[],
  mentions: readonly StoredMention[],
  isFelt: (sentiment: number | null) => boolean,
): FeedbackText[] {
  const mentioning = new Set(mentions.map(({ text }) => text));
  return texts.filter((text) => isFelt(text.sentiment) || mentioning.has(text));
}

/**
 * The themes that are shown: those that go with the outcome asked about first, or those that changed where two groups of
 * texts are set against each other; else the most spoken of, and the one that grew most in any case.
 */
function listedThemes(
  counted: readonly CountedTheme[],
  withOutcome: readonly number[],
  { outcome, compare, limit = usualLimit }: Arguments,
): CountedTheme[] {
  const spoken = counted.filter(({ mentions, state }) => mentions > 0 || (compare && state === 'gone'));
  if (outcome !== undefined) {
    const order = (main: number) =>
      withOutcome.includes(main) ? withOutcome.indexOf(main) : withOutcome.length;
    return spoken.toSorted((a, b) => order(a.main) - order(b.main)).slice(0, limit);
  }
  const change = ({ state, change: { estimate } }: CountedTheme) => (state === 'steady' ? 0 : estimate);
  const rising = spoken.filter((theme) => change(theme) > 0).sort((a, b) => change(b) - change(a));
  if (compare !== undefined) {
    const falling = spoken.filter((theme) => change(theme) < 0).sort((a, b) => change(a) - change(b));
    const steady = spoken.filter((theme) => change(theme) === 0);
    return [...rising, ...falling, ...steady].slice(0, limit);
  }
  const most = spoken.slice(0, limit);
  const [grown] = rising;
  return grown && !most.includes(grown) ? [...most.slice(0, limit - 1), grown] : most;
}

async function quotesOf(
  database: Database,
  { log }: ToolDependencies,
  themes: readonly CountedTheme[],
  mentions: ReadFeedback['mentions'],
): Promise<Map<number, FeedbackThemes['themes'][number]['quotes']>> {
  const candidates = new Map(
    themes.map(({ main, sentiment: feeling, parts: [largest] }) => {
      // A small part in the same few words would give all of the quotes; praise in a theme of complaints stands for few.
      const leans = leaning(feeling);
      const agrees = (sentiment: number) => leans === 0 || sentiment * leans > 0;
      const rank = ({ whole, theme, sentiment }: StoredMention) =>
        Number(whole) + Number(theme === largest?.theme) + Number(agrees(sentiment));
      return [
        main,
        mentions
          .filter((mention) => mention.main === main)
          .sort((a, b) => rank(b) - rank(a) || b.closeness - a.closeness)
          .slice(0, candidatesPerTheme),
      ];
    }),
  );
  const ids = [...candidates.values()].flat().map(({ text }) => text.id);
  const words = await readWords(database, ids);
  return new Map(
    [...candidates].map(([main, near]) => [
      main,
      chooseQuotes(
        near.map(({ text }) => ({ ...text, words: words.get(text.id) ?? '' })),
        quotesPerTheme,
      ).map((text) => ({
        id: text.id,
        text: maskPersonalData(text.words),
        source: text.source,
        at: new Date(1000 * text.at).toISOString(),
        customer: textAt(log.customerIds, text.customer),
      })),
    ]),
  );
}

function isByRating({ min_rating, max_rating }: Arguments): boolean {
  return min_rating !== undefined || max_rating !== undefined;
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
