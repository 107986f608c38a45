import { createEndpointEmbedder, type EndpointSettings } from './embedding/endpoint-embedder.js';
import type { Embedder } from './embedding/embedder.js';
import { createOnnxEmbedder } from './embedding/onnx-embedder.js';
import { createStaticEmbedder } from './embedding/static-embedder.js';
import {
  createSentimentReader,
  readSentimentVersion,
  type ReadSentiment,
} from './sentiment/sentiment-reader.js';

/** Gives themes short names, in their order; undefined for one that it has none for, and an empty list when it fails. */
export type NameThemes = (
  themes: readonly { readonly words: readonly string[]; readonly parts: readonly string[] }[],
) => Promise<readonly (string | undefined)[]>;

/** What reads feedback. */
export interface FeedbackReader {
  readonly embedder: Embedder;
  readonly readSentiment: ReadSentiment;
  /** Another number where the weights are others. */
  readonly sentimentVersion: () => Promise<number>;
  /** A language model, where one is set. */
  readonly nameThemes?: NameThemes;
}

/**
 * @param chosen an outside embedding model, or the folder of one; the embedded one when absent.
 * @throws FootpathError `bad_setting` when the folder is not one of a model.
 */
export function createFeedbackReader(
  chosen?: EndpointSettings | { readonly folder: string },
  nameThemes?: NameThemes,
): FeedbackReader {
  return {
    ...(nameThemes && { nameThemes }),
    embedder: chosen ? embedderOf(chosen) : createStaticEmbedder(),
    readSentiment: createSentimentReader(),
    sentimentVersion: readSentimentVersion,
  };
}

function embedderOf(chosen: EndpointSettings | { readonly folder: string }): Embedder {
  return 'folder' in chosen ? createOnnxEmbedder(chosen.folder) : createEndpointEmbedder(chosen);
}
