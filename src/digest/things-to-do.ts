import { catalogNames } from '../ask/catalog-names.js';
import { formatCount, formatDifference, formatDuration } from '../ask/figure-format.js';
import { checkSentences } from '../ask/ledger.js';
import { runTool } from '../ask/run-tool.js';
import { shownTo } from '../ask/shown-to.js';
import type { WorkspaceView } from '../ask/workspace-view.js';
import { FootpathError } from '../errors.js';
import { churnRiskOutput } from '../../tools/churn-risk.js';
import { dropOffsOutput } from '../../tools/drop-offs.js';
import { nextBestActionOutput } from '../../tools/next-best-action-output.js';
import type { Envelope } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tool-arguments.js';

const mostThings = 3;
const day = 86_400;

interface Source {
  readonly tool: ToolName;
  readonly args: object;
  /** What to do and whom it concerns, the most useful first, each in a few sentences; nobody by name. */
  readonly tell: (data: unknown) => string[][];
}

const actions: Source = {
  tool: 'next_best_action',
  args: {},
  tell(found) {
    const { actions, outcome } = nextBestActionOutput.parse(found);
    return actions
      .filter(({ customers, verdict, uplift }) => customers > 0 && uplift && verdict.startsWith('helps'))
      .map(({ action, customers, uplift, kinds, verdict }) => {
        const [kind] = kinds;
        const forKind = verdict === 'helps some' && kind ? `, surely for ${kind.trait} ${kind.value}` : '';
        const effect = (verdict === 'helps some' && kind?.uplift) || uplift;
        const by = effect ? `: ${outcome} ${formatDifference(effect)}${forKind}` : '';
        return [`${action} for ${formatCount(customers)} customers${by}.`];
      });
  },
};

const risks: Source = {
  tool: 'churn_risk',
  args: {},
  tell(found) {
    const { outcome, model, at_risk, expected, horizon_days, value_from, value_at_risk } =
      churnRiskOutput.parse(found);
    if (!model?.beats_base || expected === 0) return [];
    const within = horizon_days > 0 ? ` within ${formatDuration(horizon_days * day)}` : '';
    return [
      [
        'Talk to those most at risk.',
        `Of ${formatCount(at_risk)} customers ${outcome} is expected of ${formatCount(expected)}${within}.`,
        ...(value_from && value_at_risk > 0
          ? [`In ${value_from}, ${formatCount(value_at_risk)} is at risk.`]
          : []),
        'Ask me who they are in a direct message.',
      ],
    ];
  },
};

const worstStep: Source = {
  tool: 'drop_offs',
  args: {},
  tell(found) {
    const { worst } = dropOffsOutput.parse(found);
    if (!worst || worst.lost === 0) return [];
    return [
      [
        `Look at the step from ${worst.from} to ${worst.to}: ${formatCount(worst.lost)} customers were lost there.`,
      ],
    ];
  },
};

/**
 * The three things that are most worth doing now, and how many customers each concerns: the best action for as many as
 * it is best for, those at risk, and the step where most are lost.
 */
export async function thingsToDo(view: WorkspaceView): Promise<string[]> {
  const [advice, ...others] = await Promise.all(
    [actions, risks, worstStep].map((source) => told(view, source)),
  );
  const firsts = [advice, ...others].flatMap((sentences) => sentences.slice(0, 1));
  return [...firsts, ...advice.slice(1)].slice(0, mostThings);
}

/** What this company's data can't answer is left out, and so is what the ledger takes out. */
async function told(view: WorkspaceView, { tool, args, tell }: Source): Promise<string[]> {
  try {
    const envelope: Envelope = shownTo('figures', await runTool(tool, args, view));
    const names = catalogNames(view.catalog);
    return tell(envelope.data)
      .filter((sentences) => checkSentences(sentences, envelope, names).report.removed.length === 0)
      .map((sentences) => sentences.join(' '));
  } catch (error) {
    if (error instanceof FootpathError && (error.code === 'bad_input' || error.code === 'not_found'))
      return [];
    throw error;
  }
}
