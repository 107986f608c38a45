import fc from 'fast-check';
import { renderBlocks } from '../../src/render/block-kit.js';
import { webApiMethods } from '../../src/web/fake-slack/methods/web-api-methods.js';
import { Workspace } from '../../src/web/fake-slack/workspace.js';
import { anyAnswer, anyName, anyTable } from '../support/any-reply.js';

const [count = '10000', seed = '1'] = process.argv.slice(2);

/** Answers of any shape, posted to the fake Slack in every version: `npm run bench:answers -- [count] [seed]`. */
const workspace = new Workspace();
workspace.openChannel('C1', 'channel');
const post = webApiMethods.get('chat.postMessage');
const long = fc
  .tuple(anyName, fc.constantFrom(1, 50, 9000))
  .map(([text, times]) => text.repeat(times).slice(0, 9000));
const answers = anyAnswer(anyTable({ columns: 22, rows: 110 }), long, 60);
const modes = [{}, { simple: true }, { askedBy: 'U0123' }];
const refused = new Map<string, number>();
let posted = 0;
fc.assert(
  fc.property(answers, (reply) => {
    for (const mode of modes) {
      const { text, blocks } = renderBlocks(reply, mode);
      try {
        post?.run(workspace, { channel: 'C1', text, blocks: JSON.stringify(blocks) }, '');
        posted++;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        refused.set(reason, (refused.get(reason) ?? 0) + 1);
      }
    }
  }),
  { numRuns: Number(count), seed: Number(seed) },
);
console.log({ answers: Number(count), posted, refused });
