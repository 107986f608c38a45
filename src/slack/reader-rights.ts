import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { FootpathError } from '../errors.js';
import { guestRefusal, rightsOf, type AccessPolicy, type Rights } from './access-policy.js';
import { UserRoles } from './user-roles.js';
import { UserStandings, type Standing } from './user-standings.js';

/** What somebody may see: by access.yaml, their user groups, and whether they are a guest. */
export class ReaderRights {
  readonly #access: AccessPolicy;
  readonly #roles: UserRoles;
  readonly #standings: UserStandings;

  constructor(access: AccessPolicy, client: webApi.WebClient, log: Logger) {
    this.#access = access;
    this.#roles = new UserRoles(access, client);
    this.#standings = new UserStandings(client, log);
  }

  /**
   * Of whom Slack does not tell whether they are a guest: the least that a member has.
   * @param channel where the answer is read; none for what somebody sees alone.
   * @throws FootpathError `not_permitted` for guests who get no answers, with a sentence for them; `unavailable` when
   * Slack does not say who is in a group.
   */
  async of(user: string, channel?: string): Promise<Rights> {
    const [standing, role] = await Promise.all([this.#standingOf(user), this.#roles.roleOf(user)]);
    const refusal = this.#refusalOf(standing, channel);
    if (refusal !== undefined) throw new FootpathError('not_permitted', refusal);
    const rights = rightsOf(this.#access, user, role);
    const isVouchedFor = standing === 'member' || standing === 'untold';
    return isVouchedFor ? rights : { ...rights, maySeePeople: false, mayDefine: false };
  }

  /** Why a guest gets no answer, for them; undefined for all others. */
  async refusalOf(user: string, channel?: string): Promise<string | undefined> {
    return this.#refusalOf(await this.#standingOf(user), channel);
  }

  #refusalOf(standing: Standing, channel?: string): string | undefined {
    return standing === 'guest' ? guestRefusal(this.#access, channel) : undefined;
  }

  /** Who is named in the file need not be looked up. */
  async #standingOf(user: string): Promise<Standing> {
    const { guests } = this.#access;
    if (guests === 'all' || guests.includes(user)) return 'member';
    return this.#standings.standingOf(user);
  }
}
