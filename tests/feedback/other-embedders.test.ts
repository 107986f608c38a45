import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOnnxEmbedder } from '../../src/feedback/embedding/onnx-embedder.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { readTexts } from '../../src/feedback/store/read-texts.js';
import { silentProgress, type Progress } from '../../src/progress.js';
import { describeEachDatabase } from '../support/each-database.js';
import { startFakeEmbeddings, type FakeEmbeddings } from '../support/fake-embeddings.js';

let server: FakeEmbeddings;
beforeAll(async () => {
  server = await startFakeEmbeddings();
});
afterAll(() => server.close());

describe('vectors of an endpoint', () => {
  test('come in the order of the texts, of length 1; personal data are masked on the way', async () => {
    const { embedder } = createFeedbackReader({ baseUrl: `${server.url}/`, model: 'vectors-1' });
    const [one, other, same] = await embedder.embed([
      'my name is Emma Jansen',
      'too expensive',
      'too expensive',
    ]);
    expect(server.texts).toContain('my name is [name]');
    expect(other).toEqual(same);
    expect(one).not.toEqual(other);
    expect(Math.hypot(...other)).toBeCloseTo(1, 5);
  });

  test('a busy endpoint is asked again, and a broken one not for ever', async () => {
    const { embedder } = createFeedbackReader({ baseUrl: server.url, model: 'vectors-1', firstWaitMs: 1 });
    server.refuse(3);
    const vectors = await embedder.embed(['too expensive', 'too slow']);
    expect(vectors).toHaveLength(2);
    server.refuse(Infinity);
    await expect(embedder.embed(['too expensive', 'too slow'])).rejects.toThrow('status 429');
    server.refuse(0);
  });

  test('a silent endpoint is said to be so', async () => {
    const { embedder } = createFeedbackReader({ baseUrl: 'http://127.0.0.1:9/v1', model: 'none' });
    await expect(embedder.embed(['a'])).rejects.toThrow(/none at http.* did not answer/);
  });
});

const written = Array.from({ length: 2300 }, (_, place) => `Text number ${place} about the price`);

describeEachDatabase('another embedding model', (database) => {
  test('reads all texts anew, goes on where it was broken off, and says how far it is', async () => {
    await database().execute(`
      insert into source (name) values ('reviews');
      insert into profile (customer_id) values (currval(pg_get_serial_sequence('profile', 'id')))`);
    await database().query(
      `insert into feedback (key, at, profile_id, source_id, text)
       select gen_random_uuid(), now(), profile.id, source.id, text from unnest($1::text[]) as text, profile, source`,
      [written],
    );
    const count = async () => {
      const [{ read }] = await database().query<{ read: number }>(
        'select count(*)::int as read from feedback_vector',
      );
      return read;
    };
    await readTexts(database(), createFeedbackReader(), silentProgress);
    expect(await count()).toBe(written.length);

    const endpoint = createFeedbackReader({ baseUrl: server.url, model: 'vectors-1', firstWaitMs: 1 });
    server.allow(17);
    await expect(readTexts(database(), endpoint, silentProgress)).rejects.toThrow('status 500');
    // The probe and 16 requests of 128 texts, which are stored by four.
    expect(await count()).toBe(2048);
    const sent = server.texts.length;

    server.allow(Infinity);
    const seen: string[] = [];
    const progress: Progress = {
      update: (label, done, total) => seen.push(`${label} ${done} of ${total ?? '?'}`),
      finish() {},
    };
    await readTexts(database(), endpoint, progress);
    expect(await count()).toBe(written.length);
    expect(seen).toContain('Reading feedback 252 of 252');
    // The probe, and the texts that were left.
    expect(server.texts.length - sent).toBe(253);
    const [{ dimensions }] = await database().query<{ dimensions: number }>(
      'select array_length(vector::real[], 1) as dimensions from feedback_vector limit 1',
    );
    expect(dimensions).toBe(64);
  });
});

describe('a model in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footpath-onnx-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const list = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'late', 'price'];
  class Tensor {
    readonly data: BigInt64Array;
    readonly dims: readonly number[];
    constructor(_type: 'int64', data: BigInt64Array, dims: readonly number[]) {
      this.data = data;
      this.dims = dims;
    }
  }
  /** Its states say which piece stands where. */
  const runtime = {
    Tensor,
    InferenceSession: {
      create: () =>
        Promise.resolve({
          inputNames: ['input_ids', 'attention_mask'],
          outputNames: ['last_hidden_state'],
          run: ({ input_ids: ids }: { input_ids: Tensor }) =>
            Promise.resolve({
              last_hidden_state: {
                data: Float32Array.from(
                  [...ids.data].flatMap((id) => list.map((_, axis) => Number(BigInt(axis) === id))),
                ),
                dims: [...ids.dims, list.length],
              },
            }),
        }),
    },
  };

  test('is refused without its files or its runtime, with a word on how to mend it', () => {
    expect(() => createOnnxEmbedder(join(folder, 'none'))).toThrow('needs vocab.txt and an .onnx file');
    writeFileSync(join(folder, 'model.onnx'), 'x');
    writeFileSync(join(folder, 'vocab.txt'), `${list.join('\n')}\n`);
    expect(() =>
      createOnnxEmbedder(folder, () => {
        throw new Error('none');
      }),
    ).toThrow('npm install onnxruntime-node');
  });

  test('gives the mean of the pieces, padding left out', async () => {
    const [short, long, none] = await createOnnxEmbedder(folder, () => runtime).embed([
      'late',
      'Late price price',
      '',
    ]);
    const third = 1 / Math.sqrt(3);
    expect([...short].map((value) => value.toFixed(4))).toEqual(
      [0, 0, third, third, third, 0].map((value) => value.toFixed(4)),
    );
    expect(long[5]).toBeCloseTo(2 * long[4], 5);
    expect([...none]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
