import type { Member } from '../company.js';
import { activitiesBySource, type Activity, type Happening } from '../happening.js';
import { happeningLines, isoTime, type ExportFile } from './export-file.js';

const eventTypes: Partial<Record<Activity, string>> = {
  'Opened Ticket': 'ticket_created',
  'Ticket Solved': 'ticket_solved',
  'Ticket Reopened': 'ticket_reopened',
  'Chatted With Support': 'chat_ended',
};

/** Ticket events and chats in the manner of Zendesk's incremental export; tickets by phone have no description. */
export function supportExport(members: readonly Member[]): ExportFile {
  return {
    name: 'support',
    format: 'jsonl',
    lines: happeningLines(members, activitiesBySource.support, (member, happened, index) =>
      JSON.stringify(supportEvent(member, happened, index)),
    ),
    malformed: [
      '{"id":"t-bad-1","event_type":"ticket_created","created_at":"2026-01-20T10:11:12Z","feed":"support","requester":{"email":""}}',
      '{"id":"t-bad-2","event_type":"ticket_created","created_at":"last Tuesday","feed":"support","requester":{"email":"j.smit@bakkerbouw.nl"}}',
      '{"id":"t-bad-3","event_type":"ticket_solved","feed":"support","requester":{"email":"j.smit@bakkerbouw.nl"}}',
      '{"id":"t-bad-4","event_type":"chat_ended","created_at":"2026-05-06T14:00:09Z"',
      '{"id":"t-bad-5","event_type":"","created_at":"2026-09-16T07:30:00Z","feed":"support","requester":{"email":"j.smit@bakkerbouw.nl"}}',
      '{"id":"t-bad-6","event_type":"chat_ended","created_at":"2026-10-02T12:00:00Z","feed":"support","requester":{"email":"unknown"}}',
    ],
  };
}

function supportEvent(member: Member, { activity, at, ticket }: Happening, index: number) {
  const { number } = member.story.customer;
  const description = activity === 'Opened Ticket' ? ticketText(member, ticket) : undefined;
  return {
    id: `t-${number}-${index}`,
    event_type: eventTypes[activity],
    created_at: isoTime(at).replace('.000', ''),
    ...(ticket === undefined ? {} : { ticket_id: number * 100 + ticket }),
    feed: description ? 'support tickets' : 'support',
    requester: { email: member.identity?.email },
    ...(description ? { description } : {}),
  };
}

function ticketText({ story, texts }: Member, ticket: number | undefined): string | undefined {
  return texts[story.feedback.findIndex((written) => written.ticket === ticket)];
}
