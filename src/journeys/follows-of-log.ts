import { directlyFollows, type Follow } from './directly-follows.js';
import type { JourneyLog } from './journey-log.js';
import { wholePaths } from './path-windows.js';

const kept = new WeakMap<JourneyLog, Follow[]>();

/** The directly-follows graph of everything that all customers did: asked for again and again, so kept with the log. */
export function followsOfLog(log: JourneyLog): Follow[] {
  const known =
    kept.get(log) ?? directlyFollows(log, wholePaths(log, { span: { from: -Infinity, to: Infinity } }));
  kept.set(log, known);
  return known;
}
