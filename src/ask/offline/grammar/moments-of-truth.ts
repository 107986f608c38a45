import { takeGeneralLeaving, takeTalkOfLeaving } from '../arguments/take-leaving.js';
import { activityMentions, takeOutcome } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import type { Span } from '../text/word-text.js';
import { askForOutcome } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

export const momentsOfTruth: ToolGrammar = {
  tool: 'moments_of_truth',
  evidence: ({ words: { text } }) => {
    if (/ (?:more|less) than \d.* (?:say|write|complain about|talk about) $/.test(text)) return -8;
    return / (?:makes?|making) .*(?:likely|likelier) /.test(text) ? 3 : 0;
  },
  read(reading) {
    const direction = takeDirection(reading);
    const outcome =
      (asksOfDeed(reading) ? (takeStaying(reading) ?? takeGeneralLeaving(reading)) : undefined) ??
      takeOutcome(reading, { anyActivity: true, partly: true }) ??
      takeGeneralLeaving(reading) ??
      takeStaying(reading);
    takeTalkOfLeaving(reading);
    takeTestedDeed(reading);
    const segment = takeSegment(reading);
    const args = { outcome, direction, segment, period: takePeriod(reading) };
    return { args, ...(outcome === undefined ? { missing: askForOutcome(reading.question) } : {}) };
  },
};

/** `stay longer`: to leave less. */
function takeStaying(reading: Reading): string | undefined {
  const [said] = reading.question.words.matches(
    /(?<= )(?:stay\w*|remain\w*|stick\w* (?:around|with)|keep\w* customers)(?= )/g,
  );
  if (!said) return undefined;
  reading.take(said);
  return reading.question.company.leaving;
}

/** `do people who invite teammates stay longer`: the activity in the clause is what is tested. */
const asksOfDeed = ({ question }: Reading): boolean =>
  /^ (?:do|does|did|are|is) (?:\w+ )+?(?:(?:who|that) |(?:stay|remain) )/.test(question.words.text);

/** `do support chats hurt renewals`: every activity is tested, so that one needs no naming. */
function takeTestedDeed(reading: Reading): void {
  if (!/^ (?:\w+ )?(?:do|does|did) /.test(reading.question.words.text) && !asksOfDeed(reading)) return;
  for (const { first, end } of activityMentions(reading).slice(0, 1)) reading.take({ first, end });
}

const lessLikely =
  /(?<= )(?:hurt\w*|harm\w*|damag\w*|kill(?:s|ed|ing|er)?|reduc\w*|lower(?:s|ed|ing)?|decreas\w*|prevent\w*|block\w*|hinder\w*|imped\w*|obstruct\w*|hamper\w*|(?:make|makes|making|made) .*less (?:likely|probable)|less (?:likely|probable|chance)|unlikelier|against|hold\w* back|(?:stand|stands|standing|get|gets|getting|come|comes|is|are) in the way|put\w* (?:\w+ )?off|turn\w* (?:\w+ ){0,3}off|discourag\w*|deter(?:s|red|ring)?|keep\w* (?:\w+ ){1,6}from|stop\w* (?:\w+ ){1,6}from|(?:scar|fright)\w+ (?:\w+ ){0,4}(?:off|away)|poison\w*|sour\w*|spoil\w*|destroy\w*|wreck\w*|ruin\w*|sabotag\w*|undermin\w*|depress\w*|drag\w* (?:\w+ )?down|bring\w* (?:\w+ )?down|cost\w* us|work\w* against|detract\w*|negativ\w*)(?= )/g;
const likelier =
  /(?<= )(?:help(?:s|ed|ing)?|boost\w*|increas\w*|rais(?:e|es|ed|ing)|improv\w*|lift(?:s|ed|ing)?|promot(?:e|es|ed|ing)|favou?rs?|more (?:likely|probable)|likelier|odds up|aha|magic|encourag\w*|push(?:es|ed|ing)?|foster\w*|bring\w* (?:\w+ )?up|positiv\w*|speak\w* for|nudg\w*|convinc\w*|persuad\w*)(?= )/g;

/** Only where it is said: what drives or predicts is neutral. */
function takeDirection(reading: Reading): 'positive' | 'negative' | undefined {
  const { words } = reading.question;
  const isSaid = (span: Span): boolean => reading.isFree(span) && !reading.overlapsPeriod(span);
  const [negative] = words.matches(lessLikely).filter(isSaid);
  const [positive] = words.matches(likelier).filter(isSaid);
  if (negative && !positive) return 'negative';
  return positive && !negative ? 'positive' : undefined;
}
