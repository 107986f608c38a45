import { z } from 'zod';
import { inTurns } from '../src/long-work.js';
import { spanOf } from '../src/journeys/calendar.js';
import { directlyFollows, type Follow } from '../src/journeys/directly-follows.js';
import { followsOfLog } from '../src/journeys/follows-of-log.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { pathFlows, type FlowShape } from '../src/journeys/path-flows.js';
import { pathVariants, type PathVariant } from '../src/journeys/path-variants.js';
import { pieceVariants } from '../src/journeys/piece-variants.js';
import {
  pathsAfter,
  pathsBefore,
  pathsBeforeSilence,
  pathsBetween,
  wholePaths,
  type PathScope,
  type PathWindows,
} from '../src/journeys/path-windows.js';
import { outcomeTimes } from '../src/journeys/outcome-times.js';
import { membersOf } from '../src/journeys/segment.js';
import { activityCodes, type Vocabulary } from '../src/journeys/vocabulary.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import { definitionsUsed } from './definitions-used.js';
import { estimateSchema } from './estimate-schema.js';
import { pathText, patternsBefore, patternsSchema } from './path-patterns.js';
import { stepWindowDays } from './step-window.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

export const pathsOutput = z.object({
  /** `pieces`: any stretch of so many activities; `whole`: all that a customer did. */
  kind: z.enum(['after', 'before', 'between', 'pieces', 'whole']),
  /** The activity that paths start from, or lead to. */
  start: z.string().optional(),
  end: z.string().optional(),
  /** Activities of a path, ends included; null for no limit. */
  length: z.number().nullable(),
  /** Longest time of a path between two activities. */
  within_days: z.number().optional(),
  /** Customers who have a path; of those who did the start, for paths between two. */
  arrived: z.number(),
  entered: z.number(),
  paths: z.array(
    z.object({
      /** The path in one text. */
      what: z.string(),
      activities: z.array(z.string()),
      customers: z.number(),
      share: estimateSchema,
      median_seconds: z.number(),
    }),
  ),
  /** Different paths there are. */
  variants: z.number(),
  /** Share of customers on the listed paths; pieces overlap, so for them there is none. */
  coverage: estimateSchema.nullable(),
  /** The directly-follows graph of these paths, most frequent first. */
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      customers: z.number(),
      transitions: z.number(),
      median_seconds: z.number(),
      p90_seconds: z.number(),
    }),
  ),
  /** Edges there are; the list holds the first of them. */
  edge_count: z.number(),
  /** For the picture: who was where, column by column; of pieces, which overlap, the listed ones alone. */
  flows: z.object({
    nodes: z.array(
      z.object({
        layer: z.number(),
        activity: z.string().nullable(),
        kind: z.enum(['activity', 'others', 'nothing']),
        paths: z.number(),
      }),
    ),
    links: z.array(z.object({ source: z.number(), target: z.number(), paths: z.number() })),
  }),
  patterns: patternsSchema.optional(),
});
export type Paths = z.output<typeof pathsOutput>;

const usualLength = 4;
const usualLimit = 10;
const patternsLabel = 'Comparing what goes before';
const mostEdges = 2000;
const mostColumns = 5;
const drawnPerColumn = 6;

export const paths: Tool<'paths', Paths> = {
  name: 'paths',
  description:
    'What customers do after, before or between activities, or in general: the most common ways with coverage, what directly follows what, and which patterns go with reaching an outcome.',
  input: toolArguments.paths,
  output: pathsOutput,
  execute: answer,
};

interface Search {
  readonly kind: Paths['kind'];
  readonly windows: PathWindows;
  readonly length: number | null;
  /** Customers who did what the paths start from. */
  readonly entered: number;
  readonly withinDays?: number;
}

async function answer(args: ToolArguments<'paths'>, dependencies: ToolDependencies) {
  const { log, definitions } = dependencies;
  const vocabulary = { log, definitions };
  const scope = {
    members: args.segment?.length ? membersOf(vocabulary, args.segment) : undefined,
    span: args.period ? spanOf(args.period, definitions.timezone) : { from: -Infinity, to: Infinity },
  };
  const search = find(vocabulary, args, scope);
  const { windows, kind } = search;
  const limit = args.limit ?? usualLimit;
  const { top, count } =
    kind === 'pieces' && search.length !== null
      ? pieceVariants(log, windows, search.length, limit)
      : pathVariants(log, windows, limit);
  const arrived = distinct(windows.customers);
  const follows = followsIn(log, search, args, scope);
  const named = (codes: readonly number[]) => codes.map((code) => log.activityNames[code]);
  const data: Paths = {
    kind,
    ...(args.from !== undefined && { start: args.from }),
    ...(args.to !== undefined && { end: args.to }),
    length: search.length,
    ...(search.withinDays !== undefined && { within_days: search.withinDays }),
    arrived,
    entered: search.entered,
    paths: top.map(({ activities, customers, medianSeconds }) => ({
      what: pathText(named(activities)),
      activities: named(activities),
      customers,
      share: wilsonInterval(customers, arrived),
      median_seconds: medianSeconds,
    })),
    variants: count,
    coverage:
      kind === 'pieces'
        ? null
        : wilsonInterval(
            top.reduce((sum, { customers }) => sum + customers, 0),
            arrived,
          ),
    edges: follows.slice(0, mostEdges).map((follow) => ({
      from: log.activityNames[follow.from],
      to: log.activityNames[follow.to],
      customers: follow.customers,
      transitions: follow.transitions,
      median_seconds: follow.medianSeconds,
      p90_seconds: follow.p90Seconds,
    })),
    edge_count: follows.length,
    flows: kind === 'pieces' ? flowsOfPieces(vocabulary, top) : flowsOf(vocabulary, search),
  };
  if (args.to !== undefined && inactiveDays(vocabulary, args.to) === undefined) {
    const from = args.from === undefined ? undefined : activityCodes(vocabulary, args.from);
    const comparison = patternsBefore(log, activityCodes(vocabulary, args.to), { ...scope, from });
    data.patterns = await inTurns(comparison, patternsLabel, dependencies.progress);
  }
  return {
    population: search.entered,
    definitions: definitionsUsed(dependencies, { segment: args.segment, outcome: args.to }),
    data,
    caveats: caveats(data),
  };
}

