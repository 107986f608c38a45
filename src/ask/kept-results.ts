import { noAnswer } from '../../tools/feedback-search.js';
import type { Envelope } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tool-arguments.js';
import { canonicalJson } from '../store/canonical-json.js';
import { RecentlyUsed } from './recently-used.js';

/** What these find depends on the log, the definitions and the day alone, and on nothing else that is in the database. */
const restOnTheLog: ReadonlySet<ToolName> = new Set([
  'paths',
  'segments',
  'churn_risk',
  'customers',
  'next_best_action',
  'forecast',
  'trend',
  'retention',
  'effect',
  'definitions',
]);
/** And these on the texts, themes and imports as well. */
export const restOnRecords: ReadonlySet<ToolName> = new Set([
  'drop_offs',
  'journey_map',
  'moments_of_truth',
  'feedback_themes',
  'feedback_search',
  'data_health',
]);

/** More than a company asks in a day, so that none pushes out another in turn. */
const mostKept = 1000;

interface KeptResult {
  readonly envelope: Promise<Envelope>;
  /** Those who wait for it; those who can't stop count for ever. */
  waiting: number;
  readonly stop: AbortController;
}

/** Results of one view of the data: what many ask is computed once, also for those who ask at the same time. */
export class KeptResults {
  readonly #results = new RecentlyUsed<KeptResult>(mostKept);
  readonly #recordsVersion: () => Promise<string>;

  /** @param recordsVersion names the state of the texts, themes and imports. */
  constructor(recordsVersion: () => Promise<string>) {
    this.#recordsVersion = recordsVersion;
  }

  /**
   * @param compute with a signal that nobody waits any more: who stops leaves the others their result.
   * @param signal of who asks.
   */
  async of(
    tool: ToolName,
    args: unknown,
    compute: (signal?: AbortSignal) => Promise<Envelope>,
    signal?: AbortSignal,
  ): Promise<Envelope> {
    const version = restOnRecords.has(tool) ? await this.#recordsVersion() : '';
    if (version === '' && !restOnTheLog.has(tool)) return compute(signal);
    const key = `${tool} ${version} ${canonicalJson(args)}`;
    const result = this.#results.of(key, () => begin(compute));
    const forget = () => this.#results.forget(key, result);
    result.envelope.then(({ caveats }) => caveats.includes(noAnswer) && forget(), forget);
    result.waiting++;
    signal?.addEventListener(
      'abort',
      () => {
        if (--result.waiting > 0) return;
        forget();
        result.stop.abort();
      },
      { once: true },
    );
    return result.envelope;
  }
}

function begin(compute: (signal: AbortSignal) => Promise<Envelope>): KeptResult {
  const stop = new AbortController();
  return { envelope: compute(stop.signal), waiting: 0, stop };
}
