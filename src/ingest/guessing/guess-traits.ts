import { isTraitName } from './column-names.js';
import type { ColumnSample } from './column-sample.js';

const mostValues = 1000;
const longestValue = 200;

/**
 * The columns that describe the customer: by their name, or because nearly every customer of several records has
 * one value in them, while customers differ.
 */
export function guessTraits(columns: readonly ColumnSample[], customers: readonly string[]): string[] {
  return columns.flatMap(({ name, texts }) => {
    const values = new Set(texts.filter((text) => text !== ''));
    if (values.size < 2 || values.size > mostValues) return [];
    if ([...values].some((value) => value.length > longestValue)) return [];
    return isTraitName(name) || isSteady(texts, customers) ? [name] : [];
  });
}

function isSteady(texts: readonly string[], customers: readonly string[]): boolean {
  if (customers.length === 0) return false;
  const seen = new Map<string, { records: number; values: Set<string> }>();
  for (const [index, text] of texts.entries()) {
    if (text === '') continue;
    const customer = seen.get(customers[index]) ?? { records: 0, values: new Set() };
    customer.records++;
    customer.values.add(text);
    seen.set(customers[index], customer);
  }
  const telling = [...seen.values()].filter(({ records }) => records > 1);
  const steady = telling.filter(({ values }) => values.size === 1).length;
  return telling.length >= 5 && steady >= telling.length * 0.95;
}
