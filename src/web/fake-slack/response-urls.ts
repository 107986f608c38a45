import { randomBytes } from 'node:crypto';

const mostUses = 5;
const lifeMs = 30 * 60_000;

interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  readonly threadTs?: string;
}

/** Addresses at which an app can say something to who did something: five times, within half an hour. */
export class ResponseUrls {
  readonly #urls = new Map<string, ResponseUrl & { at: number; uses: number }>();

  /** @returns the last part of the address. */
  create(place: ResponseUrl): string {
    const id = randomBytes(12).toString('hex');
    const [oldest] = this.#urls.keys();
    if (this.#urls.size >= 1000) this.#urls.delete(oldest);
    this.#urls.set(id, { ...place, at: Date.now(), uses: 0 });
    return id;
  }

  /** @returns where it says it, or Slack's reason for not taking it. */
  use(id: string): ResponseUrl | 'used_url' | 'expired_url' {
    const url = this.#urls.get(id);
    if (!url || Date.now() - url.at > lifeMs) return 'expired_url';
    if (url.uses >= mostUses) return 'used_url';
    url.uses++;
    return url;
  }
}
