/** Who asks, and where the answer is read; nobody in particular in the terminal. */
export interface Asker {
  /** Slack's id of the workspace. */
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  /** Nobody else reads it. */
  readonly isDirect: boolean;
  /** May see customers by name, lists of them, and what they wrote. */
  readonly maySeePeople: boolean;
  /** Class of readers who see only some customers, as the database enforces; absent for who sees all. */
  readonly role?: string;
}
