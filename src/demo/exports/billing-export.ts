import type { Member } from '../company.js';
import type { Activity, Happening } from '../happening.js';
import { csvLine, isoTime, type ExportFile, type ExportLine } from './export-file.js';

const types: Partial<Record<Activity, string>> = {
  Subscribed: 'customer.subscription.created',
  'Payment Failed': 'invoice.payment_failed',
  Renewed: 'invoice.paid',
  'Upgraded Plan': 'customer.subscription.upgraded',
  'Downgraded Plan': 'customer.subscription.downgraded',
  'Refund Requested': 'refund.requested',
  Cancelled: 'customer.subscription.deleted',
};

/** Subscriptions and charges in the manner of Stripe; plan and MRR stand where they begin to hold. */
export function billingExport(members: readonly Member[]): ExportFile {
  return {
    name: 'billing',
    format: 'csv',
    header: csvLine([
      'id',
      'Created (UTC)',
      'Type',
      'Customer ID',
      'Customer Email',
      'Amount',
      'Currency',
      'Plan',
      'MRR',
    ]),
    lines: members.flatMap(billingLines),
    malformed: [
      'evt_bad_1,2026-02-30 08:00:00,invoice.paid,cus_00731,,29.00,eur,,',
      'evt_bad_2,2026-03-14 08:00:00,invoice.paid,,,29.00,eur,,',
      'evt_bad_3,2026-04-14 08:00:00,invoice.paid,cus_00731,,twenty-nine,eur,,',
      'evt_bad_4,,invoice.payment_failed,cus_00731,,29.00,eur,,',
      'evt_bad_5,2026-06-14 08:00:00,,cus_00731,,29.00,eur,,',
      'evt_bad_6,14 Juin 2026 à 8h,invoice.paid,cus_00731,,29.00,eur,,',
    ],
  };
}

function billingLines({ id, identity, story }: Member): ExportLine[] {
  const lines: ExportLine[] = [];
  let last: Pick<Happening, 'plan' | 'mrr'> = {};
  story.happenings.forEach(({ activity, at, value, plan, mrr }, index) => {
    const type = types[activity];
    if (!type) return;
    const text = csvLine([
      `evt_${story.customer.number}_${index}`,
      isoTime(at).slice(0, 19).replace('T', ' '),
      type,
      id,
      identity?.email,
      value?.toFixed(2),
      value === undefined ? '' : 'eur',
      plan === last.plan ? '' : plan,
      mrr === last.mrr ? '' : mrr,
    ]);
    last = { plan: plan ?? last.plan, mrr: mrr ?? last.mrr };
    lines.push({ at, text });
  });
  return lines;
}
