import { z } from 'zod';
import { isPersonal, personal } from '../../../tools/personal.js';
import { elementOf, fieldOf } from '../../../tools/schema-parts.js';
import type { Placeholders } from './placeholders.js';

/**
 * Replaces every text that its schema marks as personal (tools/personal.ts), or that names a customer, by a placeholder;
 * customers that a longer text names, such as a quote, within it.
 */
export function hidePersonal(
  value: unknown,
  schema: z.ZodType | undefined,
  placeholders: Placeholders,
  isCustomer: (text: string) => boolean,
): unknown {
  const hidden = schema !== undefined && isPersonal(schema);
  if (typeof value === 'string') {
    if (hidden || isCustomer(value)) return placeholders.hide(value);
    return value.includes(' ') ? placeholders.maskText(value, isCustomer) : value;
  }
  if (Array.isArray(value)) {
    const inner = hidden ? anyText : schema && elementOf(schema);
    return value.map((item) => hidePersonal(item, inner, placeholders, isCustomer));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      hidePersonal(item, hidden ? anyText : schema && fieldOf(schema, key), placeholders, isCustomer),
    ]),
  );
}

/** All texts under a personal list or object are. */
const anyText: z.ZodType = personal(z.unknown());
