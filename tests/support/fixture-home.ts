import type { DefinitionEdit, EditEffect } from '../../src/ask/edit-definition.js';
import type { HomeOverview } from '../../src/ask/home-overview.js';
import { FootpathError } from '../../src/errors.js';
import type { HomeSource } from '../../src/slack/surface-parts.js';

const trial = ['Viewed Home', 'Signed Up', 'Started Trial', 'Completed Onboarding', 'Subscribed'];

export const overview: HomeOverview = {
  customers: 12_873,
  events: 600_412,
  asOf: '2026-10-31',
  timezone: 'Europe/Amsterdam',
  health: [
    'Nothing from “Chatted With Support” since 20 October 2026, where about 61 events were to be expected.',
  ],
  journeys: [
    {
      kind: 'journey',
      name: 'trial',
      body: { stages: trial.map((name) => ({ name, any_of: [name] })), within_days: 30 },
      means: `${trial.join(' → ')} within 30 days`,
      lastMonth:
        'From 1 September to 30 September 2026: 1,204 customers entered, 25% (22.6–27.5%) come to its end',
    },
  ],
  words: [
    { kind: 'outcome', name: 'conversion', body: { did: 'Subscribed' }, means: 'did Subscribed' },
    {
      kind: 'term',
      name: 'paying customers',
      body: [{ did: 'Subscribed' }, { did_not: 'Cancelled' }],
      means: 'did Subscribed and did not Cancelled',
    },
  ],
  starters: ['Where do trial users drop off?', 'Why do they leave after Started Trial?'],
  activities: [...trial, 'Cancelled', 'Logged In'],
};

export interface FixtureHome extends HomeSource {
  /** What was saved. */
  readonly saved: DefinitionEdit[];
  /** Somebody else changes every definition. */
  overtake(): void;
}

/** A Home tab without a workspace: edits are noted, and one name is refused. */
export function fixtureHome(): FixtureHome {
  const saved: DefinitionEdit[] = [];
  let version = 1;
  return {
    saved,
    overtake: () => void version++,
    overview: () => Promise.resolve(overview),
    timezone: () => Promise.resolve(overview.timezone),
    editDefinition(edit, write): Promise<EditEffect> {
      if (edit.name === 'wrong') {
        return Promise.reject(new FootpathError('bad_input', 'footpath.yaml would need mending.'));
      }
      if (write && edit.seen !== version) {
        return Promise.reject(new FootpathError('in_use', 'Somebody else has changed it.'));
      }
      const { kind, name, body } = edit;
      if (write) saved.push({ kind, name, body });
      const month = { from: '2026-09-01', to: '2026-10-01' };
      const known = [...overview.journeys, ...overview.words].find(({ name }) => name === edit.name);
      return Promise.resolve({
        month,
        version,
        ...(known ? { before: { entry: known, figures: { customers: 1204 } } } : {}),
        after: { entry: edit, figures: { customers: 1100 } },
        warnings: [],
      });
    },
  };
}
