/** The text of one column, or of several put together; empty where a record has none. */
export type CellReader = (cells: readonly string[]) => string;

/** Collects the columns that a mapping asks for: of a table all, since they are there; in JSON only the paths that count. */
export class WantedColumns {
  readonly names: string[];
  /** Columns of the mapping that the file doesn't have. */
  readonly missing: string[] = [];
  private readonly columns: readonly string[];
  private readonly anyPath: boolean;

  /** @param anyPath a name that isn't among the columns may still come: JSON records differ. */
  constructor(columns: readonly string[], anyPath: boolean) {
    this.columns = columns;
    this.anyPath = anyPath;
    this.names = anyPath ? [] : [...columns];
  }

  reader(column: string): CellReader {
    const found = this.find(column);
    if (found === undefined && column.includes('{')) return this.template(column);
    if (found === undefined) this.missing.push(column);
    const place = this.place(found ?? column);
    return (cells) => cells[place].trim();
  }

  private find(column: string): string | undefined {
    if (this.columns.includes(column)) return column;
    const alike = this.columns.filter((name) => name.toLowerCase() === column.toLowerCase());
    if (alike.length === 1) return alike[0];
    return this.anyPath && !column.includes('{') ? column : undefined;
  }

  /** `{course}-{student}`: empty where any of its columns is. */
  private template(text: string): CellReader {
    const parts = text
      .split(/\{([^}]*)\}/)
      .map((part, index) => (index % 2 === 1 ? this.reader(part) : part));
    return (cells) => {
      const texts = parts.map((part) => (typeof part === 'string' ? part : part(cells)));
      return parts.some((part, index) => typeof part !== 'string' && texts[index] === '')
        ? ''
        : texts.join('');
    };
  }

  private place(column: string): number {
    const place = this.names.indexOf(column);
    return place < 0 ? this.names.push(column) - 1 : place;
  }
}
