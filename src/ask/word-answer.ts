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

/**
 * Words a result and holds the words against it.
 *
 * @param model the words of a model, which were checked already; the template's where there are none.
 */
export function wordAnswer(plan: ToolPlan, envelope: Envelope, catalog: Catalog, model?: ModelWords): Answer {
  const words = narrate(envelope);
  const check = createLedger(envelope, catalogNames(catalog));
  const [headline, findings, basis] = [words.headline, words.findings, words.basis].map(check);
  const reports = [...(model ? [model.report] : []), headline.report, findings.report, basis.report];
  const said = model?.sentences.length ? model.sentences : undefined;
  return {
    plan,
    envelope,
    headline: (said?.slice(0, inHeadline) ?? headline.sentences).join(' '),
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
}

/** Whether an interval is shown anywhere. */
function hasRange(table: AnswerTable | undefined, sentences: readonly string[]): boolean {
  return (
    sentences.some((sentence) => /\([^()]*\d(?:–| to )[^()]*\)/.test(sentence)) ||
    (table?.rows.some((row) => row.some((cell) => typeof cell === 'object' && cell !== null)) ?? false)
  );
}
