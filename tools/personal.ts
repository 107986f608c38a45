import { z } from 'zod';
import { elementOf, fieldOf, meanings } from './schema-parts.js';

/** Marks a field of a tool's output as telling who somebody is: what the rules of exposure go by, and nothing else. */
export function personal<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ personal: true });
}

export function isPersonal(schema: z.ZodType): boolean {
  return meanings(schema).some((meaning) => meaning.meta()?.['personal'] === true);
}

/** Whether a value of a schema may tell who somebody is, at any depth. */
export function holdsPersonal(schema: z.ZodType): boolean {
  return tellsDirectly(schema) || listsOf(schema).some(holdsPersonal);
}

/** The same, without looking into lists: the whole value is about somebody, not only a list in it. */
export function tellsDirectly(schema: z.ZodType): boolean {
  if (isPersonal(schema)) return true;
  return fieldsOf(schema).some((field) => !elementOf(field) && tellsDirectly(field));
}

function listsOf(schema: z.ZodType): z.ZodType[] {
  const element = elementOf(schema);
  if (element) return [element];
  return fieldsOf(schema).flatMap(listsOf);
}

function fieldsOf(schema: z.ZodType): z.ZodType[] {
  return meanings(schema).flatMap((meaning) => {
    if (meaning instanceof z.ZodObject)
      return Object.keys(meaning.shape).flatMap((key) => fieldOf(meaning, key) ?? []);
    return fieldOf(meaning, '') ?? [];
  });
}
