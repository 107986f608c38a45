import { takeBeforeAfter } from '../arguments/take-before-after.js';
import { takeCompare } from '../arguments/take-compare.js';
import { takeRatings, takeSentiment } from '../arguments/take-feeling.js';
import { takeGeneralLeaving } from '../arguments/take-leaving.js';
import { takeFeedbackNouns } from '../arguments/take-feedback-nouns.js';
import { takeLimit } from '../arguments/take-limit.js';
import { takeOutcome } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import { takeSource } from '../arguments/take-source.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { complaintSubjects, losesTo, subjectOfComplainers } from './complaint-subjects.js';
import { averageBySource, feedbackEvidence } from './feedback-themes-evidence.js';
import { isStageEntity } from '../segment/stage-conditions.js';
import type { ToolGrammar } from './tool-grammar.js';

export const feedbackThemes: ToolGrammar = {
  tool: 'feedback_themes',
  evidence: feedbackEvidence,
  read(reading) {
    const ratings = takeRatings(reading);
    const source = takeSource(reading, true);
    takeFeedbackNouns(reading);
    takeTalk(reading);
    const stage = takeStage(reading);
    const outcome = takeOutcomeWithThemes(reading);
    const sentiment = takeSentiment(reading);
    const limit = takeLimit(reading);
    takeMending(reading);
    const comparison = takeBeforeAfter(reading) ?? takeCompare(reading);
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

const together =
  /(?<= )(?:hand in hand|(?:go|goes|going|come|comes|coming)(?: hand in \w+)? (?:together |along )?with|accompan\w*|linked|associated|related|connected|correlat\w*|tied|predict\w*|drive|drives|lead to|leads to|precede\w*|come with|comes with|(?:turn|show|come)s? up (?:together )?with|coincid\w*|before(?: they)?|explain\w*|(?:make|makes|making|push|pushes|pushing|get|gets|cause|causes|causing) (?:\w+ )?(?:people|customers|clients|users|guests|members|them|us)(?: to)?|cost(?:s|ing)? us(?: (?:the )?(?:most|more|least))?(?: (?:money|customers|revenue))?)(?= )/g;

/** Themes that go with an outcome are asked for, in words that name nothing else; what costs money does so by customers who leave. */
function takeOutcomeWithThemes(reading: Reading): string | undefined {
  const { words, company } = reading.question;
  const subject = subjectOfComplainers(reading.question);
  const said = [...words.matches(together), ...words.matches(losesTo), ...(subject ? [subject] : [])];
  for (const span of said) reading.take(span);
  if (said.length === 0) return undefined;
  return (
    takeOutcome(reading) ??
    takeOutcome(reading, { partly: true }) ??
    takeGeneralLeaving(reading) ??
    (/ (?:cost(?:s|ing)? us|lose|losing|lost) /.test(words.text) ? company.leaving : undefined)
  );
}

/** `more than they used to`, `complaints about crashes go up`, `average rating by source`: told of all anyway. */
function takeTalk(reading: Reading): void {
  const { question } = reading;
  const said = [
    /(?<= )than (?:before|usual|earlier|(?:they|we|it|people|customers) (?:used to|did|once did))(?= )/g,
    averageBySource,
  ].flatMap((each) => question.words.matches(each));
  for (const span of [...said, ...complaintSubjects(question)]) reading.take(span);
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
