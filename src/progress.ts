/** Where long work says how far it is; what takes over a second must call it. */
export interface Progress {
  /** @param total of the same unit as `done`; absent when it isn't known. */
  update(label: string, done: number, total?: number): void;
  finish(label: string): void;
}

/** Says nothing: for tests and for callers that nobody watches. */
export const silentProgress: Progress = { update() {}, finish() {} };
