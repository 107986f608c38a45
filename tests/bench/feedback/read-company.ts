import type { Member } from '../../../src/demo/company.js';
import { createFeedbackReader } from '../../../src/feedback/feedback-reader.js';
import { detectLanguage } from '../../../src/feedback/language/detect-language.js';
import { findThemes } from '../../../src/feedback/themes/find-themes.js';
import { aboutThemes, mentionsOf } from '../../../src/feedback/themes/mentions.js';
import { ThemeCentres } from '../../../src/feedback/themes/theme-centres.js';
import { splitClauses } from '../../../src/feedback/words/split-clauses.js';
import { firstClearlySpoken } from '../../../tools/spoken-themes.js';

/** What a text of Harbor says about a theme; `whole` where the text as a whole is about it. */
export interface CompanyMention {
  /** Place in what was written. */
  readonly text: number;
  readonly theme: number;
  readonly main: number;
  readonly whole: boolean;
  /** The theme is surely of its main theme. */
  readonly clear: boolean;
  readonly sentiment: number;
  readonly at: number;
  readonly customer: number;
}

const { embedder, readSentiment } = createFeedbackReader();

/** What Harbor's customers wrote before a moment, read as the product reads it, without a database in between. */
export async function readCompany(company: readonly Member[], until: number) {
  const written = company
    .flatMap(({ story, texts }, customer) =>
      story.feedback.flatMap(({ remark, at }, place) => {
        const text = texts[place];
        return remark && text !== undefined ? [{ text, at, customer, topic: remark.topics[0] }] : [];
      }),
    )
    .filter(({ text, at }) => at < until && detectLanguage(text) === 'en' && /\w\s+\w/.test(text));
  const vectors = await embedder.embed(written.map(({ text }) => text));
  const { mean, themes } = findThemes(
    written.map(({ text }) => text),
    vectors,
    1,
  );
  const centres = new ThemeCentres(
    mean,
    themes.map(({ centre }) => centre),
    themes.map(({ main }) => main),
  );
  const known = new Map(themes.flatMap(({ texts }, theme) => texts.map((text) => [text, theme])));
  const mentions: CompanyMention[] = [];
  const sentiments = await readSentiment(written.map(({ text }) => text));
  for (const [place, { text, at, customer }] of written.entries()) {
    const clauses = splitClauses(text);
    const own = clauses.length > 1 ? await embedder.embed(clauses) : [];
    const about = aboutThemes(vectors[place], own, centres, known.get(place));
    const found = mentionsOf(
      about,
      sentiments[place],
      about.elsewhere.some((found) => found !== undefined) ? await readSentiment(clauses) : [],
    );
    for (const { theme, main: whole, sentiment } of found) {
      const { main, isClear: clear } = themes[theme];
      mentions.push({ text: place, theme, main, whole, clear, sentiment, at, customer });
    }
  }
  return { written, themes, mentions };
}

/** By main theme: when each customer first wrote of it, as the product holds it against outcomes. */
export function firstWritten(mentions: readonly CompanyMention[]): Map<number, Map<number, number>> {
  return firstClearlySpoken(
    mentions.map((mention) => ({ ...mention, text: { customer: mention.customer, at: mention.at } })),
  );
}
