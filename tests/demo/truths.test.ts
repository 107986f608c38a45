import { describe, expect, test } from 'vitest';
import { day, timezone, yearEnd } from '../../src/demo/calendar.js';
import { createCompany, type Member } from '../../src/demo/company.js';
import type { Exposure } from '../../src/demo/life/churn.js';
import { planted } from '../../src/demo/planted.js';
import { kinds, sizes } from '../../src/demo/trait-values.js';
import {
  actionEffects,
  activationMoments,
  changeEffects,
  churnMoments,
  conversionMoments,
  dropOffs,
  feedbackTruths,
  kindOutcomes,
} from '../../src/demo/truths.js';
import { startOfDay } from '../../src/journeys/calendar.js';
import type { Estimate } from '../../src/stats/estimate.js';
import {
  churnEffect,
  conversionEffect,
  payersOf,
  priceIncreaseEffect,
  trialsOf,
  type TrialCause,
} from '../support/counterfactual.js';
import {
  activationRows,
  compareRows,
  complainedBy,
  detractorAt,
  didBy,
  fewEarlyInvoices,
  payingRows,
  trialRows,
  type Row,
} from '../support/harbor-comparisons.js';

const members = createCompany({ seed: 11, customers: 12_000 });
const traits = ({ story: { customer } }: Member) => `${customer.size} ${customer.device}`;

/** How far an estimate may lie from the truth: 3.9 standard errors, one test in ten thousand by chance. */
function agrees({ estimate, low, high }: Estimate, truth: number): boolean {
  return Math.abs(estimate - truth) <= (high - low) * (3.9 / (2 * 1.96));
}

describe('the effects that truths.ts names are those of the generator', () => {
  const trials = trialsOf(3, 12_000);
  const payers = payersOf(3, 12_000);
  const { landmarkDays, horizonDays } = conversionMoments;

  test.each<[string, TrialCause]>([
    ['Completed Onboarding', 'completedOnboarding'],
    ['Invited Teammate', 'invitedTeammate'],
    ['Connected Bank', 'connectedBank'],
  ])('%s on conversion', (activity, cause) => {
    const truth = conversionMoments.causes.find((effect) => effect.activity === activity);
    const effect = conversionEffect(trials, cause, landmarkDays, horizonDays);
    expect(effect.difference).toBeCloseTo(truth?.difference ?? NaN, 3);
    expect(Math.abs(effect.ratio - (truth?.ratio ?? NaN))).toBeLessThan(0.03);
  });

  test('the actions on conversion, for all and by group', () => {
    const effect = (cause: TrialCause, among = trials) =>
      conversionEffect(among, cause, landmarkDays, horizonDays).difference;
    const { conversion } = actionEffects;
    expect(Math.abs(effect('sentSetupGuide') - conversion['Sent Setup Guide'].all)).toBeLessThan(0.002);
    expect(Math.abs(effect('offeredDemo') - conversion['Offered Demo'].all)).toBeLessThan(0.003);
    expect(effect('gaveDiscount')).toBe(conversion['Gave Discount'].all);
    expect(effect('calledCustomer')).toBeCloseTo(conversion['Called Customer'].all, 6);
    for (const kind of kinds) {
      const own = trials.filter(({ customer }) => customer.kind === kind);
      expect(effect('sentSetupGuide', own)).toBeCloseTo(conversion['Sent Setup Guide'].byKind[kind], 6);
    }
    for (const size of sizes) {
      const own = trials.filter(({ customer }) => customer.size === size);
      expect(effect('offeredDemo', own)).toBeCloseTo(conversion['Offered Demo'].bySize[size], 6);
    }
  });

  test.each<[string, Exposure]>([
    ['Payment Failed', 'paymentFailed'],
    ['Ticket Reopened', 'ticketReopened'],
    ['Downgraded Plan', 'downgradedPlan'],
    ['Used Mobile App', 'usedMobileApp'],
    ['Called Customer', 'calledCustomer'],
  ])('%s on churn, at any tenure', (activity, exposure) => {
    const truth = churnMoments.causes.find((effect) => effect.activity === activity);
    const among = payers.filter(
      ({ customer }) => activity !== 'Downgraded Plan' || customer.plan !== 'starter',
    );
    for (const tenure of [30, 60, 120]) {
      const effect = churnEffect(among, exposure, tenure, churnMoments.horizonDays);
      expect(Math.abs(effect.difference - (truth?.difference ?? NaN))).toBeLessThan(0.0012);
      if (tenure === churnMoments.landmarkDays) {
        expect(Math.abs(effect.ratio / (truth?.ratio ?? NaN) - 1)).toBeLessThan(0.03);
      }
    }
  });

  test('complaints of invoice errors and discounts on churn', () => {
    const complaint = churnEffect(payers, 'complainedOfInvoices', 60, 30);
    expect(Math.abs(complaint.difference - feedbackTruths.precedesChurn.difference)).toBeLessThan(0.001);
    expect(churnEffect(payers, 'gaveDiscount', 60, 30).difference).toBe(actionEffects.churn['Gave Discount']);
  });

  test('the price increase on churn, by plan', () => {
    const { churnWithin60Days } = changeEffects.priceIncrease;
    expect(
      Math.abs(priceIncreaseEffect(payers, 'starter', 60).difference - churnWithin60Days.starter),
    ).toBeLessThan(0.003);
    expect(priceIncreaseEffect(payers, 'team', 60).difference).toBeCloseTo(churnWithin60Days.team, 3);
    expect(priceIncreaseEffect(payers, 'enterprise', 60).difference).toBe(churnWithin60Days.enterprise);
  });
});

