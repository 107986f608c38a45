/** What went wrong, for programs. */
export type ErrorCode =
  /** A command, argument, mapping or question that can't be used as given. */
  | 'bad_input'
  /** A setting in the environment or footpath.yaml that can't be used. */
  | 'bad_setting'
  /** A file, customer, receipt or definition that isn't there. */
  | 'not_found'
  /** The workspace belongs to another process. */
  | 'in_use'
  /** Data on disk or in the database that can't be read. */
  | 'bad_data'
  /** The database schema is newer than this program. */
  | 'newer_schema'
  /** Something outside (database, Slack, model) did not answer. */
  | 'unavailable'
  /** Not allowed for this reader. */
  | 'not_permitted';

/**
 * The one error class. The message is a sentence for people: what happened, where, and how to mend it.
 * The cause is for the log.
 */
export class FootpathError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FootpathError';
    this.code = code;
  }
}
