import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Catalog } from '../../src/ask/catalog.js';
import { definitionsSchema } from '../../src/journeys/definitions.js';

const count = z.number().int().min(0);

const catalogSchema = definitionsSchema.extend({
  customers: count,
  events: count,
  time_range: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
  activities: z.array(
    z.strictObject({ name: z.string(), events: count, customers: count, sources: z.array(z.string()) }),
  ),
  traits: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['text', 'number']),
      personal: z.boolean(),
      known: count,
      values: z.array(z.strictObject({ value: z.string(), customers: count })),
      range: z.strictObject({ low: z.number(), high: z.number() }).optional(),
    }),
  ),
  sources: z.array(z.strictObject({ name: z.string(), events: count, feedback: count })),
});

/** Reads a catalog as `footpath catalog --json` prints it. */
export const readCatalog = (file: string | URL): Catalog =>
  catalogSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** One of the companies in this folder. */
export const companyCatalog = (company: string): Catalog =>
  readCatalog(new URL(`${company}.catalog.json`, import.meta.url));
