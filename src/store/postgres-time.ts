const epoch = 946_684_800_000_000;

/** PostgreSQL counts microseconds since 2000; everyone else since 1970. */
export function toUnixMicros(postgresMicros: number): number {
  return postgresMicros + epoch;
}

/** Unix seconds as a timestamptz that SQL reads. */
export function timestampOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
