import type { Arrangement } from '../journeys/arrange-customers.js';
import { buildTrait, growTrait } from '../journeys/build-trait.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import { sortTraitRows, TraitRows } from '../journeys/trait-rows.js';
import { traitTimeline } from '../journeys/trait-timeline.js';
import type { Trait } from '../journeys/trait.js';
import type { Database } from './database.js';
import type { Growth } from './growth.js';
import { readProfiles, readTraitRows } from './read-customers.js';

/** The traits of a log, with those of the touched customers read anew. By name, in order of first arrival. */
export async function growTraits(
  former: JourneyLog,
  { database, names }: Growth,
  { keys, places, placed, unchanged }: Arrangement,
  rowsOfTraits: ReadonlyMap<number, TraitRows>,
): Promise<Map<string, Trait>> {
  const numberOf = (customer: number) =>
    unchanged[placed[customer]] === customer ? placed[customer] : undefined;
  const traits = new Map<string, Trait>();
  for (const { id, name, personal } of names.traits) {
    const description = { name, personal, customerCount: keys.length };
    const known = former.traits.get(name);
    const rows = sortTraitRows(rowsOfTraits.get(id) ?? new TraitRows(), places);
    const trait = known
      ? growTrait(description, rows, { trait: known, timeline: traitTimeline(known, numberOf) })
      : buildTrait(description, rows);
    const allRows = async () => sortTraitRows(await readAllRows(database, id), places);
    traits.set(name, trait ?? buildTrait(description, await allRows()));
  }
  return traits;
}

async function readAllRows(database: Database, trait: number): Promise<TraitRows> {
  const rows = await readTraitRows(database, undefined, await readProfiles(database, undefined), trait);
  return rows.get(trait) ?? new TraitRows();
}
