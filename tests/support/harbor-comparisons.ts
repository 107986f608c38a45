import { day, yearEnd } from '../../src/demo/calendar.js';
import type { Member } from '../../src/demo/company.js';
import type { Activity } from '../../src/demo/happening.js';
import {
  stratifiedRiskDifference,
  type StratifiedDifference,
  type Stratum,
} from '../../src/stats/stratified-risk-difference.js';

/** Someone at a landmark: had they been exposed by then, what came of it, and whom they are like. */
export interface Row {
  readonly member: Member;
  readonly exposed: boolean;
  readonly outcome: boolean;
  readonly stratum: string;
}

/** The simplest sound estimate there is: exposed against unexposed inside strata. */
export function compareRows(rows: readonly Row[]): StratifiedDifference {
  const strata = new Map<string, { -readonly [Field in keyof Stratum]: number }>();
  for (const { exposed, outcome, stratum } of rows) {
    const cell = strata.get(stratum) ?? {
      exposed: 0,
      exposedOutcomes: 0,
      unexposed: 0,
      unexposedOutcomes: 0,
    };
    strata.set(stratum, cell);
    cell[exposed ? 'exposed' : 'unexposed'] += 1;
    if (outcome) cell[exposed ? 'exposedOutcomes' : 'unexposedOutcomes'] += 1;
  }
  return stratifiedRiskDifference(strata.values());
}

export function didBy(member: Member, activity: Activity, until: number): boolean {
  return member.story.happenings.some((happened) => happened.activity === activity && happened.at <= until);
}

/** Everyone whose trial is over, on its fifth day: did they do something by then, did they subscribe later? */
export function trialRows(
  members: readonly Member[],
  exposed: (member: Member, landmark: number) => boolean,
  stratum: (member: Member) => string = () => '',
): Row[] {
  return members.flatMap((member) => {
    const started = member.story.account?.onboarding?.startedTrial;
    if (started === undefined || started + 25 * day > yearEnd) return [];
    const outcome = member.story.account?.paying !== undefined;
    return { member, exposed: exposed(member, started + 5 * day), outcome, stratum: stratum(member) };
  });
}

/** Everyone who got into the product, two days after signing up: did they complete onboarding later? */
export function activationRows(
  members: readonly Member[],
  exposed: (member: Member, landmark: number) => boolean,
  stratum: (member: Member) => string,
): Row[] {
  return members.flatMap((member) => {
    const { signedUp, begun, completedOnboarding } = member.story.account?.onboarding ?? {};
    if (!signedUp || !begun || signedUp + 16 * day > yearEnd) return [];
    const outcome = completedOnboarding !== undefined;
    return { member, exposed: exposed(member, signedUp + 2 * day), outcome, stratum: stratum(member) };
  });
}

const horizon = 30 * day;

/** Everyone who pays, once for every 30 days of tenure: exposed by then, and cancelled within the next 30 days? */
export function payingRows(
  members: readonly Member[],
  exposed: (member: Member, landmark: number) => boolean,
  stratum: (member: Member, landmark: number) => string = () => '',
): Row[] {
  return members.flatMap((member) => {
    const paying = member.story.account?.paying;
    if (!paying) return [];
    const { cancelled = Infinity, subscription } = paying;
    const rows: Row[] = [];
    let tenure = 1;
    let landmark = subscription.steps[0].at + horizon;
    for (; landmark + horizon <= yearEnd && landmark < cancelled; landmark += horizon) {
      rows.push({
        member,
        exposed: exposed(member, landmark),
        outcome: cancelled <= landmark + horizon,
        stratum: `${tenure} ${stratum(member, landmark)}`,
      });
      tenure += 1;
    }
    return rows;
  });
}

/** Invoices of a trial's first three days, as far as they moved the team to act. */
export function fewEarlyInvoices({ story }: Member): boolean {
  const started = story.account?.onboarding?.startedTrial ?? 0;
  const early = story.happenings.filter(
    ({ activity, at }) => activity === 'Created Invoice' && at < started + 3 * day,
  );
  return early.length <= 1;
}

/** Whether a customer had written about invoice errors by then. */
export function complainedBy({ story }: Member, until: number): boolean {
  return story.feedback.some(({ at, remark }) => at <= until && remark?.topics.includes('invoice errors'));
}

/** Whether the customer's last NPS score until then makes them a detractor; undefined without one. */
export function detractorAt({ story }: Member, until: number): boolean | undefined {
  const last = story.feedback.findLast(({ source, at }) => source === 'nps' && at <= until);
  return last && (last.rating ?? 10) <= 6;
}
