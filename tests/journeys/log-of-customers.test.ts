import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCompany } from '../../src/demo/company.js';
import { logOfCustomers } from '../../src/journeys/log-of-customers.js';
import { silentProgress } from '../../src/progress.js';
import { syntheticLog } from '../bench/synthetic-log.js';
import { companyLog } from '../support/company-log.js';
import { plainLog } from '../support/plain-log.js';

const company = companyLog(createCompany({ seed: 3, customers: 40 }, silentProgress));
const counts = company.activityNames.map(
  (_, code) => company.activities.filter((activity) => activity === code).length,
);
const logs = {
  'several sources': syntheticLog(2000),
  'traits that changed': {
    ...company,
    sources: [{ name: 'all', eventCounts: Uint32Array.from(counts) }],
    eventSources: { ...company.eventSources, usual: new Uint16Array(counts.length) },
  },
};

test.each(Object.entries(logs))('holds of some customers what the whole log holds: %s', (_, log) => {
  const all = plainLog(log).customers;
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: log.customerCount - 1 })), (chosen) => {
      const customers = Uint32Array.from(chosen).sort();
      const few = plainLog(logOfCustomers(log, customers));
      expect(few.customers).toEqual(Array.from(customers, (customer) => all[customer]));
      const events = few.customers.flatMap((customer) => customer.events);
      const counted = Object.values(few.sources).flatMap((activities) => Object.values(activities));
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(events.length);
    }),
    { numRuns: 20 },
  );
});
