import type { Member } from '../company.js';
import { isoTime, type ExportFile, type ExportLine } from './export-file.js';

const eventTypes = new Map<string, string>([
  ['Opened Ticket', 'ticket_created'],
  ['Ticket Solved', 'ticket_solved'],
  ['Ticket Reopened', 'ticket_reopened'],
  ['Chatted With Support', 'chat_ended'],
]);

/** Ticket events and chats in the manner of Zendesk's incremental export; tickets by phone have no description. */
export function supportExport(members: readonly Member[]): ExportFile {
  return {
    name: 'support',
    format: 'jsonl',
    lines: members.flatMap(ticketEvents),
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

function ticketEvents({ identity, story, texts }: Member): ExportLine[] {
  const descriptions = new Map(story.feedback.map(({ ticket }, index) => [ticket, texts[index]]));
  return story.happenings.flatMap(({ activity, at, ticket }, index) => {
    const eventType = eventTypes.get(activity);
    if (!eventType) return [];
    const description =
      activity === 'Opened Ticket' && ticket !== undefined ? descriptions.get(ticket) : undefined;
    const record = {
      id: `t-${story.customer.number}-${index}`,
      event_type: eventType,
      created_at: isoTime(at).replace('.000', ''),
      ...(ticket === undefined ? {} : { ticket_id: story.customer.number * 100 + ticket }),
      feed: description ? 'support tickets' : 'support',
      requester: { email: identity?.email },
      ...(description ? { description } : {}),
    };
    return [{ at, text: JSON.stringify(record) }];
  });
}
