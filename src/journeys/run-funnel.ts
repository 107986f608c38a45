import { anyOrderFunnel } from './any-order-funnel.js';
import { exclusiveFunnel } from './exclusive-funnel.js';
import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { orderedFunnel } from './ordered-funnel.js';
import { strictFunnel } from './strict-funnel.js';

/**
 * Furthest progress of each customer (ClickHouse's `windowFunnel` is the reference): over every possible first step,
 * the longest progression whose every step lies within the window counted from that first step.
 */
export function runFunnel(log: JourneyLog, query: FunnelQuery): Funnel {
  const run = runners[query.order];
  return query.exclude.length > 0 ? exclusiveFunnel(log, query, run) : run(log, query);
}

const runners = { ordered: orderedFunnel, strict: strictFunnel, any: anyOrderFunnel };
