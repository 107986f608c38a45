import type { JourneyLog } from '../journey-log.js';
import { kindOfActivity, plainWords } from './activity-kind.js';
import type { ActivityOrder } from './activity-order.js';
import type { Proposal, ProposedJourney } from './proposal.js';

const recentDays = 30;

/** Names for the groups of customers that people speak of most. */
export function proposeTerms(
  log: JourneyLog,
  order: ActivityOrder,
  journeys: readonly ProposedJourney[],
  outcomes: Proposal['outcomes'],
): Proposal['terms'] {
  const stages = journeys.map(({ stages: own }) =>
    own.flatMap((stage) => (typeof stage === 'string' ? [stage] : [])),
  );
  const terms: Proposal['terms'][number][] = [];
  const [main = []] = stages;
  const goal = main.at(-1);
  const lost = outcomes.find(({ name }) => name === 'churn')?.means;
  const churn = lost && 'did' in lost ? lost.did : undefined;

  const trial = main.find((stage) => /\btrial\b/.test(plainWords(stage)) && stage !== goal);
  if (trial && goal) {
    terms.push({
      name: 'trial users',
      means: [{ did: trial }, { did_not: goal }],
      reason: `In the trial, and not at its end.`,
    });
  }
  const sells = goal !== undefined && kindOfActivity(goal) === 'purchase';
  if (sells) {
    terms.push({
      name: 'paying customers',
      means: [{ did: goal }, ...(churn ? [{ did_not: churn }] : [])],
      reason: churn ? 'Converted, and not lost again.' : 'Converted.',
    });
  }
  if (churn) terms.push({ name: 'churned customers', means: [{ did: churn }], reason: 'Left.' });
  for (const own of stages) {
    const end = own.at(-1);
    if (!end || own.length < 2 || kindOfActivity(end) !== 'resolution') continue;
    terms.push({
      name: stages.length === 1 ? 'open cases' : `open in ${journeys[stages.indexOf(own)].name}`,
      means: [{ did: own[0] }, { did_not: end }],
      reason: `Begun and not at the end.`,
    });
  }
  const lostSales = outcomes.flatMap(({ means }) =>
    'did' in means && kindOfActivity(means.did) === 'loss' ? [means.did] : [],
  );
  for (const own of stages) {
    const end = own.at(-1);
    if (!end || own.length < 2 || kindOfActivity(end) !== 'sale') continue;
    const losses = lostSales.filter((activity) => /\b(lost|disqualif\w*)\b/.test(plainWords(activity)));
    terms.push({
      name: 'open deals',
      means: [{ did: own[0] }, ...[end, ...losses].map((activity) => ({ did_not: activity }))],
      reason: 'Begun, and neither won nor lost.',
    });
  }
  const entry = main.find((stage) => /\b(sign(ed)? ?up|regist\w*)\b/.test(plainWords(stage)));
  if (sells && entry) {
    terms.push({
      name: 'new signups',
      means: [{ did: entry, within_days: recentDays }],
      reason: `The last ${recentDays} days.`,
    });
  }
  const regular = sells || churn ? regularActivity(log, order) : undefined;
  if (regular) {
    terms.push({
      name: 'active users',
      means: [{ did: regular, within_days: recentDays }],
      reason: `${regular} is what customers do most.`,
    });
  }
  return [...terms, ...promoters(log)];
}

/** Who would recommend the company and who would not, as the Net Promoter Score cuts them. */
function promoters({ traits }: JourneyLog): Proposal['terms'] {
  const nps = [...traits.values()].find(
    ({ name, kind }) => kind === 'number' && /^nps( score)?$/.test(plainWords(name)),
  );
  if (!nps) return [];
  return [
    { name: 'promoters', means: [{ trait: nps.name, at_least: 9 }], reason: 'Answered 9 or 10.' },
    { name: 'detractors', means: [{ trait: nps.name, at_most: 6 }], reason: 'Answered 0 to 6.' },
  ];
}

/** What many customers do again and again: a sign of life. Logging in says it best. */
function regularActivity(
  { customerCount }: JourneyLog,
  { names, reach, events }: ActivityOrder,
): string | undefined {
  const regular = names
    .map((_, activity) => activity)
    .filter((activity) => reach[activity] >= 0.3 * customerCount && events[activity] >= 3 * reach[activity])
    .sort((a, b) => events[b] - events[a]);
  const login = regular.find((activity) =>
    /\b(log(ged|s)? ?in|session|app open(ed)?)\b/.test(plainWords(names[activity])),
  );
  const found = login ?? regular[0];
  return found === undefined ? undefined : names[found];
}
