import type { WordMatch, WordText } from './word-text.js';
import { personStems } from '../lexicon/synonyms.js';
import { writtenOut } from './phrase-words.js';
import { stem } from './stem.js';

/**
 * A turn of phrase, written in base forms: it holds for every inflection of its words.
 *
 * - `lose|bleed people`: one of several words; `{lose}`: one of a group of lexicon/word-groups.ts
 * - `drop off the? trial`: a word that may be absent
 * - `where … leave`: up to six words between; `..` up to two
 * - `^ who`: at the start of the question
 * - `after <activity>`: a name of that kind in the catalog; `<person>` is any word for customers, `<number>` a number
 */
export interface Phrase {
  readonly source: string;
  readonly expression: RegExp;
  /** It holds names, so it is matched against the words with names folded into one. */
  readonly folded: boolean;
  /** Of each of these groups of stems a question must hold one: a quick no without searching. */
  readonly needs: readonly (readonly string[])[];
}

export function phrase(source: string): Phrase {
  const atStart = source.startsWith('^ ');
  const words = writtenOut(source).replace('^ ', '').split(' ');
  const parts = words.map(partExpression);
  const before = atStart ? `(?<=^ (?:(?:${openers}) )*)` : '(?<= )';
  return {
    source,
    expression: new RegExp(`${before}${parts.join('')}`, 'gu'),
    folded: source.includes('<'),
    needs: words.filter(isFixed).map((part) => part.split('|').map(stem)),
  };
}

/** What people say before they ask. */
const openers =
  'hi|hello|hey|please|and|so|ok|can|could|would|you|me|us|show|tell|give|i|want|to|know|need|like|quick|question|thank|now|all|newest|latest|the|our|any'
    .split('|')
    .map(stem)
    .join('|');

/** Customers, in any word for them, or a name of the catalog for some of them. */
const people = [...personStems, 'we', '#[^ ]*\\b(?:term|value)\\b[^ ]*'].join('|');

const isFixed = (part: string): boolean =>
  part !== '…' && part !== '..' && !part.endsWith('?') && !part.includes('<');

function partExpression(part: string): string {
  if (part === '…') return '(?:[^ ]+ +){0,6}?';
  if (part === '..') return '(?:[^ ]+ +){0,2}?';
  const optional = part.endsWith('?');
  const alternatives = (optional ? part.slice(0, -1) : part).split('|').map(alternativeExpression);
  return `(?:(?:${alternatives.join('|')}) +)${optional ? '?' : ''}`;
}

function alternativeExpression(alternative: string): string {
  const kind = /^<(\w+)>$/.exec(alternative)?.[1];
  if (kind === 'person') return people;
  if (kind === 'number') return String.raw`\d[^ ]*`;
  if (kind) return `#[^ ]*\\b${kind}\\b[^ ]*`;
  return `(?:#[^ ]*:)?${stem(alternative).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
}

/** A question as phrases see it. */
export interface PhraseText {
  /** Stems. */
  readonly stems: WordText;
  /** Stems, with each name of the catalog folded into one word such as `#activity/outcome`. */
  readonly folded: WordText;
  readonly stemSet: ReadonlySet<string>;
}

export function occurrences(wanted: Phrase, text: PhraseText): WordMatch[] {
  if (!wanted.needs.every((stems) => stems.some((each) => text.stemSet.has(each)))) return [];
  return (wanted.folded ? text.folded : text.stems).matches(wanted.expression);
}

export const occurs = (wanted: Phrase, text: PhraseText): boolean => occurrences(wanted, text).length > 0;
