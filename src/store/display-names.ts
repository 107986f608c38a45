import type { Trait } from '../journeys/trait.js';

/** Names of traits that hold the name of a customer, best first, in the spelling of `plain`. */
const wholeNames = ['name', 'full name', 'display name', 'customer name', 'contact name'];
const companyNames = ['company', 'company name', 'account name', 'organization', 'organisation'];

/** Says the name to show for a customer (by number) as far as traits know one. */
export function displayNames(traits: Iterable<Trait>): (customer: number) => string | undefined {
  const byName = new Map([...traits].map((trait) => [plain(trait.name), trait]));
  const first = (names: readonly string[]) => {
    const found = names.flatMap((name) => byName.get(name) ?? []);
    return (customer: number) => {
      for (const trait of found) {
        const value = valueOf(trait, customer);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  };
  const whole = first(wholeNames);
  const given = first(['first name']);
  const family = first(['last name']);
  const company = first(companyNames);
  return (customer) => {
    const parts = [given(customer), family(customer)].filter((part) => part !== undefined);
    return whole(customer) ?? (parts.length > 0 ? parts.join(' ') : company(customer));
  };
}

/** `companyName`, `company_name` and `Company Name` are one. */
function plain(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

function valueOf(trait: Trait, customer: number): string | undefined {
  if (trait.kind === 'text') {
    const code = trait.codes[customer];
    return code === 0 ? undefined : trait.values[code - 1];
  }
  const number = trait.numbers[customer];
  return Number.isNaN(number) ? undefined : String(number);
}
