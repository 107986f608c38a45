import type { Intent } from './intent.js';
import type { Question } from './question.js';

/** What each part of a question was taken for, in words. */
export function explainReading(question: Question, intents: readonly Intent[]): string[] {
  const words = (first: number, end: number): string =>
    question.tokens
      .slice(first, end)
      .map(({ word }) => word)
      .join(' ');
  return [
    ...intents
      .slice(0, 2)
      .map(
        ({ tool, probability, likeness, because }) =>
          `${tool} ${probability.toFixed(2)}, likeness ${likeness.toFixed(2)}: ${because.slice(0, 3).join('; ')}`,
      ),
    ...question.mentions.map(({ first, end, readings }) => {
      const meant = readings.slice(0, 3).map(({ entity }) => `${entity.kind} ${entity.name}`);
      return `“${words(first, end)}”: ${meant.join(' or ')}`;
    }),
    ...question.periods.map(
      ({ first, end, period }) => `“${words(first, end)}”: ${period.from ?? '…'} to ${period.to ?? '…'}`,
    ),
    ...question.tokens
      .filter(({ misspelt }) => misspelt)
      .map(({ text, word }) => `“${text}” read as “${word}”`),
  ];
}
