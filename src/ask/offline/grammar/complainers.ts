import type { Question } from '../question.js';
import { overlaps, type Span } from '../text/word-text.js';

const voicing =
  '(?:complain\\w*|moan\\w*|grip(?:e|es|ed|ing)|grumbl\\w*|whin(?:e|es|ed|ing)|rant\\w*|wrote|write|talk\\w*)';
const about = '(?:about|of|over|on)';
const voiced = new RegExp(
  `(?<= )(?:who|that|those) (?:(?:have|had|has) )?${voicing}(?: ${about})?(?= )|(?<= )(?:complainers|moaners|grumblers|whiners)(?: ${about})?(?= )|(?<=^ (?:is|does|do) )(?:complaining|moaning|griping|grumbling|ranting|whining)(?: ${about})?(?= )`,
  'g',
);
const leaving =
  /(?<= )(?:leave|leaves|leaving|left|churn\w*|cancel\w*|quit|quits|quitting|walk away|stay|stays)(?= )/g;
const asking =
  /^ (?:(?:so|and|but|ok) )?(?:do|does|did|are|is|will|would|have|has|how (?:likely|often|many|much)) | (?:more|less|any more|as often|rarely|sooner|likelier) /;
/** Words between what is complained of and what is done. */
const longest = 9;

/**
 * `do people who complain about noise leave`, `are complainers more likely to cancel`: what they write of, up to the outcome
 * that it may go with.
 */
export function subjectOfComplainers(question: Question): Span | undefined {
  const { words } = question;
  if (!asking.test(words.text)) return undefined;
  const outcomes = [...outcomesOf(question), ...words.matches(leaving)].sort((a, b) => a.first - b.first);
  for (const { end } of words.matches(voiced)) {
    const outcome = outcomes.find(({ first }) => first >= end && first - end <= longest);
    if (
      outcome &&
      !words.text.slice(words.before(end).length, words.before(outcome.first).length).includes(' and ')
    )
      return { first: end, end: outcome.first };
  }
  return undefined;
}

/** Names of outcomes, and of activities that are one. */
export const outcomesOf = ({ mentions, company }: Question): readonly Span[] =>
  mentions.filter(({ readings }) => readings.some(({ entity }) => company.outcomeOf(entity) !== undefined));

const doing = '(?:do|does|did|doing) (?:next|then|after|afterwards?|later|subsequently|after that)';
const nexts = [
  new RegExp(`(?<= )(?:who|that) (?:have )?${voicing}(?: ${about} (?:\\S+ ){1,8}?| )${doing}(?= )`, 'g'),
  new RegExp(`(?<= )(?:\\S+ )?(?:complainers|moaners|grumblers|whiners) ${doing}(?= )`, 'g'),
  new RegExp(
    `(?<= what )(?:(?:do|does|did) (?:\\S+ ){1,3}?do|(?:happens?|happened) (?:to|with) (?:\\S+ ){1,3}?)(?: (?:right|just|next))? ?(?:after|once|when|who) (?:(?:they|people|customers|users) )?(?:have |had )?(?:complain\\w*|moan\\w*|grumbl\\w*|a complaint)(?: ${about} (?:\\S+ )*\\S+(?= $))?(?= )`,
    'g',
  ),
];

/** `what do people do after they complain`: told with what goes with leaving. A complaint that is an activity is like any other. */
export const nextOfComplainers = ({ words, mentions }: Question): Span | undefined =>
  nexts
    .flatMap((each) => words.matches(each))
    .find((span) =>
      mentions.every(
        (mention) =>
          !overlaps(mention, span) ||
          mention.readings.every(
            ({ entity }) => entity.kind !== 'activity' || !/complain|grumbl/i.test(entity.name),
          ),
      ),
    );
