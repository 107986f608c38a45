import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Socket folder of the throw-away PostgreSQL; empty where its programs aren't installed. */
    postgresSocket: string;
  }
}

/** Starts one throw-away PostgreSQL for the whole run, where its programs are installed. */
export function setup(project: TestProject): (() => void) | undefined {
  const cluster = startPostgres();
  project.provide('postgresSocket', cluster?.socket ?? '');
  return cluster?.stop;
}
