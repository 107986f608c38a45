import { stringify } from 'yaml';
import { z } from 'zod';
import type { InputBlock, Option } from '../block-elements.js';
import { cleanText } from '../clean-text.js';
import { truncateTo } from '../truncate.js';
import type { FormKind } from './home-actions.js';
import { fields, modals } from './modal-ids.js';
import type { ModalView } from './view-schema.js';
import { viewText } from './view-text.js';

export interface DefinitionForm {
  readonly kind: FormKind;
  readonly channel: string;
  /** The one that is changed; a new one without. */
  readonly current?: { readonly name: string; readonly body: unknown };
  /** What it can be made of, most frequent first. */
  readonly activities: readonly string[];
}

const longest = { option: 75, value: 150, name: 100, yaml: 3000, metadata: 2500 };
const mostOptions = 100;

/**
 * Says what a journey, an outcome or a term means: by choosing activities where that is enough, else as it stands in
 * footpath.yaml.
 */
export function definitionModal(form: DefinitionForm): ModalView {
  const { kind, channel, current } = form;
  const name = current && truncateTo(current.name, longest.metadata, (text) => JSON.stringify(text).length);
  return {
    type: 'modal',
    callback_id: modals.definition,
    private_metadata: JSON.stringify({ kind, channel, ...(name === undefined ? {} : { name }) }),
    title: viewText(current ? `Change ${kind}` : `New ${kind}`, 24),
    submit: viewText('See the effect', 24),
    close: viewText('Cancel', 24),
    blocks: [
      ...(current ? [{ type: 'section' as const, text: viewText(current.name, 600) }] : [nameField()]),
      ...(choices(form) ?? [yamlField(current?.body)]),
    ],
  };
}

const journeySchema = z.object({
  stages: z.array(z.object({ name: z.string(), any_of: z.tuple([z.string()]) })),
  within_days: z.number(),
});
const outcomeSchema = z.strictObject({ did: z.string() });
const termSchema = z.array(
  z.union([z.strictObject({ did: z.string() }), z.strictObject({ did_not: z.string() })]),
);

/** Fields to choose from; undefined where the definition says more than they can. */
function choices({ kind, current, activities }: DefinitionForm): InputBlock[] | undefined {
  const options = activityOptions(activities);
  if (options.length === 0) return undefined;
  switch (kind) {
    case 'journey':
      return journeyFields(current?.body, options);
    case 'outcome':
      return outcomeFields(current?.body, options);
    case 'term':
      return termFields(current?.body, options);
  }
}

function journeyFields(body: unknown, options: Option[]): InputBlock[] | undefined {
  const parsed = journeySchema.optional().safeParse(body);
  if (!parsed.success) return undefined;
  const { stages = [], within_days: days = 30 } = parsed.data ?? {};
  if (stages.some(({ name, any_of: [activity] }) => name !== activity)) return undefined;
  const chosen = chosenOptions(
    stages.map(({ name }) => name),
    options,
  );
  if (!chosen) return undefined;
  return [
    activitiesField(fields.stages, 'Stages, in their order', options, chosen, false),
    {
      type: 'input',
      block_id: fields.days,
      label: viewText('Within how many days', 2000),
      element: {
        type: 'number_input',
        action_id: fields.days,
        is_decimal_allowed: true,
        initial_value: String(days),
        min_value: '0.01',
      },
    },
  ];
}

function outcomeFields(body: unknown, options: Option[]): InputBlock[] | undefined {
  const parsed = outcomeSchema.optional().safeParse(body);
  const chosen = parsed.success ? chosenOptions(parsed.data ? [parsed.data.did] : [], options) : undefined;
  if (!chosen) return undefined;
  const [initial] = chosen;
  return [
    {
      type: 'input',
      block_id: fields.activity,
      label: viewText('Reached by whoever did', 2000),
      element: {
        type: 'static_select',
        action_id: fields.activity,
        options,
        ...(chosen.length > 0 ? { initial_option: initial } : {}),
      },
    },
  ];
}

function termFields(body: unknown, options: Option[]): InputBlock[] | undefined {
  const parsed = termSchema.optional().safeParse(body);
  if (!parsed.success) return undefined;
  const conditions = parsed.data ?? [];
  const did = chosenOptions(
    conditions.flatMap((one) => ('did' in one ? [one.did] : [])),
    options,
  );
  const didNot = chosenOptions(
    conditions.flatMap((one) => ('did_not' in one ? [one.did_not] : [])),
    options,
  );
  if (!did || !didNot) return undefined;
  return [
    activitiesField(fields.did, 'Customers who did all of', options, did, true),
    activitiesField(fields.didNot, 'and none of', options, didNot, true),
  ];
}

function activitiesField(
  id: string,
  label: string,
  options: Option[],
  chosen: readonly Option[],
  optional: boolean,
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: viewText(label, 2000),
    optional,
    element: {
      type: 'multi_static_select',
      action_id: id,
      options,
      ...(chosen.length > 0 ? { initial_options: [...chosen] } : {}),
    },
  };
}

/** The options of these names; undefined where one is not among them. */
function chosenOptions(names: readonly string[], options: readonly Option[]): Option[] | undefined {
  const chosen = names.map((name) => options.find(({ value }) => value === name));
  return chosen.every((option) => option !== undefined) ? chosen : undefined;
}

function activityOptions(activities: readonly string[]): Option[] {
  const fitting = activities.filter(
    (name) => name !== '' && name.length <= longest.value && cleanText(name) !== '',
  );
  return [...new Set(fitting)]
    .slice(0, mostOptions)
    .map((name) => ({ text: viewText(name, longest.option), value: name }));
}

function nameField(): InputBlock {
  const element = {
    type: 'plain_text_input' as const,
    action_id: fields.name,
    max_length: longest.name,
  };
  return { type: 'input', block_id: fields.name, label: viewText('Name', 2000), element };
}

function yamlField(body: unknown): InputBlock {
  const text = body === undefined ? '' : stringify(body).trim();
  const fits = text !== '' && text.length <= longest.yaml;
  return {
    type: 'input',
    block_id: fields.yaml,
    label: viewText('As in footpath.yaml', 2000),
    element: {
      type: 'plain_text_input',
      action_id: fields.yaml,
      multiline: true,
      max_length: longest.yaml,
      ...(fits ? { initial_value: text } : {}),
    },
  };
}
