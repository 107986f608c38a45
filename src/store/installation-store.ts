import type { Database } from './database.js';
import { openText, sealText, type SealedText, type SealingKey } from './sealed-text.js';

/** Keeps what Slack gave for each workspace that installed the app, sealed. */
export class InstallationStore {
  readonly #database: Database;
  readonly #keys: readonly SealingKey[];

  /** @param keys the newest first: it seals, and all of them open. */
  constructor(database: Database, keys: readonly SealingKey[]) {
    this.#database = database;
    this.#keys = keys;
  }

  /** Keeps it in place of an earlier one. */
  async save(team: string, installation: unknown): Promise<void> {
    const { keyId, nonce, sealed } = sealText(JSON.stringify(installation), team, this.#keys);
    await this.#database.query(
      `insert into slack_installation (team, key_id, nonce, sealed) values ($1, $2, $3, $4)
       on conflict (team) do update
         set key_id = excluded.key_id, nonce = excluded.nonce, sealed = excluded.sealed, installed_at = now()`,
      [team, keyId, nonce, sealed],
    );
  }

  /** @throws FootpathError when it can't be opened with these keys. */
  async read(team: string): Promise<unknown> {
    const [row] = await this.#database.query<{ keyId: string; nonce: Uint8Array; sealed: Uint8Array }>(
      'select key_id as "keyId", nonce, sealed from slack_installation where team = $1',
      [team],
    );
    if (!row) return undefined;
    const text: SealedText = {
      keyId: row.keyId,
      nonce: Buffer.from(row.nonce),
      sealed: Buffer.from(row.sealed),
    };
    return JSON.parse(openText(text, team, this.#keys));
  }

  /** When each workspace installed it last. */
  async list(): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.#database.query<{ team: string; at: Date }>(
      'select team, installed_at as at from slack_installation order by team',
    );
    return new Map(rows.map(({ team, at }) => [team, at]));
  }

  /** Forgets a workspace: its tokens, what was asked there, and its digests. The audit log stays; it is ours. */
  async purge(team: string): Promise<void> {
    await this.#database.transaction(async (transaction) => {
      await transaction.query('delete from slack_installation where team = $1', [team]);
      await transaction.query('delete from slack_question where team = $1', [team]);
      await transaction.query('delete from answer_rating where team = $1', [team]);
      await transaction.query(
        'delete from digest_run where subscription_id in (select id from digest_subscription where team = $1)',
        [team],
      );
      await transaction.query('delete from digest_subscription where team = $1', [team]);
    });
  }
}
