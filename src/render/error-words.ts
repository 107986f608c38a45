import { FootpathError } from '../errors.js';
import { cleanText } from './clean-text.js';
import { truncate } from './truncate.js';

const longest = 600;

export interface ErrorWords {
  /** What people in a chat read. The error itself belongs in the log. */
  readonly sentence: string;
  /** It lies in the question; nobody needs to mend anything. */
  readonly expected: boolean;
}

/** Why a question could not be answered, without anything that is not for who asked. */
export function errorWords(error: unknown): ErrorWords {
  if (!(error instanceof FootpathError)) {
    return broken('Something went wrong on my side. It is in the log; please ask again.');
  }
  switch (error.code) {
    // These messages are written for who asked.
    case 'bad_input':
    case 'not_found':
    case 'not_permitted':
      return { sentence: truncate(cleanText(error.message), longest), expected: true };
    case 'in_use':
      return broken('The data is busy in another process right now. Please ask again in a minute.');
    case 'unavailable':
      return broken('Something that I need did not answer in time. Please ask again in a minute.');
    case 'bad_setting':
    case 'bad_data':
    case 'newer_schema':
      return broken(
        'Footpath needs mending before it can answer that; whoever runs it finds the reason in its log.',
      );
  }
}

function broken(sentence: string): ErrorWords {
  return { sentence, expected: false };
}
