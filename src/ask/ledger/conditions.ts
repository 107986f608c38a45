import type { Envelope } from '../../../tools/tool.js';
import type { Token } from './claims.js';
import { isRecord } from '../is-record.js';

/** The conditions on customers that results speak of. */
export interface Conditions {
  /** Of each trait in lower case, the values that are spoken of. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  readonly did: ReadonlySet<string>;
  readonly didNot: ReadonlySet<string>;
}

export function conditionsOf(envelopes: readonly Envelope[]): Conditions {
  const values = new Map<string, Set<string>>();
  const did = new Set<string>();
  const didNot = new Set<string>();
  const visit = (value: unknown, breakdown: string | undefined): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, breakdown);
    else if (isRecord(value)) {
      const trait = value['trait'] ?? breakdown;
      if (typeof trait === 'string') {
        const own = values.get(trait.toLowerCase()) ?? new Set();
        for (const each of [value['is'], value['is_not'], value['value'], value['values']].flat())
          if (typeof each === 'string') own.add(each.toLowerCase());
        values.set(trait.toLowerCase(), own);
      }
      if (typeof value['did'] === 'string') did.add(value['did'].toLowerCase());
      if (typeof value['did_not'] === 'string') didNot.add(value['did_not'].toLowerCase());
      for (const item of Object.values(value)) visit(item, undefined);
    }
  };
  for (const { args } of envelopes) visit(args, undefined);
  return { values, did, didNot };
}

/** `country FR`, where Germany was asked for; `did not do Upgraded Plan`, where it was who did. */
export function isOtherCondition(tokens: readonly Token[], { values, did, didNot }: Conditions): boolean {
  return tokens.some((token, place) => {
    if (token.kind !== 'name') return false;
    const name = token.name.toLowerCase();
    const next = tokens.at(place + 1);
    const known = values.get(name);
    if (known && known.size > 0 && next?.kind === 'name' && !known.has(next.name.toLowerCase())) return true;
    const [before, farther] = [tokens.at(place - 1), tokens.at(place - 2)].map((each) =>
      each?.kind === 'word' ? each.text : '',
    );
    if (before === 'did' && didNot.has(name) && !did.has(name)) return true;
    return before === 'do' && farther === 'not' && did.has(name) && !didNot.has(name);
  });
}
