import { randomChoice, type Random } from '../../stats/random.js';
import { localTime } from '../calendar.js';
import type { Country } from '../trait-values.js';
import type { FeedbackSource } from './feedback-source.js';
import type { Language, PhraseBook } from './phrase-book.js';
import { roughen } from './roughen.js';
import { asSentence, fillTemplate, type Slots } from './template.js';
import type { Remark, Sentiment, Topic } from './topic.js';

export interface Writing {
  readonly remark: Remark;
  readonly source: FeedbackSource;
  readonly at: number;
  readonly country: Country;
  /** Signs tickets. */
  readonly writer: string;
}

/** Share that write in their own language, of those whose isn't English and who keep to one topic. */
const ownLanguage = 0.11;
const languageOf: Partial<Record<Country, Language>> = {
  NL: 'dutch',
  DE: 'german',
  FR: 'french',
  ES: 'spanish',
};

/** What a customer writes, in one to four sentences. */
export function writeText(writing: Writing, book: PhraseBook, random: Random): string {
  const simple = writing.remark.topics.length === 1;
  const language = simple && random() < ownLanguage ? languageOf[writing.country] : undefined;
  const foreign = language && inLanguage(writing, language, book, random);
  const sentences = foreign ?? inEnglish(writing, book, random);
  return roughen(dressed(writing, sentences.map(asSentence).join(' '), book, random), random);
}

/** Sentences in another language, where the book has the topic in it. */
function inLanguage(
  { remark, at }: Writing,
  language: Language,
  book: PhraseBook,
  random: Random,
): string[] | undefined {
  if (language === 'english') return undefined;
  const phrases = book.topics.get(remark.topics[0])?.[language][remark.sentiment];
  if (!phrases) return undefined;
  const slots = slotsAt(at, language, book);
  const first = randomChoice(random, phrases);
  const others = phrases.filter((phrase) => phrase !== first);
  const more = [
    ...(others.length > 0 && random() < 0.5 ? [randomChoice(random, others)] : []),
    ...(random() < 0.55 ? [randomChoice(random, book.general.foreign[language][remark.sentiment])] : []),
  ];
  return [first, ...more].map((template) => fillTemplate(template, slots, random));
}

/** How often each optional part stands in a text, by where it is written. */
const habits: Record<
  FeedbackSource,
  { opening: number; detail: number; wish: number; aside: number; closing: number }
> = {
  nps: { opening: 0.14, detail: 0.35, wish: 0.2, aside: 0.08, closing: 0.08 },
  trustpilot: { opening: 0.5, detail: 0.6, wish: 0.25, aside: 0.25, closing: 0.3 },
  google: { opening: 0.35, detail: 0.45, wish: 0.2, aside: 0.2, closing: 0.25 },
  'app store': { opening: 0.2, detail: 0.5, wish: 0.3, aside: 0.06, closing: 0.15 },
  'support tickets': { opening: 0.15, detail: 0.75, wish: 0.35, aside: 0.15, closing: 0.1 },
  social: { opening: 0.12, detail: 0.25, wish: 0.2, aside: 0.05, closing: 0.1 },
};
const mostSentences = 4;

function inEnglish({ remark, source, at }: Writing, book: PhraseBook, random: Random): string[] {
  const { general } = book;
  const [topic, second] = remark.topics;
  const slots = slotsAt(at, 'english', book);
  const write = (templates: readonly string[]) =>
    templates.length > 0 ? [fillTemplate(randomChoice(random, templates), slots, random)] : [];
  const sometimes = (share: number, templates: readonly string[]) =>
    random() < share ? write(templates) : [];
  const phrases = book.topics.get(topic)?.english;
  const habit = habits[source];
  const unhappy = remark.sentiment === 'negative';
  const opening = sometimes(habit.opening, general.openings[remark.sentiment]);
  const statement = write(statements(book, topic, remark.sentiment));
  const added = second ? [joined(book, second, remark.sentiment, slots, random)] : [];
  const detail = sometimes(
    habit.detail,
    unhappy
      ? (phrases?.details ?? [])
      : remark.sentiment === 'positive'
        ? statements(book, topic, 'positive')
        : [],
  );
  const rest = [
    ...detail.filter((sentence) => sentence !== statement[0]),
    ...sometimes(remark.sentiment === 'positive' ? 0 : habit.wish, phrases?.wishes ?? []),
    ...sometimes(habit.aside, general.asides),
    ...sometimes(habit.closing, general.closings[remark.sentiment]),
  ];
  const needed = opening.length + statement.length + added.length;
  const kept = rest.slice(0, mostSentences - needed);
  return [...opening, ...statement, ...kept.slice(0, 1), ...added, ...kept.slice(1)];
}

/** A word on the second topic: often of the same mind, and of another where the first was praise. */
function joined(book: PhraseBook, topic: Topic, first: Sentiment, slots: Slots, random: Random): string {
  const turns = random() < (first === 'positive' ? 0.6 : 0.25);
  const sentiment = turns ? (first === 'negative' ? 'positive' : 'negative') : first;
  const { same, contrast } = book.general.connectors;
  const statement = fillTemplate(randomChoice(random, statements(book, topic, sentiment)), slots, random);
  return randomChoice(random, turns ? contrast : same) + lowerFirst(statement);
}

/** What can be said of a topic in a sentiment, or in another one where there is nothing. */
function statements(book: PhraseBook, topic: Topic, sentiment: Sentiment): readonly string[] {
  const english = book.topics.get(topic)?.english;
  if (!english) return [];
  return [english[sentiment], english.negative].find((templates) => templates.length > 0) ?? [];
}

function dressed({ source, writer }: Writing, text: string, { general }: PhraseBook, random: Random): string {
  if (source === 'social') return randomChoice(random, general.mentions) + text;
  if (source !== 'support tickets') return text;
  const greeting = random() < 0.6 ? randomChoice(random, general.greetings) : '';
  const signed = random() < 0.5 ? ` ${randomChoice(random, general.thanks)}, ${writer}` : '';
  return `${greeting}${greeting ? lowerFirst(text) : text}${signed}`;
}

/** Names and the word I keep their capital. */
function lowerFirst(words: string): string {
  return /^(I\b|I'|[A-Z]{2}|Harbor|Monday|Excel|VAT)/.test(words)
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);
}

function slotsAt(at: number, language: Language, { general }: PhraseBook): Slots {
  const now = new Date(localTime(at) * 1000).getUTCMonth();
  const names = general.months[language];
  return { ...general.slots, month: [1, 2, 3, 4].map((ago) => names[(now + 12 - ago) % 12]) };
}
