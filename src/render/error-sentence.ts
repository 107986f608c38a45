import { FootpathError } from '../errors.js';
import { cleanText } from './clean-text.js';
import { truncate } from './truncate.js';

const longest = 600;

/** What people in a chat read when a question could not be answered. The error itself belongs in the log. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof FootpathError)) {
    return 'Something went wrong on my side. It is in the log; please ask again.';
  }
  switch (error.code) {
    // These messages are written for who asked.
    case 'bad_input':
    case 'not_found':
    case 'not_permitted':
      return truncate(cleanText(error.message), longest);
    case 'in_use':
      return 'The data is busy in another process right now. Please ask again in a minute.';
    case 'unavailable':
      return 'Something that I need did not answer in time. Please ask again in a minute.';
    case 'bad_setting':
    case 'bad_data':
    case 'newer_schema':
      return 'Footpath needs mending before it can answer that; whoever runs it finds the reason in its log.';
  }
}
