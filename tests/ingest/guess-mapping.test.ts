import { describe, expect, test } from 'vitest';
import { guessMapping } from '../../src/ingest/guessing/guess-mapping.js';
import type { MappingInput } from '../../src/ingest/mapping/mapping.js';

function guess(table: string, given: MappingInput = {}) {
  const [header, ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  return guessMapping(
    header.map((name, place) => ({ name, texts: rows.map((row) => row[place]) })),
    given,
  );
}

describe('what columns are', () => {
  test.each<[string, string, MappingInput]>([
    [
      'an XES log',
      'case:concept:name,concept:name,time:timestamp,org:resource\nc1,A,2024-01-01T10:00,x\nc2,A,2024-01-02,y',
      { customer: 'case:concept:name', time: 'time:timestamp', activity: 'concept:name' },
    ],
    [
      'a process mining export',
      'Case ID,Activity,Complete Timestamp,Variant\nc1,A,2014/10/22 11:15:41.000,V\nc2,A,2014/10/22 11:15:41.000,V',
      { customer: 'Case ID', time: 'Complete Timestamp', activity: 'Activity' },
    ],
    [
      'web analytics',
      'anonymous_id,user_id,email,event,timestamp,amount\na1,,,View,1700000000,\na2,u2,x@y.z,View,1700000001,3\na3,u3,,View,1700000001,',
      {
        customer: 'user_id',
        identifiers: { email: 'email', anonymous: 'anonymous_id' },
        time: 'timestamp',
        activity: 'event',
        value: 'amount',
      },
    ],
    [
      'a Mixpanel export',
      'event,properties.time,properties.distinct_id,properties.$lib\nA,1700000000,d1,Bonn\nA,1700000000,d2,Ulm',
      { customer: 'properties.distinct_id', time: 'properties.time', activity: 'event' },
    ],
    [
      'comments beside what happened',
      'customer,event,date,comment\nc1,A,2024-01-01,it did not load at all\nc2,B,2024-01-02,\nc2,B,2024-01-03,thanks a lot for this',
      { customer: 'customer', time: 'date', activity: 'event', text: 'comment' },
    ],
    [
      'an NPS survey, where nothing else happened',
      'email,nps_score,comment,submitted_at\na@b.co,9,love it so much,2024-01-01\nc@b.co,3,too slow for us,2024-01-02',
      {
        customer: undefined,
        identifiers: { email: 'email' },
        time: 'submitted_at',
        activity: { constant: 'Answered NPS' },
        source: 'nps',
        text: 'comment',
        rating: 'nps_score',
      },
    ],
    [
      'reviews by mail address, in words of a review site',
      'Review Id,Review Created (UTC),Review Content,Review Stars,Consumer Email\n1,2024-01-01 10:00:00,it did not load at all,1,a@b.co\n2,2024-01-02 11:00:00,quick and friendly help,5,c@b.co',
      {
        customer: undefined,
        identifiers: { email: 'Consumer Email' },
        time: 'Review Created (UTC)',
        activity: { constant: 'Gave Feedback' },
        text: 'Review Content',
        rating: 'Review Stars',
      },
    ],
    [
      'reviews of whom a name alone is known',
      'author,date,review,rating\nmo,2024-01-01,it did not load at all,1\njo,2024-01-02,quick and friendly help,5',
      {
        customer: 'author',
        time: 'date',
        activity: { constant: 'Gave Feedback' },
        text: 'review',
        rating: 'rating',
      },
    ],
    [
      'reviews of several sites',
      'user,date,source,review,stars\nu1,2024-01-01,google,it did not load at all,1\nu2,2024-01-02,trustpilot,quick and friendly help,5',
      {
        customer: 'user',
        time: 'date',
        activity: { constant: 'Gave Feedback' },
        source: { column: 'source' },
        text: 'review',
        rating: 'stars',
      },
    ],
    [
      'comments beside what happened, and where customers came from',
      'customer,event,date,comment,source\nc1,A,2024-01-01,it did not load at all,ads\nc2,B,2024-01-02,thanks a lot for this,seo',
      { customer: 'customer', time: 'date', activity: 'event', text: 'comment' },
    ],
    [
      'a comment that is a code',
      'customer,event,date,comment\nc1,A,2024-01-01,ok\nc2,B,2024-01-02,late',
      { customer: 'customer', time: 'date', activity: 'event' },
    ],
    [
      'changes of the stage of deals',
      'deal_id,deal_stage,changed_at\nd1,New,2024-01-01\nd1,Won,2024-01-05\nd2,New,2024-01-02',
      { customer: 'deal_id', time: 'changed_at', activity: 'deal_stage' },
    ],
    [
      'an odd name of the only dates',
      'customer,event,wann\nc1,A,01.02.2024\nc1,A,14.02.2024',
      { customer: 'customer', time: 'wann', activity: 'event' },
    ],
  ])('%s', (_, table, expected) => {
    const { mapping, missing } = guess(table);
    expect(missing).toEqual([]);
    expect(mapping).toEqual({ traits: [], ...expected });
  });

  test('stars may have a decimal comma, and two columns of addresses tell of nobody', () => {
    const columns = [
      { name: 'date', texts: ['2024-01-01', '2024-01-02'] },
      { name: 'review', texts: ['it did not load at all', 'quick and friendly help'] },
      { name: 'stars', texts: ['1,5', '4,0'] },
      { name: 'from mail', texts: ['a@b.co', 'c@b.co'] },
      { name: 'to mail', texts: ['x@y.co', 'x@y.co'] },
    ];
    const { mapping, missing } = guessMapping(columns, {});
    expect(missing).toEqual(['customer']);
    expect(mapping.rating).toBe('stars');
  });

  test('addresses of others are not the customer’s, where the customer is named', () => {
    const { mapping } = guess(
      'customer,event,date,agent mail\nc1,A,2024-01-01,a@b.co\nc2,B,2024-01-02,a@b.co',
    );
    expect(mapping.identifiers).toBeUndefined();
  });

  test('sentences that many write alike are texts, a list to choose from is none', () => {
    const rows = (different: number) =>
      Array.from(
        { length: 200 },
        (_, place) => `u${place},2024-01-0${1 + (place % 9)},the app is down at ${place % different} again`,
      );
    const text = (different: number) =>
      guess(['user_id,date,comment', ...rows(different)].join('\n')).mapping.text;
    expect(text(40)).toBe('comment');
    expect(text(12)).toBeUndefined();
  });

  test('a column called time that holds no times is none', () => {
    expect(guess('user_id,event,time\nu1,A,fast\nu1,A,slow').missing).toEqual(['time']);
  });

  test('a column of all different texts is no activity', () => {
    const rows = Array.from({ length: 200 }, (_, index) => `u1,2024-01-01,/page/${index}`);
    expect(guess(['user_id,time,event', ...rows].join('\n')).missing).toEqual(['activity']);
  });

  test('a table of customers: one row each, no times; all the rest are traits', () => {
    const { mapping, missing } = guess('customerID,gender,tenure,Churn\nc1,F,1,No\nc2,M,34,Yes');
    expect({ mapping, missing }).toEqual({
      mapping: { customer: 'customerID', traits: ['gender', 'tenure', 'Churn'] },
      missing: [],
    });
  });

  test('columns that stay the same for a customer and differ between customers are traits', () => {
    const rows = Array.from({ length: 40 }, (_, index) => {
      const user = index % 8;
      return `u${user},2024-01-01,A,${['web', 'app', 'fax'][user % 3]},s${index % 20},x,${index % 2 === 0 ? 'NL' : 'DE'}`;
    });
    const { mapping } = guess(['user_id,time,event,origin,session,constant,country', ...rows].join('\n'));
    expect(mapping.traits).toEqual(['origin', 'country']);
  });

  test('what is given is not guessed', () => {
    const table = 'customer_id,date,dollar_value,other\nc1,19970101,11.77,x\nc1,19970102,11.77,y';
    const { mapping, missing, guessed } = guess(table, { activity: { constant: 'Purchased' }, traits: [] });
    expect(missing).toEqual([]);
    expect(mapping).toEqual({
      customer: 'customer_id',
      time: 'date',
      value: 'dollar_value',
      activity: { constant: 'Purchased' },
      traits: [],
    });
    expect(guessed.map(([field]) => field)).toEqual(['customer', 'time', 'value']);
  });
});
