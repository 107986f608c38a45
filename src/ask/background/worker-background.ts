import { Worker } from 'node:worker_threads';
import { FootpathError } from '../../errors.js';
import type { JourneyLog } from '../../journeys/journey-log.js';
import { packageFile } from '../../package-root.js';
import type { Background, Ground } from '../../../tools/background.js';
import type { ToolName } from '../../../tools/tool-arguments.js';
import { reportSchema, type Order, type Report } from './background-messages.js';

interface Job {
  readonly tool: ToolName;
  readonly args: unknown;
  readonly ground: Ground;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The data as they are, and as they were on another day. */
const mostLogs = 2;

/**
 * One thread beside the main one, for what takes long; one computation at a time, so that what the first learns serves
 * the next. It has a copy of the log: a few bytes an event.
 */
export class WorkerBackground implements Background {
  #worker?: Worker;
  /** Those that the worker has, by number; the one used last comes last. */
  readonly #logs = new Map<JourneyLog, number>();
  #logsGiven = 0;
  #waiting: Job[] = [];
  #running?: Job;
  #isClosed = false;

  compute(tool: ToolName, args: unknown, ground: Ground, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const job = { tool, args, ground, resolve, reject };
      if (signal?.aborted) return reject(stopped());
      signal?.addEventListener('abort', () => this.#cancel(job), { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Who waits goes on waiting: the program ends, and the next start answers. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#dismiss();
  }

  #next(): void {
    if (this.#running || this.#isClosed) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#running = job;
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const { tool, args, ground } = job;
    const { log, definitions, versions, asOf } = ground;
    const order = (message: Order) => worker.postMessage(message);
    const logNumber = this.#give(log, order);
    order({ kind: 'compute', logNumber, tool, args, definitions, versions, asOf });
  }

  #give(log: JourneyLog, order: (message: Order) => void): number {
    const known = this.#logs.get(log);
    const logNumber = known ?? this.#logsGiven++;
    this.#logs.delete(log);
    for (const [oldest, number] of this.#logs) {
      if (this.#logs.size < mostLogs) break;
      this.#logs.delete(oldest);
      order({ kind: 'forget', logNumber: number });
    }
    this.#logs.set(log, logNumber);
    if (known === undefined) order({ kind: 'keep', logNumber, log });
    return logNumber;
  }

  #start(): Worker {
    const worker = new Worker(packageFile('dist', 'src', 'ask', 'background', 'background-worker.js'));
    worker.on('message', (message) => {
      if (worker === this.#worker) this.#hear(reportSchema.parse(message));
    });
    const fail = (error: Error) => {
      if (worker !== this.#worker) return;
      void this.#dismiss();
      this.#finish((job) => job.reject(error));
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The background thread ended.')));
    return worker;
  }

  #hear(report: Report): void {
    switch (report.kind) {
      case 'progress':
        return this.#running?.ground.progress.update(report.label, report.done, report.total);
      case 'progress done':
        return this.#running?.ground.progress.finish(report.label);
      case 'result':
        return this.#finish((job) => job.resolve(report.result));
      case 'failed':
        return this.#finish((job) => job.reject(errorOf(report)));
    }
  }

  #finish(tell: (job: Job) => void): void {
    const job = this.#running;
    this.#running = undefined;
    this.#worker?.unref();
    if (job) tell(job);
    this.#next();
  }

  /** A computation can't be interrupted: its thread is ended, and the next one gets a new thread. */
  #cancel(job: Job): void {
    this.#waiting = this.#waiting.filter((other) => other !== job);
    if (job === this.#running) {
      void this.#dismiss();
      this.#finish(() => {});
    }
    job.reject(stopped());
  }

  async #dismiss(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#logs.clear();
    await worker?.terminate();
  }
}

function stopped(): Error {
  return new Error('Stopped.');
}

function errorOf({ code, message, stack }: Extract<Report, { kind: 'failed' }>): Error {
  const error = code ? new FootpathError(code, message) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
