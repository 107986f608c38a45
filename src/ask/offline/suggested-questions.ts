import type { ToolName } from '../../../tools/tool-arguments.js';
import { planSchema, type ToolPlan } from '../plan.js';
import { allTools } from './grammar/all-tools.js';
import { given } from './grammar/tool-grammar.js';
import type { Intent } from './intent.js';
import type { EntityKind } from './names/entity.js';
import { planAsQuestion } from './plan-as-question.js';
import type { Question } from './question.js';
import { Reading } from './reading.js';

/** Asked about first where the words speak for no tool at all. */
const usual: readonly ToolName[] = ['drop_offs', 'churn_risk', 'trend', 'feedback_themes'];
const mostOffered = 3;

/**
 * Questions in words that may have been meant, likeliest first, with the names that were said.
 * @param plan what the question was taken for, where that is too unsure to be computed.
 */
export function suggestedQuestions(
  question: Question,
  intents: readonly Intent[],
  plan?: ToolPlan,
): string[] {
  const likely = intents.slice(0, mostOffered).map(({ tool }) => tool);
  const offered = [...new Set([...(plan ? [plan.tool] : []), ...likely, ...usual])].slice(0, mostOffered);
  return offered.map((tool) => {
    const meant = plan?.tool === tool ? plan : likely.includes(tool) ? planOf(tool, question) : undefined;
    return (meant && planAsQuestion(meant)) ?? suggestion(tool, question);
  });
}

/** What the question would be for that tool, where it says anything that the tool may be told. */
function planOf(tool: ToolName, question: Question): ToolPlan | undefined {
  const { args, missing } = allTools[tool].read(new Reading(question));
  const told = given(args);
  if (missing || Object.keys(told).length === 0) return undefined;
  const { data: plan } = planSchema.safeParse({ tool, args: told });
  return plan && 'tool' in plan ? plan : undefined;
}

function suggestion(tool: ToolName, question: Question): string {
  const { catalog } = question.company;
  const journey = said('journey', question) ?? journeyOfSaid(question) ?? Object.keys(catalog.journeys)[0];
  const outcome = said('outcome', question) ?? Object.keys(catalog.outcomes)[0];
  const activity = said('activity', question) ?? catalog.activities[0]?.name;
  const term = said('term', question) ?? Object.keys(catalog.terms)[0];
  const change = said('change', question) ?? catalog.changes[0]?.name;
  const journeyWords = journey === undefined ? 'their journey' : `the ${journey} journey`;
  const subject = outcome ?? activity ?? 'customers';
  switch (tool) {
    case 'journey_map':
      return `Show ${journeyWords} as a map`;
    case 'drop_offs':
      return `Where do customers drop off in ${journeyWords}?`;
    case 'paths':
      return `What do customers do after ${activity ?? 'an activity'}?`;
    case 'segments':
      return 'What kinds of customers do we have?';
    case 'moments_of_truth':
      return `What drives ${subject}?`;
    case 'churn_risk':
      return 'Who is about to leave?';
    case 'customers':
      return term === undefined ? `Which customers did ${activity ?? 'it'}?` : `List the ${term}`;
    case 'next_best_action':
      return `What can we do about ${subject}?`;
    case 'forecast':
      return `How much ${subject} do you expect next month?`;
    case 'trend':
      return `How does ${subject} develop per month?`;
    case 'retention':
      return 'How many customers come back month after month?';
    case 'customer':
      return 'What has one customer been doing?';
    case 'effect':
      return change === undefined ? 'What was the effect of a change?' : `What was the effect of ${change}?`;
    case 'feedback_themes':
      return 'What are customers complaining about?';
    case 'feedback_search':
      return 'Find feedback about a subject';
    case 'definitions':
      return `What does ${term ?? subject} mean?`;
    case 'data_health':
      return 'Is the data up to date?';
    case 'schedule_digest':
      return 'Send me the digest every Monday';
  }
}

/** What the question names of this kind. */
const said = (kind: EntityKind, { mentions }: Question): string | undefined =>
  mentions.flatMap(({ readings }) => readings).find(({ entity }) => entity.kind === kind)?.entity.name;

/** The one journey that has what was said as a stage. */
function journeyOfSaid(question: Question): string | undefined {
  const activity = said('activity', question);
  const [only, other] = activity === undefined ? [] : question.company.journeysWith(activity);
  return other === undefined ? only : undefined;
}
