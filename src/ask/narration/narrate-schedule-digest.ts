import { isAlert } from '../../store/digest-subscriptions.js';
import { scheduleDigestOutput, type ScheduleDigest } from '../../../tools/schedule-digest.js';
import type { Envelope } from '../../../tools/tool.js';
import { boundWords } from '../bound-words.js';
import { formatCount } from '../figure-format.js';
import type { Narration } from './narration.js';

const noMore = { basis: [], suggestions: [] };

/** Words for what was begun, ended or found. */
export function narrateScheduleDigest({ data }: Envelope<'schedule_digest'>): Narration {
  const { action, subscriptions } = scheduleDigestOutput.parse(data);
  const lines = subscriptions.map(describe);
  switch (action) {
    case 'subscribe':
      return {
        ...noMore,
        headline: [`Done: ${lines.join(' ')}`],
        findings: ['Say “stop the digest” here to end it.'],
      };
    case 'unsubscribe':
      return lines.length === 0
        ? { ...noMore, headline: ['Nothing is sent here, so there is nothing to stop.'], findings: [] }
        : { ...noMore, headline: ['Stopped.'], findings: lines.map((line) => `No longer: ${line}`) };
    case 'list':
      return lines.length === 0
        ? { ...noMore, headline: ['Nothing is sent here every week yet.'], findings: [] }
        : {
            ...noMore,
            headline: [
              lines.length === 1 ? lines[0] : `Sent here every week: ${formatCount(lines.length)} things.`,
            ],
            findings: lines.length === 1 ? [] : lines,
          };
  }
}

function describe(subscription: ScheduleDigest['subscriptions'][number]): string {
  const { what, place, weekday, time, timezone } = subscription;
  const gets = place === 'you' ? 'you get' : 'this channel gets';
  if (isAlert(subscription))
    return `${gets} an alert when “${what}” goes ${boundWords(subscription)}, looked at every day at ${time} (${timezone}).`;
  const day = weekday.charAt(0).toUpperCase() + weekday.slice(1);
  const thing = what === 'the weekly digest' ? what : `the answer to “${what}”`;
  return `${gets} ${thing} every ${day} at ${time} (${timezone}).`;
}
