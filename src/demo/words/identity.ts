import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageFile } from '../../package-root.js';
import { randomChoice, type Random } from '../../stats/random.js';
import type { Customer } from '../customer.js';
import { countries, industries } from '../trait-values.js';

/** Who a customer is. */
export interface Identity {
  readonly contact: string;
  readonly company: string;
  readonly email: string;
}

const words = z.array(z.string()).min(1);
const people = z.strictObject({ first: words, last: words, cities: words, domain: z.string() });
const companies = z.record(z.enum(industries), z.record(z.enum(countries), words));
const namesSchema = z.strictObject({
  NL: people,
  DE: people,
  UK: people,
  US: people,
  FR: people,
  ES: people,
  companies,
});
export type Names = z.output<typeof namesSchema>;

export function readNames(): Names {
  return namesSchema.parse(parse(readFileSync(packageFile('src', 'demo', 'words', 'names.yaml'), 'utf8')));
}

/** Customers that the guide and the example questions speak of; the first paying one that fits gets the name. */
const wellKnown: readonly (Identity & Pick<Customer, 'country' | 'industry'>)[] = [
  {
    contact: 'Jan Smit',
    company: 'Bakker Bouw',
    email: 'j.smit@bakkerbouw.nl',
    country: 'NL',
    industry: 'construction',
  },
  {
    contact: 'Anna de Vries',
    company: 'Studio Licht',
    email: 'anna.devries@studiolicht.nl',
    country: 'NL',
    industry: 'agency',
  },
  {
    contact: 'Emma Lindqvist',
    company: 'Lindqvist Retail',
    email: 'emma@lindqvistretail.com',
    country: 'US',
    industry: 'retail',
  },
  {
    contact: 'Oliver Marlow',
    company: 'Marlow Studios',
    email: 'oliver.marlow@marlowstudios.co.uk',
    country: 'UK',
    industry: 'agency',
  },
];

/** Gives out names; no two customers share an e-mail address or a company's name. */
export class IdentityGiver {
  private readonly names: Names;
  private readonly taken = new Set<string>(wellKnown.map(({ company }) => plain(company)));
  private readonly waiting = [...wellKnown];

  constructor(names: Names) {
    this.names = names;
  }

  /** @param paying someone who may get a well-known name. */
  give(customer: Customer, paying: boolean, random: Random): Identity {
    const fitting = paying
      ? this.waiting.findIndex(
          ({ country, industry }) => country === customer.country && industry === customer.industry,
        )
      : -1;
    if (fitting >= 0) {
      const [{ contact, company, email }] = this.waiting.splice(fitting, 1);
      return { contact, company, email };
    }
    const { first, last, domain } = this.names[customer.country];
    const [given, family] = [randomChoice(random, first), randomChoice(random, last)];
    const company = this.companyName(customer, family, random);
    const local = randomChoice(random, [
      `${given}.${family.replaceAll(' ', '')}`,
      `${given.charAt(0)}.${family.replaceAll(' ', '')}`,
      given,
      `${given}${family.charAt(0)}`,
    ]);
    return {
      contact: `${given} ${family}`,
      company,
      email: `${plain(local)}@${plain(company)}.${domain}`,
    };
  }

  private companyName(customer: Customer, family: string, random: Random): string {
    const { last, cities } = this.names[customer.country];
    const trade = () => randomChoice(random, this.names.companies[customer.industry][customer.country]);
    const other = () => randomChoice(random, last);
    const ways = [
      () => `${family} ${trade()}`,
      () => `${other()} ${trade()}`,
      () => `${family} & ${other()}`,
      () => `${randomChoice(random, cities)} ${trade()}`,
      () => `${other()} & ${other()} ${trade()}`,
      () => `${other()} ${trade()} ${randomChoice(random, cities)}`,
    ];
    for (;;) {
      const company = capitalised(randomChoice(random, ways)());
      if (this.taken.has(plain(company))) continue;
      this.taken.add(plain(company));
      return company;
    }
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Letters, digits and dots of the alphabet that mail addresses are written in. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^a-z0-9.]/g, '');
}
