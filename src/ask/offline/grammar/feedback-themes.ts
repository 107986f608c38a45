import type { Compare } from '../../../../tools/tool-arguments.js';
import { takeBeforeAfter } from '../arguments/take-before-after.js';
import { takeCompare } from '../arguments/take-compare.js';
import { takeRatings, takeSentiment } from '../arguments/take-feeling.js';
import { takeGeneralLeaving } from '../arguments/take-leaving.js';
import { takeFeedbackNouns } from '../arguments/take-feedback-nouns.js';
import { takeLimit } from '../arguments/take-limit.js';
import { activityMentions, takeOutcome } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import { takeSource } from '../arguments/take-source.js';
import { shift } from '../calendar/calendar-day.js';
import { unhappyStems } from '../lexicon/feeling-words.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { contains, type Span } from '../text/word-text.js';
import { nextOfComplainers, subjectOfComplainers } from './complainers.js';
import { complaintSubjects, losesTo } from './complaint-subjects.js';
import { feedbackSplits } from './feedback-splits.js';
import { averageBySource, feedbackEvidence } from './feedback-themes-evidence.js';
import { isStageEntity } from '../segment/stage-conditions.js';
import type { ToolGrammar } from './tool-grammar.js';

export const feedbackThemes: ToolGrammar = {
  tool: 'feedback_themes',
  evidence: feedbackEvidence,
  read(reading) {
    const splits = feedbackSplits(reading.question);
    for (const split of splits) reading.take(split);
    const ratings = takeRatings(reading);
    const source = takeSource(reading, true);
    takeFeedbackNouns(reading);
    takeTalk(reading);
    const stage = takeStage(reading);
    const outcome = takeOutcomeWithThemes(reading);
    const sentiment = takeSentiment(reading);
    const limit = takeLimit(reading);
    takeMending(reading);
    const sinceThen = readSinceThen(reading);
    const read = takeBeforeAfter(reading) ?? takeCompare(reading);
    const comparison = read.compare === undefined && sinceThen ? { compare: sinceThen } : read;
    const segment = takeSegment(reading);
    const period = comparison.period ?? takePeriod(reading);
    return {
      splits: splits.map(({ by, name }) => ({ by, name })),
      args: {
        source,
        sentiment,
        ...ratings,
        stage,
        outcome,
        segment,
        ...comparison,
        period,
        limit,
      },
    };
  },
};

const together =
  /(?<= )(?:hand in hand|(?:go|goes|going|come|comes|coming)(?: hand in \w+)? (?:together |along )?with|accompan\w*|linked|associated|related|connected|correlat\w*|tied|predict\w*|drive|drives|lead to|leads to|precede\w*|come with|comes with|(?:turn|show|come)s? up (?:together )?with|coincid\w*|(?:end|ends|ended|ending|result|results|resulted)(?: up)? (?:in|with)(?: (?:a|an|the))?|(?:keep|keeps|kept|stop|stops|stopped|put|puts|hold|holds) (?:people|customers|them|users|\w+s)(?: back)? (?:off|from)|before(?: they)?|explain\w*|(?:make|makes|making|push|pushes|pushing|get|gets|cause|causes|causing) (?:\w+ )?(?:people|customers|clients|users|guests|members|them|us)(?: to)?|cost(?:s|ing)? us(?: (?:the )?(?:most|more|least))?(?: (?:money|customers|revenue))?)(?= )/g;

/** `do those people leave`, of who wrote what was told before. */
const doThey =
  /^ (?:(?:and|so|but) )?(?:do|does|did|will|are|is) (?:those|these|they|such|the same) (?:people |customers |users |ones )?/;

