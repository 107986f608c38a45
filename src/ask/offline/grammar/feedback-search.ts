import { takeSentiment } from '../arguments/take-feeling.js';
import { takeFeedbackNouns } from '../arguments/take-feedback-nouns.js';
import { takeLimit } from '../arguments/take-limit.js';
import { activityMentions } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import { takeSource } from '../arguments/take-source.js';
import type { Question } from '../question.js';
import { Reading } from '../reading.js';
import { showingPlaces } from '../refusal/untracked.js';
import { takeSegment } from '../segment/take-segment.js';
import { askForSubject } from './missing.js';
import { findSubject } from './search-subject.js';
import type { ToolGrammar } from './tool-grammar.js';

/** `what was said about noise`: of one subject, where `said about us` is of any. */
export const saidAbout =
  / (?:said|saying|say|says|heard|hear|written|wrote|feel|feels|felt|think|thinks|thought) about (?!us |our |the (?:product|app|service|company|brand|team) $|what |how |them |it |that |this )/;

/** `do complaints about sync lead to churn`: which themes do, and which grow, is told of all. */
const ofAllComplaints =
  / complaints? (?:about (?:\S+ ){1,5}?)?(?:(?:lead|leads|leading) to|(?:go|goes|went|going|gone) up|increas\w+|grow\w*|rise|rising|rose) /;

export const feedbackSearch: ToolGrammar = {
  tool: 'feedback_search',
  evidence: (question: Question) =>
    ofAllComplaints.test(question.words.text)
      ? -8
      : findSubject(new Reading(question))
        ? saidAbout.test(question.words.text)
          ? 5
          : 2
        : -4,
  read(reading) {
    for (const span of showingPlaces(reading.question)) reading.take(span);
    const subject = findSubject(reading);
    if (subject) reading.take(subject);
    const source = takeSource(reading, true);
    takeFeedbackNouns(reading);
    const sentiment = takeSentiment(reading);
    const asksWhom = / (?:who|whose) /.test(reading.question.words.text);
    if (!asksWhom) for (const { first, end } of activityMentions(reading)) reading.take({ first, end });
    const limit = takeLimit(reading);
    const segment = takeSegment(reading, { withoutActivities: !asksWhom });
    const period = takePeriod(reading);
    const args = {
      about: subject?.about,
      source,
      sentiment,
      segment,
      period,
      limit,
    };
    return { args, ...(subject === undefined ? { missing: askForSubject() } : {}) };
  },
};
