import { namedSources } from '../arguments/take-source.js';
import type { AskedSplit } from '../../planner.js';
import type { Question } from '../question.js';
import { Reading } from '../reading.js';
import { overlaps, type Span } from '../text/word-text.js';

/** What texts are asked to be told apart by: `complaints per week`, `by plan`, `app store or trustpilot`. */
export type FeedbackSplit = Span & AskedSplit;

/** Splits that no argument of the tools about feedback holds; the texts of all are told, and by source and over time in the answer. */
export const feedbackSplits = (question: Question): FeedbackSplit[] => {
  const traits = traitSplits(question);
  const others = [...timeSplits(question), ...sourceSplits(question)].filter((split) =>
    traits.every((trait) => !overlaps(trait, split)),
  );
  return [...traits, ...others];
};

const units: Readonly<Record<string, string>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  time: 'month',
  months: 'month',
  weeks: 'week',
  trend: 'month',
};

function timeSplits({ words, periods, mentions }: Question): FeedbackSplit[] {
  return words
    .matches(
      /(?<= )(?:(?:per|by|each|every) (day|week|month|quarter|year)|(daily|weekly|monthly|quarterly|yearly)|over (?:the )?(time|weeks|months)|(week|month) by (?:week|month)|(trend)s?(?: (?:in|of))?)(?= )/g,
    )
    .filter((span) => ![...periods, ...mentions].some((other) => overlaps(other, span)))
    .map(({ first, end, groups }) => {
      const [said = ''] = groups.filter(Boolean);
      return { first, end, by: 'time', name: units[said] ?? said };
    });
}

const opening = /^(?:by|per|each|every|across)$/;

/** `by plan`, `by country and plan`, `which region complains most`. */
function traitSplits({ words, tokens, mentions, company }: Question): FeedbackSplit[] {
  let before: FeedbackSplit | undefined;
  return mentions.flatMap(({ first, end, readings: [best] }) => {
    if (best?.entity.kind !== 'trait' || best.score < 0.8) return [];
    if (company.traits.get(best.entity.name)?.personal ?? false) return [];
    const lead = tokens[first - 1]?.word ?? '';
    const isNext = before !== undefined && before.end === first - 1 && /^(?:and|or)$/.test(lead);
    const isFirst =
      / (?:which|what)(?: of)?(?: our| the| my)* $/.test(words.before(first)) &&
      isComparedByFeeling(words.text);
    if (!opening.test(lead) && !isNext && !isFirst) return [];
    before = { first: first - 1, end, by: 'trait', name: best.entity.name };
    return [before];
  });
}

const feelings =
  '(?:complain\\w*|moan\\w*|gripes?|grumbl\\w*|rant\\w*|hates?|angriest|unhappiest|happiest|unhappy|happy|negative|positive|complaints|praises?|loves? us|(?:worst|best|bad|good) (?:reviews?|ratings?|feedback|scores?))';
const mostFelt = new RegExp(` (?:which|what|where) (?:\\S+ ){1,6}?${feelings} `);
const isComparedByFeeling = (text: string): boolean => mostFelt.test(text);

/** `by source`, `which site is angriest`, `app store vs tickets`. */
function sourceSplits(question: Question): FeedbackSplit[] {
  const { words } = question;
  const said = [
    ...words.matches(bySource),
    ...(isComparedByFeeling(words.text) ? words.matches(whichSource) : []),
  ];
  return [
    ...said.map(({ first, end }): FeedbackSplit => ({ first, end, by: 'source', name: 'source' })),
    ...comparedSources(question),
  ];
}

const bySource =
  /(?<= )(?:by|per|for each|on each|in each|of each|across) (?:source|platform|site|channel|place)s?(?= )/g;
const whichSource =
  /(?<= )which (?:source|site|platform|channel|place)(?= )|(?<=^ )where(?= (?:do|does|did|are) )/g;

const against = /^(?:versus|or|than|against|and|with|to)$/;
const comparing =
  / (?:versus|or|than|against|compare\w*|differ\w*|difference|both|each|same|more|less|fewer|worse|better|angrier|happier|unhappier) /;

/** Sources of feedback, one against the other. */
function comparedSources(question: Question): FeedbackSplit[] {
  const { words, tokens } = question;
  const named = namedSources(new Reading(question));
  const [a, b] = named;
  if (!a || !b || a.name === b.name || !comparing.test(words.text)) return [];
  const between = tokens.slice(a.end, b.first).map(({ word }) => word);
  const isCompared = between.length <= longestBetween && between.some((word) => against.test(word));
  return isCompared ? named.map((each) => ({ ...each, by: 'source' })) : [];
}

const longestBetween = 7;
