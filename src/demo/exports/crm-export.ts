import { localTime } from '../calendar.js';
import { knownSince, type Member } from '../company.js';
import { activitiesBySource } from '../happening.js';
import { csvLine, happeningLines, isoTime, type ExportFile, type ExportLine } from './export-file.js';

/** Contacts as HubSpot exports them: who people are. Leads bring the visitor's id of the form they filled in. */
export function contactsExport(members: readonly Member[]): ExportFile {
  return {
    name: 'crm-contacts',
    format: 'csv',
    header: csvLine([
      'Record ID',
      'Create Date',
      'First Name',
      'Last Name',
      'Email',
      'Company name',
      'Customer ID',
      'Visitor ID',
      'Country',
      'Company size',
      'Industry',
      'Playbook',
    ]),
    lines: members.flatMap(contactLines),
    malformed: [
      'c-bad-1,31/02/2026 25:61,Test,Record,test@record.example,Record Ltd,,,UK,1-10,retail,by judgement',
      'c-bad-2,2026-04-01 09:00,No,Body,,Nobody Ltd,,,UK,1-10,retail,by judgement',
      'c-bad-3,sometime in May,Late,Entry,late@entry.example,Late Entry,,,US,1-10,software,by judgement',
    ],
  };
}

function contactLines({ id, identity, visitorIds, story }: Member): ExportLine[] {
  const at = knownSince(story);
  if (!identity || at === undefined) return [];
  const [first, ...last] = identity.contact.split(' ');
  const { number, route, country, size, industry, playbook } = story.customer;
  const text = csvLine([
    `c-${number}`,
    minuteInAmsterdam(at),
    first,
    last.join(' '),
    identity.email,
    identity.company,
    id,
    route === 'lead' ? visitorIds[0] : '',
    country,
    size,
    industry,
    playbook,
  ]);
  return [{ at, text }];
}

/** Sales and success work as HubSpot exports it. */
export function crmActivitiesExport(members: readonly Member[]): ExportFile {
  return {
    name: 'crm-activities',
    format: 'csv',
    header: csvLine(['Activity ID', 'Activity date', 'Activity type', 'Contact email', 'Deal amount']),
    lines: happeningLines(
      members,
      activitiesBySource.crm,
      ({ identity, story }, { activity, at, value }, index) =>
        csvLine([
          `a-${story.customer.number}-${index}`,
          minuteInAmsterdam(at),
          activity,
          identity?.email,
          value,
        ]),
    ),
    malformed: [
      'a-bad-1,,Called Customer,j.smit@bakkerbouw.nl,',
      'a-bad-2,2026-13-45 10:00,Demo Booked,j.smit@bakkerbouw.nl,',
      'a-bad-3,2026-02-18 11:20,Deal Won,,4800',
      'a-bad-4,2026-07-09 16:05,Deal Won,anna.devries@studiolicht.nl,to be agreed',
      'a-bad-5,2026-08-12 09:45,Offered Demo,not known,',
    ],
  };
}

/** 2026-05-04 12:22 on the office clock. */
function minuteInAmsterdam(at: number): string {
  return isoTime(localTime(at)).slice(0, 16).replace('T', ' ');
}
