import type { Envelope } from '../../tools/tool.js';
import type { Answer, Reply } from './answer.js';
import type { Ask } from './ask.js';
import type { Catalog } from './catalog.js';
import { FootpathError } from '../errors.js';
import { hideSmallGroups, namesPeople, smallestGroup } from './exposure.js';
import { checkSentences } from './ledger.js';
import { narrate } from './narrate.js';
import type { ToolPlan } from './plan.js';
import type { Planner } from './planner.js';
import { runTool } from './run-tool.js';
import { starterQuestions } from './starter-questions.js';
import { requireData, type ViewWorkspace } from './workspace-view.js';

/** Puts planner, tools, words and ledger together. */
export function createAsk(viewWorkspace: ViewWorkspace, planner: Planner): Ask {
  return async ({ question, thread, asOf, asker }): Promise<Reply> => {
    const view = await viewWorkspace(asOf);
    requireData(view);
    const { catalog, isCustomer } = view;
    const { plan } = await planner.plan({ question, thread, catalog, today: view.asOf, isCustomer });
    const isPersonal = namesPeople(plan, catalog);
    if (isPersonal && asker && !asker.maySeePeople) throw notPermitted();
    if ('clarify' in plan) return { kind: 'clarify', question, clarify: plan.clarify, isPersonal };
    if ('decline' in plan) {
      return { kind: 'decline', question, decline: plan.decline, suggestions: starterQuestions(catalog) };
    }
    const envelope = await runTool(plan.tool, plan.args, { ...view, asker });
    if (!asker) return { kind: 'answer', question, answer: wordAnswer(plan, envelope, catalog) };
    const isSmall = envelope.population > 0 && envelope.population < smallestGroup;
    if (isSmall && !asker.maySeePeople) throw tooFew();
    const shown = isPersonal ? envelope : hideSmallGroups(envelope);
    return {
      kind: 'answer',
      question,
      answer: wordAnswer(plan, shown, catalog),
      isPersonal: isPersonal || isSmall,
    };
  };
}

function notPermitted(): FootpathError {
  return new FootpathError(
    'not_permitted',
    'That would name customers, which you may not see here. Ask for counts and rates instead, or ask whoever runs Footpath for access.',
  );
}

function tooFew(): FootpathError {
  return new FootpathError(
    'not_permitted',
    `Fewer than ${smallestGroup} customers fit, so few that one could guess who they are. Ask about a larger group.`,
  );
}

/** Words a result and holds the words against it. */
export function wordAnswer(plan: ToolPlan, envelope: Envelope, catalog: Catalog): Answer {
  const words = narrate(envelope);
  const vocabulary = namesOf(catalog);
  const headline = checkSentences(words.headline, envelope, vocabulary);
  const findings = checkSentences(words.findings, envelope, vocabulary);
  const basis = checkSentences(words.basis, envelope, vocabulary);
  const reports = [headline.report, findings.report, basis.report];
  return {
    plan,
    envelope,
    headline: headline.sentences.join(' '),
    findings: findings.sentences,
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
