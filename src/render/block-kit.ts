import type { Answer, Reply } from '../ask/answer.js';
import { wholeListOf } from '../ask/whole-list.js';
import { askButtons } from './ask-buttons.js';
import { dataTable, plainTable } from './block-table.js';
import type { Block } from './blocks.js';
import { nativeChart } from './native-chart.js';
import { pictureBlock, type ShownPicture } from './picture-block.js';
import { ratingButtons } from './rating-buttons.js';
import { cleanText } from './clean-text.js';
import { escapeMrkdwn } from './escape-mrkdwn.js';
import { formatCount, formatDate } from '../ask/figure-format.js';
import { bulletList, richSection, richText } from './rich-text.js';
import { truncate, truncateTo } from './truncate.js';
import { longestText, type Message } from './validate-blocks.js';

export interface BlockOptions {
  /** Who pressed a button, where the question stands nowhere else in the thread. */
  readonly askedBy?: string;
  /** Without the blocks that not every workspace has: data_table, container and feedback buttons. */
  readonly simple?: boolean;
  /** With the chart as Slack's own, where there is one. */
  readonly chart?: boolean;
  /** With this picture, where it has no such chart. */
  readonly picture?: ShownPicture;
  /** What is to be said about the message itself. */
  readonly note?: string;
}

// Together with a table these stay below what Slack takes in one message.
const longest = {
  headline: 800,
  finding: 400,
  caveat: 400,
  basis: 200,
  question: 300,
};
const most = { findings: 6, caveats: 4, basis: 6, buttons: 5, options: 24 };

/** A reply as a Slack message within all of Slack's limits; the text alone says the main thing too. */
export function renderBlocks(reply: Reply, options: BlockOptions = {}): Message {
  const asked = options.askedBy === undefined ? [] : [askedBlock(reply.question, options.askedBy)];
  return { text: replyText(reply, options.note), blocks: [...asked, ...replyBlocks(reply, options)] };
}

function replyBlocks(reply: Reply, options: BlockOptions): Block[] {
  switch (reply.kind) {
    case 'answer':
      return answerBlocks(reply.answer, options);
    case 'clarify':
      return [said(reply.clarify.question), ...askButtons(reply.clarify.options.slice(0, most.options))];
    case 'decline':
      return [said(reply.decline.message), ...askButtons(reply.suggestions.slice(0, most.buttons))];
  }
}

function answerBlocks(
  answer: Answer,
  { simple = false, chart = false, picture, note }: BlockOptions,
): Block[] {
  const native = chart ? nativeChart(answer) : undefined;
  const drawn = native ?? (picture && pictureBlock(picture));
  const table = answer.table && (simple ? plainTable(answer.table) : dataTable(answer.table));
  const headline = richSection(richText(answer.headline, longest.headline, { bold: true }));
  const findings = answer.findings.slice(0, most.findings);
  return [
    {
      type: 'rich_text',
      elements: [headline, ...(findings.length > 0 ? [bulletList(findings, longest.finding)] : [])],
    },
    ...(drawn ? [drawn] : []),
    ...(table ? [table] : []),
    ...caveatBlocks(answer.caveats),
    ...(note === undefined ? [] : [noteBlock(note)]),
    computation(answer, simple),
    ...askButtons([...answer.suggestions.slice(0, most.buttons), ...wholeList(answer)]),
    receipt(answer),
    ...(simple ? [] : [ratingButtons(answer.envelope.receipt)]),
  ];
}

/** Where the table has the first of many. */
function wholeList({ table, envelope }: Answer) {
  const whole = table && wholeListOf(envelope);
  return whole ? [whole] : [];
}

function caveatBlocks(caveats: readonly string[]): Block[] {
  if (caveats.length === 0) return [];
  const shown = caveats
    .slice(0, most.caveats)
    .map((caveat) => `⚠︎ ${truncate(cleanText(caveat), longest.caveat)}`);
  const hidden = caveats.length - shown.length;
  const lines = hidden > 0 ? [...shown, `… and ${hidden} more.`] : shown;
  return [{ type: 'context', elements: [{ type: 'plain_text', text: lines.join('\n'), emoji: false }] }];
}

function noteBlock(note: string): Block {
  return { type: 'context', elements: [{ type: 'plain_text', text: note, emoji: false }] };
}

function computation({ basis, envelope, ledger }: Answer, simple: boolean): Block {
  const removed = ledger.removed.length;
  const lines = [
    ...basis.slice(0, most.basis),
    `As of ${formatDate(envelope.as_of)}`,
    ...(envelope.definitions.length > 0 ? [`Definitions: ${envelope.definitions.join(', ')}`] : []),
    `${formatCount(ledger.checked)} figures, dates and names in this answer were checked against the result.`,
    ...(removed > 0 ? [`${formatCount(removed)} left out: the result does not cover them.`] : []),
  ];
  const title = 'How this was computed';
  const list = bulletList(lines, longest.basis);
  if (simple)
    return {
      type: 'rich_text',
      elements: [richSection(richText(title, longest.basis, { italic: true })), list],
    };
  return {
    type: 'container',
    title: { type: 'plain_text', text: title },
    child_blocks: [{ type: 'rich_text', elements: [list] }],
    is_collapsible: true,
    default_collapsed: true,
  };
}

function receipt({ envelope }: Answer): Block {
  const text = `Receipt \`${escapeMrkdwn(envelope.receipt)}\``;
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}

function said(text: string): Block {
  return { type: 'rich_text', elements: [richSection(richText(text, longest.headline))] };
}

function askedBlock(question: string, userId: string): Block {
  const element = richText(question, longest.question, { italic: true });
  return {
    type: 'rich_text',
    elements: [richSection({ type: 'user', user_id: userId }, { type: 'text', text: ' asked: ' }, element)],
  };
}

/** The reply without any blocks: for notifications, screen readers and the last resort. */
function replyText(reply: Reply, note?: string): string {
  const parts = [...textParts(reply), ...(note === undefined ? [] : [note])];
  return escapedWithin(parts.map(cleanText).join('\n'), longestText);
}

function textParts(reply: Reply): string[] {
  switch (reply.kind) {
    case 'answer':
      return [reply.answer.headline, ...reply.answer.findings, ...reply.answer.caveats];
    case 'clarify':
      return [reply.clarify.question, ...reply.clarify.options];
    case 'decline':
      return [reply.decline.message];
  }
}

/** Escapes first and cuts by what the escaped text measures, so that no escape is cut in two. */
function escapedWithin(text: string, limit: number): string {
  const cut = truncateTo(truncate(text, limit), limit, (candidate) => escapeMrkdwn(candidate).length);
  return escapeMrkdwn(cut) || '–';
}
