import { createServer } from 'node:http';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createMeasuredAsk } from '../../src/ask/measured-ask.js';
import { FootpathError } from '../../src/errors.js';
import { createLogger } from '../../src/logger.js';
import { createMetrics } from '../../src/metrics.js';
import { serveOperations, type Health } from '../../src/web/operations.js';
import { trialFunnel } from '../support/replies.js';

const looked = { openQuestions: 3, oldestOpenSeconds: 1.5, customers: 12, events: 99, dataUntil: 86_400 };

async function served(health: Health, paths: readonly string[]) {
  const metrics = createMetrics(() => Promise.resolve(looked));
  const server = createServer((request, response) => {
    void serveOperations({ health: () => Promise.resolve(health), metrics }, request, response).then(
      (done) => {
        if (!done) response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const ask = createMeasuredAsk(
    ({ question }) =>
      question === 'who?'
        ? Promise.reject(new FootpathError('not_permitted', 'no'))
        : Promise.resolve(trialFunnel),
    metrics,
    'slack',
  );
  await ask({ question: 'why?', thread: [] });
  await ask({ question: 'who?', thread: [] }).catch(() => undefined);
  const answers = [];
  for (const path of paths) {
    // Whatever it calls this machine: a probe knows it by its address.
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    answers.push({ status: response.status, text: await response.text() });
  }
  server.closeAllConnections();
  server.close();
  return answers;
}

test('health is 200 while all is well, and 503 when it is not or work is being finished', async () => {
  const checks = { database: 'answers' };
  const [well, other] = await served({ status: 'ok', checks }, ['/health', '/healthy']);
  expect(well).toEqual({ status: 200, text: JSON.stringify({ status: 'ok', checks }) });
  expect(other.status).toBe(404);
  for (const status of ['failing', 'stopping'] as const) {
    expect((await served({ status, checks }, ['/health']))[0].status).toBe(503);
  }
});

test('metrics are those of Prometheus, and name nobody', async () => {
  const [{ status, text }] = await served({ status: 'ok', checks: {} }, ['/metrics']);
  expect(status).toBe(200);
  expect(text).toContain('footpath_questions_total{surface="slack",outcome="answered"} 1');
  expect(text).toContain('footpath_questions_total{surface="slack",outcome="not_permitted"} 1');
  expect(text).toContain('footpath_answer_seconds_count{surface="slack"} 2');
  expect(text).toContain('footpath_open_questions 3');
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).not.toMatch(/why|who/);
});

test('the log has of an error its kind and place, and nothing that may be about a person', () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
  const log = createLogger('info', stream);
  const fromDatabase = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (value)=(ann@x.com)',
  });
  log.error(
    { err: new FootpathError('not_found', 'There is no customer Ann.', { cause: fromDatabase }) },
    'failed',
  );
  expect(lines.join('')).toContain('"code":"not_found"');
  expect(lines.join('')).toContain('operations.test.ts');
  expect(lines.join('')).toContain('23505');
  expect(lines.join('')).not.toMatch(/ann/i);
});
