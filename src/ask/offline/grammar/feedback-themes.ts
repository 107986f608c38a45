import { takeCompare } from '../arguments/take-compare.js';
import { takeRatings, takeSentiment } from '../arguments/take-feeling.js';
import { takeGeneralLeaving } from '../arguments/take-leaving.js';
import { takeFeedbackNouns } from '../arguments/take-feedback-nouns.js';
import { takeLimit } from '../arguments/take-limit.js';
import { takeOutcome } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import { takeSource } from '../arguments/take-source.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { saidAbout } from './feedback-search.js';
import { isStageEntity } from '../segment/stage-conditions.js';
import { overlaps } from '../text/word-text.js';
import type { ToolGrammar } from './tool-grammar.js';

export const feedbackThemes: ToolGrammar = {
  tool: 'feedback_themes',
  evidence(question) {
    if (countsFeelings(question)) return 8;
    if (countsComplaints(question)) return -6;
    if (saidAbout.test(question.words.text)) return -5;
    return changesOfFeedback.test(question.words.text) ? 4 : 0;
  },
  read(reading) {
    const ratings = takeRatings(reading);
    const source = takeSource(reading, true);
    takeFeedbackNouns(reading);
    takeFormerly(reading);
    const stage = takeStage(reading);
    const outcome = takeOutcomeWithThemes(reading);
    const sentiment = takeSentiment(reading);
    const limit = takeLimit(reading);
    const comparison = takeCompare(reading);
    const segment = takeSegment(reading);
    const period = comparison.period ?? takePeriod(reading);
    return {
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

const writings = '(?:reviews?|feedback|comments?|texts?|posts?|ratings?)';
const amounts =
  '(?:how (?:many|much)|number of|count of|more|fewer|less|share of|percentage of|percent of|proportion of|part of)';
const feltWritings = new RegExp(
  ` ${amounts} (?:\\w+ )?(?:(?:negative|positive|bad|good|angry|unhappy|happy|nasty) ${writings} |${writings} (?:is|are|was|were) (?:negative|positive|bad|good|unhappy|happy) )`,
);
const complaints = new RegExp(
  `(?<= ${amounts} (?:\\w+ )?)(?:complaints?|gripes?|criticisms?|praise)(?= )`,
  'g',
);

/** `how many complaints`, `more bad reviews than before`: texts of one feeling are counted among the texts, unless they are an activity. */
export const countsFeelings = ({ words, mentions }: Question): boolean =>
  feltWritings.test(words.text) ||
  words
    .matches(complaints)
    .some((said) =>
      mentions.every(
        (mention) =>
          !overlaps(mention, said) || mention.readings.every(({ entity }) => entity.kind !== 'activity'),
      ),
    );

/** `what changed in the reviews`: in what they say. */
const changesOfFeedback =
  / (?:changed?|changes|new|different) (?:in|about|with) (?:\w+ )?(?:reviews?|feedback|comments?|complaints?|tickets?) /;

/** `complaints raised`, where that is an activity, are counted like any other. */
function countsComplaints({ mentions, words }: Question): boolean {
  const nouns = words.matches(/(?<= )(?:complaints?|reviews?|tickets?|feedback|comments?|surveys?)(?= )/g);
  const happenings = mentions.filter(
    ({ first, end, readings }) =>
      end - first > 1 && readings[0]?.entity.kind === 'activity' && !readings[0].bare,
  );
  return (
    nouns.length > 0 &&
    nouns.every((noun) => happenings.some(({ first, end }) => first <= noun.first && noun.end <= end))
  );
}

const together =
  /(?<= )(?:hand in hand|(?:go|goes|going|come|comes|coming)(?: hand in \w+)? (?:together |along )?with|accompan\w*|linked|associated|related|connected|correlat\w*|tied|predict\w*|drive|drives|lead to|leads to|precede\w*|come with|comes with|(?:turn|show|come)s? up (?:together )?with|coincid\w*|before(?: they)?|explain\w*|(?:make|makes|making|push|pushes|pushing|get|gets|cause|causes|causing) (?:\w+ )?(?:people|customers|clients|users|guests|members|them|us)(?: to)?|cost(?:s|ing)? us(?: (?:the )?(?:most|more|least))?(?: (?:money|customers|revenue))?)(?= )/g;

/** Themes that go with an outcome are asked for, in words that name nothing else; what costs money does so by customers who leave. */
function takeOutcomeWithThemes(reading: Reading): string | undefined {
  const { words, company } = reading.question;
  const said = words.matches(together);
  for (const span of said) reading.take(span);
  if (said.length === 0) return undefined;
  return (
    takeOutcome(reading) ??
    takeGeneralLeaving(reading) ??
    (/ cost(?:s|ing)? us /.test(words.text) ? company.leaving : undefined)
  );
}

/** `more than they used to`: which themes grow is told anyway. */
function takeFormerly(reading: Reading): void {
  const said = reading.question.words.matches(
    /(?<= )than (?:before|usual|earlier|(?:they|we|it|people|customers) (?:used to|did|once did))(?= )/g,
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
