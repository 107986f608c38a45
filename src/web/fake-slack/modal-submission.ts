import { z } from 'zod';
import type { ModalView } from '../../render/views/view-schema.js';
import { exchange } from './event-delivery.js';
import { Refusal } from './methods/method.js';
import { checkedView } from './methods/view-methods.js';
import type { OpenView } from './views.js';
import type { Workspace } from './workspace.js';

/** What was filled in, by block id: a text, a choice or several. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Sends a form; the modal then closes, changes or shows what is wrong. @returns the errors by block id. */
export async function submitModal(
  workspace: Workspace,
  url: string,
  open: OpenView<ModalView>,
  values: FormValues,
): Promise<Readonly<Record<string, string>>> {
  const { id, hash, user, view } = open;
  const delivery = {
    form: true,
    payload: {
      type: 'view_submission',
      team: { id: workspace.team },
      user: { id: user },
      trigger_id: workspace.triggers.create(user),
      view: { id, hash, ...view, state: { values: stateOf(view, values) } },
    },
  };
  const { status, body } = await exchange(workspace, url, delivery);
  if (status !== 200) return { '': 'We had some trouble connecting. Try again?' };
  return answered(workspace, open, body);
}

const answerSchema = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
]);

function answered(
  workspace: Workspace,
  { user, view }: OpenView<ModalView>,
  body: string,
): Readonly<Record<string, string>> {
  if (body === '') {
    workspace.views.close(user);
    return {};
  }
  const answer = answerSchema.parse(JSON.parse(body));
  switch (answer.response_action) {
    case 'clear':
      workspace.views.close(user);
      return {};
    case 'errors': {
      const ids = new Set(view.blocks.map(({ block_id }) => block_id));
      const unknown = Object.keys(answer.errors).find((id) => !ids.has(id));
      if (unknown !== undefined) throw new Refusal('invalid_arguments', [`[ERROR] no block ${unknown}`]);
      return answer.errors;
    }
    case 'update': {
      const next = checkedView(answer.view);
      if (next.type !== 'modal') throw new Refusal('invalid_arguments', ['[ERROR] view: is no modal']);
      workspace.views.open(user, next);
      return {};
    }
  }
}

/** As Slack gives back what was filled in. */
function stateOf({ blocks }: ModalView, values: FormValues) {
  const fields = blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
  return Object.fromEntries(
    fields.map(({ block_id: id = '', element }) => {
      const value = values[id];
      const texts = Array.isArray(value) ? value.map(String) : [];
      const text = typeof value === 'string' && value !== '' ? value : null;
      const filled = (() => {
        switch (element.type) {
          case 'plain_text_input':
          case 'number_input':
            return { value: text };
          case 'timepicker':
            return { selected_time: text };
          case 'static_select':
            return { selected_option: element.options.find((option) => option.value === text) ?? null };
          case 'multi_static_select':
            return {
              selected_options: texts.flatMap((each) => element.options.find((o) => o.value === each) ?? []),
            };
        }
      })();
      return [id, { [element.action_id]: { type: element.type, ...filled } }];
    }),
  );
}
