/** Events as they arrive, in any order: columns that grow. */
export class EventRows {
  count = 0;
  /** Key of the customer (`customerKeys` of the log). */
  customers: Uint32Array;
  /** Microseconds since 1970: the order inside a customer. */
  times: Float64Array;
  /** Rising with arrival: breaks ties in time. */
  arrivals: Float64Array;
  activities: Uint16Array;
  sources: Uint16Array;
  /** Rows that carry an amount, ascending, and the amounts. */
  readonly valuedRows: number[] = [];
  readonly amounts: number[] = [];

  /** @param expected how many will come, as far as that is known. */
  constructor(expected = 0) {
    const length = Math.max(expected, 1024);
    this.customers = new Uint32Array(length);
    this.times = new Float64Array(length);
    this.arrivals = new Float64Array(length);
    this.activities = new Uint16Array(length);
    this.sources = new Uint16Array(length);
  }

  /** @param amount NaN for an event that carries none. */
  push(
    customer: number,
    time: number,
    arrival: number,
    activity: number,
    source: number,
    amount: number,
  ): void {
    if (this.count === this.customers.length) this.grow();
    const row = this.count++;
    this.customers[row] = customer;
    this.times[row] = time;
    this.arrivals[row] = arrival;
    this.activities[row] = activity;
    this.sources[row] = source;
    if (!Number.isNaN(amount)) {
      this.valuedRows.push(row);
      this.amounts.push(amount);
    }
  }

  /** Adds the rows of another one that pass. */
  append(other: EventRows, passes: (customer: number, time: number) => boolean): void {
    let valued = 0;
    for (let row = 0; row < other.count; row++) {
      const isValued = other.valuedRows[valued] === row;
      const amount = isValued ? other.amounts[valued++] : NaN;
      const { customers, times, arrivals, activities, sources } = other;
      if (!passes(customers[row], times[row])) continue;
      this.push(customers[row], times[row], arrivals[row], activities[row], sources[row], amount);
    }
  }

  private grow(): void {
    const length = this.count * 2;
    this.customers = widened(this.customers, new Uint32Array(length));
    this.times = widened(this.times, new Float64Array(length));
    this.arrivals = widened(this.arrivals, new Float64Array(length));
    this.activities = widened(this.activities, new Uint16Array(length));
    this.sources = widened(this.sources, new Uint16Array(length));
  }
}

function widened<Column extends { set(from: Column): void }>(column: Column, wider: Column): Column {
  wider.set(column);
  return wider;
}
