import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../ask/answer.js';
import { chartSvg } from '../render/chart-svg.js';
import type { Chart } from '../render/charts/chart-for-answer.js';
import { renderCsv } from '../render/csv.js';
import { showsChart } from '../render/reply-versions.js';
import { delayAfter, isUnclear } from './call-slack.js';
import { csvOf, pictureOf, type FilePlan, type Picture } from './file-plan.js';
import { postReply, type PostedReply, type Poster } from './post-reply.js';
import type { PostedMessage } from './posted-message.js';
import type { OpenQuestion, Thread } from './question-inbox.js';

interface Evidence {
  readonly file: Buffer;
  readonly filename: string;
  readonly title: string;
  readonly alt_text?: string;
}

/**
 * Uploads the chart of an answer where the message does not show it, and its table where the message has only the first
 * rows. Never throws: the answer is there already.
 */
export async function uploadEvidence(
  poster: Poster,
  answerAt: PostedReply,
  open: OpenQuestion,
  answer: Answer,
  plan: FilePlan,
  signal: AbortSignal,
): Promise<void> {
  const threadTs = answerAt.channel === open.channel ? open.threadTs : answerAt.ts;
  const place = { channel: answerAt.channel, threadTs, signal };
  const isShown = answerAt.version !== undefined && showsChart(answerAt.version);
  if (!isShown) {
    const { picture = pictureOf(answer) } = plan;
    if (picture && plan.shown) poster.pictures.forget(picture.svg);
    if (picture) await uploadPicture(poster, place, picture, `footpath-${answer.envelope.receipt}`);
  }
  const table = tableFile(answer);
  if (table && (await upload(poster, place, table)) === undefined)
    await sayTableIsMissing(poster, answerAt, threadTs);
}

/** Adds a chart to a thread, when its turn comes. Never throws. */
export function uploadChart(poster: Poster, thread: Thread, chart: Chart): Promise<void> {
  const picture = { chart, svg: chartSvg(chart) };
  return poster.files.add((signal) =>
    uploadPicture(poster, { ...thread, signal }, picture, `footpath-${thread.threadTs}`),
  );
}

interface Place extends Thread {
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

async function uploadPicture(
  poster: Poster,
  place: Place,
  { chart, svg }: Picture,
  name: string,
): Promise<void> {
  try {
    // Drawing needs fonts and a rasteriser, which no answer in words waits for.
    const { drawChart } = await import('../render/render-chart.js');
    const { png, title, altText } = await drawChart(chart);
    const file = { file: Buffer.from(png), filename: `${name}.png`, title, alt_text: altText };
    const id = await upload(poster, place, file);
    if (id !== undefined) poster.pictures.add(svg, id);
  } catch (error) {
    poster.log.warn({ err: error }, 'A picture could not be drawn for an answer.');
  }
}

/** @returns the file's id; undefined when it did not arrive. What may have arrived is not sent twice. */
async function upload(
  { client, timing, log }: Poster,
  { channel, threadTs, signal }: Place,
  file: Evidence,
): Promise<string | undefined> {
  const deadline = Date.now() + timing.patienceMs;
  for (let attempt = 0; ; attempt++) {
    try {
      const { files } = await client.filesUploadV2({ channel_id: channel, thread_ts: threadTs, ...file });
      return files[0]?.files?.[0]?.id ?? '';
    } catch (error) {
      const delay = isUnclear(error) ? undefined : delayAfter(error, attempt);
      if (delay !== undefined && Date.now() + delay <= deadline) {
        await wait(delay, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) continue;
      }
      log.warn({ err: error }, 'A file could not be added to an answer.');
      return undefined;
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

function tableFile(answer: Answer): Evidence | undefined {
  const table = csvOf(answer);
  if (!table) return undefined;
  const { envelope } = answer;
  return {
    file: Buffer.from(renderCsv(table)),
    filename: `footpath-${envelope.receipt}.csv`,
    title: table.caption,
  };
}
