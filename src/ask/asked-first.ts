import type { ToolName } from '../../tools/tool-arguments.js';
import type { Answer } from './answer.js';
import type { Catalog } from './catalog.js';
import { catalogNames } from './catalog-names.js';
import { createLedger } from './ledger.js';
import { narrateAskedTheme } from './narration/narrate-asked-theme.js';
import { isOf } from './narration/narrate.js';
import { narrateSplits } from './narration/narrate-splits.js';
import type { AskedSplit } from './planner.js';
import type { WordedResult } from './word-answer.js';

/** What a question may ask of a tool, and the findings that tell it. */
const kinds: readonly { readonly tool: ToolName; readonly asked: RegExp; readonly told: RegExp }[] = [
  {
    tool: 'drop_offs',
    asked:
      /^(?!.*\b(?:drop|lose|losing|lost|leav\w*|worst|where|which|why)\b).*\b(?:percent\w*|share|rate|convert\w*)\b/i,
    told: / who reached .* came to /,
  },
  {
    tool: 'churn_risk',
    asked: /\b(?:when do|when does|how (?:long|soon|quickly|fast|late))\b/i,
    told: /^After .*, .* has come to /,
  },
  {
    tool: 'retention',
    asked: /\b(?:better|worse|improv\w*|chang\w*|ris\w+|fall\w*|grow\w*|going (?:up|down)|trend\w*)\b/i,
    told: /^(?:More come|Fewer come|No sure change in who comes) back/,
  },
  {
    tool: 'feedback_themes',
    asked: /\b(?:ratings?|rated|stars?|scores?|nps)\b|\breviews\b.*\b(?:better|worse)\b/i,
    told: /^Rated in /,
  },
  {
    tool: 'feedback_themes',
    asked:
      /\b(?:share|percent\w*|how many|how much|more|fewer|less)\b.*\b(?:negative|positive|complaints?|complain\w*|praise|(?:un)?happy)\b|\b(?:(?:un)?happier|sentiment|mood|vibe)\b|\b(?:reviews|feedback|comments)\b.*\b(?:better|worse|improv\w*)\b/i,
    told: /are negative, and|^(?:More|Fewer|No sure difference in how many) texts are /,
  },
];

/**
 * An answer that begins with what was asked: of a journey, how many come through; of feedback, the theme that the
 * question names, the ratings, or how many texts feel so. Nothing is said twice.
 */
export function askedFirst(
  question: string,
  { answer, opening }: WordedResult,
  catalog: Catalog,
  splits: readonly AskedSplit[] = [],
): Answer {
  const { envelope, findings, ledger } = answer;
  const wanted = kinds.filter(({ tool, asked }) => tool === envelope.tool && asked.test(question));
  const isOfFeedback = isOf(envelope, 'feedback_themes');
  if (!isOfFeedback && wanted.length === 0) return answer;
  const told = isOfFeedback ? narrateSplits(splits, envelope) : { sentences: [], caveats: [] };
  const { sentences, report } = createLedger(
    envelope,
    catalogNames(catalog),
  )([...told.sentences, ...(isOfFeedback ? narrateAskedTheme(question, envelope) : [])]);
  const first = [
    ...sentences,
    ...[...opening, ...findings].filter(
      (sentence) => wanted.some(({ told }) => told.test(sentence)) && !sentences.includes(sentence),
    ),
  ];
  const caveats = [...answer.caveats, ...told.caveats];
  const table = told.table ?? answer.table;
  const shown = { ...answer, caveats, ...(table ? { table } : {}) };
  if (first.length === 0) return shown;
  const isSaid = (sentence: string) =>
    first.some((other) => other === sentence || other.startsWith(openingOf(sentence)));
  const others = opening.filter((sentence) => !first.includes(sentence)).join(' ');
  return {
    ...shown,
    headline: first.join(' '),
    findings: [...(others ? [others] : []), ...findings.filter((finding) => !isSaid(finding))],
    ledger: {
      checked: ledger.checked + report.checked,
      removed: [...ledger.removed, ...report.removed],
    },
  };
}

/** What tells of a change which it is: `"app, crashes" is growing: `, whatever figures follow. */
const openingOf = (sentence: string): string => /^".*?" [\w ]+: /.exec(sentence)?.[0] ?? sentence;
