import { FootpathError } from '../errors.js';
import { canonicalJson, hashJson } from './canonical-json.js';
import type { Database } from './database.js';

/** One computed answer: enough to compute it again and see whether it is still the same. */
export interface Receipt {
  readonly tool: string;
  readonly args: unknown;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Versions that it rests on, such as `trial@3`. */
  readonly definitions: readonly string[];
  /** State of the data, of the log that was used. */
  readonly dataVersion: string;
  readonly result: unknown;
}

export interface SavedReceipt extends Receipt {
  readonly id: string;
  readonly resultHash: string;
  readonly createdAt: Date;
}

/** Keeps an answer. The same one again is the same receipt. @returns its id, such as `fp_7c1e0b2a9d44`. */
export async function saveReceipt(database: Database, receipt: Receipt): Promise<string> {
  const { tool, args, asOf, definitions, dataVersion, result } = receipt;
  const resultHash = hashJson(result);
  const id = `fp_${hashJson({ tool, args, asOf, definitions, dataVersion, resultHash }).slice(0, 12)}`;
  await database.query(
    `insert into receipt (id, tool, args, as_of, definitions, data_version, result_hash, result)
     values ($1, $2, $3::jsonb, $4, $5, $6, $7, $8::jsonb) on conflict (id) do nothing`,
    [id, tool, canonicalJson(args), asOf, definitions, dataVersion, resultHash, canonicalJson(result)],
  );
  return id;
}

/** @throws FootpathError `not_found`. */
export async function readReceipt(database: Database, id: string): Promise<SavedReceipt> {
  const [receipt] = await database.query<SavedReceipt>(
    `select id, tool, args, as_of as "asOf", definitions, data_version as "dataVersion", result,
            result_hash as "resultHash", created_at as "createdAt"
       from receipt where id = $1`,
    [id],
  );
  if (!receipt) throw new FootpathError('not_found', `There is no receipt ${id} in this workspace.`);
  return receipt;
}
