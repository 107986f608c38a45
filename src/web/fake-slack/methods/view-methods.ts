import { z } from 'zod';
import { validateView, viewSchema, type View } from '../../../render/views/view-schema.js';
import { json, method, Refusal, text, type Method } from './method.js';

/** The view, when Slack would take it. */
export function checkedView(view: unknown): View {
  const problems = validateView(view);
  if (problems.some((problem) => problem.startsWith('view: '))) throw new Refusal('view_too_large');
  if (problems.length > 0) {
    throw new Refusal(
      'invalid_arguments',
      problems.map((problem) => `[ERROR] ${problem}`),
    );
  }
  return viewSchema.parse(view);
}

export const viewMethods: readonly [string, Method][] = [
  [
    'views.open',
    method(z.strictObject({ trigger_id: text, view: json(z.unknown()) }), (workspace, args) => {
      const view = checkedView(args.view);
      if (view.type !== 'modal') throw new Refusal('invalid_arguments', ['[ERROR] view: is no modal']);
      const trigger = workspace.triggers.exchange(args.trigger_id);
      if (typeof trigger === 'string') throw new Refusal(trigger);
      const { id, hash } = workspace.views.open(trigger.user, view);
      return { view: { id, hash } };
    }),
  ],
  [
    'views.publish',
    method(
      z.strictObject({ user_id: text, view: json(z.unknown()), hash: text.optional() }),
      (workspace, args) => {
        const view = checkedView(args.view);
        if (view.type !== 'home') throw new Refusal('invalid_arguments', ['[ERROR] view: is no home']);
        const current = workspace.views.home(args.user_id);
        if (args.hash !== undefined && args.hash !== current?.hash) throw new Refusal('hash_conflict');
        const { id, hash } = workspace.views.publish(args.user_id, view);
        return { view: { id, hash } };
      },
    ),
  ],
];
