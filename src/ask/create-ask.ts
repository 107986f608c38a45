import type { Envelope } from '../../tools/tool.js';
import type { Answer, Reply } from './answer.js';
import type { Ask } from './ask.js';
import type { Catalog } from './catalog.js';
import { checkSentences } from './ledger.js';
import type { ModelAnswerer } from './model/model-answerer.js';
import { ModelFailure } from './model/model-failure.js';
import { modelWords, type ModelWords } from './model/model-words.js';
import { narrate } from './narrate.js';
import { englishWords } from './offline/text/english-words.js';
import type { Plan, ToolPlan } from './plan.js';
import type { Planner, PlanRequest } from './planner.js';
import { runTool } from './run-tool.js';
import { starterQuestions } from './starter-questions.js';
import { requireData, type ViewWorkspace, type WorkspaceView } from './workspace-view.js';

/** Sentences of a model that come first. */
const inHeadline = 2;

/**
 * Puts planner, tools, words and ledger together.
 *
 * @param answerer a language model; where it fails, the planner is asked and the user is told.
 */
export function createAsk(viewWorkspace: ViewWorkspace, planner: Planner, answerer?: ModelAnswerer): Ask {
  const common = answerer ? englishWords() : new Set<string>();
  return async ({ question, thread, asOf }): Promise<Reply> => {
    const view = await viewWorkspace(asOf);
    requireData(view);
    const { catalog, isCustomer } = view;
    const request = { question, thread, catalog, today: view.asOf, isCustomer };
    if (!answerer) return replyTo((await planner.plan(request)).plan, question, view);
    try {
      return await replyByModel(answerer, request, view, common);
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      const { plan } = await planner.plan(request);
      return withNotice(await replyTo(plan, question, view), error.message);
    }
  };
}

async function replyTo(plan: Plan, question: string, view: WorkspaceView): Promise<Reply> {
  if (!('tool' in plan)) return withoutTool(plan, question, view.catalog);
  const envelope = await runTool(plan.tool, plan.args, view);
  return { kind: 'answer', question, answer: wordAnswer(plan, envelope, view.catalog) };
}

function withoutTool(plan: Exclude<Plan, ToolPlan>, question: string, catalog: Catalog): Reply {
  if ('clarify' in plan) return { kind: 'clarify', question, clarify: plan.clarify };
  return { kind: 'decline', question, decline: plan.decline, suggestions: starterQuestions(catalog) };
}

/** @throws ModelFailure */
async function replyByModel(
  answerer: ModelAnswerer,
  request: PlanRequest,
  view: WorkspaceView,
  common: ReadonlySet<string>,
): Promise<Reply> {
  const { question, catalog } = request;
  const run = (plan: ToolPlan): Promise<Envelope> => runTool(plan.tool, plan.args, view);
  const { plan, envelopes, text } = await answerer.answer(request, run);
  const envelope = envelopes.at(-1);
  if (!('tool' in plan) || !envelope) {
    if ('tool' in plan) throw new ModelFailure('nonsense');
    return withoutTool(plan, question, catalog);
  }
  const words = modelWords(text, envelopes, namesOf(catalog), question, (word) => common.has(word));
  return { kind: 'answer', question, answer: wordAnswer(plan, envelope, catalog, words) };
}

/** The user is told that the model did not help. */
function withNotice(reply: Reply, notice: string): Reply {
  switch (reply.kind) {
    case 'answer':
      return { ...reply, answer: { ...reply.answer, caveats: [...reply.answer.caveats, notice] } };
    case 'clarify':
      return { ...reply, clarify: { ...reply.clarify, question: `${notice} ${reply.clarify.question}` } };
    case 'decline':
      return { ...reply, decline: { ...reply.decline, message: `${reply.decline.message} (${notice})` } };
  }
}

/**
 * Words a result and holds the words against it.
 *
 * @param model the words of a model, which were checked already; the template's where there are none.
 */
export function wordAnswer(plan: ToolPlan, envelope: Envelope, catalog: Catalog, model?: ModelWords): Answer {
  const words = narrate(envelope);
  const vocabulary = namesOf(catalog);
  const headline = checkSentences(words.headline, envelope, vocabulary);
  const findings = checkSentences(words.findings, envelope, vocabulary);
  const basis = checkSentences(words.basis, envelope, vocabulary);
  const reports = [...(model ? [model.report] : []), headline.report, findings.report, basis.report];
  const said = model?.sentences.length ? model.sentences : undefined;
  return {
    plan,
    envelope,
    headline: (said?.slice(0, inHeadline) ?? headline.sentences).join(' '),
    findings: said?.slice(inHeadline) ?? findings.sentences,
    table: words.table,
    basis: [...basis.sentences, 'Ranges in brackets are 95% intervals'],
    caveats: envelope.caveats,
    suggestions: words.suggestions,
    ledger: {
      checked: reports.reduce((sum, { checked }) => sum + checked, 0),
      removed: reports.flatMap(({ removed }) => removed),
    },
  };
}

/** Names that an answer must not say unless they are in its result. */
function namesOf({ activities, journeys, outcomes, terms }: Catalog): string[] {
  return [
    ...activities.map(({ name }) => name),
    ...[journeys, outcomes, terms].flatMap((definitions) => Object.keys(definitions)),
  ];
}
