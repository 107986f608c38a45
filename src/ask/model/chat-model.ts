import { APIConnectionError, APIError, OpenAI } from 'openai';
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { ModelConfig } from '../../config.js';
import { Draft, type Completion } from './draft.js';
import { ModelFailure } from './model-failure.js';

/** One turn of a model, whatever endpoint it is behind. */
export interface ChatModel {
  /** @throws ModelFailure */
  complete(
    messages: readonly ChatCompletionMessageParam[],
    tools: readonly ChatCompletionFunctionTool[],
    signal: AbortSignal,
  ): Promise<Completion>;
}

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
        const request: ChatCompletionCreateParamsStreaming = {
          model,
          messages: [...messages],
          tools: [...tools],
          stream: true,
          stream_options: { include_usage: true },
        };
        // The client waits as long as an endpoint asks it to, whatever the signal says.
        const stream = await Promise.race([
          client.chat.completions.create(request, { signal: stop }),
          whenAborted(stop),
        ]);
        for await (const chunk of stream) {
          clearTimeout(timer);
          timer = setTimeout(() => silence.abort(), patienceSeconds * 1000);
          draft.add(chunk);
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

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const fail = (): void => reject(new ModelFailure('slow'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });

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
