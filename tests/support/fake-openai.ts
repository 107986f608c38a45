import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** What the model says to one request. */
export type Move =
  | { readonly text: string }
  | { readonly calls: readonly { readonly name: string; readonly args: unknown }[] }
  /** Arguments that are no JSON. */
  | { readonly brokenCall: string }
  | { readonly status: number; readonly retryAfter?: number }
  /** A reply that is no chat completion. */
  | { readonly body: string }
  | 'hang'
  /** Starts to answer, then falls silent. */
  | 'stall'
  /** Starts to answer, then closes the connection. */
  | 'drop';

const requestSchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
});
export type ModelRequest = z.output<typeof requestSchema>;

export interface FakeOpenAi {
  readonly url: string;
  readonly requests: readonly ModelRequest[];
  close(): Promise<void>;
}

/**
 * A server that speaks the chat completions protocol, streamed and not, and does as it is told.
 *
 * @param moves one for each request, the last one for all further ones; or what to say to a request.
 */
export async function startFakeOpenAi(
  moves: readonly Move[] | ((request: ModelRequest) => Move),
): Promise<FakeOpenAi> {
  const requests: ModelRequest[] = [];
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((body) => {
      const request = requestSchema.parse(JSON.parse(body));
      requests.push(request);
      const move =
        typeof moves === 'function' ? moves(request) : moves[Math.min(requests.length, moves.length) - 1];
      answer(move, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of incoming) body += String(part);
  return body;
}

function answer(move: Move, request: ModelRequest, response: ServerResponse): void {
  if (move === 'hang') return;
  if (typeof move === 'object' && 'status' in move) {
    response.writeHead(move.status, {
      'content-type': 'application/json',
      ...(move.retryAfter === undefined ? {} : { 'retry-after': String(move.retryAfter) }),
    });
    response.end(JSON.stringify({ error: { message: 'It can not be done.', type: 'error', code: null } }));
    return;
  }
  if (typeof move === 'object' && 'body' in move) {
    response.writeHead(200, { 'content-type': request.stream ? 'text/event-stream' : 'application/json' });
    response.end(move.body);
    return;
  }
  if (request.stream) stream(move, request, response);
  else whole(move, request, response);
}

const usage = { prompt_tokens: 1200, completion_tokens: 80, total_tokens: 1280 };

function toolCalls(move: Exclude<Move, string>) {
  if ('brokenCall' in move)
    return [
      { id: 'call_0', type: 'function', function: { name: move.brokenCall, arguments: '{"journey": "tri' } },
    ];
  if (!('calls' in move)) return undefined;
  return move.calls.map(({ name, args }, place) => ({
    id: `call_${place}`,
    type: 'function',
    function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
  }));
}

function whole(move: Move, { model }: ModelRequest, response: ServerResponse): void {
  if (typeof move === 'string') return;
  const calls = toolCalls(move);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model,
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: 'text' in move ? move.text : null,
            ...(calls ? { tool_calls: calls } : {}),
          },
          finish_reason: calls ? 'tool_calls' : 'stop',
        },
      ],
      usage,
    }),
  );
}

function stream(move: Move, { model }: ModelRequest, response: ServerResponse): void {
  const send = (delta: object, finish: string | null = null): void => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    response.write(
      `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model, choices })}\n\n`,
    );
  };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  send({ role: 'assistant', content: '' });
  if (move === 'stall' || move === 'drop') {
    send({ content: 'Most customers ' });
    if (move === 'drop') setTimeout(() => response.destroy(), 20);
    return;
  }
  if (typeof move === 'string') return;
  const calls = toolCalls(move);
  calls?.forEach(({ id, type, function: { name, arguments: args } }, index) => {
    send({ tool_calls: [{ index, id, type, function: { name, arguments: '' } }] });
    for (const part of args.match(/.{1,12}/gs) ?? [])
      send({ tool_calls: [{ index, function: { arguments: part } }] });
  });
  if ('text' in move) for (const part of move.text.match(/.{1,9}/gs) ?? []) send({ content: part });
  send({}, calls ? 'tool_calls' : 'stop');
  response.write(
    `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model, choices: [], usage })}\n\n`,
  );
  response.end('data: [DONE]\n\n');
}
