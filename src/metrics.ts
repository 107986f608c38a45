import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What Footpath counts about itself, for Prometheus. Labels name no user, channel or customer. */
export interface Metrics {
  /** By surface, and by what came of them. */
  readonly questions: Counter<'surface' | 'outcome'>;
  readonly answerSeconds: Histogram<'surface'>;
  /** Web API calls, by method and `ok`, `limited`, `refused` or `lost`. */
  readonly slackCalls: Counter<'method' | 'result'>;
  readonly digests: Counter<'outcome'>;
  /** Of Prometheus' text format. */
  readonly contentType: string;
  text(): Promise<string>;
}

/** What is looked up when somebody reads the metrics. */
export interface Looked {
  readonly openQuestions: number;
  readonly oldestOpenSeconds: number;
  readonly customers: number;
  readonly events: number;
  /** End of the data, Unix seconds. */
  readonly dataUntil: number;
}

const seconds = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 90];

export function createMetrics(look: () => Promise<Looked>): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const gauge = (name: string, help: string) => new Gauge({ name: `footpath_${name}`, help, registers });
  const gauges: Readonly<Record<keyof Looked, Gauge>> = {
    openQuestions: gauge('open_questions', 'Questions in Slack without an answer yet'),
    oldestOpenSeconds: gauge('oldest_open_question_seconds', 'Age of the oldest of them'),
    customers: gauge('customers', 'Customers in the data'),
    events: gauge('events', 'Events in the data'),
    dataUntil: gauge('data_until_timestamp_seconds', 'End of the last day with data'),
  };
  return {
    questions: new Counter({
      name: 'footpath_questions_total',
      help: 'Questions, by surface and by what came of them',
      labelNames: ['surface', 'outcome'],
      registers,
    }),
    answerSeconds: new Histogram({
      name: 'footpath_answer_seconds',
      help: 'From understanding a question to its answer in words',
      labelNames: ['surface'],
      buckets: seconds,
      registers,
    }),
    slackCalls: new Counter({
      name: 'footpath_slack_calls_total',
      help: 'Calls of the Web API of Slack, by method and result',
      labelNames: ['method', 'result'],
      registers,
    }),
    digests: new Counter({
      name: 'footpath_digests_total',
      help: 'Slots of digests, by what came of them',
      labelNames: ['outcome'],
      registers,
    }),
    contentType: register.contentType,
    async text() {
      const found = await look();
      for (const name of [
        'openQuestions',
        'oldestOpenSeconds',
        'customers',
        'events',
        'dataUntil',
      ] as const) {
        gauges[name].set(found[name]);
      }
      return register.metrics();
    },
  };
}
