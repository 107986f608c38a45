import type { Definitions } from '../journeys/definitions.js';

/** What this company's data hold: the words a question can use. Printed by `footpath catalog --json`. */
export interface Catalog extends Definitions {
  readonly customers: number;
  readonly events: number;
  /** First and last day with events, YYYY-MM-DD; absent when there are none. */
  readonly time_range?: { readonly from: string; readonly to: string };
  /** Most frequent first. */
  readonly activities: readonly CatalogActivity[];
  readonly traits: readonly CatalogTrait[];
  readonly sources: readonly CatalogSource[];
}

export interface CatalogActivity {
  readonly name: string;
  readonly events: number;
  readonly customers: number;
  readonly sources: readonly string[];
}

export interface CatalogTrait {
  readonly name: string;
  readonly kind: 'text' | 'number';
  /** Names a person; its values are never listed. */
  readonly personal: boolean;
  readonly known: number;
  /** Most frequent first, at most 200; none for numbers and personal traits. */
  readonly values: readonly { readonly value: string; readonly customers: number }[];
  /** Of number traits. */
  readonly range?: { readonly low: number; readonly high: number };
}

export interface CatalogSource {
  readonly name: string;
  readonly events: number;
  /** Texts that customers wrote. */
  readonly feedback: number;
}
