import { randomBytes } from 'node:crypto';
import type { HomeView, ModalView, View } from '../../render/views/view-schema.js';

export interface OpenView<Shown extends View = View> {
  readonly id: string;
  /** Changes with every change: who gives an older one is told of a conflict. */
  readonly hash: string;
  readonly user: string;
  readonly view: Shown;
}

export type ViewKind = View['type'];

const mostHomes = 200;

/** Home tabs and the modals that are open, one a user. */
export class Views {
  readonly #homes = new Map<string, OpenView<HomeView>>();
  readonly #modals = new Map<string, OpenView<ModalView>>();
  readonly #watchers = new Set<(user: string, changed: ViewKind) => void>();

  home(user: string): OpenView<HomeView> | undefined {
    return this.#homes.get(user);
  }

  modal(user: string): OpenView<ModalView> | undefined {
    return this.#modals.get(user);
  }

  publish(user: string, view: HomeView): OpenView<HomeView> {
    const [oldest] = this.#homes.keys();
    if (this.#homes.size >= mostHomes) this.#homes.delete(oldest);
    const published = { id: this.#homes.get(user)?.id ?? newId(), hash: newHash(), user, view };
    this.#homes.set(user, published);
    this.#tell(user, 'home');
    return published;
  }

  /** Opens a modal, or puts another one in its place. */
  open(user: string, view: ModalView): OpenView<ModalView> {
    const opened = { id: newId(), hash: newHash(), user, view };
    this.#modals.set(user, opened);
    this.#tell(user, 'modal');
    return opened;
  }

  close(user: string): void {
    this.#modals.delete(user);
    this.#tell(user, 'modal');
  }

  /** @returns how to stop watching. */
  watch(watcher: (user: string, changed: ViewKind) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #tell(user: string, changed: ViewKind): void {
    for (const watcher of this.#watchers) watcher(user, changed);
  }
}

function newId(): string {
  return `V${randomBytes(6).toString('hex').toUpperCase()}`;
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;
}
