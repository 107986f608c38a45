import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { Envelope } from '../../../tools/tool.js';
import { toolNamed } from '../../../tools/registry.js';
import { FootpathError } from '../../errors.js';
import type { Plan, ToolPlan } from '../plan.js';
import type { PlanRequest } from '../planner.js';
import type { ChatModel } from './chat-model.js';
import type { Completion } from './draft.js';
import { hidePersonal } from './hide-personal.js';
import { instructions } from './instructions.js';
import { ModelFailure } from './model-failure.js';
import { modelTools, readCall } from './model-tools.js';
import { Placeholders } from './placeholders.js';
import type { Spending } from './spending.js';

/** What a model made of a question. */
export interface ModelAnswer {
  /** The last tool that was called, or a question back, or a refusal. */
  readonly plan: Plan;
  /** What the tools found, oldest first. */
  readonly envelopes: readonly Envelope[];
  /** The answer in the model's own words, not checked yet. */
  readonly text: string;
}

/** Understands and answers questions with a language model. */
export interface ModelAnswerer {
  /**
   * @param run calls a tool; without it, only the plan is wanted.
   * @throws ModelFailure
   */
  answer(request: PlanRequest, run?: (plan: ToolPlan) => Promise<Envelope>): Promise<ModelAnswer>;
}

const limits = { replies: 6, calls: 8, tokens: 60_000, resultCharacters: 12_000, listItems: 25 } as const;

/** @param patienceSeconds for the whole answer. */
export function createModelAnswerer(
  model: ChatModel,
  spending: Spending,
  patienceSeconds: number,
): ModelAnswerer {
  return {
    async answer(request, run) {
      const signal = AbortSignal.timeout(patienceSeconds * 1000);
      const conversation = new Conversation(request, run);
      let tokens = 0;
      for (let reply = 0; reply < limits.replies; reply++) {
        spending.check();
        const completion = await model.complete(conversation.messages, modelTools(), signal);
        spending.add(completion.inputTokens, completion.outputTokens);
        tokens += completion.inputTokens + completion.outputTokens;
        const answer = await conversation.take(completion, signal);
        if (answer) return answer;
        if (tokens > limits.tokens) break;
        if (signal.aborted) throw new ModelFailure('slow');
      }
      throw new ModelFailure('limit');
    },
  };
}

/** What is said between us and the model about one question. */
class Conversation {
  readonly messages: ChatCompletionMessageParam[];
  private readonly placeholders = new Placeholders();
  private readonly isCustomer: (text: string) => boolean;
  private readonly run: ((plan: ToolPlan) => Promise<Envelope>) | undefined;
  private readonly envelopes: Envelope[] = [];
  private last: ToolPlan | undefined;
  private calls = 0;

  constructor(
    { question, thread, catalog, today, isCustomer }: PlanRequest,
    run: ((plan: ToolPlan) => Promise<Envelope>) | undefined,
  ) {
    this.run = run;
    this.isCustomer = isCustomer;
    const masked = (text: string): string => this.placeholders.maskText(text, isCustomer);
    this.messages = [
      { role: 'system', content: instructions(catalog, today) },
      ...thread.flatMap((turn): ChatCompletionMessageParam[] => [
        { role: 'user', content: masked(turn.question) },
        { role: 'assistant', content: masked(JSON.stringify(turn.plan)) },
      ]),
      { role: 'user', content: masked(question) },
    ];
  }

  /** Does what the model asks for. The answer, once there is one. */
  async take({ text, calls }: Completion, signal: AbortSignal): Promise<ModelAnswer | undefined> {
    if (calls.length === 0) return this.finish(text);
    this.messages.push({
      role: 'assistant',
      content: text || null,
      tool_calls: calls.map(({ id, name, args }) => ({
        id,
        type: 'function',
        function: { name, arguments: args },
      })),
    });
    for (const call of calls) {
      this.calls += 1;
      if (this.calls > limits.calls) throw new ModelFailure('limit');
      const read = readCall({ ...call, args: this.placeholders.reveal(call.args) });
      if ('plan' in read && !('tool' in read.plan))
        return { plan: this.revealed(read.plan), envelopes: [], text: '' };
      if ('plan' in read && 'tool' in read.plan && !this.run)
        return { plan: read.plan, envelopes: [], text: '' };
      const content =
        'plan' in read && 'tool' in read.plan
          ? await this.call(read.plan)
          : `Error: ${'problem' in read ? read.problem : ''}`;
      if (signal.aborted) throw new ModelFailure('slow');
      this.messages.push({ role: 'tool', tool_call_id: call.id, content });
    }
    return undefined;
  }

  private finish(text: string): ModelAnswer {
    // Words without a result rest on nothing.
    if (!this.last) throw new ModelFailure('nonsense');
    return { plan: this.last, envelopes: this.envelopes, text: this.placeholders.reveal(text) };
  }

  private async call(plan: ToolPlan): Promise<string> {
    if (!this.run) return '';
    try {
      const envelope = await this.run(plan);
      this.envelopes.push(envelope);
      this.last = plan;
      return this.masked(envelope);
    } catch (error) {
      if (error instanceof FootpathError && /^(?:bad_input|not_found)$/.test(error.code)) {
        return this.placeholders.mask(`Error: ${error.message}`);
      }
      throw error;
    }
  }

  /** Aggregated results alone go out, without names, cut to a length. */
  private masked({ tool, args, as_of, population, data, caveats }: Envelope): string {
    const hidden = hidePersonal(shortened(data), toolNamed(tool).output, this.placeholders, this.isCustomer);
    const text = JSON.stringify({ tool, args, as_of, population, data: hidden, caveats });
    return this.placeholders.mask(text).slice(0, limits.resultCharacters);
  }

  private revealed(plan: Plan): Plan {
    if (!('clarify' in plan)) return plan;
    const { about, question, options } = plan.clarify;
    const reveal = (text: string): string => this.placeholders.reveal(text);
    return { clarify: { about, question: reveal(question), options: options.map(reveal) } };
  }
}

/** Long lists are cut; figures keep four digits behind the point. */
function shortened(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e4) / 1e4;
  if (Array.isArray(value)) return value.slice(0, limits.listItems).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
}
