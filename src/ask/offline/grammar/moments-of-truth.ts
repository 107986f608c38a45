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
  evidence: ({ words }) => (/ (?:makes?|making) .*(?:likely|likelier) /.test(words.text) ? 3 : 0),
  read(reading) {
    const direction = takeDirection(reading);
    const outcome = takeOutcome(reading, { anyActivity: true, partly: true }) ?? takeGeneralLeaving(reading);
    takeTalkOfLeaving(reading);
    takeTestedDeed(reading);
    const segment = takeSegment(reading);
    const args = { outcome, direction, segment, period: takePeriod(reading) };
    return { args, ...(outcome === undefined ? { missing: askForOutcome(reading.question) } : {}) };
  },
};

/** `do support chats hurt renewals`: every activity is tested, so that one needs no naming. */
function takeTestedDeed(reading: Reading): void {
  if (!/^ (?:\w+ )?(?:do|does|did) /.test(reading.question.words.text)) return;
  for (const { first, end } of activityMentions(reading).slice(0, 1)) reading.take({ first, end });
}

const lessLikely =
  /(?<= )(?:hurts?|hurting|harms?|harming|damag\w*|kills?|killing|destroy\w*|spoil\w*|ruin\w*|wreck\w*|undermin\w*|scar\w*|stop\w*|keep\w* (?:\w+ ){1,6}?from|(?:gets?|getting|stands?) in the way|reduc\w*|lowers?|lowering|decreas\w*|prevents?|block\w*|hinder\w*|(?:make|makes|making) .*less (?:likely|probable)|less (?:likely|probable)|against|hold\w* back|stand in the way|put\w* (?:\w+ )?off|discourag\w*|deter\w*)(?= )/g;
const likelier =
  /(?<= )(?:helps?|helping|boosts?|boosting|increas\w*|rais\w*|improv\w*|lift\w*|promot\w*|favou?rs?|more (?:likely|probable)|likelier|aha|magic|encourag\w*|push\w*)(?= )/g;

/** Only where it is said: what drives or predicts is neutral. */
function takeDirection(reading: Reading): 'positive' | 'negative' | undefined {
  const { words } = reading.question;
  const isSaid = (span: Span): boolean => reading.isFree(span) && !reading.overlapsPeriod(span);
  const [negative] = words.matches(lessLikely).filter(isSaid);
  const [positive] = words.matches(likelier).filter(isSaid);
  if (negative && !positive) return 'negative';
  return positive && !negative ? 'positive' : undefined;
}
