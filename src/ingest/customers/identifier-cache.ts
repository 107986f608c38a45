import type { Identifier } from './identifier.js';

const generation = 200_000;

/**
 * Profiles of the identifiers that were met lately. An identifier never changes its profile, so nothing here goes
 * out of date; what wasn't met for long is forgotten, so that memory stays bounded.
 */
export class IdentifierCache {
  private size = 0;
  private young = new Map<string, Map<string, number>>();
  private old = new Map<string, Map<string, number>>();

  get({ kind, value }: Identifier): number | undefined {
    const profile = this.young.get(kind)?.get(value);
    if (profile !== undefined) return profile;
    const remembered = this.old.get(kind)?.get(value);
    if (remembered !== undefined) this.set({ kind, value }, remembered);
    return remembered;
  }

  set({ kind, value }: Identifier, profile: number): void {
    if (this.size++ >= generation) {
      this.old = this.young;
      this.young = new Map();
      this.size = 0;
    }
    let profiles = this.young.get(kind);
    if (!profiles) this.young.set(kind, (profiles = new Map<string, number>()));
    // A copy: a part of a text keeps the whole text in memory.
    profiles.set(Buffer.from(value).toString(), profile);
  }
}
