import type { Trait, TraitHistory } from './trait.js';

/**
 * All values of a trait, as the history would hold them had everyone one: the column's value where there is no
 * history.
 *
 * @param numberOf new number of a customer, or undefined to leave it out; numbers must rise.
 */
export function traitTimeline(
  trait: Trait,
  numberOf: (customer: number) => number | undefined,
): TraitHistory {
  const column = trait.kind === 'text' ? trait.codes : trait.numbers;
  const { history } = trait;
  const most = column.length + history.customers.length;
  const customers = new Uint32Array(most);
  const since = new Uint32Array(most);
  const values = new Float64Array(most);
  let count = 0;
  let next = 0;
  for (let customer = 0; customer < column.length; customer++) {
    const number = numberOf(customer);
    const start = next;
    while (history.customers[next] === customer) next++;
    const unknown = trait.kind === 'text' ? column[customer] === 0 : Number.isNaN(column[customer]);
    if (number === undefined || (next === start && unknown)) continue;
    if (next === start) {
      customers[count] = number;
      values[count++] = column[customer];
    }
    for (let row = start; row < next; row++) {
      customers[count] = number;
      since[count] = history.since[row];
      values[count++] = history.values[row];
    }
  }
  return {
    customers: customers.slice(0, count),
    since: since.slice(0, count),
    values: values.slice(0, count),
  };
}
