import type { Envelope } from '../../tools/tool.js';
import { hideSmallGroups } from './exposure.js';
import { withoutPeople } from './without-people.js';

/** `groups`: people, but no small groups; `figures`: neither. */
export type Sight = 'groups' | 'figures';

const kept = new WeakMap<Envelope, Map<Sight, Envelope>>();

/** A result as far as somebody may see it: for the same result the same one again. */
export function shownTo(sight: Sight, envelope: Envelope): Envelope {
  const shown = kept.get(envelope) ?? new Map<Sight, Envelope>();
  kept.set(envelope, shown);
  const result =
    shown.get(sight) ?? hideSmallGroups(sight === 'figures' ? withoutPeople(envelope) : envelope);
  shown.set(sight, result);
  return result;
}
