import type { DataTableBlock, TableCellElement } from '../../render/blocks.js';
import { element } from './element.js';

const pageSizeOfSlack = 5;

/** Slack's table: sorted by a press on a column's name, the first page until all rows are wanted. */
export function tableView(block: DataTableBlock): HTMLElement {
  const [header, ...rows] = block.rows;
  const pageSize = block.page_size ?? pageSizeOfSlack;
  const body = element('tbody');
  let sorted = { column: -1, ascending: false };
  let shown = rows;
  let all = rows.length <= pageSize;

  const headers = header.map((cell, column) => {
    const button = element('button', { type: 'button' }, cell.text);
    const numeric = rows.some((row) => row[column].type === 'raw_number');
    button.addEventListener('click', () => {
      sorted = { column, ascending: sorted.column === column && !sorted.ascending };
      shown = [...rows].sort((a, b) => compareCells(a[column], b[column]) * (sorted.ascending ? 1 : -1));
      show();
    });
    return element('th', { scope: 'col', class: numeric ? 'number' : undefined }, button);
  });
  const more = element('button', { type: 'button', class: 'more' }, `Show all ${rows.length} rows`);
  more.addEventListener('click', () => {
    all = true;
    show();
  });

  function show(): void {
    headers.forEach((th, column) => {
      const order = sorted.ascending ? 'ascending' : 'descending';
      th.setAttribute('aria-sort', sorted.column === column ? order : 'none');
    });
    body.replaceChildren(...(all ? shown : shown.slice(0, pageSize)).map(rowView));
    more.hidden = all;
  }

  show();
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...headers)), body);
  const region = element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': block.caption, tabindex: 0 },
    table,
  );
  return element('figure', { class: 'table' }, element('figcaption', {}, block.caption), region, more);
}

function rowView(row: readonly TableCellElement[]): HTMLElement {
  const cells = row.map((cell, column) =>
    column === 0
      ? element('th', { scope: 'row' }, cell.text)
      : element('td', { class: kindOf(cell) }, ...cellView(cell)),
  );
  return element('tr', {}, ...cells);
}

/** Characters from which a text would make a row tall in a narrow column. */
const longText = 60;

const dates = /^\d{4}-\d{2}-\d{2}$/;

function kindOf({ type, text }: TableCellElement): string | undefined {
  if (type === 'raw_number') return 'number';
  if (text.length >= longText) return 'long';
  return dates.test(text) ? 'date' : undefined;
}

/** Where room is short, an interval goes below its figure. */
function cellView({ type, text }: TableCellElement): (Node | string)[] {
  const [, figure, interval] = (type === 'raw_number' && /^(.+) (\(.+\))$/.exec(text)) || [];
  if (type === 'raw_text') return [text];
  if (!interval) return [element('span', {}, text)];
  return [element('span', {}, figure), ' ', element('span', {}, interval)];
}

function compareCells(a: TableCellElement, b: TableCellElement): number {
  const [x, y] = [a, b].map((cell) => (cell.type === 'raw_number' ? cell.value : undefined));
  if (x !== undefined && y !== undefined) return x - y;
  if (x !== undefined || y !== undefined) return x === undefined ? -1 : 1;
  return a.text.localeCompare(b.text);
}
