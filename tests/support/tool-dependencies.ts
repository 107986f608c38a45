import { definitionsSchema, type Definitions } from '../../src/journeys/definitions.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { dayOf } from '../../src/journeys/calendar.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { silentProgress } from '../../src/progress.js';
import type { Database } from '../../src/store/database.js';
import type { ToolDependencies } from '../../tools/tool.js';

/** A database for tools that need none: whoever asks it fails the test. */
export const noDatabase: Database = {
  kind: 'pglite',
  query: () => Promise.reject(new Error('this test has no database')),
  execute: () => Promise.reject(new Error('this test has no database')),
  transaction: () => Promise.reject(new Error('this test has no database')),
  copyIn: () => Promise.reject(new Error('this test has no database')),
  copyOut: () => {
    throw new Error('this test has no database');
  },
  close: () => Promise.resolve(),
};

/** Of a company that nobody wrote to. */
export const databaseWithoutFeedback: Database = { ...noDatabase, query: () => Promise.resolve([]) };

/** What a tool needs, around a log made in a test. `definitions` as in footpath.yaml. */
export function toolDependencies(log: JourneyLog, definitions: unknown = {}): ToolDependencies {
  const parsed: Definitions = definitionsSchema.parse(definitions);
  return {
    log,
    definitions: parsed,
    versions: new Map(Object.keys(parsed.journeys).map((name) => [`journey ${name}`, 3])),
    asOf: dayOf(log.until - 1, parsed.timezone),
    database: noDatabase,
    feedback: createFeedbackReader(),
    progress: silentProgress,
  };
}
