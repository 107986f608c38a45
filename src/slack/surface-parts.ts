import type { DefinitionEdit, EditEffect } from '../ask/edit-definition.js';
import type { HomeOverview } from '../ask/home-overview.js';
import type { ListenerParts } from './slack-listeners.js';

/** What the Home tab and the forms work on. */
export interface HomeSource {
  /** @param role the class of readers that the database knows, where the reader's role has row rules. */
  overview(role?: string): Promise<HomeOverview>;
  /** Of the days in every answer. */
  timezone(): Promise<string>;
  /** @param write false to see the effect alone. */
  editDefinition(edit: DefinitionEdit, write: boolean): Promise<EditEffect>;
}

export interface SurfaceParts extends ListenerParts {
  readonly home: HomeSource;
}
