import { describe, expect, test } from 'vitest';
import { yearEnd, yearStart } from '../../src/demo/calendar.js';
import { createCompany, knownSince, type Member } from '../../src/demo/company.js';
import { activitiesBySource } from '../../src/demo/happening.js';
import { adjustedRandIndex, kMeans } from '../support/k-means.js';

const size = 1500;
const members = createCompany({ seed: 7, customers: size });
const happenings = members.flatMap(({ story }) => story.happenings);
const share = (predicate: (member: Member) => boolean, among = members) =>
  among.filter(predicate).length / among.length;
const signedUp = members.filter(({ story }) => story.account?.onboarding);

describe('Harbor', () => {
  test('does every activity of the contract, inside its year, in order', () => {
    const known = Object.values(activitiesBySource)
      .flat()
      .filter((activity) => activity !== 'Answered NPS' && activity !== 'Left Review');
    expect(new Set(happenings.map(({ activity }) => activity))).toEqual(new Set(known));
    for (const { story } of members) {
      const times = story.happenings.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(yearStart);
      expect(times[times.length - 1]).toBeLessThan(yearEnd);
    }
  });

  test('has the size it should: 50 events and half a text a customer', () => {
    expect(happenings.length / size).toBeGreaterThan(42);
    expect(happenings.length / size).toBeLessThan(60);
    const texts = members.flatMap((member) => member.texts).filter((text) => text !== undefined);
    expect(texts.length / size).toBeGreaterThan(0.4);
    expect(texts.length / size).toBeLessThan(0.62);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(createCompany({ seed: 7, customers: 60 })).toEqual(createCompany({ seed: 7, customers: 60 }));
    expect(createCompany({ seed: 8, customers: 60 })).not.toEqual(createCompany({ seed: 7, customers: 60 }));
  });

  test('a third of sign-ups pay in the end, and some trials are still open', () => {
    const closed = signedUp.filter(({ story }) => story.customer.entered < yearEnd - 40 * 86_400);
    expect(share(({ story }) => story.account?.paying !== undefined, closed)).toBeGreaterThan(0.25);
    expect(share(({ story }) => story.account?.paying !== undefined, closed)).toBeLessThan(0.36);
    const open = signedUp.filter(
      ({ story: { account } }) =>
        account?.onboarding?.startedTrial !== undefined &&
        !account.paying &&
        account.onboarding.startedTrial > yearEnd - 21 * 86_400,
    );
    expect(open.length).toBeGreaterThan(20);
  });

  test('stops recording a customer who cancelled, but for refunds and reviews', () => {
    for (const { story } of members) {
      const end = story.account?.paying?.cancelled;
      if (end === undefined) continue;
      const after = story.happenings.filter(({ at }) => at > end).map(({ activity }) => activity);
      expect(after.filter((activity) => activity !== 'Refund Requested')).toEqual([]);
      expect(story.happenings.filter(({ activity }) => activity === 'Cancelled')).toHaveLength(1);
    }
  });

  test('names everyone but visitors, nobody twice, and knows the customers the questions ask for', () => {
    const named = members.flatMap(({ identity }) => identity ?? []);
    const known = members.filter(({ story }) => knownSince(story) !== undefined);
    expect(named).toHaveLength(known.length);
    expect(new Set(named.map(({ email }) => email)).size).toBe(named.length);
    expect(new Set(named.map(({ company }) => company)).size).toBe(named.length);
    expect(named.every(({ email }) => /^[a-z0-9.]+@[a-z0-9]+\.[a-z.]+$/.test(email))).toBe(true);
    for (const company of ['Bakker Bouw', 'Studio Licht', 'Lindqvist Retail', 'Marlow Studios']) {
      expect(named.filter((identity) => identity.company === company)).toHaveLength(1);
    }
    expect(members[730].id).toBe('cus_00731');
    expect(members[730].identity).toBeDefined();
  });

  test('has four kinds of customers that behaviour tells apart', () => {
    const active = signedUp.filter(({ story: { account } }) => weeksOfUse(account?.used) >= 2);
    const activities = [
      'Created Invoice',
      'Imported Clients',
      'Chatted With Support',
      'Read Blog',
      'Logged In',
    ];
    const features = active.map(({ story }) =>
      activities.map((activity) => {
        const count = story.happenings.filter((happened) => happened.activity === activity).length;
        return Math.log1p(count / weeksOfUse(story.account?.used));
      }),
    );
    const found = kMeans(features, 4);
    const kinds = active.map(({ story }) => story.customer.kind);
    expect(adjustedRandIndex(kinds, found)).toBeGreaterThan(0.8);
  });
});

function weeksOfUse(used: { from: number; until: number } | undefined): number {
  return used ? (used.until - used.from) / (7 * 86_400) : 0;
}
