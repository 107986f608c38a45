import type { Question } from '../question.js';
import type { ExampleWording } from './example-wordings.js';
import { featuresOf } from './features.js';
import { SoftmaxClassifier } from './softmax-classifier.js';
import { symbolsOf, type WordingSymbol } from './symbols.js';

const settings = { epochs: 8, rate: 0.5 };

/** Says what a question asks for by its likeness to example wordings; a second opinion beside the grammar. */
export class WordingJudge {
  private readonly labels: readonly string[];
  private readonly vocabulary: ReadonlySet<WordingSymbol>;
  private readonly numbers = new Map<string, number>();
  private readonly classifier: SoftmaxClassifier;

  constructor(examples: readonly ExampleWording[]) {
    this.labels = [...new Set(examples.map(({ label }) => label))];
    this.vocabulary = frequentSymbols(examples);
    const rows = examples.map(({ symbols, label }) => ({
      features: featuresOf(symbols, this.vocabulary).map((feature) => this.numberOf(feature)),
      label: this.labels.indexOf(label),
    }));
    this.classifier = new SoftmaxClassifier(rows, {
      ...settings,
      features: this.numbers.size,
      classes: this.labels.length,
    });
  }

  /** How likely each class is, 0–1. */
  judge(question: Question): ReadonlyMap<string, number> {
    const features = featuresOf(symbolsOf(question), this.vocabulary);
    const known = features.flatMap((feature) => this.numbers.get(feature) ?? []);
    const probabilities = this.classifier.probabilities(known, features.length);
    return new Map(this.labels.map((label, place) => [label, probabilities[place] ?? 0]));
  }

  private numberOf(feature: string): number {
    const number = this.numbers.get(feature) ?? this.numbers.size;
    this.numbers.set(feature, number);
    return number;
  }
}

/** A symbol of one wording alone teaches less than that there may be a word of the asker's own. */
function frequentSymbols(examples: readonly ExampleWording[]): ReadonlySet<WordingSymbol> {
  const counts = new Map<WordingSymbol, number>();
  for (const { symbols } of examples)
    for (const symbol of new Set(symbols)) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  return new Set([...counts].flatMap(([symbol, count]) => (count > 1 ? [symbol] : [])));
}
