import { expect, test } from 'vitest';
import { describeImports } from './each-empty-database.js';

describeImports('traits', ({ database, load }) => {
  const traits = () =>
    database().query<{ trait: string; since: Date; value: string }>(
      `select t.name as trait, v.since, v.value from trait_value v join trait t on t.id = v.trait_id
       order by v.profile_id, t.name, v.since`,
    );
  const mapping = { customer: 'customer', time: 'time', activity: 'activity', traits: ['plan'] };

  test('only changes are stored, since the time of the record, whatever the order', async () => {
    const table = [
      'customer,time,activity,plan',
      'u1,2024-01-05,A,team',
      'u1,2024-01-01,A,free',
      'u1,2024-01-03,A,free',
      'u1,2024-01-04,A,',
      'u1,2024-01-06,A,team',
    ];
    const expected = [
      { trait: 'plan', since: new Date('2024-01-01'), value: 'free' },
      { trait: 'plan', since: new Date('2024-01-05'), value: 'team' },
    ];
    await load(table, mapping);
    expect(await traits()).toEqual(expected);
    await load(table, mapping);
    expect(await traits()).toEqual(expected);
  });

  test('a late record does not undo what was seen since', async () => {
    const top = 'customer,time,activity,plan';
    await load([top, 'u1,2024-01-01,A,team', 'u1,2024-01-09,A,team'], mapping);
    await load([top, 'u1,2024-01-05,A,free'], mapping);
    expect((await traits()).map(({ value }) => value)).toEqual(['team', 'free', 'team']);
  });

  test('a table of customers alone: stored once, and again where it says something new', async () => {
    const table = {
      customer: 'id',
      traits: ['plan', 'full_name', 'Email', { country: 'geo' }],
      personal: ['country'],
    };
    const top = 'id,plan,full_name,Email,geo';
    expect(await load([top, 'c1,free,Ann,a@x.org,NL', 'c2,team,Bo,,'], table)).toMatchObject({
      stored: 2,
      customers: 2,
    });
    expect(await load([top, 'c1,free,Ann,a@x.org,NL', 'c2,team,Bo,,'], table)).toMatchObject({
      stored: 0,
      duplicates: 2,
    });
    expect(await load([top, 'c1,paid,Ann,a@x.org,NL', 'c2,team,Bo,,'], table)).toMatchObject({
      stored: 1,
      duplicates: 1,
    });
    expect((await traits()).map(({ trait, value }) => `${trait}=${value}`)).toEqual([
      'Email=a@x.org',
      'country=NL',
      'full_name=Ann',
      'plan=paid',
      'full_name=Bo',
      'plan=team',
    ]);
    expect(await database().query('select name from trait where not personal')).toEqual([{ name: 'plan' }]);
  });
});
