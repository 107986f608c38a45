import { z } from 'zod';
import { maskPersonalData } from '../src/feedback/masking/mask-personal-data.js';
import { chooseQuotes } from '../src/feedback/themes/choose-quotes.js';
import type { Funnel } from '../src/journeys/funnel.js';
import type { Database } from '../src/store/database.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import { estimateSchema } from './estimate-schema.js';
import type { JourneyText } from './journey-texts.js';

export const stageFeedbackSchema = z.object({
  texts: z.number(),
  /** Share of those whose feeling is known that are negative; null where none is known. */
  negative: estimateSchema.nullable(),
  /** One that speaks of what most speak of there, personal data masked; null where none is short enough. */
  quote: z.object({ text: z.string(), source: z.string() }).nullable(),
});
export type StageFeedback = z.output<typeof stageFeedbackSchema>;

/** Of the feeling of a text, −1 to 1: below this it is negative. */
const negativeBelow = -0.3;
/** Texts whose words are looked at for a quote. */
const mostCandidates = 12;
const longestQuote = 160;

/**
 * What customers said while they stood at each stage of a funnel, from reaching it until the next one or the end of their time.
 * Null for stages of which nobody spoke.
 */
export async function stageFeedback(
  database: Database,
  texts: readonly JourneyText[],
  funnel: Funnel,
  customers: Uint32Array,
): Promise<(StageFeedback | null)[]> {
  const { stepCount, levels, times, within } = funnel;
  const isMember = new Uint8Array(levels.length);
  for (const customer of customers) isMember[customer] = 1;
  const stages = Array.from({ length: stepCount }, () => new Array<JourneyText>());
  for (const text of texts) {
    if (isMember[text.customer] === 0) continue;
    const row = text.customer * stepCount;
    if (text.at < times[row] || text.at > times[row] + within) continue;
    let stage = levels[text.customer] - 1;
    while (text.at < times[row + stage]) stage--;
    stages[stage].push(text);
  }
  const candidates = stages.map(typical);
  const words = await readWords(database, candidates.flat());
  return stages.map((own, stage) => {
    if (own.length === 0) return null;
    const felt = own.filter(({ feeling }) => feeling !== null);
    const negative = felt.filter(({ feeling }) => (feeling ?? 0) < negativeBelow).length;
    const said = candidates[stage].flatMap(({ id, source }) => {
      const text = words.get(id);
      return text !== undefined && text.length <= longestQuote ? [{ source, words: text }] : [];
    });
    const [quote] = chooseQuotes(said, 1);
    return {
      texts: own.length,
      negative: felt.length === 0 ? null : wilsonInterval(negative, felt.length),
      quote: quote ? { text: quote.words, source: quote.source } : null,
    };
  });
}

/** The texts nearest to the centre of what most speak of; without themes the latest. */
function typical(texts: readonly JourneyText[]): JourneyText[] {
  const counts = new Map<number, number>();
  for (const { theme } of texts) if (theme !== null) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const own = most ? texts.filter(({ theme }) => theme === most[0]) : texts;
  return [...own]
    .sort((a, b) => (b.closeness ?? 0) - (a.closeness ?? 0) || b.at - a.at || a.id - b.id)
    .slice(0, mostCandidates);
}

async function readWords(database: Database, texts: readonly JourneyText[]): Promise<Map<number, string>> {
  if (texts.length === 0) return new Map();
  const rows = await database.query<{ id: number; text: string }>(
    'select id, text from feedback where id = any($1::integer[])',
    [texts.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, text }) => [id, maskPersonalData(text).replace(/\s+/g, ' ').trim()]));
}
