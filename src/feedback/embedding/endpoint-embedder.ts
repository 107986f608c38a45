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
}

const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});
const patienceMs = 60_000;
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
  { baseUrl, apiKey, model }: EndpointSettings,
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
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      signal: AbortSignal.timeout(patienceMs),
    });
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
