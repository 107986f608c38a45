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
import { isOfAllComplaints } from './complaint-subjects.js';
import { feltAbout, isOfOneThing, saidAbout, saidOn } from './felt-about.js';
import { askForSubject } from './missing.js';
import { findSubject, subjectBefore } from './search-subject.js';
import type { ToolGrammar } from './tool-grammar.js';

/** `what share of tickets is about invoices`: texts with a subject, not customers who come from one act to another. */
const partOfTexts =
  / (?:percent|percentage|share|part|proportion|number|many|much) (?:of )?(?:the |our |all )?(?:support )?(?:tickets|reviews|comments|messages|texts|feedback|complaints) (?:are|is|were|was|mention\w*|talk\w*|speak\w*|deal\w*) /;

/** `google reviews on scheduling`; where it is the place, no subject is found. */
const writtenOn = / (?:reviews|comments|quotes|feedback|tickets|posts|messages) (?:on|re|regarding) (?!us )/;

/** `who wants vegan food`, `is the queue still an issue`. */
const wishes =
  /^ who (?:wants|needs|misses|wanted|would like) (?!to |us |our (?:product|app|service) )|^ (?:is|are) (?:\S+ ){1,5}?still (?:really )?(?:a|an) (?:problem|issue|trouble|pain|headache|hassle) /;

const comesUpIn =
  / (?:show|shows|shown|turn|turns|turned|come|comes|came|crop|crops|pop|pops)(?: up)? (?:in|on|among) (?:the |our |any )?(?:reviews?|comments|feedback|tickets|surveys?|nps|messages) /;

/** `how often does "too expensive" come up`: the very words are looked for. */
const isQuoted = ({ text, words }: Question): boolean =>
  /["“«][^"”»]{3,}["”»]/.test(text) &&
  / (?:come|comes|came|crop\w*|pop\w*|mention\w*|say|says|said|use[ds]?|wr\w+|appear\w*|find|search) /.test(
    words.text,
  );

export const feedbackSearch: ToolGrammar = {
  tool: 'feedback_search',
  evidence(question: Question) {
    const { text } = question.words;
    if (isOfAllComplaints(question)) return -8;
    if (findSubject(new Reading(question))) {
      if (partOfTexts.test(text)) return 26;
      if (isOfOneThing.test(text)) return 14;
      if (subjectBefore(new Reading(question))) return 12;
      if (isQuoted(question) || comesUpIn.test(text)) return 14;
      if (feltAbout.test(text) || saidOn.test(text) || writtenOn.test(text) || wishes.test(text)) return 8;
      return saidAbout.test(text) ? 5 : 2;
    }
    return / (?:quotes?|verbatims?) /.test(text) ? -16 : -4;
  },
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
