import { leavingWords } from '../../journeys/outcome.js';
import type { Catalog, CatalogTrait } from '../catalog.js';
import type { Entity } from './names/entity.js';
import { nameWords } from './names/name-words.js';
import { NameIndex } from './names/name-index.js';
import { stem } from './text/stem.js';
import { Speller } from './text/spelling.js';
import { vocabularyWords } from './vocabulary.js';

/** A catalog made ready for reading questions: built once, used for every question. */
export class Company {
  readonly catalog: Catalog;
  readonly index: NameIndex;
  readonly speller: Speller;
  readonly traits: ReadonlyMap<string, CatalogTrait>;
  /** Stems of what this company calls its customers: the `farms` of its term `active farms`. */
  readonly customerNouns: ReadonlySet<string>;
  /** From an activity to the outcome that it is. */
  private readonly outcomes: ReadonlyMap<string, string>;

  constructor(catalog: Catalog, englishWords: ReadonlySet<string>) {
    this.catalog = catalog;
    this.index = new NameIndex(catalog);
    this.speller = new Speller([...this.index.words, ...vocabularyWords], this.index.stems, englishWords);
    this.traits = new Map(catalog.traits.map((trait) => [trait.name, trait]));
    this.customerNouns = new Set(
      Object.keys(catalog.terms).flatMap((name) => {
        const words = nameWords(name);
        const head = words.at(-1) ?? '';
        return words.length > 1 && /[^s]s$/.test(head) ? [stem(head)] : [];
      }),
    );
    this.outcomes = new Map(
      Object.entries(catalog.outcomes).flatMap(([name, outcome]) =>
        'did' in outcome ? [[outcome.did, name]] : [],
      ),
    );
  }

  /** The outcome that an activity, or an outcome by its own name, stands for. */
  outcomeOf(entity: Entity): string | undefined {
    if (entity.kind === 'outcome') return entity.name;
    return entity.kind === 'activity' ? this.outcomes.get(entity.name) : undefined;
  }

  /** The activity that an outcome is. */
  activityOf(outcome: string): string | undefined {
    const definition = this.catalog.outcomes[outcome];
    return definition && 'did' in definition ? definition.did : undefined;
  }

  /** The outcome by which customers come under a term. */
  outcomeOfTerm(name: string): string | undefined {
    return this.catalog.terms[name]?.flatMap((condition) =>
      'did' in condition ? (this.outcomeOf({ kind: 'activity', name: condition.did }) ?? []) : [],
    )[0];
  }

  /** The outcome that risk is about when none is named: `churn`, else inactivity. */
  get defaultRisk(): string | undefined {
    if (this.catalog.outcomes['churn']) return 'churn';
    return Object.entries(this.catalog.outcomes).find(([, outcome]) => 'inactive_days' in outcome)?.[0];
  }

  /** The outcome that means customers leaving: that of risk, else one named like it; in a table without events a trait. */
  get leaving(): string | undefined {
    if (this.isTable) return this.leavingTrait;
    if (this.catalog.outcomes['churn']) return 'churn';
    const named = Object.keys(this.catalog.outcomes).filter((name) =>
      /churn|attrition|cancel|laps|quit|clos|left|leav/i.test(name),
    );
    return named.find((name) => !/cancel|clos/i.test(name)) ?? this.defaultRisk ?? named[0];
  }

  /** Only traits are known, and no time of anything. */
  get isTable(): boolean {
    return this.catalog.events === 0 && this.catalog.customers > 0;
  }

  private get leavingTrait(): string | undefined {
    return this.catalog.traits.find(
      ({ name, kind, personal, values }) =>
        kind === 'text' && !personal && values.length === 2 && leavingWords.test(name),
    )?.name;
  }

  stagesOf(journey: string): readonly string[] {
    return this.catalog.journeys[journey]?.stages.map(({ name }) => name) ?? [];
  }

  /** The journeys that have this stage, in the file's order. */
  journeysWith(stage: string): readonly string[] {
    return Object.keys(this.catalog.journeys).filter((journey) => this.stagesOf(journey).includes(stage));
  }

  isStage(name: string): boolean {
    return this.journeysWith(name).length > 0;
  }

  isNumeric(trait: string): boolean {
    return this.traits.get(trait)?.kind === 'number';
  }

  isFeedback(source: string): boolean {
    return (this.catalog.sources.find(({ name }) => name === source)?.feedback ?? 0) > 0;
  }
}
