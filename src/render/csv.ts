import type { AnswerTable, TableCell } from '../ask/answer.js';
import { isEstimate } from './format-cell.js';

const byteOrderMark = '\ufeff';

/**
 * A table as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8: figures as they are, an
 * estimate as four columns, and no text that a spreadsheet would take for a formula.
 */
export function renderCsv(table: AnswerTable): string {
  const spread = table.columns.map((_, column) => table.rows.some((row) => isEstimate(row[column])));
  const header = table.columns.flatMap(({ name }, column) =>
    spread[column] ? [name, `${name} low`, `${name} high`, `${name} n`] : [name],
  );
  const rows = table.rows.map((row) =>
    table.columns.flatMap((_, column) =>
      spread[column] ? spreadCell(row[column]) : [plainCell(row[column])],
    ),
  );
  return byteOrderMark + [header, ...rows].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

type Field = string | number | null;

function spreadCell(cell: TableCell): Field[] {
  return isEstimate(cell) ? [cell.estimate, cell.low, cell.high, cell.n] : [cell, null, null, null];
}

function plainCell(cell: TableCell): Field {
  return isEstimate(cell) ? cell.estimate : cell;
}

function csvField(field: Field): string {
  if (field === null) return '';
  if (typeof field === 'number') return Number.isFinite(field) ? String(field) : '';
  const harmless = /^[=+\-@\t\r\n]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
