import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readTime } from '../../../src/ingest/mapping/read-time.js';
import type { TimeRules } from '../../../src/ingest/mapping/reading-rules.js';
import { TimeEvidence } from '../../../src/ingest/mapping/time-evidence.js';
import { zoneClock } from '../../../src/ingest/mapping/zone-clock.js';

const utc = zoneClock('UTC');
/** The time as ISO text with microseconds, or `no time`. */
function read(text: string, rules: TimeRules = {}, toUtc = utc): string {
  const micros = readTime(text, rules, toUtc);
  if (Number.isNaN(micros)) return 'no time';
  return `${new Date(Math.floor(micros / 1e6) * 1000).toISOString().slice(0, 19)}.${String(micros % 1e6).padStart(6, '0')}`;
}

describe('times as files write them', () => {
  test.each<[string, string, TimeRules?]>([
    ['2014/10/22 11:15:41.000', '2014-10-22T11:15:41.000000'],
    ['2010-01-13 08:40:25+02:00', '2010-01-13T06:40:25.000000'],
    ['2024-03-13T10:21:14.123456789Z', '2024-03-13T10:21:14.123456'],
    ['2024-03-13 10:21:14 UTC', '2024-03-13T10:21:14.000000'],
    ['2024-03-13t10:21:14z', '2024-03-13T10:21:14.000000'],
    ['2024-03-13T10:21-0330', '2024-03-13T13:51:00.000000'],
    ['2024-02-29', '2024-02-29T00:00:00.000000'],
    ['20240229', '2024-02-29T00:00:00.000000', { numbers: 'date' }],
    ['20240229T101500Z', '2024-02-29T10:15:00.000000'],
    ['20240229101500', '2024-02-29T10:15:00.000000', { numbers: 'date' }],
    ['27-07-2023', '2023-07-27T00:00:00.000000', { dateOrder: 'day-first' }],
    ['7/4/2023 3:05 PM', '2023-07-04T15:05:00.000000', { dateOrder: 'month-first' }],
    ['04.07.23, 12:00:01 am', '2023-07-04T00:00:01.000000', { dateOrder: 'day-first' }],
    ['Tue, 12 Mar 2024 10:00:00 +0000', '2024-03-12T10:00:00.000000'],
    ['12-Mar-2024', '2024-03-12T00:00:00.000000'],
    ['March 12, 2024 10:30', '2024-03-12T10:30:00.000000'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000000'],
    ['1700000000', '2023-11-14T22:13:20.000000', { numbers: 'seconds' }],
    ['1700000000.25', '2023-11-14T22:13:20.250000', { numbers: 'seconds' }],
    ['1700000000123', '2023-11-14T22:13:20.123000', { numbers: 'milliseconds' }],
    ['1700000000123456', '2023-11-14T22:13:20.123456', { numbers: 'microseconds' }],
  ])('%s', (text, expected, rules) => {
    expect(read(text, rules)).toBe(expected);
  });

  test.each([
    '31-02-2024',
    '2023-02-29',
    '2024-13-01',
    '2024-01-01 25:00',
    '2024-01-01 10:60',
    'yesterday',
    '1',
    '12 Foo 2024',
    '13:00',
    '2024-01-01x',
  ])('%s is no time', (text) => {
    expect(read(text, { dateOrder: 'day-first' })).toBe('no time');
  });

  test('a date that could mean two things is no time until it is said', () => {
    expect(read('03/04/2024')).toBe('no time');
  });
});

describe('the wall clock of a zone', () => {
  test('daylight saving in Amsterdam: the hour that came twice is the first, the one left out moves on', () => {
    const clock = zoneClock('Europe/Amsterdam');
    expect(read('2024-10-27 01:59', {}, clock)).toBe('2024-10-26T23:59:00.000000');
    expect(read('2024-10-27 02:30', {}, clock)).toBe('2024-10-27T00:30:00.000000');
    expect(read('2024-10-27 03:00', {}, clock)).toBe('2024-10-27T02:00:00.000000');
    expect(read('2024-03-31 01:59', {}, clock)).toBe('2024-03-31T00:59:00.000000');
    expect(read('2024-03-31 02:30', {}, clock)).toBe('2024-03-31T01:30:00.000000');
    expect(read('2024-03-31 03:00', {}, clock)).toBe('2024-03-31T01:00:00.000000');
  });

  test('agrees with luxon in every zone and at every time that exists once', () => {
    const zones = [
      'Europe/Amsterdam',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
    ];
    const clocks = new Map(zones.map((zone) => [zone, zoneClock(zone)]));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 4_000_000 }).map((minutes) => Date.UTC(2000, 0, 1) + minutes * 15 * 60_000),
        (zone, at) => {
          const local = DateTime.fromMillis(at, { zone });
          fc.pre(local.getPossibleOffsets().length === 1);
          const wallClock = at + local.offset * 60_000;
          expect(clocks.get(zone)?.(wallClock)).toBe(at);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('what many times say together', () => {
  const learn = (...texts: string[]) => {
    const evidence = new TimeEvidence();
    for (const text of texts) evidence.add(text);
    return evidence;
  };

  test('one day over 12 decides for all', () => {
    expect(learn('03/04/2024', '05/06/2024', '25/06/2024').rules().dateOrder).toBe('day-first');
    expect(learn('03/04/2024', '05/26/2024').rules().dateOrder).toBe('month-first');
    expect(learn('03/04/2024', '25/06/2024').undecided).toBeUndefined();
  });

  test('what nothing decides is said, unless both readings agree', () => {
    expect(learn('04/04/2024', '03/04/2024').undecided).toBe('03/04/2024');
    expect(learn('04/04/2024', '').undecided).toBeUndefined();
    expect(learn('2024-01-01').rules().dateOrder).toBeUndefined();
  });

  test('the unit of numbers is that of most of them', () => {
    expect(learn('1700000000', '1600000000', '12345').rules().numbers).toBe('seconds');
    expect(learn('1700000000000').rules().numbers).toBe('milliseconds');
    expect(learn('1700000000000000').rules().numbers).toBe('microseconds');
    expect(learn('1700000000000000000').rules().numbers).toBe('nanoseconds');
    expect(learn('19970101', '19980630').rules().numbers).toBe('date');
    expect(learn('45292', '45293').rules().numbers).toBeUndefined();
  });
});
