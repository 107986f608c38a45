/** One thing that a workspace needs, and whether it is as it should be. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do about it. */
  readonly mend?: string;
}
