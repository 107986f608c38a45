import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../ask/answer.js';
import { fitsBlocks } from '../render/block-table.js';
import { chartForAnswer, type Chart } from '../render/charts/chart-for-answer.js';
import { renderCsv } from '../render/csv.js';
import { delayAfter, isUnclear } from './call-slack.js';
import { postReply, type Poster } from './post-reply.js';
import type { PostedMessage } from './posted-message.js';
import type { OpenQuestion } from './question-inbox.js';

interface Evidence {
  readonly file: Buffer;
  readonly filename: string;
  readonly title: string;
  readonly alt_text?: string;
}

/** Uploads the chart of an answer, and its table where the message shows only the first rows. Never throws: the answer is there already. @param isDrawn the message shows the chart itself. */
export async function uploadEvidence(
  poster: Poster,
  answerAt: PostedMessage,
  open: OpenQuestion,
  answer: Answer,
  isDrawn: boolean,
): Promise<void> {
  const threadTs = answerAt.channel === open.channel ? open.threadTs : answerAt.ts;
  const place = { channel: answerAt.channel, threadTs };
  const chart = isDrawn ? undefined : chartForAnswer(answer);
  if (chart) await add(poster, place, () => chartFile(chart, `footpath-${answer.envelope.receipt}`));
  const whole = await add(poster, place, () => Promise.resolve(tableFile(answer)));
  if (!whole) await sayTableIsMissing(poster, answerAt, threadTs);
}

type Place = Pick<OpenQuestion, 'channel' | 'threadTs'>;

/** False when there is a file and it could not be added. */
async function add(
  poster: Poster,
  place: Place,
  makeFile: () => Promise<Evidence | undefined>,
): Promise<boolean> {
  try {
    const file = await makeFile();
    return !file || (await upload(poster, place, file));
  } catch (error) {
    poster.log.warn({ err: error }, 'A file could not be made for an answer.');
    return false;
  }
}

/** False when it did not arrive. What may have arrived is not sent twice. */
async function upload(
  { client, timing, log }: Poster,
  { channel, threadTs }: Place,
  file: Evidence,
): Promise<boolean> {
  const deadline = Date.now() + timing.patienceMs;
  for (let attempt = 0; ; attempt++) {
    try {
      await client.filesUploadV2({ channel_id: channel, thread_ts: threadTs, ...file });
      return true;
    } catch (error) {
      const delay = isUnclear(error) ? undefined : delayAfter(error, attempt);
      if (delay !== undefined && Date.now() + delay <= deadline) {
        await wait(delay);
        continue;
      }
      log.warn({ err: error }, 'A file could not be added to an answer.');
      return false;
    }
  }
}

async function sayTableIsMissing(
  poster: Poster,
  { channel, ts }: PostedMessage,
  threadTs: string,
): Promise<void> {
  const text = 'The whole table could not be added as a file; the message above has its first rows.';
  const mark = { type: 'footpath_missing', key: `${channel} ${ts}` };
  const place = { channel, threadTs, after: ts, mayBeThere: false, mark, inDoubt: 'leave it' as const };
  await postReply(poster, place, [{ text, blocks: [] }]).catch((error: unknown) => {
    poster.log.warn({ err: error }, 'A missing file could not be told.');
  });
}

/** Adds a chart to a thread. Never throws. */
export async function uploadChart(poster: Poster, place: Place, chart: Chart): Promise<void> {
  await add(poster, place, () => chartFile(chart, `footpath-${place.threadTs}`));
}

async function chartFile(chart: Chart, name: string): Promise<Evidence> {
  // Drawing needs fonts and a rasteriser, which no answer in words waits for.
  const { drawChart } = await import('../render/render-chart.js');
  const { png, title, altText } = await drawChart(chart);
  return { file: Buffer.from(png), filename: `${name}.png`, title, alt_text: altText };
}

function tableFile({ table, envelope }: Answer): Evidence | undefined {
  if (!table || fitsBlocks(table)) return undefined;
  return {
    file: Buffer.from(renderCsv(table)),
    filename: `footpath-${envelope.receipt}.csv`,
    title: table.caption,
  };
}
