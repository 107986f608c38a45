import type { Reply } from './answer.js';
import type { Ask } from './ask.js';
import { askedFirst } from './asked-first.js';
import type { Catalog } from './catalog.js';
import type { ModelAnswerer } from './model/model-answerer.js';
import { ModelFailure } from './model/model-failure.js';
import { modelWords } from './model/model-words.js';
import { englishWords } from './offline/text/english-words.js';
import { PermittedRun } from './permitted-run.js';
import { keptWords } from './kept-words.js';
import type { Plan, ToolPlan } from './plan.js';
import type { AskedSplit, Planner, PlanRequest } from './planner.js';
import { rivalMeanings } from './rival-meanings.js';
import { starterQuestions } from './starter-questions.js';
import { catalogNames, traitValues } from './catalog-names.js';
import { planWholeList, type WholeListPlan } from './plan-whole-list.js';
import { receiptOfWholeList } from './whole-list.js';
import { wordAnswer } from './word-answer.js';
import { requireData, type ViewWorkspace } from './workspace-view.js';

/**
 * Puts planner, tools, words and ledger together.
 *
 * @param answerer a language model; where it fails, the planner is asked and the user is told.
 */
export function createAsk(viewWorkspace: ViewWorkspace, planner: Planner, answerer?: ModelAnswerer): Ask {
  const common = answerer ? englishWords() : new Set<string>();
  return async ({ question, thread, asOf, asker, onStep, signal }): Promise<Reply> => {
    const view = await viewWorkspace(asOf, asker?.role);
    signal?.throwIfAborted();
    requireData(view);
    const { catalog, isCustomer } = view;
    const request = { question, thread, catalog, today: view.asOf, isCustomer };
    const permitted = new PermittedRun(view, asker, { onStep, signal });
    const byPlanner = async () => {
      const { plan, splits } = await planner.plan(request);
      return replyTo(plan, request, permitted, splits);
    };
    const receipt = receiptOfWholeList(question);
    const reply = receipt
      ? await replyWithFile(await planWholeList(receipt, view), request, permitted)
      : answerer
        ? await replyByModel(answerer, request, permitted, common).catch(async (error: unknown) => {
            if (!(error instanceof ModelFailure)) throw error;
            return withNotice(await byPlanner(), error.message);
          })
        : await byPlanner();
    return permitted.isPersonal ? { ...reply, isPersonal: true } : reply;
  };
}

async function replyTo(
  plan: Plan,
  request: PlanRequest,
  permitted: PermittedRun,
  splits?: readonly AskedSplit[],
): Promise<Reply> {
  const { question, catalog } = request;
  permitted.check(plan);
  if (!('tool' in plan)) return withoutTool(plan, question, catalog);
  const envelope = await permitted.run(plan);
  const answer = askedFirst(question, keptWords(plan, envelope, catalog), catalog, splits);
  const caveats = [...answer.caveats, ...rivalMeanings(question, plan, catalog)];
  return { kind: 'answer', question, answer: { ...answer, caveats } };
}

function withoutTool(plan: Exclude<Plan, ToolPlan>, question: string, catalog: Catalog): Reply {
  if ('clarify' in plan) return { kind: 'clarify', question, clarify: plan.clarify };
  return { kind: 'decline', question, decline: plan.decline, suggestions: starterQuestions(catalog) };
}

/** @throws ModelFailure */
async function replyByModel(
  answerer: ModelAnswerer,
  request: PlanRequest,
  permitted: PermittedRun,
  common: ReadonlySet<string>,
): Promise<Reply> {
  const { question, catalog } = request;
  const { plan, envelopes, text } = await answerer.answer(request, (call) => permitted.run(call));
  permitted.check(plan);
  const envelope = envelopes.at(-1);
  if (!('tool' in plan)) return withoutTool(plan, question, catalog);
  if (!envelope) throw new ModelFailure('nonsense');
  const names = [...catalogNames(catalog), ...traitValues(catalog)];
  const words = modelWords(text, envelopes, names, question, (word) => common.has(word));
  return { kind: 'answer', question, answer: wordAnswer(plan, envelope, catalog, words) };
}

/** Follow-ups go on from the list as it was, not from one of thousands of rows. */
async function replyWithFile(
  { before, whole }: WholeListPlan,
  request: PlanRequest,
  permitted: PermittedRun,
): Promise<Reply> {
  const reply = await replyTo(whole, request, permitted);
  if (reply.kind !== 'answer') return reply;
  return { ...reply, answer: { ...reply.answer, plan: before, isFile: true } };
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
