import { stem } from '../text/stem.js';

const stems = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(stem));

/** Words that ask for what customers are unhappy with, whatever it is. */
export const unhappyStems = stems(`
  complain complaint gripe grouch grouse grumble moan whine whinge rant rage bitch slam trash roast bash lambast condemn
  criticise criticize criticism critic critical hate detest loathe despise dislike resent annoy annoyance annoyed anger angry
  irritate irritation infuriate frustrate frustration upset unhappy unhappiness dissatisfied dissatisfaction discontent
  displease displeasure disappoint disappointment disgruntled grievance grudge pain peeve bugbear nuisance trouble bother
  bugging worry worries concern concerns problem issue bad worst awful terrible horrible nasty nastiest harsh negative negatives
  negativity neg furious fuming outrage mad struggle struggling flaw shortcoming weakness downside drawback hassle headache
  aggravate exasperate beef sadden sour displeased unsatisfied anoy mad rage pissed livid miffed peeved
  grumpy grumpier grumpiest cranky crankier angrier angriest crossest saltier salty hostile
`);

/** Words that ask for what customers are happy with. */
export const happyStems = stems(`
  praise love loving adore enjoy appreciate appreciation admire applaud compliment commend rave gush delight happy happiest
  happiness thrilled ecstatic satisfied satisfaction positive positives positivity pleased glowing kudos nice nicest lovely
  loveliest grateful gratitude impressed flattering favourite favorite cheer rave excited excitement
`);
