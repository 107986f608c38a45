import { FootpathError } from '../src/errors.js';
import { findByPartOfName, findCustomers, type FoundCustomers } from '../src/journeys/find-customer.js';
import { firstAtLeast } from '../src/journeys/first-at-least.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { findByIdentifier } from '../src/store/read-customer.js';
import type { ToolDependencies } from './tool.js';

export interface LookedUp {
  readonly by: FoundCustomers['by'] | 'identifier' | 'part of the name';
  /** Numbers of those who are meant, the one seen last first. */
  readonly customers: readonly number[];
}

/**
 * Whom an id, e-mail address or name means: by id, name and personal traits, by any identifier of any source, and only
 * then by part of a name.
 * @throws FootpathError `not_found`, without a hint at other names: not everybody may see them.
 */
export async function lookUpCustomer(
  { log, database }: Pick<ToolDependencies, 'log' | 'database'>,
  text: string,
): Promise<LookedUp> {
  const found = findCustomers(log, text);
  if (found) return { by: found.by, customers: latestFirst(log, found.customers) };
  const identified = numbersOf(log, await findByIdentifier(database, text));
  if (identified.length > 0) return { by: 'identifier', customers: latestFirst(log, identified) };
  const named = findByPartOfName(log, text);
  if (named.length > 0) return { by: 'part of the name', customers: latestFirst(log, named) };
  throw new FootpathError(
    'not_found',
    `There is no customer "${text}" as of this day. Give an id, an e-mail address or a name.`,
  );
}

/** Customers of the log with these keys; one whom the log does not know yet is left out. */
function numbersOf({ customerKeys }: JourneyLog, keys: readonly number[]): number[] {
  return keys.flatMap((key) => {
    const number = firstAtLeast(customerKeys, key);
    return customerKeys[number] === key ? [number] : [];
  });
}

function latestFirst({ offsets, times }: JourneyLog, customers: readonly number[]): number[] {
  const lastSeen = (customer: number) =>
    offsets[customer + 1] > offsets[customer] ? times[offsets[customer + 1] - 1] : 0;
  return [...customers].sort((a, b) => lastSeen(b) - lastSeen(a) || a - b);
}
