/** Something of the catalog that a question can name. */
export type Entity =
  | { readonly kind: 'activity' | 'trait' | 'journey' | 'outcome' | 'term' | 'source'; readonly name: string }
  | { readonly kind: 'value'; readonly name: string; readonly trait: string }
  | { readonly kind: 'stage'; readonly name: string; readonly journey: string }
  | { readonly kind: 'change'; readonly name: string; readonly at: string };

export type EntityKind = Entity['kind'];

export const entityKey = (entity: Entity): string =>
  `${entity.kind} ${entity.name} ${'trait' in entity ? entity.trait : 'journey' in entity ? entity.journey : ''}`;
