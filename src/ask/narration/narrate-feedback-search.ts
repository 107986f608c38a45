import { feedbackSearchOutput, type FeedbackSearch } from '../../../tools/feedback-search.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import { formatCount } from '../figure-format.js';
import type { Narration } from './narration.js';

const mostQuoted = 5;

/** Quotes what customers wrote about something. */
export function narrateFeedbackSearch({ args, as_of, data: given }: Envelope<'feedback_search'>): Narration {
  const data = feedbackSearchOutput.parse(given);
  const { about, hits, matches, customers, texts } = data;
  return {
    headline:
      matches === 0
        ? [`Nobody wrote about "${about}" in what the question covers.`]
        : [
            `${formatCount(matches)} texts of ${formatCount(customers)} customers come near "${about}"${hits.length > 0 ? '; the nearest are quoted' : ''}.`,
          ],
    findings: hits.slice(0, mostQuoted).map(({ text, source }) => `${source}: “${text}”`),
    table: hits.length > 0 ? table(data) : undefined,
    basis: [
      `${formatCount(texts)} texts searched, written ${describePeriod(args.period, as_of)}`,
      ...(args.source === undefined ? [] : [`From ${args.source}`]),
      ...(args.sentiment === undefined ? [] : [`Only ${args.sentiment} ones`]),
      ...(args.segment?.length ? [`Customers with ${describeSegment(args.segment)}`] : []),
    ],
    suggestions: [
      'What do customers complain about?',
      `What do customers say about ${about} in the last 90 days?`,
    ],
  };
}

function table({ hits }: FeedbackSearch): AnswerTable {
  return {
    caption: 'Feedback found',
    columns: [
      { name: 'Date', kind: 'date' },
      { name: 'Source', kind: 'text' },
      { name: 'Customer', kind: 'text' },
      { name: 'Rating', kind: 'number' },
      { name: 'Sentiment', kind: 'number' },
      { name: 'Text', kind: 'text' },
    ],
    rows: hits.map(({ at, source, customer, rating, sentiment, text }) => [
      at.slice(0, 10),
      source,
      customer,
      rating,
      sentiment,
      text,
    ]),
  };
}
