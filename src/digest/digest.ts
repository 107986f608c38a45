import type { ToolPlan } from '../ask/plan.js';
import type { JudgedMeasure } from './check-measures.js';

/** What a week's digest says, before it is rendered. */
export interface Digest {
  /** Monday to Sunday, YYYY-MM-DD. */
  readonly week: { readonly from: string; readonly to: string };
  readonly timezone: string;
  /** Why the figures may not be what they seem; told first. */
  readonly health: readonly string[];
  readonly checked: number;
  /** Surest first. */
  readonly changes: readonly JudgedMeasure[];
  /** The journeys that went on as before. */
  readonly steady: readonly JudgedMeasure[];
  /** What the team itself changed that week. */
  readonly events: readonly string[];
  readonly sections: readonly DigestSection[];
  /** Questions that go on from here. */
  readonly suggestions: readonly string[];
  /** What a reply in its thread goes on from. */
  readonly about?: ToolPlan;
}

export interface DigestSection {
  readonly title: string;
  readonly lines: readonly string[];
}
