import type { Definitions } from './definitions.js';

export const definitionKinds = ['journey', 'outcome', 'term', 'alias', 'action', 'change'] as const;
export type DefinitionKind = (typeof definitionKinds)[number];

/** One named thing of footpath.yaml. */
export interface DefinitionEntry {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly body: unknown;
}

/** Where each kind stands in footpath.yaml. */
export const sectionOfKind = {
  journey: 'journeys',
  outcome: 'outcomes',
  term: 'terms',
  alias: 'aliases',
  action: 'actions',
  change: 'changes',
} as const satisfies Record<DefinitionKind, keyof Definitions>;

/** Everything that is defined, in the order of the sections. */
export function definitionEntries({
  journeys,
  outcomes,
  terms,
  aliases,
  actions,
  changes,
}: Definitions): DefinitionEntry[] {
  const entries = (kind: DefinitionKind, section: Readonly<Record<string, unknown>>) =>
    Object.entries(section).map(([name, body]) => ({ kind, name, body }));
  return [
    ...entries('journey', journeys),
    ...entries('outcome', outcomes),
    ...entries('term', terms),
    ...entries('alias', aliases),
    ...entries('action', actions),
    ...changes.map(({ name, ...body }) => ({ kind: 'change' as const, name, body })),
  ];
}
