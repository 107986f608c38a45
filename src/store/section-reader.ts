import type { Codes } from '../journeys/codes.js';
import { textAt, textColumn, type TextColumn } from '../journeys/text-column.js';
import type { Trait, TraitHistory } from '../journeys/trait.js';
import type { Section } from './section-file.js';

/** Takes the arrays of a snapshot in the order in which the functions below put them. */
export class SectionReader {
  private next = 0;
  private readonly sections: readonly Section[];

  constructor(sections: readonly Section[]) {
    this.sections = sections;
  }

  codes(): Codes {
    const section = this.take();
    return section instanceof Uint8Array || section instanceof Uint16Array ? section : unexpected();
  }

  uint16(): Uint16Array {
    const section = this.take();
    return section instanceof Uint16Array ? section : unexpected();
  }

  uint32(): Uint32Array {
    const section = this.take();
    return section instanceof Uint32Array ? section : unexpected();
  }

  float64(): Float64Array {
    const section = this.take();
    return section instanceof Float64Array ? section : unexpected();
  }

  texts(): TextColumn {
    const starts = this.uint32();
    const bytes = this.take();
    return bytes instanceof Uint8Array ? { length: starts.length - 1, bytes, starts } : unexpected();
  }

  trait({ name, personal, kind }: Pick<Trait, 'name' | 'personal' | 'kind'>): Trait {
    const history: TraitHistory = {
      customers: this.uint32(),
      since: this.uint32(),
      values: this.float64(),
    };
    if (kind === 'number') return { kind, name, personal, history, numbers: this.float64() };
    const codes = this.uint32();
    const texts = this.texts();
    let values: readonly string[] | undefined;
    return {
      kind,
      name,
      personal,
      history,
      codes,
      // Personal traits have about as many texts as there are customers: decoded when first asked for.
      get values() {
        return (values ??= Array.from({ length: texts.length }, (_, index) => textAt(texts, index)));
      },
    };
  }

  private take(): Section | undefined {
    return this.sections[this.next++];
  }
}

export function textSections({ starts, bytes }: TextColumn): Section[] {
  return [starts, bytes];
}

export function traitSections(trait: Trait): Section[] {
  const { customers, since, values } = trait.history;
  const column =
    trait.kind === 'number' ? [trait.numbers] : [trait.codes, ...textSections(textColumn(trait.values))];
  return [customers, since, values, ...column];
}

function unexpected(): never {
  throw new TypeError('A snapshot holds something else than its format says.');
}
