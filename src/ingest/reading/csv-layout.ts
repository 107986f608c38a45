import { z } from 'zod';
import { scanCsv } from './csv-scan.js';

/** How a CSV file is laid out. */
export const csvLayoutSchema = z.object({
  format: z.literal('csv'),
  separator: z.enum([',', ';', '\t', '|', 'spaces']),
  columns: z.array(z.string()).readonly(),
  /** Characters before the first record: the header, and what stands above it. */
  headerLength: z.number(),
  /** Lines end as on old Macs. */
  carriageReturns: z.boolean(),
});
export type CsvLayout = z.output<typeof csvLayoutSchema>;

const candidates = [',', ';', '\t', '|'] as const;
const judgedRecords = 200;

/** Finds the separator and the columns from the beginning of a file. */
export function detectCsvLayout(beginning: string): CsvLayout {
  const carriageReturns = !beginning.includes('\n') && beginning.includes('\r');
  const start = carriageReturns ? beginning.replaceAll('\r', '\n') : beginning;
  // Excel writes the separator into a first line of its own.
  const declared = /^sep=([,;|\t])\r?\n/.exec(start);
  const above = declared?.[0].length ?? 0;
  const body = start.slice(above);
  const separator = candidates.find((one) => one === declared?.[1]) ?? likeliest(body);
  const header = scanCsv(separator)(body, 0, true);
  return {
    format: 'csv',
    separator,
    columns: columnNames(header?.fields ?? []),
    headerLength: above + (header?.end ?? 0),
    carriageReturns,
  };
}

/** The separator that gives most records as many values as the header has; of equals, the one that gives more. */
function likeliest(body: string): CsvLayout['separator'] {
  let best: { separator: CsvLayout['separator']; agreement: number; columns: number } | undefined;
  for (const separator of [...candidates, 'spaces' as const]) {
    const counts = valueCounts(body, separator);
    const columns = counts[0] ?? 0;
    if (columns < 2) continue;
    const agreement = counts.filter((count) => count === columns).length / counts.length;
    // Words in a sentence are no columns: runs of spaces count only where nothing else fits and all lines agree.
    if (separator === 'spaces' && (best || agreement < 1 || counts.length < 2)) continue;
    const better =
      !best || agreement > best.agreement || (agreement === best.agreement && columns > best.columns);
    if (better) best = { separator, agreement, columns };
  }
  return best?.separator ?? ',';
}

function valueCounts(body: string, separator: CsvLayout['separator']): number[] {
  const scan = scanCsv(separator);
  const counts: number[] = [];
  for (let start = 0; start < body.length && counts.length < judgedRecords;) {
    const scanned = scan(body, start, true);
    // The beginning of a long file ends within a record.
    if (!scanned || (scanned.end === body.length && !body.endsWith('\n') && counts.length > 1)) break;
    if (scanned.fields) counts.push(scanned.fields.length);
    start = scanned.end;
  }
  return counts;
}

/** Every column gets a name of its own: `amount`, `amount_2`, `column_3`. */
function columnNames(header: readonly string[]): string[] {
  const names: string[] = [];
  for (const [index, cell] of header.entries()) {
    const name = cell.trim() || `column_${index + 1}`;
    let unique = name;
    for (let number = 2; names.includes(unique); number++) unique = `${name}_${number}`;
    names.push(unique);
  }
  return names;
}
