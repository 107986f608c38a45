import type { Question } from '../question.js';
import type { Span } from '../text/word-text.js';

const complaints =
  '(?:complaints?|complain(?:s|ed|ing)?|gripes?|moan(?:s|ed|ing)?|criticism|problems?|trouble|praise|(?:write|writes|wrote|writing) |(?:talk|talks|talked|talking) )';
const leaving = '(?:leave|leaves|leaving|left|churn\\w*|cancel\\w*|quit|quitting)';
/** What is told of all complaints: which grow, and which go with an outcome. */
const told = `(?:(?:ever |also |really )?(?:lead|leads|leading) to |(?:go|goes|went|going|gone) (?:up|down|away) |(?:increas|decreas)\\w+ |(?:grow\\w*|rise|rising|rose|stopped|stop|costs?) |(?:get|gets|getting) (?:worse|better|more|fewer|rarer) |(?:more |less )?(?:often )?${leaving} |(?:more|less|any more) (?:often |likely ))`;
const subjects = new RegExp(`(?<= ${complaints} ?(?:about|of|with|on|over) )(?:\\S+ ){1,5}?(?=${told})`, 'g');
const growing = new RegExp(` ${complaints} (?:(?:is|are|have|has) )?${told}`);

const losing =
  '(?:lose|losing|lost|leave|left|churn\\w*|cancel\\w*) (?:(?:customers|money|people|revenue) )?(?:to|because of|due to|through|over)';
const trouble = '(?:\\S+ ){0,3}?(?:errors?|problems?|issues?|complaints?|bugs?|crashes|trouble|mistakes)';

/** `how much do we lose to invoice errors`: what customers who wrote of it had paid. */
export const losesToTrouble = new RegExp(` ${losing} ${trouble} `);
/** Words that ask what goes with leaving. */
export const losesTo = new RegExp(
  `(?<= )${losing} ${trouble}(?= )|(?<= )more likely to(?= )|(?<= (?:leave|leaves|churn|cancel|quit) )more(?: often)?(?= )`,
  'g',
);

/** `complaints about crashes are going up`: which themes do is told of all. */
export const complaintSubjects = ({ words }: Question): Span[] => words.matches(subjects);

export const isOfAllComplaints = (question: Question): boolean =>
  complaintSubjects(question).length > 0 || growing.test(question.words.text);