/** Themes that go with an outcome are asked for, in words that name nothing else; what costs money does so by customers who leave. */
function takeOutcomeWithThemes(reading: Reading): string | undefined {
  const { words, company } = reading.question;
  const subject = subjectOfComplainers(reading.question);
  const next = nextOfComplainers(reading.question);
  if (next) {
    takeBesideFeeling(next, reading);
    return company.leaving;
  }
  const said = [
    ...words.matches(together).filter((span) => !isInName(span, reading) && !reading.overlapsPeriod(span)),
    ...words.matches(losesTo),
    ...(subject ? [subject] : []),
  ];
  for (const span of said) reading.take(span);
  const isAskedOfThem = reading.isFollowUp && doThey.test(words.text);
  if (said.length === 0 && !isAskedOfThem) return undefined;
  return (
    takeOutcome(reading) ??
    takeOutcome(reading, { partly: true }) ??
    takeGeneralLeaving(reading) ??
    takeLinkedActivity(said, reading) ??
    (/ (?:cost(?:s|ing)? us|lose|losing|lost) /.test(words.text) ? company.leaving : undefined)
  );
}

/** All but the words that tell the feeling, which are an argument of their own. */
function takeBesideFeeling({ first, end }: Span, reading: Reading): void {
  for (let token = first; token < end; token++)
    if (!unhappyStems.has(reading.stemAt(token))) reading.take({ first: token, end: token + 1 });
}

/** `connected a bank` is what was done, and no link. */
const isInName = (span: Span, { question }: Reading): boolean =>
  question.mentions.some(
    (mention) => contains(mention, span) && mention.end - mention.first > span.end - span.first,
  );

/** `which themes go with upgrading`: what is done, though the company names no outcome so. */
function takeLinkedActivity(links: readonly Span[], reading: Reading): string | undefined {
  const linked = activityMentions(reading).find(({ first }) =>
    links.some(
      ({ end }) => first >= end && first - end <= 2 && !/^(?:before|they)$/.test(reading.wordAt(end - 1)),
    ),
  );
  if (!linked) return undefined;
  reading.take(linked);
  return linked.activity;
}

const subjectOfCount =
  /(?<= (?:complaints|reviews|feedback|comments|gripes|praise)(?: \S+){0,3} about )(?:the |our )?\S+(?: (?!since|in|from|last|this|per|by|each|every|on|over)\S+){0,2}(?= )/g;

/** `more than they used to`, `complaints about crashes go up`, `average rating by source`: told of all anyway. */
function takeTalk(reading: Reading): void {
  const { question } = reading;
  const said = [
    /(?<= )than (?:before|usual|earlier|(?:they|we|it|people|customers) (?:used to|did|once did))(?= )/g,
    averageBySource,
  ].flatMap((each) => question.words.matches(each));
  // Told per week, whatever they are about.
  const subjects = feedbackSplits(question).some(({ by }) => by === 'time')
    ? question.words.matches(subjectOfCount).filter((span) => !reading.overlapsPeriod(span))
    : [];
  for (const span of [...said, ...subjects, ...complaintSubjects(question)]) reading.take(span);
}

/** `is sentiment up or down vs q2`: what came after it against it, where no other time is named. */
function readSinceThen(reading: Reading): Compare | undefined {
  const { periods, words, today } = reading.question;
  const [then, other] = periods;
  const { from, to } = then?.period ?? {};
  if (!then || other || from === undefined || to === undefined || to > today || !reading.isFree(then))
    return undefined;
  if (
    !/ (?:versus|than|against|compared (?:to|with))(?: (?:in|the|what it was in|it was in))* $/.test(
      words.before(then.first),
    )
  )
    return undefined;
  return {
    periods: [
      { from: to, to: shift(today, 1, 'day') },
      { from, to },
    ],
  };
}

/** `what should we fix according to them`: once it has told the feeling, it says nothing else. */
function takeMending(reading: Reading): void {
  const said = reading.question.words.matches(
    /(?<= )(?:(?:to|should we|must we|could we) (?:fix|improve|change|mend)(?: first| next)?|according to)(?= )/g,
  );
  for (const span of said) reading.take(span);
}

/** `at the Started Trial stage`: the tool's own argument. */
function takeStage(reading: Reading): string | undefined {
  const stages = reading.free(({ entity, score }) => isStageEntity(entity, reading) && score >= 0.4);
  const named = stages.find(
    ({ first, end, score }) =>
      /^(?:stage|step|phase)$/.test(reading.wordAt(end)) ||
      (score >= 0.6 && /^(?:stage|step|phase|at)$/.test(reading.wordAt(first - 1))),
  );
  if (!named) return undefined;
  reading.take(named);
  return named.entity.name;
}
