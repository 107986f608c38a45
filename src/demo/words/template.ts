import { randomChoice, type Random } from '../../stats/random.js';

export type Slots = Readonly<Record<string, readonly string[]>>;

/** Writes a template out: `(a|b)` becomes one of its alternatives, `{slot}` one of the slot's words. */
export function fillTemplate(template: string, slots: Slots, random: Random): string {
  return template
    .replace(/\(([^()]*)\)/g, (_match, alternatives: string) => randomChoice(random, alternatives.split('|')))
    .replace(/\{(\w+)\}/g, (_match, slot: string) => randomChoice(random, slots[slot]))
    .replace(/\s+([,.?!]|$)/g, '$1')
    .replace(/ {2,}/g, ' ')
    .replace(/,$/, '');
}

/** A sentence as it stands in a text: a capital, and a full stop where no other mark ends it. */
export function asSentence(words: string): string {
  const capital = words.charAt(0).toUpperCase() + words.slice(1);
  if (/[.?!…]$/.test(capital)) return capital;
  return `${capital}${question.test(capital) ? '?' : '.'}`;
}

const question =
  /^(How|Do you|Does|Will|Is there|Are you|Could you|Any (chance|plans)|What are|Where do|When will|Pourriez)\b/;
