import { noDefinitions, definitionsSchema } from '../../src/journeys/definitions.js';
import { migrate } from '../../src/store/migrate.js';
import { openPglite } from '../../src/store/pglite-database.js';
import { customer } from '../../tools/customer.js';
import { customers } from '../../tools/customers.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { definitions as definitionsTool } from '../../tools/definitions.js';
import { measure, measureBest, report } from './measure.js';
import { proposeDefinitions } from '../../src/journeys/proposal/propose-definitions.js';
import { syncDefinitions } from '../../src/store/definitions-store.js';
import { syntheticLog } from './synthetic-log.js';

/** Who customers are: `npm run bench:people -- [events]`. */
const log = syntheticLog(Number(process.argv[2] ?? 10_000_000));
const database = await openPglite();
await migrate(database);
const definitions = definitionsSchema.parse({
  ...noDefinitions,
  journeys: { trial: { stages: ['Activity 1', 'Activity 3', 'Activity 8', 'Activity 20'] } },
  terms: { payers: [{ did: 'Activity 8' }, { did_not: 'Activity 20', within_days: 30 }] },
});
await syncDefinitions(database, { ...definitions, terms: { payers: [{ did: 'Activity 9' }] } });
const dependencies = {
  ...toolDependencies(log, definitions),
  versions: await syncDefinitions(database, definitions),
  database,
};

const asked: Record<string, () => Promise<unknown>> = {
  'customers, everybody by value': () => customers.execute({ segment: [] }, dependencies),
  'customers, of a term, seen last': () =>
    customers.execute({ segment: [{ term: 'payers' }], sort: 'recent' }, dependencies),
  'customers, lost at a stage': () =>
    customers.execute({ segment: [{ lost_at: 'Activity 3' }] }, dependencies),
  'customer, by id': () => customer.execute({ customer: 'customer-150000' }, dependencies),
  'definitions, a journey': () => definitionsTool.execute({ name: 'trial' }, dependencies),
  'definitions, a term of two versions': () => definitionsTool.execute({ name: 'payers' }, dependencies),
  'proposing definitions': () => Promise.resolve(proposeDefinitions(log)),
  'customer, by part of a name': () => customer.execute({ customer: '150000' }, dependencies),
};
for (const [name, work] of Object.entries(asked)) {
  report(`${name}, first`, await measure(work));
  report(`${name}, warm`, await measureBest(5, work));
}
await database.close();
