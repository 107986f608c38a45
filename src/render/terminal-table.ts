import stringWidth from 'string-width';
import type { AnswerTable } from '../ask/answer.js';
import { cleanText } from './clean-text.js';
import { cellNumber, formatCell, isEstimate, isNumeric } from './format-cell.js';
import { hanging, wrapText, type Paint } from './terminal-text.js';

const gap = 2;
const narrowestText = 12;
const narrowestBar = 8;
const widestBar = 28;
/** A bar below each name would make a long table twice as long. */
const mostRowsWithBarsBelow = 10;

interface Line {
  readonly text: string;
  readonly tone?: 'quiet' | 'accent';
}

/** One column as it is printed: header first, each cell a few lines. */
interface PrintedColumn {
  readonly cells: readonly (readonly Line[])[];
  readonly right: boolean;
}

/**
 * A table with bars as lines of at most `width` columns. Where room is short, intervals go below their figures,
 * then bars below their names; where even that can't fit, each row becomes a small block.
 */
export function terminalTable(table: AnswerTable, width: number, paint: Paint): string[] {
  const shares = barShares(table);
  for (const intervalsBelow of shares ? [false, true] : []) {
    const columns = printColumns(table, intervalsBelow);
    const room = width - totalWidth(columns.map(columnWidth)) - gap;
    if (shares && room >= narrowestBar) {
      const after = shares.column + 1;
      const bars = barColumn(shares.values, Math.min(room, widestBar));
      return printRows([...columns.slice(0, after), bars, ...columns.slice(after)], paint);
    }
  }
  const columns = shrink(printColumns(table, true), width);
  if (!columns) return printBlocks(table, width, paint);
  const short = table.rows.length <= mostRowsWithBarsBelow;
  return printRows(shares && short ? barsBelowNames(columns, shares.values) : columns, paint);
}

function printColumns(table: AnswerTable, intervalsBelow: boolean): PrintedColumn[] {
  return table.columns.map((column, index) => ({
    right: isNumeric(column.kind),
    cells: [
      [{ text: cleanText(column.name), tone: 'quiet' as const }],
      ...table.rows.map((row) => {
        const cell = row[index];
        const text = formatCell(cell, column.kind);
        const split = intervalsBelow && isEstimate(cell) ? text.indexOf(' (') : -1;
        if (split < 0) return [{ text }];
        return [{ text: text.slice(0, split) }, { text: text.slice(split + 2, -1), tone: 'quiet' as const }];
      }),
    ],
  }));
}

/** The column that bars stand for, the first of rates, else the first of counts, and how full each bar is. */
function barShares({ columns, rows }: AnswerTable): { column: number; values: number[] } | undefined {
  if (rows.length < 2) return undefined;
  for (const kind of ['rate', 'count']) {
    for (const column of columns.keys()) {
      const numbers = rows.map((row) => cellNumber(row[column]) ?? 0);
      const full = Math.max(...numbers);
      if (columns[column].kind === kind && full > 0 && Math.min(...numbers) >= 0) {
        return { column, values: numbers.map((number) => number / full) };
      }
    }
  }
  return undefined;
}

function barColumn(shares: readonly number[], width: number): PrintedColumn {
  return { right: false, cells: [[], ...shares.map((share) => [barLine(share, width)])] };
}

function barsBelowNames(
  columns: readonly PrintedColumn[],
  shares: readonly number[],
): readonly PrintedColumn[] {
  const [names, ...rest] = columns;
  if (!names || names.right) return columns;
  const width = columnWidth(names);
  const cells = names.cells.map((lines, row) =>
    row === 0 ? lines : [...lines, barLine(shares[row - 1], width)],
  );
  return [{ ...names, cells }, ...rest];
}

function barLine(share: number, width: number): Line {
  return { text: bar(share, width), tone: 'accent' };
}

/** ▏ to █: eighths of a column. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(share * width * 8);
  const rest = eighths % 8;
  return '█'.repeat(Math.floor(eighths / 8)) + (rest === 0 ? '' : String.fromCodePoint(0x2590 - rest));
}

/** Breaks the lines of the widest texts until all fits; undefined where it can't. */
function shrink(columns: readonly PrintedColumn[], width: number): PrintedColumn[] | undefined {
  const widths = columns.map(columnWidth);
  while (totalWidth(widths) > width) {
    const texts = widths.map((columnWidth, index) => (columns[index].right ? 0 : columnWidth));
    const widest = Math.max(...texts);
    if (widest <= narrowestText) return undefined;
    widths[texts.indexOf(widest)] = widest - 1;
  }
  return columns.map((column, index) => ({
    ...column,
    cells: column.cells.map((lines) =>
      lines.flatMap(({ text, tone }) => wrapText(text, widths[index]).map((line) => ({ text: line, tone }))),
    ),
  }));
}

function columnWidth(column: PrintedColumn): number {
  return Math.max(0, ...column.cells.flat().map(({ text }) => stringWidth(text)));
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + gap, -gap);
}

function printRows(columns: readonly PrintedColumn[], paint: Paint): string[] {
  const widths = columns.map(columnWidth);
  const rows = [...columns[0].cells.keys()];
  return rows.flatMap((row) => {
    const height = Math.max(...columns.map((column) => column.cells[row].length));
    return Array.from({ length: height }, (_, line) => {
      const parts = columns.map((column, index) => {
        const { text, tone } = column.cells[row][line] ?? { text: '' };
        const padding = ' '.repeat(widths[index] - stringWidth(text));
        const painted = tone ? paint[tone](text) : text;
        return column.right ? padding + painted : painted + padding;
      });
      return parts.join(' '.repeat(gap)).trimEnd();
    });
  });
}

function printBlocks(table: AnswerTable, width: number, paint: Paint): string[] {
  const shares = barShares(table);
  return table.rows.flatMap((row, index) => {
    const [first = '', ...rest] = table.columns.map((column, place) => formatCell(row[place], column.kind));
    const share = shares?.values[index];
    return [
      ...(index > 0 ? [''] : []),
      ...wrapText(first, width).map((line) => paint.bold(line)),
      ...(share === undefined ? [] : [`  ${paint.accent(bar(share, Math.min(width - 2, widestBar)))}`]),
      ...rest.flatMap((text, place) =>
        text === '' ? [] : hanging('  ', `${table.columns[place + 1].name}: ${text}`, width),
      ),
    ];
  });
}
