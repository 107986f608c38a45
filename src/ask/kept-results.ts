import type { Envelope } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tool-arguments.js';
import { canonicalJson } from '../store/canonical-json.js';

/** What these find depends on the log, the definitions and the day alone, and on nothing else that is in the database. */
const restOnTheLog: ReadonlySet<ToolName> = new Set([
  'drop_offs',
  'paths',
  'segments',
  'moments_of_truth',
  'churn_risk',
  'customers',
  'next_best_action',
  'forecast',
  'trend',
  'retention',
  'effect',
]);

const mostKept = 200;

/** Results of one view of the data: what many ask is computed once, also for those who ask at the same time. */
export class KeptResults {
  readonly #results = new Map<string, Promise<Envelope>>();

  of(tool: ToolName, args: unknown, compute: () => Promise<Envelope>): Promise<Envelope> {
    if (!restOnTheLog.has(tool)) return compute();
    const key = `${tool} ${canonicalJson(args)}`;
    const result = this.#results.get(key) ?? compute();
    this.#results.delete(key);
    this.#results.set(key, result);
    const [oldest] = this.#results.keys();
    if (this.#results.size > mostKept) this.#results.delete(oldest);
    result.catch(() => this.#results.delete(key));
    return result;
  }
}
