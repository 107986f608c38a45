import { createEndpointEmbedder, type EndpointSettings } from './embedding/endpoint-embedder.js';
import type { Embedder } from './embedding/embedder.js';
import { createStaticEmbedder } from './embedding/static-embedder.js';
import { createSentimentReader, type ReadSentiment } from './sentiment/sentiment-reader.js';

/** What reads feedback. */
export interface FeedbackReader {
  readonly embedder: Embedder;
  readonly readSentiment: ReadSentiment;
}

/** @param endpoint of an outside embedding model; the embedded one when absent. */
export function createFeedbackReader(endpoint?: EndpointSettings): FeedbackReader {
  const embedded = createStaticEmbedder();
  return {
    embedder: endpoint ? createEndpointEmbedder(endpoint) : embedded,
    readSentiment: createSentimentReader(embedded),
  };
}
