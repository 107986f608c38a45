import type { Database } from '../../store/database.js';
import { addToRuns, valueAt, type TraitRun } from './trait-runs.js';

/** A trait as one record saw it. */
export interface TraitSighting {
  /** Which of the batch's records. */
  readonly record: number;
  readonly profile: number;
  readonly trait: number;
  /** Microseconds since 1970; 0 where the time isn't known. */
  readonly at: number;
  readonly value: string;
}

/** All that a batch says about one trait of one profile, and what was known before. */
interface TraitHistory {
  readonly profile: number;
  readonly trait: number;
  readonly sightings: TraitSighting[];
  readonly before: TraitRun[];
}

/**
 * Stores where traits change.
 * @returns the records that said something new.
 */
export async function storeTraits(
  transaction: Database,
  sightings: readonly TraitSighting[],
): Promise<ReadonlySet<number>> {
  const news = new Set<number>();
  if (sightings.length === 0) return news;
  const histories = await readHistories(transaction, sightings);
  const gone: TraitChange[] = [];
  const fresh: TraitChange[] = [];
  for (const { profile, trait, sightings: seen, before } of histories) {
    const after = [...before];
    for (const { at, value } of seen.toSorted((a, b) => a.at - b.at)) addToRuns(after, at, value);
    for (const { record, at, value } of seen) {
      if (valueAt(before, at) !== value && valueAt(after, at) === value) news.add(record);
    }
    const kept = new Set(after.map(({ since }) => since));
    for (const run of before) if (!kept.has(run.since)) gone.push({ profile, trait, run });
    for (const run of after) if (!before.includes(run)) fresh.push({ profile, trait, run });
  }
  await remove(transaction, gone);
  await write(transaction, fresh);
  return news;
}

async function readHistories(
  transaction: Database,
  sightings: readonly TraitSighting[],
): Promise<Iterable<TraitHistory>> {
  const histories = new Map<string, TraitHistory>();
  for (const sighting of sightings) {
    const { profile, trait } = sighting;
    const history = histories.get(`${profile} ${trait}`);
    if (history) history.sightings.push(sighting);
    else histories.set(`${profile} ${trait}`, { profile, trait, sightings: [sighting], before: [] });
  }
  const wanted = [...histories.values()];
  const rows = await transaction.query<{
    profile_id: number;
    trait_id: number;
    since: string;
    until: string;
    value: string;
  }>(
    // From the run that holds at the first sighting on.
    `select profile_id, trait_id, value, (extract(epoch from since) * 1000000)::bigint as since,
            (extract(epoch from coalesce(seen_until, since)) * 1000000)::bigint as until
     from unnest($1::integer[], $2::integer[], $3::bigint[]) as wanted (profile_id, trait_id, first_seen)
     join trait_value as stored using (profile_id, trait_id)
     where since >= coalesce(
       (select max(earlier.since) from trait_value as earlier
        where earlier.profile_id = stored.profile_id and earlier.trait_id = stored.trait_id
          and earlier.since <= timestamptz 'epoch' + first_seen * interval '1 microsecond'),
       '-infinity')
     order by since`,
    [
      wanted.map(({ profile }) => profile),
      wanted.map(({ trait }) => trait),
      wanted.map(({ sightings: seen }) => seen.reduce((first, { at }) => Math.min(first, at), Infinity)),
    ],
  );
  for (const { profile_id, trait_id, since, until, value } of rows) {
    const run = { since: Number(since), until: Number(until), value };
    histories.get(`${profile_id} ${trait_id}`)?.before.push(run);
  }
  return wanted;
}

interface TraitChange {
  readonly profile: number;
  readonly trait: number;
  readonly run: TraitRun;
}

async function remove(transaction: Database, changes: readonly TraitChange[]): Promise<void> {
  if (changes.length === 0) return;
  await transaction.query(
    `delete from trait_value using unnest($1::integer[], $2::integer[], $3::bigint[]) as gone (profile_id, trait_id, at)
     where trait_value.profile_id = gone.profile_id and trait_value.trait_id = gone.trait_id
       and trait_value.since = timestamptz 'epoch' + at * interval '1 microsecond'`,
    keyColumns(changes),
  );
}

async function write(transaction: Database, changes: readonly TraitChange[]): Promise<void> {
  if (changes.length === 0) return;
  await transaction.query(
    `insert into trait_value (profile_id, trait_id, since, seen_until, value)
     select profile_id, trait_id, timestamptz 'epoch' + since * interval '1 microsecond',
            timestamptz 'epoch' + nullif(until, since) * interval '1 microsecond', value
     from unnest($1::integer[], $2::integer[], $3::bigint[], $4::bigint[], $5::text[])
       as fresh (profile_id, trait_id, since, until, value)
     on conflict (profile_id, trait_id, since) do update set value = excluded.value, seen_until = excluded.seen_until`,
    [...keyColumns(changes), changes.map(({ run }) => run.until), changes.map(({ run }) => run.value)],
  );
}

function keyColumns(changes: readonly TraitChange[]): [number[], number[], number[]] {
  return [
    changes.map(({ profile }) => profile),
    changes.map(({ trait }) => trait),
    changes.map(({ run }) => run.since),
  ];
}
