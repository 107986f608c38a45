import type { Envelope } from '../../tools/tool.js';
import type { Asker } from '../asker.js';
import { FootpathError } from '../errors.js';
import { hideSmallGroups, namesPeople, smallestGroup } from './exposure.js';
import type { Plan, ToolPlan } from './plan.js';
import { runTool } from './run-tool.js';
import type { WorkspaceView } from './workspace-view.js';

/** The tools with the rights of who asks: nothing comes out that the asker may not see. */
export class PermittedRun {
  /** What came out names people: it is for who asked, not for a whole channel. */
  isPersonal = false;

  private readonly view: WorkspaceView;
  private readonly asker?: Asker;

  constructor(view: WorkspaceView, asker?: Asker) {
    this.view = view;
    this.asker = asker;
  }

  /** @throws FootpathError `not_permitted` when a plan would name people to somebody who may not see them. */
  check(plan: Plan): void {
    if (!namesPeople(plan, this.view.catalog)) return;
    this.isPersonal = true;
    if (this.asker && !this.asker.maySeePeople) throw notPermitted();
  }

  /** @throws FootpathError `not_permitted` */
  async run(plan: ToolPlan): Promise<Envelope> {
    this.check(plan);
    const envelope = await runTool(plan.tool, plan.args, { ...this.view, asker: this.asker });
    if (!this.asker) return envelope;
    const isSmall = envelope.population > 0 && envelope.population < smallestGroup;
    if (isSmall && !this.asker.maySeePeople) throw tooFew();
    if (isSmall) this.isPersonal = true;
    return this.isPersonal ? envelope : hideSmallGroups(envelope);
  }
}

function notPermitted(): FootpathError {
  return new FootpathError(
    'not_permitted',
    'That would name customers, which you may not see here. Ask for counts and rates instead, or ask whoever runs Footpath for access.',
  );
}

function tooFew(): FootpathError {
  return new FootpathError(
    'not_permitted',
    `Fewer than ${smallestGroup} customers fit, so few that one could guess who they are. Ask about a larger group.`,
  );
}
