import type { ToolPlan } from '../../plan.js';
import type { Reading } from '../reading.js';

/** What a plan about feedback can't hold though it was asked for. */
export const feedbackDoubts = (plan: ToolPlan, reading: Reading): string[] => [
  ...ofAnyTime(plan, reading),
  ...splitsFeedback(plan, reading),
  ...otherSources(plan, reading),
  ...oneText(plan, reading),
  ...otherKind(plan, reading),
];

const receiving =
  /(?<= who is (?:the|our) )(?:\w+ ){1,2}?(?=(?:with|that has|who has|who gets) (?:the )?(?:most|fewest|worst|best) (?:\w+ )?(?:complaints?|reviews?|feedback|ratings?|praise|comments|stars) )|(?<= which )(?:\w+ ){1,3}?(?=(?:gets?|got|has|have|receives?|received|draws?|attracts?) (?:\w+ ){0,4}?(?:complaints?|reviews?|feedback|ratings?|praise|comments|stars) )/g;

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

/** `do agencies write worse reviews than shops`: against a kind of customers that the company has no word for. */
const otherKind = ({ tool, args }: ToolPlan, reading: Reading): string[] =>
  tool === 'feedback_themes' && !('compare' in args) && 'segment' in args && !('outcome' in args)
    ? reading.question.words
        .matches(
          /(?<= (?:worse|better|more|less|fewer|happier|unhappier|angrier|nicer|harsher|lower|higher) (?:\S+ ){0,3}?)than (?:the |our )?[a-z]+s(?= $)/g,
        )
        .filter(
          (span) =>
            reading.isFree(span) &&
            !/ (?:others|months|weeks|years|days) $/.test(` ${reading.wordsOf(span)} `),
        )
        .map((span) => reading.wordsOf(span))
    : [];

/** `what did the ticket say`: one text, and nobody knows which. */
const oneText = ({ tool }: ToolPlan, reading: Reading): string[] =>
  tool === 'feedback_themes'
    ? reading.question.words
        .matches(
          /(?<= )(?:the|that|this) (?:ticket|review|comment|message)(?= (?:say|says|said)(?: about .*)? $)/g,
        )
        .map((span) => reading.wordsOf(span))
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
              (reading.question.company.isFeedback(entity.name) ||
                / (?:than|versus) /.test(reading.question.words.text)) &&
              entity.name.toLowerCase() !== args.source,
          ),
        )
        .filter((mention) =>
          mention.readings.every(({ entity }) => entity.name.toLowerCase() !== args.source),
        )
        .map((mention) => reading.wordsOf(mention))
    : [];

/** `in spring` may be that of any year; what was found about a subject is not counted per week. */
const ofAnyTime = ({ tool }: ToolPlan, reading: Reading): string[] =>
  [
    ...(tool.startsWith('feedback') ? reading.question.words.matches(seasons) : []),
    ...(tool === 'feedback_search' ? reading.question.words.matches(perTime) : []),
  ]
    .filter((span) => !reading.overlapsPeriod(span))
    .map((span) => reading.wordsOf(span));

const seasons = /(?<= )(?:in|during|since|from|than in) (?:spring|summer|autumn|winter)(?= )/g;
const perTime = /(?<= )(?:per|by|each|every|over) (?:day|week|month|quarter|year|time)(?= )/g;
