import type { Condition, Segment } from '../../journeys/condition.js';
import type { Compare, ToolArguments } from '../../../tools/tool-arguments.js';
import { describeCondition, describePeriod } from '../describe-conditions.js';
import type { ToolPlan } from '../plan.js';

/** What most tools may be told: whom, when, against what, split by what. */
interface Scope {
  readonly segment?: Segment | undefined;
  readonly period?: { readonly from?: string | undefined; readonly to?: string | undefined } | undefined;
  readonly compare?: Compare | undefined;
  readonly breakdown?: string | undefined;
}

/** Arguments that no wording here says, and without which another question would be asked. */
const unsaid = [
  'customer',
  'stage',
  'window_days',
  'exclude',
  'min_risk',
  'min_rating',
  'max_rating',
  'return',
];

/** A plan as the question that surely asks for it, but for how many rows; undefined where there is no such wording. */
export function planAsQuestion({ tool, args }: ToolPlan): string | undefined {
  if (unsaid.some((name) => name in args)) return undefined;
  switch (tool) {
    case 'trend':
      return question(trendWords(args), args);
    case 'drop_offs':
      return question(dropOffWords(args), args);
    case 'paths':
      return question(pathWords(args), args);
    case 'journey_map':
      return question(`Show the ${args.journey ?? ''} journey map of ${whom(args)}`, args);
    case 'churn_risk': {
      const soon = args.horizon_days === undefined ? '' : `in the next ${args.horizon_days} days`;
      return question(`Which ${whom(args)} are at risk of ${args.outcome ?? 'churn'} ${soon}`, args);
    }
    case 'moments_of_truth': {
      const verbs = { positive: 'increases', negative: 'reduces' };
      const verb = args.direction ? verbs[args.direction] : 'drives';
      return question(`What ${verb} ${args.outcome} of ${whom(args)}`, args);
    }
    case 'forecast':
      return question(forecastWords(args), args);
    case 'retention':
      return args.start === undefined
        ? undefined
        : question(
            `What is the ${args.interval === undefined ? '' : `${args.interval}ly`} retention of ${whom(args)} who did ${args.start}`,
            args,
          );
    case 'effect': {
      const on = args.outcome === undefined ? '' : `on ${args.outcome}`;
      return args.change === undefined || args.segment || args.journey
        ? undefined
        : question(`What was the effect of ${args.change} ${on}`, args);
    }
    case 'feedback_themes':
      return question(themeWords(args), args);
    case 'feedback_search': {
      const where = args.source === undefined ? '' : `in ${args.source}`;
      const by = args.segment ? `from ${whom(args)}` : '';
      return question(`Find ${args.sentiment ?? ''} feedback ${where} about “${args.about}” ${by}`, args);
    }
    case 'customers':
      return args.segment === undefined ? undefined : question(`List ${whom(args)}`, args);
    case 'next_best_action':
      return args.outcome === undefined
        ? undefined
        : question(`What is the next best action for ${args.outcome} of ${whom(args)}`, args);
    default:
      return undefined;
  }
}

/** The words with when, against what and split by what. */
function question(words: string | undefined, { period, compare, breakdown }: Scope): string | undefined {
  if (words === undefined) return undefined;
  const parts = [
    words,
    ...(breakdown === undefined ? [] : [`by ${breakdown}`]),
    ...(period ? [describePeriod(period)] : []),
    ...(compare === undefined ? [] : [compareWords(compare)]),
  ];
  const said = parts.join(' ').replace(/ +/g, ' ').trim();
  return /^(?:Show|Find|List|Forecast) /.test(said) ? said : `${said}?`;
}

function forecastWords(args: ToolArguments<'forecast'>): string {
  const ahead = `in the next ${args.horizon_days ?? 30} days`;
  return args.journey !== undefined && args.outcome === undefined
    ? `Forecast the ${args.journey} journey of ${whom(args)} ${ahead}`
    : `How much ${args.outcome ?? 'conversion'} of ${whom(args)} do you expect ${ahead}`;
}

