import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Answer } from '../ask/answer.js';
import { fitsBlocks } from '../render/block-table.js';
import { renderCsv } from '../render/csv.js';
import { callSlack } from './call-slack.js';
import type { Thread } from './question-inbox.js';

const patienceMs = 30_000;

interface Evidence {
  readonly file: Buffer;
  readonly filename: string;
  readonly title: string;
  readonly alt_text?: string;
}

/** Uploads the chart of an answer, and its table where the message shows only the first rows. Never throws: the answer is there already. */
export async function uploadEvidence(
  client: webApi.WebClient,
  { channel, threadTs }: Thread,
  answer: Answer,
  log: Logger,
): Promise<void> {
  for (const evidence of [chartFile, tableFile]) {
    try {
      const file = await evidence(answer);
      if (!file) continue;
      await callSlack(
        () => client.filesUploadV2({ channel_id: channel, thread_ts: threadTs, ...file }),
        patienceMs,
      );
    } catch (error) {
      log.warn({ err: error }, 'A file could not be added to an answer.');
    }
  }
}

async function chartFile(answer: Answer): Promise<Evidence | undefined> {
  const { renderChart } = await import('../render/render-chart.js');
  const chart = await renderChart(answer);
  return (
    chart && {
      file: Buffer.from(chart.png),
      filename: `footpath-${answer.envelope.receipt}.png`,
      title: chart.title,
      alt_text: chart.altText,
    }
  );
}

function tableFile({ table, envelope }: Answer): Evidence | undefined {
  if (!table || fitsBlocks(table)) return undefined;
  return {
    file: Buffer.from(renderCsv(table)),
    filename: `footpath-${envelope.receipt}.csv`,
    title: table.caption,
  };
}
