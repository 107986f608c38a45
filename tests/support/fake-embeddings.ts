import { createServer } from 'node:http';
import { z } from 'zod';

const requestSchema = z.object({ model: z.string(), input: z.array(z.string()) });

export interface FakeEmbeddings {
  readonly url: string;
  /** All texts that were sent. */
  readonly texts: string[];
  /** Requests answered from now on before all others fail with status 500. */
  allow(requests: number): void;
  /** So many requests from now on fail with status 429, and none after. */
  refuse(requests: number): void;
  close(): Promise<void>;
}

const dimensions = 64;

/** A server of OpenAI's embeddings protocol: each word gives its letters' sum a place. Answers out of order. */
export async function startFakeEmbeddings(): Promise<FakeEmbeddings> {
  const texts: string[] = [];
  let left = Infinity;
  let refused = 0;
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      if (refused > 0) {
        refused--;
        response.writeHead(429).end('{}');
        return;
      }
      if (left-- <= 0) {
        response.writeHead(500).end('{}');
        return;
      }
      const { input } = requestSchema.parse(JSON.parse(body));
      texts.push(...input);
      const data = input.map((text, index) => ({ index, embedding: vectorOf(text) })).reverse();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    texts,
    allow: (requests) => (left = requests),
    refuse: (requests) => (refused = requests),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function vectorOf(text: string): number[] {
  const vector = new Array<number>(dimensions).fill(0.01);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const place = [...word].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % dimensions;
    vector[place]++;
  }
  return vector;
}
