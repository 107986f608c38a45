import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { createCompany, type Member } from '../../src/demo/company.js';
import { writeExports, type WrittenExport } from '../../src/demo/exports/write-exports.js';
import { activitiesBySource } from '../../src/demo/happening.js';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import { packageFile } from '../../src/package-root.js';

const seed = 3;
const members: Member[] = createCompany({ seed, customers: 700 });
let folder: string;
let written: WrittenExport[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footpath-demo-'));
  written = await writeExports(members, folder, seed);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (name: string) => {
  const bytes = readFileSync(join(folder, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};
const namesOf = () => written.map(({ path }) => basename(path));
const rowsOf = (name: string) =>
  z.array(z.record(z.string(), z.string())).parse(parseCsv(textOf(name), { columns: true }));
const objectsOf = (name: string) =>
  textOf(name)
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      try {
        return [z.record(z.string(), z.unknown()).parse(JSON.parse(line))];
      } catch {
        return [];
      }
    });

describe('the export files', () => {
  test('are the same bytes for the same seed', async () => {
    const digest = () =>
      written.map(({ path }) => createHash('sha256').update(readFileSync(path)).digest('hex'));
    const first = digest();
    await writeExports(createCompany({ seed, customers: 700 }), folder, seed);
    expect(digest()).toEqual(first);
  });

  test('hold as many lines as they say: records, resent ones and malformed ones', () => {
    for (const { path, records, resent, malformed } of written) {
      const name = basename(path);
      const lines = textOf(name).trimEnd().split('\n').length - (name.endsWith('.csv') ? 1 : 0);
      expect({ name, lines }).toEqual({ name, lines: records + resent + malformed });
    }
    const sum = (field: 'resent' | 'malformed') => written.reduce((total, file) => total + file[field], 0);
    expect(sum('resent')).toBeGreaterThan(20);
    expect(sum('malformed')).toBeGreaterThan(30);
    expect(sum('malformed')).toBeLessThan(60);
  });

  test('are valid CSV, a cell for every column', () => {
    for (const name of namesOf().filter((file) => file.endsWith('.csv'))) {
      expect(rowsOf(name).length).toBeGreaterThan(50);
    }
  });

  test('hold every happening of the story once, but for the tracking gap', () => {
    const product = objectsOf('product.jsonl.gz');
    const ids = new Set(product.map((record) => JSON.stringify(record)));
    const expected = members
      .flatMap(({ story }) => story.happenings)
      .filter(({ activity }) => activitiesBySource.product.some((known) => known === activity));
    const lost = expected.filter(
      ({ activity, at }) =>
        activity === 'Verified Email' &&
        at >= Date.parse('2026-02-10T00:00:00+01:00') / 1000 &&
        at < Date.parse('2026-02-15T00:00:00+01:00') / 1000,
    );
    expect(lost.length).toBeGreaterThan(2);
    const malformed = product.filter((record) => JSON.stringify(record).includes('p-bad')).length;
    expect(ids.size - malformed).toBe(expected.length - lost.length);
  });

  test('know visitors by an anonymous id until they sign up, which joins it to the customer', () => {
    const member = members.find(
      ({ story: { account, customer } }) =>
        (account?.paying?.cancelled ?? 0) > 0 && customer.number % 8 !== 0,
    );
    const views = objectsOf('website.jsonl.gz').filter(
      ({ anonymousId }) => anonymousId === member?.visitorIds[0],
    );
    expect(views[0]).not.toHaveProperty('userId');
    const signUp = objectsOf('product.jsonl.gz').find(
      ({ event, properties }) =>
        event === 'Signed Up' && JSON.stringify(properties).includes(`"${member?.id ?? ''}"`),
    );
    expect(signUp?.properties).toMatchObject({
      $device_id: member?.visitorIds[0],
      $email: member?.identity?.email,
    });
  });

  test('some records arrive late, most in order', () => {
    const times = objectsOf('website.jsonl.gz')
      .filter(({ messageId }) => !String(messageId).startsWith('w-bad'))
      .map(({ timestamp }) => Date.parse(String(timestamp)));
    const late = times.filter((time, index) => index > 0 && time < times[index - 1]).length;
    expect(late).toBeGreaterThan(5);
    expect(late).toBeLessThan(times.length * 0.02);
  });

  test('hold no kind of customer and no topic', () => {
    const all = namesOf().map(textOf).join('\n');
    for (const word of ['explorers', 'seasonal', 'invoice errors', 'ease of use'])
      expect(all).not.toContain(`"${word}"`);
    expect(Object.keys(rowsOf('feedback.csv')[0])).toEqual([
      'Response ID',
      'Channel',
      'Created',
      'Email',
      'Rating',
      'NPS',
      'Comment',
    ]);
  });
});

describe("Harbor's footpath.yaml", () => {
  const yaml: unknown = parseYaml(readFileSync(packageFile('src', 'demo', 'footpath.yaml'), 'utf8'));
  const definitions = definitionsSchema.parse(yaml);

  test('has the journeys, outcomes, terms and changes of the contract', () => {
    expect(
      Object.fromEntries(
        Object.entries(definitions.journeys).map(([name, { stages, within_days: days }]) => [
          name,
          [...stages.map((stage) => stage.name), days],
        ]),
      ),
    ).toEqual({
      trial: ['Viewed Home', 'Signed Up', 'Started Trial', 'Completed Onboarding', 'Subscribed', 30],
      onboarding: [
        'Signed Up',
        'Verified Email',
        'Created Invoice',
        'Connected Bank',
        'Completed Onboarding',
        14,
      ],
      sales: ['Lead Created', 'Demo Booked', 'Demo Attended', 'Opportunity Opened', 'Deal Won', 90],
      support: ['Opened Ticket', 'Ticket Solved', 7],
    });
    expect(definitions.outcomes).toEqual({
      conversion: { did: 'Subscribed' },
      churn: { did: 'Cancelled' },
      renewal: { did: 'Renewed' },
      'deal won': { did: 'Deal Won' },
      activation: { did: 'Completed Onboarding' },
    });
    expect(Object.keys(definitions.terms)).toEqual([
      'trial users',
      'paying customers',
      'churned customers',
      'active users',
      'promoters',
      'detractors',
      'new signups',
    ]);
    expect(new Map(definitions.changes.map(({ name, at }) => [name, at]))).toEqual(
      new Map([
        ['price increase', '2026-05-04'],
        ['new onboarding', '2026-08-03'],
      ]),
    );
  });

  test('speaks of activities that there are', () => {
    const known = new Set<string>([...Object.values(activitiesBySource).flat(), 'company_size']);
    expect(Object.values(definitions.aliases).filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(definitions.actions).filter((name) => !known.has(name))).toEqual([]);
  });
});
