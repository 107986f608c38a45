import { APIConnectionError, APIError, OpenAI } from 'openai';
import type {
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { ModelConfig } from '../../config.js';
import { ModelFailure } from './model-failure.js';

/** What a tool call asks for; the arguments are not checked yet. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly args: string;
}

export interface Completion {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** One turn of a model, whatever endpoint it is behind. */
export interface ChatModel {
  /** @throws ModelFailure */
  complete(
    messages: readonly ChatCompletionMessageParam[],
    tools: readonly ChatCompletionFunctionTool[],
    signal: AbortSignal,
  ): Promise<Completion>;
}

/** What an endpoint streams; other servers leave parts out or add some. */
const chunkSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        delta: z
          .looseObject({
            content: z.string().nullish(),
            tool_calls: z
              .array(
                z.looseObject({
                  index: z.number().default(0),
                  id: z.string().nullish(),
                  function: z
                    .looseObject({ name: z.string().nullish(), arguments: z.string().nullish() })
                    .nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .default([]),
  usage: z.looseObject({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});
type Chunk = z.output<typeof chunkSchema>;

const longestReply = 20_000;
/** Characters for which a token is counted where the endpoint does not count. */
const charactersPerToken = 4;

/** A model behind any OpenAI-compatible endpoint. Replies are streamed, so that one which falls silent is noticed. */
export function createChatModel({ apiKey, baseUrl, model, patienceSeconds }: ModelConfig): ChatModel {
  const client = new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    maxRetries: 1,
    timeout: patienceSeconds * 1000,
  });
  return {
    async complete(messages, tools, signal) {
      const silence = new AbortController();
      const stop = AbortSignal.any([signal, silence.signal]);
      let timer = setTimeout(() => silence.abort(), patienceSeconds * 1000);
      const draft = new Draft();
      try {
        const stream = await client.chat.completions.create(
          {
            model,
            messages: [...messages],
            tools: [...tools],
            stream: true,
            stream_options: { include_usage: true },
          },
          { signal: stop },
        );
        for await (const chunk of stream) {
          clearTimeout(timer);
          timer = setTimeout(() => silence.abort(), patienceSeconds * 1000);
          draft.add(chunkSchema.parse(chunk));
        }
        if (stop.aborted) throw new ModelFailure('slow');
        return draft.finish(messages);
      } catch (cause) {
        throw asFailure(cause, stop);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** A reply while it comes in. */
class Draft {
  private text = '';
  private readonly calls = new Map<number, { id: string; name: string; args: string }>();
  private usage: Chunk['usage'];

  add({ choices, usage }: Chunk): void {
    this.usage = usage ?? this.usage;
    const delta = choices[0]?.delta;
    this.text += delta?.content ?? '';
    for (const { index, id, function: part } of delta?.tool_calls ?? []) {
      const call = this.calls.get(index) ?? { id: '', name: '', args: '' };
      this.calls.set(index, {
        id: call.id + (id ?? ''),
        name: call.name + (part?.name ?? ''),
        args: call.args + (part?.arguments ?? ''),
      });
    }
    if (this.size > longestReply) throw new ModelFailure('nonsense');
  }

  finish(messages: readonly ChatCompletionMessageParam[]): Completion {
    const calls = [...this.calls].map(([index, call]) => ({ ...call, id: call.id || `call_${index}` }));
    if (this.text.trim() === '' && calls.length === 0) throw new ModelFailure('nonsense');
    return {
      text: this.text,
      calls,
      inputTokens: this.usage?.prompt_tokens ?? JSON.stringify(messages).length / charactersPerToken,
      outputTokens: this.usage?.completion_tokens ?? this.size / charactersPerToken,
    };
  }

  private get size(): number {
    return [...this.calls.values()].reduce((size, { args }) => size + args.length, this.text.length);
  }
}

function asFailure(cause: unknown, stop: AbortSignal): ModelFailure {
  if (cause instanceof ModelFailure) return cause;
  if (stop.aborted) return new ModelFailure('slow', { cause });
  if (cause instanceof APIConnectionError) {
    return new ModelFailure(cause.name === 'APIConnectionTimeoutError' ? 'slow' : 'down', { cause });
  }
  if (cause instanceof APIError) {
    const { status } = z.looseObject({ status: z.number().optional() }).parse(cause);
    if (status === 429) return new ModelFailure('busy', { cause });
    if (status !== undefined && status >= 400 && status < 500) return new ModelFailure('refused', { cause });
    if (status !== undefined) return new ModelFailure('down', { cause });
  }
  const isNetwork = cause instanceof TypeError && /terminated|fetch failed|network/i.test(cause.message);
  return new ModelFailure(isNetwork ? 'down' : 'nonsense', { cause });
}