/** Of pieces too, everything that customers did one after another. */
function followsIn(
  log: JourneyLog,
  { kind, windows }: Search,
  { segment = [], period }: ToolArguments<'paths'>,
  scope: PathScope,
): Follow[] {
  if (kind !== 'pieces' && kind !== 'whole') return directlyFollows(log, windows);
  if (segment.length === 0 && !period) return followsOfLog(log);
  return directlyFollows(log, wholePaths(log, scope));
}

function find(vocabulary: Vocabulary, args: ToolArguments<'paths'>, scope: PathScope): Search {
  const { log } = vocabulary;
  const length = args.length ?? usualLength;
  const found = (kind: Paths['kind'], windows: PathWindows, of: number | null): Search => {
    return { kind, windows, length: of, entered: distinct(windows.customers) };
  };
  const silentDays = args.from === undefined ? inactiveDays(vocabulary, args.to) : undefined;
  if (args.to !== undefined && silentDays !== undefined) {
    const silences = outcomeTimes(vocabulary, args.to);
    return found('before', pathsBeforeSilence(log, silences, silentDays * 86_400, scope, length), length);
  }
  const from = args.from === undefined ? undefined : activityCodes(vocabulary, args.from);
  const to = args.to === undefined ? undefined : activityCodes(vocabulary, args.to);
  if (from && to) {
    const withinDays = stepWindowDays(vocabulary.definitions, [args.from ?? '', args.to ?? '']);
    const { entered, ...windows } = pathsBetween(log, from, to, scope, withinDays * 86_400);
    const asked = args.length === undefined ? windows : ofLength(windows, args.length);
    return { kind: 'between', windows: asked, length: args.length ?? null, entered, withinDays };
  }
  if (from) return found('after', pathsAfter(log, from, scope, length), length);
  if (to) return found('before', pathsBefore(log, to, scope, length), length);
  if (args.length === undefined) return found('whole', wholePaths(log, scope), null);
  return found('pieces', wholePaths(log, scope, length), length);
}

/** Of an outcome that is inactivity: days without any activity. */
function inactiveDays({ definitions: { outcomes } }: Vocabulary, name = ''): number | undefined {
  const outcome = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined;
  return outcome && 'inactive_days' in outcome ? outcome.inactive_days : undefined;
}

function ofLength({ customers, starts, ends }: PathWindows, length: number): PathWindows {
  const isKept = (_: number, index: number) => ends[index] - starts[index] === length;
  return {
    customers: customers.filter(isKept),
    starts: starts.filter(isKept),
    ends: ends.filter(isKept),
  };
}

function distinct(customers: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < customers.length; index++) {
    if (index === 0 || customers[index] !== customers[index - 1]) count++;
  }
  return count;
}

function flowsOf({ log }: Vocabulary, { kind, windows, length }: Search): Paths['flows'] {
  const align = { after: 'start', before: 'end', between: 'both', whole: 'start', pieces: 'start' } as const;
  const shape: FlowShape = {
    align: align[kind],
    columns: Math.min(mostColumns, Math.max(2, length ?? usualLength)),
    most: drawnPerColumn,
  };
  const { nodes, links } = pathFlows(log, windows, shape);
  return {
    nodes: nodes.map(({ layer, what, paths: count }) => ({
      layer,
      activity: typeof what === 'number' ? log.activityNames[what] : null,
      kind: typeof what === 'number' ? 'activity' : what,
      paths: count,
    })),
    links: links.map((link) => ({ ...link })),
  };
}

function flowsOfPieces({ log }: Vocabulary, top: readonly PathVariant[]): Paths['flows'] {
  const nodes: Paths['flows']['nodes'] = [];
  const links: Paths['flows']['links'] = [];
  for (const { activities, customers } of top.slice(0, drawnPerColumn)) {
    let source: number | undefined;
    activities.slice(0, mostColumns).forEach((code, layer) => {
      const activity = log.activityNames[code];
      const known = nodes.findIndex((node) => node.layer === layer && node.activity === activity);
      const target = known >= 0 ? known : nodes.push({ layer, activity, kind: 'activity', paths: 0 }) - 1;
      nodes[target].paths += customers;
      const link = links.find((other) => other.source === source && other.target === target);
      if (link) link.paths += customers;
      else if (source !== undefined) links.push({ source, target, paths: customers });
      source = target;
    });
  }
  return { nodes, links };
}

function caveats({ kind, arrived, variants, coverage, patterns, edge_count }: Paths): string[] {
  const found: string[] = [];
  if (arrived > 0 && arrived < 30)
    found.push(`Only ${arrived} customers have such a path: read the counts, not the shares.`);
  if (coverage && arrived >= 30 && coverage.estimate < 0.1) {
    found.push(
      `Hardly two customers go the same way: ${variants} different paths. What follows what says more than the list.`,
    );
  }
  if (kind === 'after') found.push('Customers who came lately may still go on.');
  if (edge_count > mostEdges)
    found.push(`The ${mostEdges} most frequent of ${edge_count} transitions are given.`);
  if (patterns && patterns.contrasts.length > 0) {
    found.push('Patterns go with the outcome; only a control group can show that they cause it.');
  }
  return found;
}