function trendWords(args: ToolArguments<'trend'>): string | undefined {
  const step = args.interval === undefined ? '' : `per ${args.interval}`;
  const of = args.segment === undefined ? '' : `of ${whom(args)}`;
  const what = args.activity ?? args.outcome;
  if (args.term !== undefined) return `How many ${args.term} are there ${of} ${step}`;
  switch (args.measure) {
    case 'conversion':
      return `What is the ${rateWords(args)} rate ${of} ${step}`;
    case 'customers':
      // Of two things done, either might be the one that is counted.
      if (what !== undefined && args.segment?.some((each) => 'did' in each || 'did_not' in each))
        return undefined;
      return `How many ${whom(args)} did ${what ?? 'anything'} ${step}`;
    case 'events':
      return `How often did ${whom(args)} do ${what ?? 'anything'} ${step}`;
    default: {
      const value = args.measure === 'value' ? 'total value' : 'average value';
      return `What is the ${value} ${what === undefined ? '' : `of ${what}`} ${of} ${step}`;
    }
  }
}

/** `churn rate`, but `signed up conversion rate`. */
function rateWords({ journey, outcome, activity }: ToolArguments<'trend'>): string {
  if (journey === undefined && outcome !== undefined) return outcome;
  return `${journey ?? activity ?? ''} conversion`;
}

function dropOffWords(args: ToolArguments<'drop_offs'>): string | undefined {
  const within = args.within_days === undefined ? '' : `within ${args.within_days} days`;
  if (args.steps) {
    if (args.explain) return undefined;
    const orders = { any: 'in any order', strict: 'in strict order', ordered: '' };
    const order = args.order === undefined ? '' : orders[args.order];
    return `How many ${whom(args)} get from ${args.steps.map(quoted).join(' to ')} ${within} ${order}`;
  }
  const journey = args.journey === undefined ? '' : `in the ${args.journey} journey`;
  const after = args.at === undefined ? '' : `after ${args.at}`;
  return `${args.explain ? 'Why' : 'Where'} do ${whom(args)} drop off ${journey} ${after} ${within}`;
}

function pathWords(args: ToolArguments<'paths'>): string | undefined {
  const { from, to } = args;
  if (from !== undefined && to !== undefined)
    return `Which paths do ${whom(args)} take from ${quoted(from)} to ${quoted(to)}`;
  if (to !== undefined) return `What do ${whom(args)} do before ${quoted(to)}`;
  return from === undefined ? undefined : `What do ${whom(args)} do after ${quoted(from)}`;
}

function themeWords(args: ToolArguments<'feedback_themes'>): string {
  const where = args.source === undefined ? '' : `in ${args.source}`;
  const verbs = { negative: 'complain about', positive: 'praise' };
  const themes = args.sentiment === 'negative' ? 'complaints' : 'themes of feedback';
  if (args.outcome !== undefined) return `Which ${themes} ${where} of ${whom(args)} go with ${args.outcome}`;
  return `What do ${whom(args)} ${args.sentiment ? verbs[args.sentiment] : 'talk about in their feedback'} ${where}`;
}

function compareWords(compare: Compare): string {
  if (compare === 'previous_period') return 'compared with the previous period';
  if (compare === 'previous_year') return 'compared with the same period last year';
  if ('trait' in compare) return `for ${compare.trait} ${compare.values.join(' versus ')}`;
  return compare.periods.map((period) => describePeriod(period)).join(' compared with ');
}

/** So that a name ends where it ends: `Demo Booked to Demo Attended` has three of them. */
const quoted = (name: string): string => `“${name}”`;

/** `trial users with device mobile who did Signed Up`. */
function whom({ segment = [] }: Scope): string {
  const [noun = 'customers', ...more] = segment.flatMap((each) => ('term' in each ? [each.term] : []));
  const traits = segment.flatMap((each) => ('trait' in each ? [traitWords(each)] : []));
  const deeds = [...more.map((term) => `are ${term}`), ...segment.flatMap(deedWords)];
  const having = traits.length === 0 ? '' : ` with ${traits.join(' and ')}`;
  return `${noun}${having}${deeds.length === 0 ? '' : ` who ${deeds.join(' and ')}`}`;
}

function traitWords(condition: Extract<Condition, { trait: string }>): string {
  const isBetween = 'at_least' in condition && 'at_most' in condition;
  return isBetween
    ? `${condition.trait} between ${condition.at_least} and ${condition.at_most}`
    : describeCondition(condition);
}

function deedWords(condition: Condition): string[] {
  if ('term' in condition || 'trait' in condition) return [];
  if ('stage' in condition) return [`are ${describeCondition(condition)}`];
  return ['lost_at' in condition ? `were ${describeCondition(condition)}` : describeCondition(condition)];
}
