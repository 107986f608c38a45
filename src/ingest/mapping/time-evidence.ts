import { numericDate, plainNumber } from './read-time.js';
import type { TimeRules } from './reading-rules.js';

/**
 * What many times together say about how to read them: whether the day or the month comes first, and the unit of
 * plain numbers. Deciding it row by row would read one file in two ways.
 */
export class TimeEvidence {
  private readonly numbers = new Map<TimeRules['numbers'], number>();
  private dayFirst = 0;
  private monthFirst = 0;
  private eitherWay = 0;
  /** A date that can be read both ways, with different results. */
  private openDate: string | undefined;

  add(text: string): void {
    if (plainNumber.test(text)) {
      const meaning = meaningOf(text);
      this.numbers.set(meaning, (this.numbers.get(meaning) ?? 0) + 1);
      return;
    }
    const match = numericDate.exec(text);
    if (!match) return;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && second <= 12) this.dayFirst++;
    else if (second > 12 && first <= 12) this.monthFirst++;
    else this.eitherWay++;
    if (first !== second && first <= 12 && second <= 12) this.openDate ??= text;
  }

  /** A date that could be read both ways, as long as no other one has decided it. */
  get undecided(): string | undefined {
    return this.dayFirst === 0 && this.monthFirst === 0 ? this.openDate : undefined;
  }

  rules(): TimeRules {
    const numbers = [...this.numbers].sort((a, b) => b[1] - a[1]).at(0)?.[0];
    if (this.dayFirst + this.monthFirst + this.eitherWay === 0) return { numbers };
    return { numbers, dateOrder: this.monthFirst > this.dayFirst ? 'month-first' : 'day-first' };
  }
}

function meaningOf(text: string): TimeRules['numbers'] {
  if (/^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(([01]\d|2[0-3])[0-5]\d[0-5]\d)?$/.test(text))
    return 'date';
  const number = Number(text);
  if (number >= 1e17) return 'nanoseconds';
  if (number >= 1e14) return 'microseconds';
  if (number >= 1e11) return 'milliseconds';
  return number >= 1e8 ? 'seconds' : undefined;
}
