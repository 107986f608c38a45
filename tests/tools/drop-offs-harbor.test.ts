import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createCompany } from '../../src/demo/company.js';
import { activationMoments, conversionMoments, dropOffs as truths } from '../../src/demo/truths.js';
import { dropOffs } from '../../tools/drop-offs.js';
import { companyLog } from '../support/company-log.js';
import { databaseWithoutFeedback, toolDependencies } from '../support/tool-dependencies.js';

const definitions: unknown = parse(
  readFileSync(new URL('../../src/demo/footpath.yaml', import.meta.url), 'utf8'),
);
const decoys = new Set<string>(
  [...activationMoments.decoys, ...conversionMoments.decoys].map(({ activity }) => activity),
);
// What activationMoments calls a decoy really opens the next step of the onboarding journey.
const steps = new Set<string>(['Created Invoice', 'Connected Bank']);

describe.each([21, 22])('what was planted in Harbor (seed %i)', (seed) => {
  const log = companyLog(createCompany({ seed, customers: 12_000 }));

  test.each(['trial', 'onboarding'] as const)(
    'the %s journey loses most that could be kept where it was planted, and says why',
    async (journey) => {
      const { data } = await dropOffs.execute(
        { journey, explain: true },
        { ...toolDependencies(log, definitions), database: databaseWithoutFeedback },
      );
      const { worst, reason } = truths[journey];
      expect(data.worst).toMatchObject(worst);
      const named = (data.reasons ?? []).find(({ what }) => what.startsWith(`${reason.trait}:`));
      if (!named) throw new Error(`${reason.trait} is not among the reasons`);
      expect(Math.sign(named.effect.estimate)).toBe(named.what.endsWith(reason.value) ? -1 : 1);
      const found = (data.reasons ?? []).map(({ what }) => what);
      expect(found.filter((what) => decoys.has(what) && !steps.has(what))).toEqual([]);
    },
  );

  test.each(['trial', 'onboarding'] as const)(
    'the strength of the reason in the %s journey is the planted one',
    async (journey) => {
      const { data } = await dropOffs.execute(
        { journey, explain: true },
        { ...toolDependencies(log, definitions), database: databaseWithoutFeedback },
      );
      const effect = data.reasons?.[0].effect;
      const planted = Math.abs(truths[journey].reason.difference);
      // 99.99% of estimates lie within twice their 95% interval.
      const half = effect ? effect.high - effect.low : 0;
      expect(Math.abs(Math.abs(effect?.estimate ?? 0) - planted)).toBeLessThan(half);
    },
  );
});
