import type { ToolName } from '../../../../tools/tool-arguments.js';
import type { ToolPlan } from '../../plan.js';
import { asksBothFeelings } from '../arguments/take-feeling.js';
import { feedbackSplits } from '../grammar/feedback-splits.js';
import { leaveWithout } from '../grammar/paths.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';

/** A word that asks for something, and what in a plan answers to it. */
interface Demand {
  readonly said: RegExp;
  /** The tools that it is a demand on; all when left out. */
  readonly tools?: readonly ToolName[];
  /** Looked for in the plan's arguments as JSON. */
  readonly met: RegExp;
}

const listing: readonly ToolName[] = [
  'trend',
  'customers',
  'segments',
  'next_best_action',
  'forecast',
  'journey_map',
];

const demands: readonly Demand[] = [
  {
    said: / (excluded|removed|taken out|left out|leaving out|toss(?:ed)? out) /,
    met: /"(?:is_not|did_not|exclude|at_most|about)"|remov|exclud/i,
  },
  {
    said: / (with no|without|except|excluding|exclude|never|other than|apart from) /,
    met: /"(?:is_not|did_not|exclude|explain|at|steps|about)"/,
  },
  {
    said: / but (no|not) (?!only|sure|yet)/,
    tools: [...listing, 'churn_risk'],
    met: /"(?:is_not|did_not|at_most|lost_at|stage)"/,
  },
  {
    said: /(?<! so (?:that )?(?:they|we|it|he|she) (?:do|does|will|would|can)| (?:and|or) who (?:do|does|did|has|have)) (not) (?!only|more|less|sure|just|(?:a |1 |the )?(?:total|sum|average|overall))/,
    tools: listing,
    met: /"(?:is_not|did_not|at_most)"/,
  },
  {
    said: / (versus|compare|compared to|compared with) /,
    met: /"(?:compare|breakdown|about|change|interval)"/,
  },
  {
    said: / (why) /,
    tools: ['trend', 'customers', 'churn_risk', 'paths', 'retention', 'forecast', 'segments', 'journey_map'],
    met: /"explain"/,
  },
  {
    said: / (becomes?|became|turn into|turns? into|turned into) /,
    tools: ['trend'],
    met: /^(?!.*"activity".*"term")/,
  },
  { said: / (from) (?:\w+ ){1,5}to /, tools: ['paths'], met: /"from".*"to"|"to".*"from"/ },
  { said: / (once|twice|times) /, tools: listing, met: /"at_least"|"events"/ },
  { said: / (most valuable|by value|sorted by|sort by) /, tools: ['customers', 'churn_risk'], met: /"sort"/ },
  {
    // A time in words that no period was read from.
    said: / (since) (?!when |then |we |i |you )/,
    tools: ['feedback_themes', 'feedback_search', 'trend', 'paths', 'segments'],
    met: /"(?:period|periods|from|about)"/,
  },
  {
    said: / (go with|goes with|linked (?:to|with)|associated with|correlat\w+ with|leads? to|predicts?) /,
    tools: ['feedback_themes'],
    met: /"outcome"/,
  },
  {
    said: / (?:complain|moan|gripe|rant|praise)\w* (more|less) /,
    tools: ['feedback_themes'],
    met: /"(?:compare|period|outcome)"/,
  },
  {
    said: /(?<= )((?<=\d )stars?|rated(?= (?:\w+ )?\d))(?= )/,
    tools: ['feedback_themes'],
    met: /_rating"/,
  },
  {
    said: / (percentage|percent|share|proportion|fraction) /,
    tools: ['drop_offs'],
    met: /^(?!.*"did")|"steps"/,
  },
  { said: / (predict|forecast) /, tools: ['drop_offs', 'paths', 'customers', 'trend'], met: /^$/ },
  { said: / (lost|lose|loses|losing) /, tools: ['trend'], met: /lost|"outcome"|"value"/i },
  {
    said: / (come back|came back|comes back|coming back|returned|returning) /,
    tools: ['trend', 'customers', 'drop_offs'],
    met: /return|came back|reactivat|"within_days"/i,
  },
  {
    said: / (recommend|best action|which action|of our actions) /,
    tools: ['customers', 'trend', 'drop_offs'],
    met: /^$/,
  },
  { said: / (average time|median time|mean time|duration) /, tools: ['trend', 'customers'], met: /^$/ },
  { said: / (how long) /, tools: ['trend', 'customers', 'paths'], met: /"length"/ },
  { said: / (would happen if|what if (?:everyone|everybody|all|nobody)) /, met: /^$/ },
  { said: / (strict|any order|regardless of) /, tools: ['drop_offs'], met: /"order"/ },
  { said: / (stopped|no longer|anymore) /, tools: [...listing, 'churn_risk'], met: /"did_not"/ },
  { said: / (into|make them|make these) /, tools: ['next_best_action'], met: /"outcome"/ },
];

/** Words of the question that nothing in the plan answers to. */
export function unmetWords({ tool, args }: ToolPlan, { question, isFollowUp }: Reading): string[] {
  const isTold =
    tool === 'feedback_themes' && (feedbackSplits(question).length > 0 || asksBothFeelings(question));
  const plan = `${JSON.stringify(args)}${isTold ? '"compare"' : ''}`;
  const all = withoutNames(question);
  // The grammar of paths takes its end from that.
  const text =
    tool === 'paths'
      ? all.replace(leaveWithout, 'leave ')
      : tool === 'churn_risk'
        ? all.replace(/ and why (?=$)/, ' ')
        : all;
  const unmet = demands
    .filter(({ tools, met }) => (tools === undefined || tools.includes(tool)) && !met.test(plan))
    .flatMap(({ said }) => said.exec(text)?.[1] ?? []);
  return isFollowUp || !isAimless(tool, plan) ? unmet : [...unmet, 'what they did'];
}

/** The words but for those of names that ask for nothing by themselves: the term `never flown`. */
function withoutNames({ tokens, mentions }: Question): string {
  const names = mentions.filter(({ readings }) =>
    /^(?:term|value|source|change)$/.test(readings[0]?.entity.kind ?? ''),
  );
  const words = tokens.map(({ word, number }, token) => {
    const isNamed = names.some(({ first, end }) => first <= token && token < end);
    return isNamed ? '·' : number === undefined ? word : String(number);
  });
  return ` ${words.join(' ')} `;
}

/** A funnel of no journey and no steps, for customers who did something: more likely those were the steps. */
const isAimless = (tool: ToolName, plan: string): boolean =>
  tool === 'drop_offs' && !/"(?:journey|steps|at)"/.test(plan) && plan.includes('"did"');
