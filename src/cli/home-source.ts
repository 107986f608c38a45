import { editDefinition } from '../ask/edit-definition.js';
import { homeOverview } from '../ask/home-overview.js';
import type { HomeSource } from '../slack/surface-parts.js';
import type { AnsweringWorkspace } from './session.js';

/** What the Home tab shows of a workspace, and the forms change in it. */
export function homeSource({ workspace, view }: AnsweringWorkspace): HomeSource {
  return {
    overview: async (role) => homeOverview(await view(undefined, role)),
    timezone: () => Promise.resolve(workspace.definitions.timezone),
    editDefinition: async (edit, write) => editDefinition(workspace, await view(), edit, write),
  };
}
