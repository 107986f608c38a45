import { z } from 'zod';

/** What a schema may stand for, without optional, nullable and default around it: one schema, or those of a union. */
export function meanings(schema: z.ZodType): z.ZodType[] {
  if (schema.meta()?.['personal'] === true) return [schema];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    const inner = schema.unwrap();
    return inner instanceof z.ZodType ? meanings(inner) : [];
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => (option instanceof z.ZodType ? meanings(option) : []));
  }
  return [schema];
}

/** The schema of a list's elements; undefined where the schema is of no list. */
export function elementOf(schema: z.ZodType): z.ZodType | undefined {
  return oneOf(
    meanings(schema).flatMap((meaning) =>
      meaning instanceof z.ZodArray && meaning.element instanceof z.ZodType ? [meaning.element] : [],
    ),
  );
}

/** The schema of a field; undefined where there is no such field. */
export function fieldOf(schema: z.ZodType, key: string): z.ZodType | undefined {
  return oneOf(
    meanings(schema).flatMap((meaning) => {
      if (meaning instanceof z.ZodObject) {
        const shape: Readonly<Record<string, unknown>> = meaning.shape;
        const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
        return field instanceof z.ZodType ? [field] : [];
      }
      return meaning instanceof z.ZodRecord && meaning.valueType instanceof z.ZodType
        ? [meaning.valueType]
        : [];
    }),
  );
}

function oneOf(schemas: readonly z.ZodType[]): z.ZodType | undefined {
  return schemas.length > 1 ? z.union(schemas) : schemas[0];
}
