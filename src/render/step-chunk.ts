/** A step of the work as Slack's streamed messages show it. */
export interface StepChunk {
  readonly type: 'task_update';
  readonly id: string;
  readonly title: string;
  readonly status: 'in_progress' | 'complete' | 'error';
}
