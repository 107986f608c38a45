import { z } from 'zod';
import { textAt } from '../src/journeys/text-column.js';
import { unlikeFirst } from '../src/feedback/words/unlike-first.js';
import { maskPersonalData } from '../src/feedback/masking/mask-personal-data.js';
import { searchFeedback, type WordsAlone } from '../src/feedback/search/search-feedback.js';
import { feels } from '../src/feedback/sentiment/feels.js';
import { readFeedbackTexts, readWords } from '../src/feedback/store/read-feedback.js';
import { definitionsUsed } from './definitions-used.js';
import { readingCaveats, textsInScope, writtenIn } from './feedback-filter.js';
import { quoteSchema } from './quote-schema.js';
import { toolArguments } from './tool-arguments.js';
import type { Tool } from './tool.js';

export const feedbackSearchOutput = z.object({
  about: z.string(),
  /** Texts that were searched. */
  texts: z.number(),
  /** Texts near it in meaning or words; 300 or so at most are looked at. */
  matches: z.number(),
  customers: z.number(),
  hits: z.array(quoteSchema.extend({ rating: z.number().nullable(), sentiment: z.number().nullable() })),
});
export type FeedbackSearch = z.output<typeof feedbackSearchOutput>;

const usualLimit = 10;

/** Holds for the moment alone: the next time it may answer. */
export const noAnswer = 'Found by words alone: the embedding model did not answer.';

const wordsAlone: Readonly<Record<WordsAlone, string>> = {
  no_pgvector:
    'Found by words alone: the database has no pgvector. `footpath doctor` says how to switch it on.',
  other_model:
    'Found by words alone: the texts were read by another embedding model than the one that is set. `footpath start` and every import read them anew.',
  no_answer: noAnswer,
};

export const feedbackSearch: Tool<'feedback_search', FeedbackSearch> = {
  name: 'feedback_search',
  description:
    'Finds what customers wrote about something, by meaning and by words, and quotes it with personal data masked.',
  input: toolArguments.feedback_search,
  output: feedbackSearchOutput,
  async execute(args, dependencies) {
    const { log, definitions, database, feedback } = dependencies;
    const vocabulary = { log, definitions };
    const all = await readFeedbackTexts(database, log);
    const scope = textsInScope(vocabulary, all, args).filter(writtenIn(vocabulary, args.period));
    const searched = scope.filter(
      ({ sentiment }) => args.sentiment === undefined || feels(sentiment, args.sentiment),
    );
    const within =
      searched.length === all.length
        ? undefined
        : { ids: new Set(searched.map(({ id }) => id)), of: all.length };
    const found = await searchFeedback(database, feedback.embedder, args.about, within);
    const wanted = new Set(found.ids);
    const byId = new Map(searched.flatMap((text) => (wanted.has(text.id) ? [[text.id, text]] : [])));
    const matches = found.ids.flatMap((id) => byId.get(id) ?? []);
    const shown = matches.slice(0, args.limit ?? usualLimit);
    const words = await readWords(
      database,
      shown.map(({ id }) => id),
    );
    const data: FeedbackSearch = {
      about: args.about,
      texts: searched.length,
      matches: matches.length,
      customers: new Set(matches.map(({ customer }) => customer)).size,
      hits: unlikeFirst(shown, ({ id }) => words.get(id) ?? '').map(
        ({ id, source, at, customer, rating, sentiment }) => ({
          id,
          text: maskPersonalData(words.get(id) ?? ''),
          source,
          at: new Date(1000 * at).toISOString(),
          customer: textAt(log.customerIds, customer),
          rating,
          sentiment: sentiment === null ? null : Math.round(100 * sentiment) / 100,
        }),
      ),
    };
    return {
      population: data.customers,
      definitions: definitionsUsed(dependencies, { segment: args.segment }),
      data,
      caveats: [
        ...readingCaveats(searched, feedback.embedder.reads),
        ...(found.because === undefined ? [] : [wordsAlone[found.because]]),
      ],
    };
  },
};
