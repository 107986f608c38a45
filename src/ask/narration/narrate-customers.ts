import { customersOutput, type Customers } from '../../../tools/customers.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable, TableCell, TableColumn } from '../answer.js';
import { describeSegment } from '../describe-conditions.js';
import { formatCount, formatCounted, formatList, formatNumber } from '../figure-format.js';
import type { Narration } from './narration.js';

type Row = Customers['customers'][number];

/** Names that the words list; the table has more. */
const mostNamed = 3;
const mostTraits = 3;

/** Says how many they are and who comes first; the table lists them. */
export function narrateCustomers({ args, data: given }: Envelope<'customers'>): Narration {
  const data = customersOutput.parse(given);
  const who = describeSegment(args.segment);
  return {
    headline: headline(data, who),
    findings: [],
    table: data.customers.length > 0 ? table(data) : undefined,
    basis: [
      ...(data.journey === null ? [] : [`Stage: the furthest one of the ${data.journey} journey`]),
      ...(data.value_is === null ? [] : [`Value: ${valueWords(data.value_is)}`]),
    ],
    suggestions: data.customers.slice(0, 1).map(({ name }) => `What did ${name} do?`),
  };
}

function headline({ total, listed, sort, customers, value_is: valueIs }: Customers, who: string): string[] {
  const isByValue = sort === 'value' && valueIs !== null;
  if (total === 0) return [who === '' ? 'There are no customers yet.' : `No customer matches: ${who}.`];
  const count =
    who === ''
      ? `${formatCounted(total, 'customer')} in all.`
      : `${formatCount(total)} ${total === 1 ? 'customer matches' : 'customers match'}: ${who}.`;
  if (customers.length === 0) return [count];
  const names = customers
    .slice(0, mostNamed)
    .map(({ name, value }) => (isByValue && value !== null ? `${name} (${formatNumber(value)})` : name));
  const order = sort === 'value' ? 'Most valuable first' : 'Seen last first';
  return [count, `${order}: ${listed > mostNamed ? `${names.join(', ')} …` : `${formatList(names)}.`}`];
}

function valueWords(basis: string): string {
  return basis === 'amounts' ? 'the sum of the amounts of their events' : basis;
}

function table({ customers, journey, value_is: valueIs }: Customers): AnswerTable {
  const traits = tellingTraits(customers).filter((trait) => trait !== valueIs);
  const kinds = ({ traits: own }: Row) => traits.flatMap((trait) => (trait in own ? [own[trait]] : []));
  const columns: (TableColumn & { readonly cell: (row: Row) => TableCell })[] = [
    { name: 'Name', kind: 'text', cell: ({ name }) => name },
    { name: 'Stage', kind: 'text', cell: ({ stage }) => stage ?? '' },
    { name: 'Value', kind: 'money', cell: ({ value }) => value },
    { name: 'Last seen', kind: 'text', cell: (row) => row.last_seen ?? '' },
    { name: 'Kind', kind: 'text', cell: (row) => kinds(row).join(', ') },
    { name: 'Id', kind: 'text', cell: ({ customer }) => customer },
  ];
  const shown = columns.filter(
    ({ name }) => !(name === 'Stage' && journey === null) && !(name === 'Value' && valueIs === null),
  );
  return {
    caption: 'Customers',
    columns: shown.map(({ name, kind }) => ({ name, kind })),
    rows: customers.map((row) => shown.map(({ cell }) => cell(row))),
  };
}

/** Traits that tell the listed ones apart, those that most of them have first. */
function tellingTraits(customers: Customers['customers']): string[] {
  const names = [...new Set(customers.flatMap(({ traits }) => Object.keys(traits)))];
  return names
    .map((name) => {
      const values = customers.flatMap(({ traits }) => (name in traits ? [traits[name]] : []));
      return { name, known: values.length, kinds: new Set(values).size };
    })
    .filter(({ kinds }) => kinds > 1)
    .sort((a, b) => b.known - a.known)
    .slice(0, mostTraits)
    .map(({ name }) => name);
}
