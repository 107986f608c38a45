import { customerOutput, type CustomerProfile } from '../../../tools/customer.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatList,
  formatNumber,
  formatRate,
} from '../figure-format.js';
import type { Narration } from './narration.js';

const mostRows = 25;
const mostQuotes = 2;

/** Tells who a customer is, where they stand, what they said; the table is what they did. */
export function narrateCustomer({ data: given, as_of }: Envelope<'customer'>): Narration {
  const data = customerOutput.parse(given);
  const { name, others, journeys, timeline } = data;
  return {
    headline: headline(data),
    findings: [
      ...usualRisks(data).map(riskFinding),
      ...journeys.map(journeyFinding),
      ...feedbackFindings(data),
      ...(others.length > 0
        ? [`Could also be meant: ${formatList(others.map((other) => `${other.name} (${other.customer})`))}.`]
        : []),
    ],
    table: timeline.length > 0 ? table(timeline) : undefined,
    basis: [
      ...(data.value === null
        ? []
        : [
            `Value of ${name}: ${formatNumber(data.value)} (${data.value_is === 'amounts' ? 'sum of amounts' : data.value_is})`,
          ]),
      `${formatCount(data.events)} events of ${name}, until ${formatDate(as_of)}`,
    ],
    suggestions: data.risks.length > 0 ? [] : ['Who is about to leave?'],
  };
}

function headline({
  name,
  customer,
  terms,
  first_seen: first,
  last_seen: last,
  events,
}: CustomerProfile): string[] {
  const id = name === customer ? '' : ` (${customer})`;
  const is = terms.length > 0 ? `: ${formatList(terms)}` : '';
  if (first === null || last === null) return [`${name}${id}${is}. Nothing is known of what they did.`];
  return [
    `${name}${id}${is}.`,
    `${name} was first seen on ${formatDate(first)}, last on ${formatDate(last)}: ${formatCount(events)} events.`,
  ];
}

const usualDays = 30;

/** Of each outcome the risk within the horizon that is nearest to a month. */
function usualRisks({ risks }: CustomerProfile): CustomerProfile['risks'] {
  const far = ({ horizon_days: days }: CustomerProfile['risks'][number]): number =>
    Math.abs(days - usualDays);
  return risks.filter((each) =>
    risks.every((other) => other === each || other.outcome !== each.outcome || far(each) <= far(other)),
  );
}

function riskFinding({
  outcome,
  horizon_days: days,
  foretold,
  risk,
}: CustomerProfile['risks'][number]): string {
  return `Risk of ${outcome} within ${formatDuration(days * 86_400)} of ${formatDate(foretold)}: ${formatRate(risk)}.`;
}

function journeyFinding({
  journey,
  stage,
  standing,
  next,
  reached,
}: CustomerProfile['journeys'][number]): string {
  const at = `Journey ${journey}: reached ${stage} on ${formatDate(reached)}`;
  if (standing === 'finished' || next === null) return `${at}, its end.`;
  return standing === 'in play' ? `${at}; next is ${next}.` : `${at} and did not come to ${next} in time.`;
}

function feedbackFindings({ feedback }: CustomerProfile): string[] {
  return feedback
    .filter(({ text }) => text !== '')
    .slice(0, mostQuotes)
    .map(({ on, source, text }) => `Said on ${formatDate(on)} (${source}): “${text}”`);
}

function table(timeline: CustomerProfile['timeline']): AnswerTable {
  return {
    caption: 'What they did, newest first',
    columns: [
      { name: 'When', kind: 'text' },
      { name: 'Activity', kind: 'text' },
      { name: 'Source', kind: 'text' },
      { name: 'Amount', kind: 'money' },
    ],
    rows: timeline
      .slice(0, mostRows)
      .map(({ at, activity, times, source, amount }) => [
        at.slice(0, 16).replace('T', ' '),
        times > 1 ? `${activity} ×${formatCount(times)}` : activity,
        source,
        amount,
      ]),
  };
}
