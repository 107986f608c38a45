// Loads a file in a process of its own, which the test kills. Uses the built program.
import { writeSync } from 'node:fs';
import { importFile } from '../../dist/src/ingest/import-file.js';
import { checkMapping } from '../../dist/src/ingest/mapping/mapping.js';
import { migrate } from '../../dist/src/store/migrate.js';
import { openPglite } from '../../dist/src/store/pglite-database.js';
import { openPostgres } from '../../dist/src/store/postgres-database.js';

const [where, file, mapping] = process.argv.slice(2);
const database = where.startsWith('postgres:') ? await openPostgres(where) : await openPglite(where);
await migrate(database);
writeSync(1, 'loading\n');
const summary = await importFile(database, file, checkMapping(JSON.parse(mapping), 'test'));
writeSync(1, `${JSON.stringify({ ...summary, heap: process.memoryUsage().heapUsed })}\n`);
await database.close();