describe('a plain comparison finds them in the raw data', () => {
  test.each(conversionMoments.causes)('$activity raises conversion', ({ activity, difference }) => {
    const { effect, p } = compareRows(
      trialRows(members, (member, at) => didBy(member, activity, at), traits),
    );
    expect(agrees(effect, difference)).toBe(true);
    expect(p).toBeLessThan(0.001);
  });

  test.each(churnMoments.causes)('$activity moves churn', ({ activity, difference }) => {
    const could = ({ story: { customer } }: Member) =>
      activity !== 'Downgraded Plan' || customer.plan !== 'starter';
    const trouble = (member: Member, at: number) =>
      `${member.story.customer.playbook} ${didBy(member, 'Payment Failed', at)} ${didBy(member, 'Ticket Reopened', at)}`;
    const stratum = activity === 'Called Customer' ? trouble : ({ story }: Member) => story.customer.device;
    const rows = payingRows(members.filter(could), (member, at) => didBy(member, activity, at), stratum);
    expect(agrees(compareRows(rows).effect, difference)).toBe(true);
  });

  test('invoice errors precede churn; detractors churn more only through them', () => {
    const rows = payingRows(members, complainedBy);
    const { effect, p } = compareRows(rows);
    expect(agrees(effect, feedbackTruths.precedesChurn.difference)).toBe(true);
    expect(p).toBeLessThan(0.001);
    const rated = payingRows(
      members,
      (member, at) => detractorAt(member, at) === true,
      (member, at) => (detractorAt(member, at) === undefined ? 'unrated' : String(complainedBy(member, at))),
    ).filter(({ stratum }) => !stratum.endsWith('unrated'));
    expect(agrees(compareRows(rated).effect, 0)).toBe(true);
  });

  test('the new onboarding raises activation by what it should, and placebo dates by nothing', () => {
    const jump = (date: string) => {
      const at = startOfDay(date, timezone);
      const rows = members.flatMap((member): Row[] => {
        const { signedUp, completedOnboarding } = member.story.account?.onboarding ?? {};
        if (!signedUp || Math.abs(signedUp - at) > 75 * day || signedUp + 14 * day > yearEnd) return [];
        const stratum = member.story.customer.device;
        return [{ member, exposed: signedUp >= at, outcome: completedOnboarding !== undefined, stratum }];
      });
      return compareRows(rows).effect;
    };
    expect(agrees(jump(changeEffects.newOnboarding.at), changeEffects.newOnboarding.activation)).toBe(true);
    expect(jump(changeEffects.newOnboarding.at).low).toBeGreaterThan(0);
    expect(agrees(jump('2026-02-02'), 0)).toBe(true);
  });

  test('mobile customers are lost where the journeys are worst', () => {
    const onboarded = members.flatMap((member) => {
      const { createdInvoice, ...rest } = member.story.account?.onboarding ?? { signedUp: yearEnd };
      return createdInvoice && createdInvoice + 14 * day < yearEnd ? [{ member, ...rest }] : [];
    });
    const rows = onboarded.map(({ member, connectedBank }): Row => {
      const exposed = member.story.customer.device === 'mobile';
      return { member, exposed, outcome: connectedBank !== undefined, stratum: '' };
    });
    expect(agrees(compareRows(rows).effect, dropOffs.onboarding.reason.difference)).toBe(true);
  });

  test('the kinds differ in conversion as they should', () => {
    for (const kind of kinds) {
      const rows = trialRows(
        members.filter(({ story }) => story.customer.kind === kind),
        () => true,
      );
      const conversion = rows.filter(({ outcome }) => outcome).length / rows.length;
      const error = Math.sqrt((conversion * (1 - conversion)) / rows.length);
      expect(Math.abs(conversion - kindOutcomes[kind].conversion)).toBeLessThan(3.9 * error + 0.005);
    }
  });

  test.each([
    ['Sent Setup Guide', 'by judgement'],
    ['Sent Setup Guide', 'by lot'],
    ['Called Customer', 'by judgement'],
    ['Gave Discount', 'by judgement'],
  ] as const)('%s, given %s', (action, playbook) => {
    const among = members.filter(({ story }) => story.customer.playbook === playbook);
    const stratum = (member: Member) =>
      playbook === 'by lot' ? '' : `${traits(member)} ${fewEarlyInvoices(member)}`;
    const { effect } = compareRows(trialRows(among, (member, at) => didBy(member, action, at), stratum));
    // Those who were sent the guide by judgement are of the kinds that it helps a little more.
    const slack = action === 'Sent Setup Guide' ? 0.006 : 0;
    const truth = actionEffects.conversion[action].all;
    expect(agrees(effect, truth) || agrees(effect, truth + slack)).toBe(true);
  });

  test('Offered Demo helps large companies alone', () => {
    const large = ({ story: { customer } }: Member) => customer.size === '51-200' || customer.size === '200+';
    const effect = (among: readonly Member[]) =>
      compareRows(
        trialRows(
          among,
          (member, at) => didBy(member, 'Offered Demo', at),
          (member) => `${traits(member)} ${member.story.customer.playbook}`,
        ),
      ).effect;
    expect(agrees(effect(members.filter(large)), planted.conversion.offeredDemo['200+'])).toBe(true);
    expect(agrees(effect(members.filter((member) => !large(member))), 0)).toBe(true);
  });
});

describe('decoys do nothing to those who are alike', () => {
  test.each(conversionMoments.decoys)('$activity on conversion', ({ activity }) => {
    const rows = trialRows(members, (member, at) => didBy(member, activity, at), traits);
    expect(agrees(compareRows(rows).effect, 0)).toBe(true);
  });

  test('Viewed Docs looks as if it raised conversion', () => {
    const { effect } = compareRows(trialRows(members, (member, at) => didBy(member, 'Viewed Docs', at)));
    expect(effect.low).toBeGreaterThan(0.02);
  });

  test.each(activationMoments.decoys)('$activity on activation', ({ activity }) => {
    const rows = activationRows(members, (member, at) => didBy(member, activity, at), traits);
    expect(agrees(compareRows(rows).effect, 0)).toBe(true);
  });

  test.each(churnMoments.decoys)('$activity on churn', ({ activity }) => {
    const stratum = (member: Member, at: number) =>
      `${traits(member)} ${didBy(member, 'Payment Failed', at)} ${didBy(member, 'Ticket Reopened', at)}`;
    const rows = payingRows(members, (member, at) => didBy(member, activity, at), stratum);
    expect(agrees(compareRows(rows).effect, 0)).toBe(true);
  });
});
