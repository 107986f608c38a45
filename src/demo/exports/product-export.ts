import { startOfDay } from '../../journeys/calendar.js';
import { day, timezone } from '../calendar.js';
import type { Member } from '../company.js';
import { activitiesBySource, type Happening } from '../happening.js';
import { planted } from '../planted.js';
import { happeningLines, type ExportFile } from './export-file.js';

const { trackingGap } = planted;
const gap = { from: startOfDay(trackingGap.from, timezone), to: startOfDay(trackingGap.to, timezone) + day };

/** What users did in the product, as Mixpanel exports it; signing up joins the visitor to the user. */
export function productExport(members: readonly Member[]): ExportFile {
  return {
    name: 'product',
    format: 'jsonl',
    lines: happeningLines(members, activitiesBySource.product, (member, happened, index) =>
      lost(happened) ? undefined : JSON.stringify(productEvent(member, happened, index)),
    ),
    malformed: [
      '{"event":"Logged In","properties":{"time":1770123456,"distinct_id":"cus_00412","$insert_id":"p-bad-1"',
      '{"event":"Logged In","properties":{"distinct_id":"cus_00412","$insert_id":"p-bad-2"}}',
      '{"event":"Created Invoice","properties":{"time":"NaN","distinct_id":"cus_00977","$insert_id":"p-bad-3"}}',
      '{"event":"Created Invoice","properties":{"time":1775123456,"distinct_id":"","$insert_id":"p-bad-4"}}',
      '{"event":"Exported Report","properties":{"time":"soon","distinct_id":"cus_01003","$insert_id":"p-bad-5"}}',
      '{"event":null,"properties":{"time":1781123456,"distinct_id":"cus_01003","$insert_id":"p-bad-6"}}',
      '{"event":"Logged In","properties":{"time":1783123456,"distinct_id":"undefined","$insert_id":"p-bad-7"}}',
      '{"event":"Connected Bank","properties":{"time":-1,"distinct_id":"cus_00500","$insert_id":"p-bad-8"}}',
      '{"event":"Logged In" "properties":{"time":1785123456,"distinct_id":"cus_00501","$insert_id":"p-bad-9"}}',
    ],
  };
}

/** The days on which a release had broken the tracking of one step. */
function lost({ activity, at }: Happening): boolean {
  return activity === trackingGap.activity && at >= gap.from && at < gap.to;
}

function productEvent({ id, visitorIds, identity, story }: Member, happened: Happening, index: number) {
  return {
    event: happened.activity,
    properties: {
      time: Math.floor(happened.at),
      distinct_id: id,
      $insert_id: `p-${story.customer.number.toString(36)}-${index.toString(36)}`,
      ...(happened.activity === 'Signed Up'
        ? { $device_id: visitorIds[0], $email: identity?.email, plan: story.customer.plan }
        : {}),
    },
  };
}
