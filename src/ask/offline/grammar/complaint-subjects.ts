import { personStems } from '../lexicon/synonyms.js';
import type { Question } from '../question.js';
import { overlaps, type Span } from '../text/word-text.js';
import { outcomesOf, subjectOfComplainers } from './complainers.js';

const complaints =
  '(?:complaints?|complain(?:s|ed|ing)?|gripes?|moan(?:s|ed|ing)?|grumbl(?:es?|ed|ing)|whin(?:es?|ed|ing)|rant(?:s|ed|ing)?|criticisms?|problems?|trouble|praise|(?:write|writes|wrote|writing) |(?:talk|talks|talked|talking) )';
const leaving = '(?:leave|leaves|leaving|left|churn\\w*|cancel\\w*|quit|quitting)';
/** What is told of all complaints: which grow, and which go with an outcome. */
const told = `(?:(?:ever |also |really )?(?:lead|leads|leading) to |(?:go|goes|went|going|gone) (?:up|down|away) |(?:increas|decreas)\\w+ |(?:grow\\w*|grew|rise|rising|rose|stopped|stop|costs?|predicts?|precedes?|(?:come|comes|came) before) |(?:get|gets|getting) (?:worse|better|more|fewer|rarer) |(?:more |less )?(?:often )?${leaving} |(?:more|less|any more) (?:often |likely |since |after |afterwards |then |now ))`;
const subjects = new RegExp(`(?<= ${complaints} ?(?:about|of|with|on|over) )(?:\\S+ ){1,5}?(?=${told})`, 'g');
/** `did delivery complaints drop`: what they are of stands before. */
const before =
  /(?<= (?:did|do|does|are|is|have|has|the|our) )(?:\S+ ){1,2}?(?=(?:complaints|gripes) (?:(?:\w+ )?(?:drop\w*|fall\w*|fell|go|goes|went|gone|going|rise|rose|rising|grow\w*|grew|increas\w+|decreas\w+|up|down|stop\w*)) )/g;
const growing = new RegExp(` ${complaints} (?:(?:is|are|have|has) )?${told}`);

const losing =
  '(?:lose|losing|lost|leave|left|churn\\w*|cancel\\w*) (?:\\S+ ){0,4}?(?:to|because of|because|due to|through|over|comes? from)';
const trouble =
  '(?:\\S+ ){0,3}?(?:errors?|problems?|issues?|complaints?|(?:who|that) complain\\w*|bugs?|crashes|trouble|mistakes)(?: about (?!last|this|since)(?:\\S+ ){0,3}\\S+(?= $))?';

/** `how much do we lose to invoice errors`: what customers who wrote of it had paid. */
export const losesToTrouble = new RegExp(` ${losing} ${trouble} `);
/** Words that ask what goes with leaving. */
export const losesTo = new RegExp(
  `(?<= )${losing} ${trouble}(?= )|(?<= how much )(?:\\S+ ){1,2}?(?=(?:do|did) we (?:lose|lost) )|(?<= )more likely to(?= )|(?<= (?:leave|leaves|churn|cancel|quit) )more(?: often)?(?= )`,
  'g',
);

/** `complaints about crashes are going up`: which themes do is told of all. */
export function complaintSubjects(question: Question): Span[] {
  const ofComplainers = subjectOfComplainers(question);
  if (ofComplainers) return [ofComplainers];
  // `complain about since the price increase`: that is a time.
  const saidBefore = question.words
    .matches(before)
    .filter((span) => question.mentions.every((mention) => !overlaps(mention, span)));
  // `complaints of enterprise customers`: that is who complains.
  const isWho = ({ first, end }: Span): boolean =>
    question.tokens[first - 1]?.word === 'of' &&
    question.tokens.slice(first, end).some(({ stem }) => personStems.has(stem));
  return [...question.words.matches(subjects), ...saidBefore].filter(
    (span) => !isWho(span) && !question.periods.some((period) => overlaps(period, span)),
  );
}

export const isOfAllComplaints = (question: Question): boolean =>
  complaintSubjects(question).length > 0 || growing.test(question.words.text);

/** Themes that go with an outcome: one is named besides what is written of. */
export const linksToOutcome = (question: Question): boolean =>
  subjectOfComplainers(question) !== undefined ||
  (linking.test(question.words.text) && isOfAllComplaints(question) && outcomesOf(question).length > 0);

const linking =
  / (?:predicts?|precedes?|(?:lead|leads|leading) to|(?:more|less) (?:often |likely )?|(?:come|comes|came) before) /;
