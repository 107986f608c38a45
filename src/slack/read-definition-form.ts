import { parse } from 'yaml';
import { FootpathError } from '../errors.js';
import type { DefinitionEdit } from '../ask/edit-definition.js';
import { definitionMetadataSchema, fields } from '../render/views/modal-ids.js';
import { filledChoices, filledText, metadataOf } from './form-values.js';
import type { Form } from './slack-payloads.js';

/**
 * What was filled in, as footpath.yaml would have it.
 * @throws FootpathError `bad_input` where nothing was, or it is not YAML.
 */
export function readDefinitionForm(form: Form): DefinitionEdit {
  const { kind, name = filledText(form, fields.name) } = metadataOf(
    definitionMetadataSchema,
    form.view.private_metadata,
  );
  if (name === '') throw new FootpathError('bad_input', 'Give it a name.');
  const yaml = filledText(form, fields.yaml);
  if (yaml !== '') return { kind, name, body: readYaml(yaml) };
  switch (kind) {
    case 'journey': {
      const days = Number(filledText(form, fields.days));
      return { kind, name, body: { stages: filledChoices(form, fields.stages), within_days: days } };
    }
    case 'outcome':
      return { kind, name, body: { did: filledText(form, fields.activity) } };
    case 'term': {
      const body = [
        ...filledChoices(form, fields.did).map((did) => ({ did })),
        ...filledChoices(form, fields.didNot).map((activity) => ({ did_not: activity })),
      ];
      if (body.length === 0) throw new FootpathError('bad_input', 'Choose what they did or did not do.');
      return { kind, name, body };
    }
  }
}

function readYaml(text: string): unknown {
  try {
    const body: unknown = parse(text);
    if (body !== null && body !== undefined) return body;
  } catch (cause) {
    throw new FootpathError('bad_input', `This is not YAML: ${String(cause)}`, { cause });
  }
  throw new FootpathError('bad_input', 'The definition is empty.');
}
