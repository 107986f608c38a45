import { canonicalJson } from '../src/store/canonical-json.js';
import { readFormerSegments, saveSegments } from '../src/store/segment-store.js';
import { matchCentres } from '../src/stats/match-centres.js';
import type { FoundSegments } from './found-segments.js';
import { meansOf, type SegmentName } from './segment-names.js';
import type { ToolArguments } from './tool-arguments.js';
import type { ToolDependencies } from './tool.js';

/**
 * Ids that last: a segment whose customers do what those of a segment found before did has the id of that one, however
 * its name has changed. Kept for who sees all customers; who sees a part finds other segments.
 *
 * @returns the names with their ids, in the order of the groups.
 */
export async function lastingIds(
  { segment, k }: ToolArguments<'segments'>,
  { database, records, log, asOf }: ToolDependencies,
  { habits, groups }: FoundSegments,
  names: readonly SegmentName[],
): Promise<SegmentName[]> {
  if (records) return [...names];
  const question = canonicalJson({ segment, k });
  const activities = habits.activities.map((code) => log.activityNames[code]);
  const centres = groups.map((group) => meansOf(habits.table, group));
  const former = await readFormerSegments(database, question, asOf);
  const columns = [...new Set([...activities, ...former.flatMap(({ centre }) => Object.keys(centre))])];
  const own = centres.map((centre) => columns.map((_, column) => centre[column] ?? 0));
  const earlier = former.map(({ centre }) => columns.map((activity) => centre[activity] ?? 0));
  const matches = matchCentres(own, earlier);
  const taken = new Set(former.map(({ id }) => id));
  const lasting = names.map((name, place) => {
    const match = matches[place];
    const id = match < 0 ? freeId(name.id, taken) : former[match].id;
    taken.add(id);
    return { ...name, id };
  });
  const found = lasting.map(({ id }, place) => ({
    id,
    centre: Object.fromEntries(activities.map((activity, column) => [activity, centres[place][column]])),
  }));
  await saveSegments(database, question, asOf, found);
  return lasting;
}

/** A name that a former segment has already is that segment's. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  return id;
}
