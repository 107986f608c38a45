import { definitionKinds } from '../journeys/definition-entries.js';
import type { DataChanges } from '../store/data-changes.js';
import type { Database } from '../store/database.js';
import { readHistory } from '../store/definitions-store.js';
import { describeDefinition } from './describe-definition.js';
import { formatCount, formatCounted, formatDate, formatList } from './figure-format.js';

const mostListed = 3;

/** Which definitions are other ones than then, a sentence each: what they meant, and what they mean. */
export async function explainDefinitions(
  database: Database,
  then: readonly string[],
  now: readonly string[],
): Promise<string[]> {
  const sentences: string[] = [];
  for (const version of now.filter((other) => !then.includes(other))) {
    const former = then.find((other) => nameOf(other) === nameOf(version));
    if (former === undefined) sentences.push(`It rests on ${version} now.`);
    else {
      const [was, is] = [await wordsOf(database, former), await wordsOf(database, version)];
      // One that was changed and changed back means what it did.
      if (was !== is) sentences.push(`The definition changed: ${former} was ${was}; ${version} is ${is}.`);
    }
  }
  for (const former of then.filter((other) => !now.some((version) => nameOf(version) === nameOf(other)))) {
    sentences.push(`It rested on ${former} then (${await wordsOf(database, former)}), and does not now.`);
  }
  return sentences;
}

function nameOf(version: string): string {
  return version.replace(/@\d+$/, '');
}

/** What a version such as `trial@3` meant, of whatever kind. */
async function wordsOf(database: Database, version: string): Promise<string> {
  const name = nameOf(version);
  const number = Number(version.slice(name.length + 1));
  const words: string[] = [];
  for (const kind of definitionKinds) {
    const found = (await readHistory(database, kind, name)).find((other) => other.version === number);
    if (found) words.push(describeDefinition({ kind, name, body: found.body }));
  }
  return words.join(' or ') || 'something that is not kept';
}

/** What came in since, a sentence for each kind of change. */
export function explainData({ rewritten, late, merged, traits }: DataChanges, asOf: string): string[] {
  if (rewritten) {
    return [
      'Records were deleted or renamed, or customers were taken apart since, so no list of changes can be given.',
    ];
  }
  const day = (date: Date) => formatDate(date.toISOString().slice(0, 10));
  const total = late.reduce((sum, { events }) => sum + events, 0);
  const most = late
    .slice(0, mostListed)
    .map(
      ({ activity, source, events, customers, from, to }) =>
        `${formatCount(events)} ${activity} of ${formatCounted(customers, 'customer')} from ${source} (${day(from)}${day(from) === day(to) ? '' : ` to ${day(to)}`})`,
    );
  const more = late.length > mostListed ? `, and ${formatCount(late.length - mostListed)} more kinds` : '';
  const learnt = traits
    .slice(0, mostListed)
    .map(({ trait, customers }) => `${trait} of ${formatCounted(customers, 'customer')}`);
  return [
    ...(total > 0
      ? [
          `Late data: ${formatCounted(total, 'event')} until ${formatDate(asOf)} came in since: ${formatList(most)}${more}.`,
        ]
      : []),
    ...(merged > 0
      ? [
          `Merged: ${formatCount(merged)} ${merged === 1 ? 'customer was' : 'customers were'} found to be the same as another one.`,
        ]
      : []),
    ...(learnt.length > 0 ? [`Traits were learnt or corrected: ${formatList(learnt)}.`] : []),
  ];
}
