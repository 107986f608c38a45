import { pino, type DestinationStream, type Logger } from 'pino';
import { FootpathError } from './errors.js';

/** JSON lines without personal data: of an error its kind and place, and no text that may hold what somebody asked or is. */
export function createLogger(level: string, stream: DestinationStream): Logger {
  return pino({ level, serializers: { err: describeError } }, stream);
}

interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly frames: readonly string[];
  readonly cause?: LoggedError;
}

const mostFrames = 8;

function describeError(error: unknown): LoggedError | { type: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    // Sentences for who asked repeat what was asked; the code says enough. A database's errors hold values in further fields.
    ...(error instanceof FootpathError && isForAsker.has(error.code) ? {} : { message: error.message }),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim())
      .slice(0, mostFrames),
    ...(error.cause instanceof Error ? { cause: describeCause(error.cause) } : {}),
  };
}

function describeCause(cause: Error): LoggedError | undefined {
  const described = describeError(cause);
  return 'frames' in described ? described : undefined;
}

const isForAsker: ReadonlySet<string> = new Set(['bad_input', 'not_found', 'not_permitted']);
