import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { FootpathError } from '../../errors.js';
import { maskPersonalData } from '../masking/mask-personal-data.js';
import { normalise } from '../vectors/vector.js';
import type { Embedder } from './embedder.js';

export interface EndpointSettings {
  /** Such as `https://api.openai.com/v1`; `/embeddings` is added. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly model: string;
  /** Before a busy endpoint is asked again; each further wait is twice as long. Half a second when absent. */
  readonly firstWaitMs?: number;
}

const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});
const patienceMs = 60_000;
/** Limits of requests a minute are usual, so a long reading must outlast them; somebody waits for a single text. */
const triesOfMany = 7;
const triesOfOne = 2;
const usualFirstWaitMs = 500;
const longestWaitMs = 60_000;
const textsPerRequest = 128;
/** Models take some 8,000 tokens; a token of any language is seldom shorter than this many characters. */
const longestText = 16_000;

/** Vectors from any OpenAI-compatible endpoint. Texts leave the process with personal data masked. */
export function createEndpointEmbedder(settings: EndpointSettings): Embedder {
  return {
    name: `endpoint ${settings.model}`,
    inProcess: false,
    reads: 'any',
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < texts.length; start += textsPerRequest) {
        vectors.push(...(await request(texts.slice(start, start + textsPerRequest), settings)));
      }
      return vectors;
    },
  };
}

async function request(
  texts: readonly string[],
  { baseUrl, apiKey, model, firstWaitMs = usualFirstWaitMs }: EndpointSettings,
): Promise<Float32Array[]> {
  const url = `${baseUrl.replace(/\/+$/, '')}/embeddings`;
  const refuse = (reason: string, cause?: unknown) =>
    new FootpathError(
      'unavailable',
      `The embedding model ${model} at ${url} did not answer (${reason}). Check FOOTPATH_EMBEDDING_MODEL, OPENAI_BASE_URL and OPENAI_API_KEY.`,
      { cause },
    );
  // An empty text is refused by most endpoints.
  const input = texts.map((text) => maskPersonalData(text).slice(0, longestText) || ' ');
  let answer: unknown;
  try {
    const response = await askPatiently(texts.length > 1 ? triesOfMany : triesOfOne, firstWaitMs, () =>
      fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify({ model, input, encoding_format: 'float' }),
        signal: AbortSignal.timeout(patienceMs),
      }),
    );
    if (!response.ok) throw refuse(`status ${response.status}`);
    answer = await response.json();
  } catch (cause) {
    if (cause instanceof FootpathError) throw cause;
    throw refuse(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success || new Set(parsed.data.data.map(({ index }) => index)).size !== texts.length) {
    throw refuse('not one vector for each text');
  }
  const inOrder = parsed.data.data.toSorted((a, b) => a.index - b.index);
  return inOrder.map(({ embedding }) => normalise(Float32Array.from(embedding)));
}

/** Asks again while the endpoint says that it is busy or failed for once, after the wait that it names or a longer one each time. */
async function askPatiently(
  tries: number,
  firstWaitMs: number,
  ask: () => Promise<Response>,
): Promise<Response> {
  for (let waited = 0; ; waited++) {
    const response = await ask();
    const mayPass = response.status === 429 || response.status >= 500;
    if (!mayPass || waited + 1 >= tries) return response;
    const named = 1000 * Number(response.headers.get('retry-after'));
    await response.body?.cancel();
    await setTimeout(Math.min(longestWaitMs, named > 0 ? named : firstWaitMs * 2 ** waited));
  }
}
