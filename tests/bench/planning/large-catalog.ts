import type { Catalog } from '../../../src/ask/catalog.js';
import { createRandom, randomChoice } from '../../../src/stats/random.js';

const things = 'invoice order ticket contract parcel device lesson booking quote payment review survey room route batch sample'.split(' '); // prettier-ignore
const places = 'north south east west upper lower inner outer first second third main side early late small large'.split(' '); // prettier-ignore
const deeds = 'created viewed opened approved rejected sent received paid shipped returned closed updated scanned signed shared archived'.split(' '); // prettier-ignore

/** A catalog with more names than any company has: `activities` kinds of events and `traits` traits with ten values each. */
export function largeCatalog(base: Catalog, activities: number, traits: number): Catalog {
  const random = createRandom(1);
  const names = new Set(base.activities.map(({ name }) => name));
  for (let made = 0; names.size < activities; made++)
    names.add(
      `${randomChoice(random, places)} ${randomChoice(random, things)} ${randomChoice(random, deeds)}${made < activities ? '' : ` ${made}`}`,
    );
  const known = new Map(base.activities.map((activity) => [activity.name, activity]));
  return {
    ...base,
    activities: [...names].map(
      (name) => known.get(name) ?? { name, events: 100, customers: 50, sources: ['product'] },
    ),
    traits: [
      ...base.traits,
      ...Array.from({ length: traits - base.traits.length }, (_, number) => ({
        name: `${places[number % places.length]}_${things[Math.floor(number / places.length) % things.length]}_${number}`,
        kind: 'text' as const,
        personal: false,
        known: 100,
        values: Array.from({ length: 10 }, (_, place) => ({
          value: `${things[(number + place) % things.length]} ${number * 10 + place}`,
          customers: 10,
        })),
      })),
    ],
  };
}
