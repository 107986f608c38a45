import type { AnswerTable, TableCell, TableColumn } from '../ask/answer.js';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatInterval,
  formatNumber,
  formatPoints,
  formatRate,
} from '../ask/figure-format.js';
import { cleanText } from './clean-text.js';

type Estimate = Extract<TableCell, object>;

const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function isEstimate(cell: TableCell): cell is Estimate {
  return typeof cell === 'object' && cell !== null;
}

/** The plain number of a cell: an estimate's middle; undefined for text and for nothing. */
export function cellNumber(cell: TableCell): number | undefined {
  if (isEstimate(cell)) return cell.estimate;
  return typeof cell === 'number' ? cell : undefined;
}

/** A cell as people read it; nothing known is empty. */
export function formatCell(cell: TableCell, kind: TableColumn['kind']): string {
  if (cell === null) return '';
  if (isEstimate(cell)) return formatEstimate(cell, kind);
  if (typeof cell === 'number') return Number.isFinite(cell) ? formatFigure(cell, kind) : '';
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? formatDate(cell) : cleanText(cell);
}

/** Numbers line up on the right. */
export function isNumeric(kind: TableColumn['kind']): boolean {
  return kind !== 'text' && kind !== 'date';
}

/** Header and rows as text. */
export function formatTable(table: AnswerTable): string[][] {
  return [
    table.columns.map((column) => cleanText(column.name)),
    ...table.rows.map((row) => table.columns.map(({ kind }, index) => formatCell(row[index], kind))),
  ];
}

function formatEstimate(estimate: Estimate, kind: TableColumn['kind']): string {
  const figure = formatFigure(estimate.estimate, kind);
  if (estimate.low === estimate.high) return figure;
  const interval =
    kind === 'rate'
      ? formatInterval(estimate)
      : `${formatFigure(estimate.low, kind)} to ${formatFigure(estimate.high, kind)}`;
  return `${figure} (${interval})`;
}

function formatFigure(value: number, kind: TableColumn['kind']): string {
  switch (kind) {
    case 'count':
      return formatCount(value);
    case 'rate':
      return formatRate(value);
    case 'points':
      return formatPoints(value).replace(' points', '');
    case 'duration':
      return formatDuration(value);
    case 'money':
      return Number.isInteger(value) || Math.abs(value) >= 1000 ? formatCount(value) : cents.format(value);
    case 'probability':
      return value < 0.001 ? '<0.001' : value.toFixed(3);
    default:
      // Two decimals would show a small ratio as nothing.
      return Math.abs(value) < 0.01 && value !== 0 ? value.toPrecision(2) : formatNumber(value);
  }
}
