import { askButtons } from '../render/ask-buttons.js';
import type { Block } from '../render/blocks.js';
import { cleanText } from '../render/clean-text.js';
import { escapeMrkdwn } from '../render/escape-mrkdwn.js';
import { bulletList, richSection, richText } from '../render/rich-text.js';
import { truncate, truncateTo } from '../render/truncate.js';
import type { Message } from '../render/validate-blocks.js';
import { describeCheck } from './describe-change.js';
import type { Digest } from './digest.js';
import { digestMethod, digestParts, digestTitle, type DigestPart } from './digest-text.js';

const longest = { title: 150, line: 350, text: 3000 };
const mostLines = 12;
const mostParts = 12;
const mostButtons = 5;
/** Of all lines together: less than Slack takes in one message. */
const room = 9000;

/** A digest as a Slack message, and as plain text where Slack does not take it. */
export function digestMessages(digest: Digest): Message[] {
  const parts = withinRoom(digestParts(digest).slice(0, mostParts));
  const lines = [`${digestTitle(digest)}: ${describeCheck(digest)}`, ...digest.health];
  const text = truncateTo(lines.map(cleanText).join('\n'), longest.text, (line) => escapeMrkdwn(line).length);
  const blocks: Block[] = [
    titleBlock(digest),
    ...parts.map(partBlock),
    {
      type: 'context',
      elements: [
        { type: 'plain_text', text: truncate(digestMethod(digest), 1000), emoji: false },
        { type: 'plain_text', text: 'Reply in this thread to ask more.', emoji: false },
      ],
    },
    ...askButtons(digest.suggestions.slice(0, mostButtons)),
  ];
  return [
    { text: escapeMrkdwn(text), blocks },
    { text: escapeMrkdwn(text), blocks: [] },
  ];
}

/** The parts, and of them the first lines, that one message has room for. */
function withinRoom(parts: readonly DigestPart[]): DigestPart[] {
  let left = room;
  return parts.flatMap((part) => {
    const lines = part.lines.slice(0, mostLines).filter((line) => {
      left -= Math.min(line.length, longest.line);
      return left >= 0;
    });
    return lines.length > 0 ? [{ ...part, lines }] : [];
  });
}

function titleBlock(digest: Digest): Block {
  const title = richText(digestTitle(digest), longest.title, { bold: true });
  return { type: 'rich_text', elements: [richSection(title)] };
}

function partBlock({ kind, title, lines }: DigestPart): Block {
  const shown = lines.slice(0, mostLines);
  const heading = title === undefined ? [] : [richSection(richText(title, longest.title, { bold: true }))];
  const body =
    kind === 'headline'
      ? shown.map((line) => richSection(richText(line, longest.line)))
      : [bulletList(kind === 'warning' ? shown.map((line) => `⚠︎ ${line}`) : shown, longest.line)];
  return { type: 'rich_text', elements: [...heading, ...body] };
}
