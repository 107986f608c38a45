import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { z } from 'zod';
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
                  index: z.number().nullish(),
                  id: z.string().nullish(),
                  function: z
                    .looseObject({ name: z.string().nullish(), arguments: z.string().nullish() })
                    .nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z
    .looseObject({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative() })
    .nullish(),
});
type Chunk = z.output<typeof chunkSchema>;

const longestReply = 20_000;
/** Characters for which a token is counted where the endpoint does not count. */
const charactersPerToken = 4;

/** A reply while it comes in. */
export class Draft {
  private text = '';
  private readonly calls = new Map<number, { id: string; name: string; args: string }>();
  private usage: Chunk['usage'];
  private isWhole = false;

  /** @param chunk a piece of the reply, not checked yet. */
  add(chunk: unknown): void {
    const { choices, usage } = chunkSchema.parse(chunk);
    this.usage = usage ?? this.usage;
    const choice = choices?.[0];
    const reason = choice?.finish_reason;
    this.isWhole ||= Boolean(reason) && reason !== 'length' && reason !== 'content_filter';
    this.text += choice?.delta?.content ?? '';
    for (const { index, id, function: part } of choice?.delta?.tool_calls ?? []) {
      const place = this.placeOf(index, id);
      const call = this.calls.get(place) ?? { id: '', name: '', args: '' };
      const name = part?.name ?? '';
      this.calls.set(place, {
        id: call.id || (id ?? ''),
        // Some say it again with every piece.
        name: call.name === name ? name : call.name + name,
        args: call.args + (part?.arguments ?? ''),
      });
    }
    if (this.size > longestReply) throw new ModelFailure('nonsense');
  }

  finish(messages: readonly ChatCompletionMessageParam[]): Completion {
    const calls = withOwnIds([...this.calls.values()]);
    const text = this.isWhole ? this.text : wholeSentences(this.text);
    if (text.trim() === '' && calls.length === 0) throw new ModelFailure('nonsense');
    return {
      text,
      calls,
      inputTokens: this.usage?.prompt_tokens ?? JSON.stringify(messages).length / charactersPerToken,
      outputTokens: this.usage?.completion_tokens ?? this.size / charactersPerToken,
    };
  }

  /** Where a call is kept: some endpoints number none of theirs, or all alike. */
  private placeOf(index: number | null | undefined, id: string | null | undefined): number {
    const [known] = [...this.calls].find(([, call]) => Boolean(id) && call.id === id) ?? [];
    const next = this.calls.size;
    if (index === undefined || index === null) return known ?? (id ? next : Math.max(0, next - 1));
    const other = this.calls.get(index);
    return !id || !other || other.id === '' || other.id === id ? index : (known ?? next);
  }

  private get size(): number {
    return [...this.calls.values()].reduce((size, { args }) => size + args.length, this.text.length);
  }
}

/** Answers go to calls by their ids, so that two must not have the same. */
const withOwnIds = (calls: readonly ToolCall[]): ToolCall[] =>
  calls.map((call, place) => {
    const isTaken = call.id === '' || calls.findIndex(({ id }) => id === call.id) < place;
    return isTaken ? { ...call, id: `call_${place}_${call.id}` } : call;
  });

/** Of a reply that was cut, what was said to the end. */
const wholeSentences = (text: string): string => /^.*[.!?](?=\s|$)/s.exec(text)?.[0] ?? '';
