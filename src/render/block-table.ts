import type { AnswerTable } from '../ask/answer.js';
import type { Block, TableCellElement } from './blocks.js';
import { cellNumber, formatTable } from './format-cell.js';
import { formatCount } from '../ask/figure-format.js';
import { terminalTable } from './terminal-table.js';
import { createPaint } from './terminal-text.js';
import { cleanText } from './clean-text.js';
import { truncate } from './truncate.js';

const mostRows = 100;
const mostColumns = 20;
const longestCell = 150;
/** Less than Slack takes, to leave room for the rest of the answer. */
const mostCharacters = 6000;
const rowsAPage = 10;
const mostPlainRows = 30;
const plainWidth = 72;

/** Whether Slack gets the table whole; where not, the first rows are sent and the rest belongs in a file. */
export function fitsBlocks(table: AnswerTable): boolean {
  return fittingRows(cellTexts(table)) === table.rows.length && table.columns.length <= mostColumns;
}

/** The table as Slack's own, sortable and paged; undefined for one without rows. */
export function dataTable(table: AnswerTable): Block | undefined {
  const texts = cellTexts(table);
  const rows = fittingRows(texts);
  if (rows < 1) return undefined;
  const [header, ...body] = texts.slice(0, rows + 1);
  return {
    type: 'data_table',
    caption: caption(table, rows),
    page_size: rowsAPage,
    rows: [
      header.map((text): TableCellElement => ({ type: 'raw_text', text })),
      ...body.map((texts, row) =>
        texts.map((text, column) => cellElement(text, cellNumber(table.rows[row][column]))),
      ),
    ],
  };
}

/** The table as preformatted text, for clients that don't know Slack's own. */
export function plainTable(table: AnswerTable): Block | undefined {
  const rows = Math.min(fittingRows(cellTexts(table)), mostPlainRows);
  if (rows < 1) return undefined;
  const lines = terminalTable(shortened(table, rows), plainWidth, createPaint(false));
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_preformatted',
        elements: [
          { type: 'text', text: truncate([caption(table, rows), ...lines].join('\n'), mostCharacters) },
        ],
      },
    ],
  };
}

/** Its first rows with texts of a length that columns can be laid out with. */
function shortened({ columns, rows, ...table }: AnswerTable, count: number): AnswerTable {
  const short = (text: string) => truncate(text, longestCell);
  return {
    ...table,
    columns: columns.map(({ name, kind }) => ({ name: short(name), kind })),
    rows: rows
      .slice(0, count)
      .map((row) => row.map((cell) => (typeof cell === 'string' ? short(cell) : cell))),
  };
}

function caption(table: AnswerTable, rows: number): string {
  const text = truncate(cleanText(table.caption), longestCell) || 'Table';
  const whole = rows === table.rows.length;
  return whole ? text : `${text} (the first ${formatCount(rows)} of ${formatCount(table.rows.length)} rows)`;
}

function cellElement(text: string, number: number | undefined): TableCellElement {
  return number === undefined || !Number.isFinite(number)
    ? { type: 'raw_text', text }
    : { type: 'raw_number', value: number, text };
}

/** Header and rows; Slack refuses an empty cell and takes a space. */
function cellTexts(table: AnswerTable): string[][] {
  return formatTable({ ...table, rows: table.rows.slice(0, mostRows) }).map((row) =>
    row.slice(0, mostColumns).map((text) => truncate(text, longestCell) || ' '),
  );
}

/** How many rows, besides the header, stay within the characters that a table may have. */
function fittingRows(texts: readonly (readonly string[])[]): number {
  let used = 0;
  const tooMany = texts.findIndex((row) => {
    used += row.join('').length;
    return used > mostCharacters;
  });
  return (tooMany < 0 ? texts.length : tooMany) - 1;
}
