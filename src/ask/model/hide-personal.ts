import { z } from 'zod';
import type { Placeholders } from './placeholders.js';

/** Replaces every text that its schema marks as personal (tools/personal.ts), or that names a customer, by a placeholder. */
export function hidePersonal(
  value: unknown,
  schema: z.ZodType | undefined,
  placeholders: Placeholders,
  isCustomer: (text: string) => boolean,
): unknown {
  const isPersonal = schema?.meta()?.['personal'] === true;
  if (typeof value === 'string') return isPersonal || isCustomer(value) ? placeholders.hide(value) : value;
  if (Array.isArray(value)) {
    const inner = isPersonal ? anyText : itemOf(schema);
    return value.map((item) => hidePersonal(item, inner, placeholders, isCustomer));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      hidePersonal(item, isPersonal ? anyText : fieldOf(schema, key), placeholders, isCustomer),
    ]),
  );
}

/** All texts under a personal list or object are. */
const anyText: z.ZodType = z.unknown().meta({ personal: true });

function bare(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    const inner = schema.unwrap();
    return bare(inner instanceof z.ZodType ? inner : undefined);
  }
  return schema;
}

function itemOf(schema: z.ZodType | undefined): z.ZodType | undefined {
  const list = bare(schema);
  return list instanceof z.ZodArray && list.element instanceof z.ZodType ? list.element : undefined;
}

function fieldOf(schema: z.ZodType | undefined, key: string): z.ZodType | undefined {
  const record = bare(schema);
  if (record instanceof z.ZodObject) {
    const shape: Readonly<Record<string, unknown>> = record.shape;
    const field = shape[key];
    return field instanceof z.ZodType ? field : undefined;
  }
  return record instanceof z.ZodRecord && record.valueType instanceof z.ZodType
    ? record.valueType
    : undefined;
}
