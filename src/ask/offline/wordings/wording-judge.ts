import type { Question } from '../question.js';
import { featuresOf, meaningOf } from './features.js';
import { symbolsOf } from './symbols.js';
import type { WordingModel } from './wording-model.js';

/** Says what a question asks for by its likeness to example wordings: a second opinion beside the turns of phrase. */
export class WordingJudge {
  private readonly model: WordingModel;

  constructor(model: WordingModel) {
    this.model = model;
  }

  /** How likely each class is, 0–1: the tools, and what a message can be besides. */
  judge(question: Question): ReadonlyMap<string, number> {
    const { labels, features, weights } = this.model;
    const symbols = symbolsOf(question);
    const found = featuresOf(symbols, (symbol) => features.has(symbol));
    const value = 1 / Math.sqrt(Math.max(1, found.length));
    const sums = labels.map(() => 0);
    const add = (row: number, times: number): void => {
      for (let label = 0; label < labels.length; label++)
        sums[label] = (sums[label] ?? 0) + times * (weights[row * labels.length + label] ?? 0);
    };
    for (const feature of found) {
      const row = features.get(feature);
      if (row !== undefined) add(row, value);
    }
    for (const [place, times] of meaningOf(symbols, this.model.meaningOf).entries())
      add(features.size + place, times);
    const highest = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - highest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return new Map(labels.map((label, place) => [label, (powers[place] ?? 0) / total]));
  }
}
