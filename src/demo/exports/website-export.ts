import type { Member } from '../company.js';
import { activitiesBySource, type Happening } from '../happening.js';
import { happeningLines, isoTime, type ExportFile } from './export-file.js';

/** Page views as Segment exports them: under a visitor's id, and the user's too once there is one. */
export function websiteExport(members: readonly Member[]): ExportFile {
  return {
    name: 'website',
    format: 'jsonl',
    lines: happeningLines(members, activitiesBySource.website, (member, happened, index) =>
      JSON.stringify(trackCall(member, happened, index)),
    ),
    malformed: [
      '{"type":"track","messageId":"w-bad-1","anonymousId":"5c1e09aa77d2b340","event":"Viewed Home","timest',
      '{"type":"track","messageId":"w-bad-2","anonymousId":"5c1e09aa77d2b341","event":"Viewed Home"}',
      '{"type":"track","messageId":"w-bad-3","anonymousId":"5c1e09aa77d2b342","event":"Viewed Pricing","timestamp":"yesterday"}',
      '{"type":"track","messageId":"w-bad-4","event":"Read Blog","timestamp":"2026-03-11T09:12:55.000Z"}',
      '{"type":"track","messageId":"w-bad-5","anonymousId":"","userId":null,"event":"Viewed Docs","timestamp":"2026-06-02T13:40:01.000Z"}',
      '{"type":"track","messageId":"w-bad-6","anonymousId":"5c1e09aa77d2b343","event":"","timestamp":"2026-06-19T08:01:44.000Z"}',
      '<html><body>502 Bad Gateway</body></html>',
    ],
  };
}

function trackCall({ id, visitorIds, story }: Member, happened: Happening, index: number) {
  const { customer, account } = story;
  const known = happened.at > (account?.used?.from ?? Infinity);
  const secondDevice = known && customer.number % 8 === 0;
  return {
    type: 'track',
    messageId: `w-${customer.number.toString(36)}-${index.toString(36)}`,
    anonymousId: visitorIds[secondDevice ? 1 : 0],
    ...(known ? { userId: id } : {}),
    event: happened.activity,
    timestamp: isoTime(happened.at),
    ...(happened.activity === 'Viewed Home'
      ? {
          context: {
            campaign: { channel: customer.channel },
            device: { type: customer.device },
            location: { country: customer.country },
          },
        }
      : {}),
  };
}
