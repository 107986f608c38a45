import { platform, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { FootpathError } from '../../errors.js';
import type { JourneyLog } from '../../journeys/journey-log.js';
import { computationOf } from '../../../tools/computations.js';
import { orderSchema, type Order, type Report } from './background-messages.js';

const logs = new Map<number, JourneyLog>();

// There it is of the thread alone: answers of the others go first.
if (platform() === 'linux') setPriority(10);
parentPort?.on('message', (message) => obey(orderSchema.parse(message)));

function obey(order: Order): void {
  switch (order.kind) {
    case 'keep':
      logs.set(order.logNumber, order.log);
      break;
    case 'forget':
      logs.delete(order.logNumber);
      break;
    case 'compute':
      report(compute(order));
      break;
  }
}

function compute({ logNumber, tool, args, ...ground }: Extract<Order, { kind: 'compute' }>): Report {
  try {
    const log = logs.get(logNumber);
    if (!log) throw new RangeError('The background has not been given this log.');
    return { kind: 'result', result: computationOf(tool).run(args, { ...ground, log, progress }) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', code: error instanceof FootpathError ? error.code : undefined, message, stack };
  }
}

const progress = {
  update: (label: string, done: number, total?: number) => report({ kind: 'progress', label, done, total }),
  finish: (label: string) => report({ kind: 'progress done', label }),
};

function report(message: Report): void {
  parentPort?.postMessage(message);
}
