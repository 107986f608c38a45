import type { Mention } from './names/mention.js';
import type { Candidate } from './names/find-names.js';
import type { Question } from './question.js';
import { occurrences, type Phrase } from './text/phrase.js';
import { overlaps, type Span, type WordMatch } from './text/word-text.js';

/** A question while one tool reads it: keeps account of the words that an argument has been taken from. */
export class Reading {
  readonly question: Question;
  /** True for a follow-up, which says only what is to be other than before. */
  readonly isFollowUp: boolean;
  private readonly taken: boolean[];

  constructor(question: Question, isFollowUp = false) {
    this.question = question;
    this.isFollowUp = isFollowUp;
    this.taken = question.tokens.map(() => false);
  }

  isFree(span: Span): boolean {
    return !this.taken.slice(span.first, span.end).some(Boolean);
  }

  take(span: Span): void {
    for (let token = span.first; token < span.end; token++) this.taken[token] = true;
  }

  /** Candidates whose words no argument has been taken from, best first. */
  free(accept: (candidate: Candidate) => boolean): Candidate[] {
    return this.question.candidates
      .filter((candidate) => accept(candidate) && this.isFree(candidate))
      .sort((a, b) => b.score - a.score || b.end - b.first - (a.end - a.first) || a.first - b.first);
  }

  freeMentions(): Mention[] {
    return this.question.mentions.filter((mention) => this.isFree(mention));
  }

  /** Where a phrase occurs in words that are still free. */
  occurrences(phrase: Phrase): WordMatch[] {
    return occurrences(phrase, this.question).filter((span) => this.isFree(span));
  }

  /** The words of a span. */
  wordsOf({ first, end }: Span): string {
    return this.question.tokens
      .slice(first, end)
      .map(({ word }) => word)
      .join(' ');
  }

  wordAt(token: number): string {
    return this.question.tokens[token]?.word ?? '';
  }

  stemAt(token: number): string {
    return this.question.tokens[token]?.stem ?? '';
  }

  /** True when no full stop and no comma lies between the words of `span`. */
  isFluent(span: Span): boolean {
    return this.question.tokens.slice(span.first + 1, span.end).every(({ pause }) => pause === '');
  }

  freeTokens(): number[] {
    return this.taken.flatMap((taken, token) => (taken ? [] : [token]));
  }

  overlapsPeriod(span: Span): boolean {
    return this.question.periods.some((period) => overlaps(period, span));
  }
}
