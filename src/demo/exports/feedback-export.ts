import { localTime } from '../calendar.js';
import type { Member } from '../company.js';
import { csvLine, isoTime, type ExportFile } from './export-file.js';

/** Surveys, reviews and posts as a feedback tool collects them; tickets come with the support desk's own export. */
export function feedbackExport(members: readonly Member[]): ExportFile {
  return {
    name: 'feedback',
    format: 'csv',
    header: csvLine(['Response ID', 'Channel', 'Created', 'Email', 'Rating', 'NPS', 'Comment']),
    lines: members.flatMap(({ identity, story, texts }) =>
      story.feedback.flatMap(({ at, source, rating, ticket }, index) =>
        ticket === undefined
          ? [
              {
                at,
                text: csvLine([
                  `r-${story.customer.number}-${index}`,
                  source,
                  timeInAmsterdam(at),
                  mailAsTyped(identity?.email ?? '', index),
                  rating,
                  source === 'nps' ? rating : '',
                  texts[index],
                ]),
              },
            ]
          : [],
      ),
    ),
    malformed: [
      'r-bad-1,nps,2026-01-09T10:00:00+01:00,,9,9,Great',
      'r-bad-2,nps,someday,j.smit@bakkerbouw.nl,9,9,Great',
      'r-bad-3,trustpilot,2026-04-22T18:20:00+02:00,j.smit@bakkerbouw.nl,five,,Great tool',
      'r-bad-4,google,,j.smit@bakkerbouw.nl,4,,Fine',
      'r-bad-5,app store,2026-08-31T09:09:00+02:00,guest,1,,crashes',
    ],
  };
}

/** 2026-05-04T12:22:33+02:00 */
function timeInAmsterdam(at: number): string {
  const local = localTime(at);
  const hours = Math.round((local - at) / 3600);
  return `${isoTime(local).slice(0, 19)}+0${hours}:00`;
}

/** People who type their address themselves don't mind capitals. */
function mailAsTyped(email: string, index: number): string {
  return index % 9 === 4 ? email.charAt(0).toUpperCase() + email.slice(1) : email;
}
