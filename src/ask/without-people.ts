import type { z } from 'zod';
import { tellsDirectly } from '../../tools/personal.js';
import { toolNamed } from '../../tools/registry.js';
import { elementOf, fieldOf } from '../../tools/schema-parts.js';
import type { Envelope } from '../../tools/tool.js';

/** A result for somebody who may not see people: without the lists of whom it names, and with a caveat that says so. */
export function withoutPeople<Result extends Envelope>(envelope: Result): Result {
  let emptied = false;
  const without = (value: unknown, schema: z.ZodType | undefined): unknown => {
    if (Array.isArray(value)) {
      const element = schema && elementOf(schema);
      if (!element || !tellsDirectly(element)) return value.map((item) => without(item, element));
      emptied ||= value.length > 0;
      return [];
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, without(item, schema && fieldOf(schema, key))]),
    );
  };
  const data = without(envelope.data, toolNamed(envelope.tool).output);
  if (!emptied) return envelope;
  return { ...envelope, data, caveats: [...envelope.caveats, namesLeftOut] };
}

export const namesLeftOut =
  'Who they are and what they wrote is left out: you may not see customers by name.';
