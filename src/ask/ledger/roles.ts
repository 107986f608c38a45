import type { Envelope } from '../../../tools/tool.js';
import type { Token } from './claims.js';
import { isRecord } from '../is-record.js';

/** What a name stands for in a result: something that happens, an end, a journey, a group of values. */
type Role = 'deed' | 'action' | 'change' | 'end' | 'journey' | 'trait' | 'value' | 'group';
export type Roles = ReadonlyMap<string, ReadonlySet<Role>>;

const roleOf: Readonly<Record<string, Role>> = {
  activity: 'deed',
  change: 'change',
  did: 'deed',
  did_not: 'deed',
  exclude: 'deed',
  outcome: 'end',
  end: 'end',
  journey: 'journey',
  trait: 'trait',
  term: 'group',
};
/** Steps and stages, and what paths lead from and to, happen and are ends. */
const both: ReadonlySet<string> = new Set([
  'steps',
  'stages',
  'from',
  'to',
  'at',
  'stage',
  'return',
  'start',
]);

/** The roles of the names in results. */
export function rolesOf(envelopes: readonly Envelope[]): Roles {
  const roles = new Map<string, Set<Role>>();
  const add = (name: string, ...own: readonly Role[]): void => {
    const known = roles.get(name.toLowerCase()) ?? new Set();
    for (const role of own) known.add(role);
    roles.set(name.toLowerCase(), known);
  };
  const visit = (value: unknown, key: string, isTermed: boolean): void => {
    if (typeof value === 'string') {
      if (key === 'action') add(value, 'deed', 'action');
      const role = roleOf[key];
      if (both.has(key)) add(value, 'deed', 'end');
      else if (role) add(value, role);
      else if (isTermed && /^(?:is|is_not|value|values)$/.test(key)) add(value, 'value');
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, key, isTermed);
    } else if (isRecord(value)) {
      const { name, kind } = value;
      if (typeof name === 'string' && both.has(key)) add(name, 'deed', 'end');
      if (typeof name === 'string' && kind === 'term') add(name, 'group');
      if (typeof name === 'string' && kind === 'outcome') add(name, 'end');
      if (typeof name === 'string' && kind === 'journey') add(name, 'journey');
      for (const [inner, item] of Object.entries(value))
        visit(item, inner, 'trait' in value || key === 'breakdown');
    }
  };
  for (const { tool, args, data } of envelopes) {
    visit([args, data], '', false);
    // Of one customer, whatever was reached is told.
    if (tool === 'customer') for (const own of roles.values()) if (own.has('deed')) own.add('end');
  }
  return roles;
}

const doing = /^(?:did|do|doing|done)$/;
const reaching = /^(?:reach|reaches|reached|reaching)$/;
const coming = /^(?:come|comes|came)$/;
const acting =
  /^(?:shows|raises|lowers|helps|harms|moves|lifts|cuts|reduces|increases|decreases|boosts|drives|hurts|improves)$/;
const being = /^(?:is|are|was|were|becomes|gets)$/;

/** `did churned customers`, `the Subscribed journey`, `reach Sent Setup Guide`: a name where only another kind of name can stand. */
export function isMiscast(tokens: readonly Token[], roles: Roles): boolean {
  const isNo = (name: string, ...wanted: readonly Role[]): boolean => {
    const own = roles.get(name.toLowerCase());
    return own !== undefined && !wanted.some((role) => own.has(role));
  };
  const isA = (name: string, wanted: Role): boolean =>
    name.includes('@') || (roles.get(name.toLowerCase())?.has(wanted) ?? false);
  const wordAt = (place: number): string => {
    const token = tokens.at(place);
    return place >= 0 && token?.kind === 'word' ? token.text : '';
  };
  return tokens.some((token, place) => {
    if (token.kind !== 'name') return false;
    const { name } = token;
    const [before, farther, next, afterNext] = [-1, -2, 1, 2].map((step) => wordAt(place + step));
    if (doing.test(before) && isNo(name, 'deed')) return true;
    if (before === 'than' && isUnlike(name, tokens.slice(0, place), roles)) return true;
    if ((next === 'journey' || (before === 'journey' && place === 1)) && !isA(name, 'journey')) return true;
    if (reaching.test(before) && isNo(name, 'end')) return true;
    if (before === 'to' && coming.test(farther) && isNo(name, 'end', 'value', 'group')) return true;
    const isOf = /^(?:risk|chance|odds|rate|likelihood)$/.test(farther) && before === 'of';
    const goesWith = /^go(?:es)?$/.test(farther) && before === 'with';
    if ((isOf || goesWith) && isNo(name, 'end', 'value', 'group')) return true;
    if (
      /^go(?:es)?$/.test(next) &&
      afterNext === 'with' &&
      hasDeeds(roles) &&
      isNo(name, 'deed', 'value', 'trait')
    )
      return true;
    if (before === 'change' && !isA(name, 'change')) return true;
    if (next === 'was' && afterNext === 'given' && isNo(name, 'action')) return true;
    if (farther === 'lost' && before === 'at' && isNo(name, 'end')) return true;
    // `is likelier`, `becomes 5 points less likely`.
    const then = being.test(next) && tokens.at(place + 2)?.kind === 'figure' ? wordAt(place + 3) : afterNext;
    if (being.test(next) && /^(?:likelier|less)$/.test(then) && isNo(name, 'end', 'value', 'group'))
      return true;
    return acting.test(next) && hasDeeds(roles) && isNo(name, 'deed', 'value', 'trait', 'change');
  });
}

/** `DE is lower than Signed Up`: nothing before is of the kind of what it is compared with. */
function isUnlike(name: string, before: readonly Token[], roles: Roles): boolean {
  // `no group does better than NL`.
  if (before.some((token) => token.kind === 'word' && token.text === 'no')) return false;
  const own = roles.get(name.toLowerCase());
  const known = before.flatMap((token) =>
    token.kind === 'name' ? [...(roles.get(token.name.toLowerCase()) ?? [])] : [],
  );
  return own !== undefined && known.length > 0 && !known.some((role) => own.has(role));
}

const hasDeeds = (roles: Roles): boolean =>
  [...roles.values()].some((own) => own.has('deed') && !own.has('end'));
