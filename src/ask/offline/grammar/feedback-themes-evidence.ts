import type { Question } from '../question.js';
import { Reading } from '../reading.js';
import { overlaps } from '../text/word-text.js';
import { happyStems, unhappyStems } from '../lexicon/feeling-words.js';
import { nextOfComplainers } from './complainers.js';
import { isOfAllComplaints, linksToOutcome, losesToTrouble } from './complaint-subjects.js';
import { findSubject, subjectBefore } from './search-subject.js';
import { feedbackSplits } from './feedback-splits.js';
import { feltAbout, isOfOneThing, saidAbout, saidOn } from './felt-about.js';

/** What speaks for themes of feedback besides the turns of phrase. */
export function feedbackEvidence(question: Question): number {
  const { text } = question.words;
  if (countsFeelings(question)) return 8;
  if (countsComplaints(question)) return -6;
  if (linksToOutcome(question)) return 24;
  if (nextOfComplainers(question) && question.company.leaving !== undefined) return 24;
  if (comparesFeelings(question)) return 24;
  if (isSplitFeeling(question)) return 18;
  if (isOfAllComplaints(question)) return 10;
  if (losesToTrouble.test(text)) return 16;
  if (question.words.matches(averageBySource).length > 0 || ratingsMove.test(text)) return 24;
  if (isOfPeriod(question)) return 24;
  if (isNews.test(text) || scoresSince(question)) return 16;
  if (ratesSource(question)) return 10;
  if (isOfOneThing.test(text)) return -10;
  if (saidAbout.test(text) || feltAbout.test(text)) return -5;
  if (subjectBefore(new Reading(question))) return -5;
  if (saidOn.test(text) && findSubject(new Reading(question))) return -5;
  return changesOfFeedback.test(text) ? 4 : 0;
}

/** `complaints per week`, `app store vs trustpilot`: how feelings differ, where `reviews per week` counts what was done. */
const isSplitFeeling = (question: Question): boolean =>
  feedbackSplits(question).some(({ by }) => by === 'source') ||
  (feedbackSplits(question).length > 0 && saysFeeling(question));

/** What is felt, in words that are no name of something done. */
const saysFeeling = ({ tokens, mentions }: Question): boolean =>
  tokens.some(
    ({ stem, word }, first) =>
      (unhappyStems.has(stem) ||
        happyStems.has(stem) ||
        /^(?:feedback|sentiment|mood|feelings?)$/.test(word)) &&
      mentions.every(
        ({ readings, ...mention }) =>
          !overlaps(mention, { first, end: first + 1 }) || readings[0]?.entity.kind === 'trait',
      ),
  );

const comparing =
  / (?:(?:un)?happier|angrier|grumpier|crankier|nicer|harsher|(?:more|less) (?:happy|unhappy|positive|negative|satisfied|dissatisfied|annoyed|angry|critical|pleased)|(?:worse|better|nastier|nicer|lower|higher) (?:reviews?|ratings?|feedback|comments|scores?|stars)|(?:rate|rates|rated|score|scores|mark|marks) us|(?:harder|tougher|harsher|easier|milder|kinder) on us) /;

/** `do agencies write worse reviews than shops`: two kinds of customers, by what they feel. */
const comparesFeelings = ({ words, mentions }: Question): boolean => {
  if (!comparing.test(words.text)) return false;
  const traits = mentions.flatMap(({ readings: [best] }) =>
    best?.entity.kind === 'value' ? [best.entity.trait] : [],
  );
  return traits.some((trait, place) => traits.indexOf(trait) < place);
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
const complaining =
  /(?<= how many (?:people|customers|users|clients|guests|members|of them) (?:have |has |had |did )?)(?:complain\w*|moan\w*|grumbl\w*)(?= (?!about |of |over |that ))/g;

/** `how many complaints`, `more bad reviews than before`: texts of one feeling are counted among the texts, unless they are an activity. */
export const countsFeelings = ({ words, mentions }: Question): boolean =>
  feltWritings.test(words.text) ||
  [...words.matches(complaints), ...words.matches(complaining)].some((said) =>
    mentions.every(
      (mention) =>
        !overlaps(mention, said) || mention.readings.every(({ entity }) => entity.kind !== 'activity'),
    ),
  );

/** `anything blowing up in tickets this week`. */
const isNews =
  / (?:anything|something|what is|whats) (?:\w+ )?(?:new|odd|weird|strange|unusual|urgent|alarming|notable|interesting|hot|trending|brewing|(?:blowing|flaring|popping|cropping|coming) up|going on|happening) (?:in|on|with|among) (?:the |our )?(?:\w+ )?(?:tickets|reviews|comments|feedback|surveys?|messages) | (?:issues|problems|topics|complaints|themes) (?:that )?(?:keep|keeps) (?:coming|popping|cropping|recurring|returning|getting|on) /;

/** `how did nps do after the price increase`: a change only tells since when. */
const scoresSince = ({ words, periods, mentions }: Question): boolean =>
  / (?:nps|csat|sentiment|mood|praise|ratings?|stars) /.test(words.text) &&
  mentions.some(
    (mention) =>
      mention.readings[0]?.entity.kind === 'change' && periods.some((period) => overlaps(period, mention)),
  );

/** `google rating last month`: what a source's texts are rated, not how often something was done. */
const ratesSource = ({ mentions, tokens, company }: Question): boolean =>
  mentions.some(
    ({ end, readings: [best] }) =>
      best?.entity.kind === 'source' &&
      company.isFeedback(best.entity.name) &&
      /^(?:ratings?|stars?)$/.test(tokens[end]?.word ?? ''),
  );

/** `reviews from yesterday`: to be read, not counted. */
const isOfPeriod = ({ words, periods, tokens }: Question): boolean =>
  words
    .matches(
      /(?<=^ (?:(?:show|give|get|read|see|me|us|the|all|any) )*)(?:reviews?|comments|feedback|tickets|messages) (?:from|since|of)(?= )/g,
    )
    .some(({ end }) =>
      periods.some((period) => period.first <= end && end < period.end && period.end === tokens.length),
    );

/** `average rating by source`: told of each. */
export const averageBySource =
  /(?<= )(?:average |mean |star )*(?:ratings?|scores?|stars) (?:by|per|for each|on each|in each|of each|across) (?:source|platform|site|channel|place)s?(?= )/g;

/** `are reviews getting better`: what is rated and felt, not how many write. */
const ratingsMove =
  / (?:reviews?|ratings?|feedback|comments|opinions|stars|scores|mood|sentiment|vibe) (?:\w+ ){0,2}?(?:chang\w+|shift\w*|better|worse|nicer|harsher|improv\w+|deteriorat\w+|declin\w+) /;

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
