import type { Envelope } from '../../tools/tool.js';
import type { Answer, AnswerTable } from './answer.js';
import type { Catalog } from './catalog.js';
import { catalogNames } from './catalog-names.js';
import { createLedger } from './ledger.js';
import type { ModelWords } from './model/model-words.js';
import { narrate } from './narration/narrate.js';
import type { ToolPlan } from './plan.js';

const rangeNote = 'Ranges in brackets are 95% intervals';
/** Sentences of a model that come first. */
const inHeadline = 2;

/** An answer, and its headline sentence by sentence. */
export interface WordedResult {
  readonly answer: Answer;
  readonly opening: readonly string[];
}

/**
 * Words a result and holds the words against it.
 *
 * @param model the words of a model, which were checked already; the template's where there are none.
 */
export function wordResult(
  plan: ToolPlan,
  envelope: Envelope,
  catalog: Catalog,
  model?: ModelWords,
): WordedResult {
  const words = narrate(envelope);
  const check = createLedger(envelope, catalogNames(catalog));
  const [headline, findings, basis] = [words.headline, words.findings, words.basis].map(check);
  const reports = [...(model ? [model.report] : []), headline.report, findings.report, basis.report];
  const said = model?.sentences.length ? model.sentences : undefined;
  const opening = said?.slice(0, inHeadline) ?? headline.sentences;
  const answer = {
    plan,
    envelope,
    headline: opening.join(' '),
    findings: said?.slice(inHeadline) ?? findings.sentences,
    table: words.table,
    basis: [...basis.sentences, ...(hasRange(words.table, headline.sentences) ? [rangeNote] : [])],
    caveats: envelope.caveats,
    suggestions: words.suggestions,
    ledger: {
      checked: reports.reduce((sum, { checked }) => sum + checked, 0),
      removed: reports.flatMap(({ removed }) => removed),
    },
  };
  return { answer, opening };
}

/** The answer alone. */
export const wordAnswer = (...given: Parameters<typeof wordResult>): Answer => wordResult(...given).answer;

/** Whether an interval is shown anywhere. */
function hasRange(table: AnswerTable | undefined, sentences: readonly string[]): boolean {
  return (
    sentences.some((sentence) => /\([^()]*\d(?:–| to )[^()]*\)/.test(sentence)) ||
    (table?.rows.some((row) => row.some((cell) => typeof cell === 'object' && cell !== null)) ?? false)
  );
}
