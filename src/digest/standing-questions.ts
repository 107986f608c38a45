import { addDays } from '../journeys/calendar.js';
import { feedbackThemesOutput } from '../../tools/feedback-themes-output.js';
import type { DigestParts, StandingQuestion } from './compose-digest.js';
import { dataHealthCheck } from './data-health-check.js';
import { baselineWeeks } from './digest-weeks.js';

/** What customers wrote in the week, against the weeks that its other measures are held against. */
const feedback: StandingQuestion = {
  title: 'What customers wrote',
  planFor: ({ from, to }) => ({
    tool: 'feedback_themes',
    args: {
      compare: {
        periods: [
          { from, to: addDays(to, 1) },
          { from: addDays(from, -7 * baselineWeeks), to: from },
        ],
      },
    },
  }),
  isEmpty: (data) => feedbackThemesOutput.parse(data).texts === 0,
};

/**
 * What every digest tells besides the week's changes, where this company's data can answer it. Nothing that names
 * customers: whoever is in the channel reads it.
 */
export const digestParts: DigestParts = {
  health: [dataHealthCheck],
  questions: [
    feedback,
    { title: 'Next week', planFor: () => ({ tool: 'forecast', args: { horizon_days: 7 } }) },
  ],
};
