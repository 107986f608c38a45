import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import { sectionOfKind, type DefinitionKind } from '../journeys/definition-entries.js';

/**
 * The text of a footpath.yaml with one definition changed, added or taken out; all else stays as it is, comments too.
 *
 * @param body as the file would have it; undefined takes the definition out.
 */
export function editedDefinitions(text: string, kind: DefinitionKind, name: string, body: unknown): string {
  const document = parseDocument(text);
  const section = sectionOfKind[kind];
  const path = kind === 'change' ? [section, placeOfChange(document, name)] : [section, name];
  if (body === undefined) document.deleteIn(path);
  else {
    const value = kind === 'change' && typeof body === 'object' ? { name, ...body } : body;
    document.setIn(path, document.createNode(value, { flow: kind !== 'journey' }));
  }
  return document.toString({ lineWidth: 110, flowCollectionPadding: true });
}

/** Changes are a list: the place of the one that is called so, else the one after the last. */
function placeOfChange(document: Document, name: string): number {
  const list = document.get('changes');
  if (!isSeq(list)) return 0;
  const place = list.items.findIndex((item) => isMap(item) && item.get('name') === name);
  return place < 0 ? list.items.length : place;
}
