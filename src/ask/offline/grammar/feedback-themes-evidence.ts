import type { Question } from '../question.js';
import { overlaps } from '../text/word-text.js';
import { isOfAllComplaints, linksToOutcome, losesToTrouble } from './complaint-subjects.js';
import { feltAbout, isOfOneThing, saidAbout } from './felt-about.js';

/** What speaks for themes of feedback besides the turns of phrase. */
export function feedbackEvidence(question: Question): number {
  const { text } = question.words;
  if (countsFeelings(question)) return 8;
  if (countsComplaints(question)) return -6;
  if (linksToOutcome(question)) return 24;
  if (isOfAllComplaints(question)) return 10;
  if (losesToTrouble.test(text)) return 16;
  if (question.words.matches(averageBySource).length > 0 || ratingsMove.test(text)) return 24;
  if (isOfPeriod(question)) return 24;
  if (isOfOneThing.test(text)) return -10;
  if (saidAbout.test(text) || feltAbout.test(text)) return -5;
  return changesOfFeedback.test(text) ? 4 : 0;
}

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
