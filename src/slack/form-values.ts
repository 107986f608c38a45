import type { z } from 'zod';
import type { Form } from './slack-payloads.js';

/** A text that was filled in, a choice or a time; empty where nothing was. */
export function filledText({ view }: Form, id: string): string {
  const value = view.state?.values[id]?.[id];
  return typeof value === 'string' ? value.trim() : '';
}

/** What was chosen, in its order. */
export function filledChoices({ view }: Form, id: string): string[] {
  const value = view.state?.values[id]?.[id];
  return Array.isArray(value) ? value : [];
}

/** What the form carried along. */
export function metadataOf<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  return schema.parse(JSON.parse(text));
}
