import { createHash } from 'node:crypto';

const most = 2000;

/**
 * The pictures that this bot has in its Slack workspace, by what is to be seen on them: an answer with the same one shows
 * it by its id. Who may see the answer sees no more by that, as the same would be drawn for them.
 */
export class UploadedPictures {
  readonly #ids = new Map<string, string>();

  /** @param svg the picture as it is drawn from. @returns the id of its file. */
  find(svg: string): string | undefined {
    const key = keyOf(svg);
    const id = this.#ids.get(key);
    if (id === undefined) return undefined;
    this.#ids.delete(key);
    this.#ids.set(key, id);
    return id;
  }

  add(svg: string, id: string): void {
    this.#ids.set(keyOf(svg), id);
    const [oldest] = this.#ids.keys();
    if (this.#ids.size > most) this.#ids.delete(oldest);
  }

  /** Slack does not show it any more. */
  forget(svg: string): void {
    this.#ids.delete(keyOf(svg));
  }
}

function keyOf(svg: string): string {
  return createHash('sha256').update(svg).digest('base64');
}
