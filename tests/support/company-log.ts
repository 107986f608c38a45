import { yearEnd } from '../../src/demo/calendar.js';
import { knownSince, type Member } from '../../src/demo/company.js';
import { activitiesBySource } from '../../src/demo/happening.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { textColumn } from '../../src/journeys/text-column.js';
import type { Trait } from '../../src/journeys/trait.js';

interface LoggedEvent {
  readonly activity: string;
  readonly at: number;
  readonly value?: number;
}
interface TraitStep {
  readonly customer: number;
  readonly since: number;
  readonly value: string | number;
}

const activityNames: readonly string[] = Object.values(activitiesBySource).flat();

/**
 * Harbor's journey log without files and database in between, for benchmarks over many seeds: what loading the exports
 * gives, but for their imperfections, `until` the end of the year unless told otherwise.
 */
export function companyLog(members: readonly Member[], until = yearEnd): JourneyLog {
  const events = members.map((member) => eventsOf(member).filter(({ at }) => at < until));
  const offsets = new Uint32Array(members.length + 1);
  events.forEach((own, index) => (offsets[index + 1] = offsets[index] + own.length));
  const flat = events.flat();
  const codes = new Map(activityNames.map((name, code) => [name, code]));
  const valued = flat.flatMap(({ value }, index) => (value === undefined ? [] : [{ index, value }]));
  return {
    until,
    customerCount: members.length,
    eventCount: flat.length,
    offsets,
    times: Uint32Array.from(flat, ({ at }) => at),
    activities: Uint8Array.from(flat, ({ activity }) => codes.get(activity) ?? 0),
    activityNames,
    values: {
      events: Uint32Array.from(valued, ({ index }) => index),
      amounts: Float64Array.from(valued, ({ value }) => value),
    },
    traits: traitsOf(members, until),
    sources: [{ name: 'harbor', eventCounts: new Uint32Array(activityNames.length) }],
    eventSources: {
      usual: new Uint16Array(activityNames.length),
      events: new Uint32Array(),
      codes: new Uint16Array(),
    },
    customerKeys: Uint32Array.from(members, (_, index) => index + 1),
    customerIds: textColumn(members.map(({ id }) => id)),
    customerNames: textColumn(members.map(({ id, identity }) => identity?.company ?? id)),
    dataVersion: '',
  };
}

function eventsOf({ story }: Member): LoggedEvent[] {
  const feedback = story.feedback.flatMap(({ at, source, rating, ticket }) =>
    ticket === undefined
      ? [{ activity: source === 'nps' ? 'Answered NPS' : 'Left Review', at, value: rating }]
      : [],
  );
  return [...story.happenings, ...feedback].sort((a, b) => a.at - b.at);
}

function traitsOf(members: readonly Member[], until: number): Map<string, Trait> {
  const traits = new Map<string, Trait>();
  const add = (name: string, steps: (member: Member) => readonly Omit<TraitStep, 'customer'>[]) => {
    const all = members.flatMap((member, customer) =>
      steps(member)
        .filter(({ since }) => since < until)
        .map((step) => ({ customer, ...step })),
    );
    traits.set(name, traitOf(name, all, members.length));
  };
  for (const name of ['channel', 'device', 'country'] as const) {
    add(name, ({ story }) => [{ since: story.customer.entered, value: story.customer[name] }]);
  }
  const known = ({ story }: Member, value: string) => {
    const since = knownSince(story);
    return since === undefined ? [] : [{ since, value }];
  };
  add('company_size', (member) => known(member, member.story.customer.size));
  add('industry', (member) => known(member, member.story.customer.industry));
  add('playbook', (member) => known(member, member.story.customer.playbook));
  add('plan', ({ story }) => [
    ...story.happenings
      .filter(({ activity }) => activity === 'Signed Up')
      .map(({ at }) => ({ since: at, value: story.customer.plan })),
    ...story.happenings.flatMap(({ at, plan }) => (plan ? [{ since: at, value: plan }] : [])),
  ]);
  add('mrr', ({ story }) =>
    story.happenings.flatMap(({ at, mrr }) => (mrr === undefined ? [] : [{ since: at, value: mrr }])),
  );
  add('nps', ({ story }) =>
    story.feedback.flatMap(({ at, source, rating }) =>
      source === 'nps' && rating !== undefined ? [{ since: at, value: rating }] : [],
    ),
  );
  return traits;
}

/** @param steps by customer, then time. */
function traitOf(name: string, steps: readonly TraitStep[], customers: number): Trait {
  const changes = steps.filter(
    ({ customer, value }, index) =>
      index === 0 || steps[index - 1].customer !== customer || steps[index - 1].value !== value,
  );
  const common = { name, personal: false };
  const historyOf = (encode: (value: string | number) => number) => ({
    customers: Uint32Array.from(changes, ({ customer }) => customer),
    since: Uint32Array.from(changes, ({ since }) => since),
    values: Float64Array.from(changes, ({ value }) => encode(value)),
  });
  if (changes.every(({ value }) => typeof value === 'number')) {
    const numbers = new Float64Array(customers).fill(NaN);
    for (const { customer, value } of changes) numbers[customer] = Number(value);
    return { ...common, kind: 'number', numbers, history: historyOf(Number) };
  }
  const values = [...new Set(changes.map(({ value }) => String(value)))].sort();
  const code = (value: string | number) => values.indexOf(String(value)) + 1;
  const codes = new Uint32Array(customers);
  for (const { customer, value } of changes) codes[customer] = code(value);
  return { ...common, kind: 'text', codes, values, history: historyOf(code) };
}
