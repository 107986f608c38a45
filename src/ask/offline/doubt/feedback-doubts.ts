import type { ToolPlan } from '../../plan.js';
import type { Reading } from '../reading.js';

/** What a plan about feedback can't hold though it was asked for. */
export const feedbackDoubts = (plan: ToolPlan, reading: Reading): string[] => [
  ...countsOverTime(plan, reading),
  ...splitsFeedback(plan, reading),
  ...otherSources(plan, reading),
];

const receiving =
  /(?<= which )(?:\w+ ){1,3}?(?=(?:gets?|got|has|have|receives?|received|draws?|attracts?) (?:\w+ ){0,4}?(?:complaints?|reviews?|feedback|ratings?|praise|comments|stars) )/g;

/** `which hotel gets the worst reviews`: themes are not told of each. */
const splitsFeedback = ({ tool }: ToolPlan, reading: Reading): string[] =>
  tool === 'feedback_themes'
    ? reading.question.words
        .matches(receiving)
        .map((span) => reading.wordsOf(span))
        .filter(
          (words) =>
            !/\b(?:themes?|topics?|subjects?|sources?|sites?|platforms?|issues?|problems?)\b/.test(words),
        )
    : [];

/** `worse on facebook than in the app store`: of two sources a plan names one. */
const otherSources = ({ tool, args }: ToolPlan, reading: Reading): string[] =>
  tool === 'feedback_themes' && 'source' in args
    ? reading.question.mentions
        .filter((mention) =>
          mention.readings.some(
            ({ entity, score }) =>
              entity.kind === 'source' &&
              score >= 0.9 &&
              reading.question.company.isFeedback(entity.name) &&
              entity.name.toLowerCase() !== args.source,
          ),
        )
        .filter((mention) =>
          mention.readings.every(({ entity }) => entity.name.toLowerCase() !== args.source),
        )
        .map((mention) => reading.wordsOf(mention))
    : [];

/** `complaints per week`: themes are counted in one period, or in two. `in spring` may be any. */
const countsOverTime = ({ tool }: ToolPlan, reading: Reading): string[] =>
  tool.startsWith('feedback')
    ? reading.question.words
        .matches(
          /(?<= )(?:(?:per|by|each|every|over) (?:day|week|month|quarter|year|time)|(?:in|during|since|from|than in) (?:spring|summer|autumn|winter))(?= )/g,
        )
        .filter((span) => !reading.overlapsPeriod(span))
        .map((span) => reading.wordsOf(span))
    : [];
