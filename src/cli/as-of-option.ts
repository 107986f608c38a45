import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';

export interface AsOfFlag {
  readonly asOf?: string;
}

/** `--as-of`: the day that is today; nothing after it is seen. */
export function asOfOption(): Option {
  return new Option(
    '--as-of <date>',
    'the day that counts as today, YYYY-MM-DD; the last day in the data by default',
  ).argParser((text) => {
    if (z.iso.date().safeParse(text).success) return text;
    throw new InvalidArgumentError('It must be a date, YYYY-MM-DD.');
  });
}
