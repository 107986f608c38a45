import type { Envelope } from '../../tools/tool.js';
import type { Asker } from '../asker.js';
import { FootpathError } from '../errors.js';
import { isAboutPeople, namesPeople, smallestGroup } from './exposure.js';
import type { AskRequest } from './ask.js';
import type { Plan, ToolPlan } from './plan.js';
import { runTool } from './run-tool.js';
import { shownTo } from './shown-to.js';
import { toldProgress } from './told-progress.js';
import type { WorkspaceView } from './workspace-view.js';

/** The tools with the rights of who asks: nothing comes out that the asker may not see. */
export class PermittedRun {
  /** What came out names people: it is for who asked, not for a whole channel. */
  isPersonal = false;

  private readonly view: WorkspaceView;
  private readonly asker?: Asker;
  private readonly following: Pick<AskRequest, 'onStep' | 'signal'>;

  constructor(view: WorkspaceView, asker?: Asker, following: Pick<AskRequest, 'onStep' | 'signal'> = {}) {
    this.view = view;
    this.asker = asker;
    this.following = following;
  }

  /** @throws FootpathError `not_permitted` when a plan is about persons, and who asks may not see them. */
  check(plan: Plan): void {
    const maySeePeople = this.asker?.maySeePeople ?? true;
    if (maySeePeople) this.isPersonal ||= namesPeople(plan, this.view.catalog);
    else if (isAboutPeople(plan, this.view.catalog)) throw notPermitted();
  }

  /** @throws FootpathError `not_permitted` */
  async run(plan: ToolPlan): Promise<Envelope> {
    this.check(plan);
    const { onStep, signal } = this.following;
    signal?.throwIfAborted();
    onStep?.({ kind: 'computing', tool: plan.tool });
    const progress = toldProgress(this.view.progress, (share) =>
      onStep?.({ kind: 'computing', tool: plan.tool, share }),
    );
    const envelope = await runTool(plan.tool, plan.args, {
      ...this.view,
      progress,
      asker: this.asker,
      signal,
    });
    onStep?.({ kind: 'wording' });
    if (!this.asker) return envelope;
    const isSmall = envelope.population > 0 && envelope.population < smallestGroup;
    if (!this.asker.maySeePeople) {
      if (isSmall) throw tooFew();
      return shownTo('figures', envelope);
    }
    if (isSmall) this.isPersonal = true;
    // Who may see each customer by name learns nothing more from a small group; others who read along would.
    return this.isPersonal || this.asker.isDirect ? envelope : shownTo('groups', envelope);
  }
}

function notPermitted(): FootpathError {
  return new FootpathError(
    'not_permitted',
    'That is about customers by name, whom you may not see here. Ask for counts and rates instead, or ask whoever runs Footpath for access.',
  );
}

function tooFew(): FootpathError {
  return new FootpathError(
    'not_permitted',
    `Fewer than ${smallestGroup} customers fit, so few that one could guess who they are. Ask about a larger group.`,
  );
}
