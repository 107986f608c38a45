import type { webApi } from '@slack/bolt';
import { FootpathError } from '../errors.js';
import type { AccessPolicy } from './access-policy.js';
import { callSlack } from './call-slack.js';

const knownForMs = 300_000;
const patienceMs = 5000;

interface Members {
  readonly users: ReadonlySet<string>;
  readonly until: number;
}

/** Which role of access.yaml somebody has: the first that names them, or a user group of theirs. */
export class UserRoles {
  readonly #access: AccessPolicy;
  readonly #client: webApi.WebClient;
  readonly #groups = new Map<string, Members>();

  constructor(access: AccessPolicy, client: webApi.WebClient) {
    this.#access = access;
    this.#client = client;
  }

  /** @throws FootpathError `unavailable` when Slack does not say who is in a group: then nobody can tell what they may see. */
  async roleOf(user: string): Promise<string | undefined> {
    for (const [name, { users, groups }] of Object.entries(this.#access.roles)) {
      if (users.includes(user)) return name;
      for (const group of groups) if ((await this.#membersOf(group)).has(user)) return name;
    }
    return this.#access.default_role;
  }

  async #membersOf(group: string): Promise<ReadonlySet<string>> {
    const known = this.#groups.get(group);
    if (known && known.until > Date.now()) return known.users;
    try {
      const { users = [] } = await callSlack(
        () => this.#client.usergroups.users.list({ usergroup: group }),
        patienceMs,
      );
      const members = { users: new Set(users), until: Date.now() + knownForMs };
      this.#groups.set(group, members);
      return members.users;
    } catch (cause) {
      throw new FootpathError(
        'unavailable',
        `Slack does not say who is in the user group ${group}; the app needs the scope usergroups:read.`,
        { cause },
      );
    }
  }
}
