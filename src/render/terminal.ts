import type { Answer, Reply } from '../ask/answer.js';
import { formatCount, formatDate } from '../ask/figure-format.js';
import { terminalTable } from './terminal-table.js';
import { createPaint, hanging, wrapText, type Paint } from './terminal-text.js';

export interface TerminalOptions {
  /** Width of the terminal. */
  readonly columns: number;
  readonly color: boolean;
}

/** Text reads badly in longer lines. */
const widestText = 100;
const narrowest = 20;

/** A reply as terminal text, no line wider than the terminal, without a line break at the end. */
export function renderTerminal(reply: Reply, { columns, color }: TerminalOptions): string {
  const width = Math.max(narrowest, columns);
  const paint = createPaint(color);
  const sections = replySections(reply, width, paint).filter((lines) => lines.length > 0);
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

function replySections(reply: Reply, width: number, paint: Paint): string[][] {
  const textWidth = Math.min(width, widestText);
  switch (reply.kind) {
    case 'answer':
      return answerSections(reply.answer, width, textWidth, paint);
    case 'clarify':
      return [
        wrapText(reply.clarify.question, textWidth).map(paint.bold),
        numbered(reply.clarify.options, textWidth),
      ];
    case 'decline':
      return [
        wrapText(reply.decline.message, textWidth),
        asks('You could ask:', reply.suggestions, textWidth, paint),
      ];
  }
}

function answerSections(answer: Answer, width: number, textWidth: number, paint: Paint): string[][] {
  const { table, envelope, ledger } = answer;
  const rests = [...answer.basis, `As of ${formatDate(envelope.as_of)}`].join('. ');
  const removed = ledger.removed.length;
  return [
    wrapText(answer.headline, textWidth).map(paint.bold),
    answer.findings.flatMap((finding) => hanging('• ', finding, textWidth)),
    table
      ? [...wrapText(table.caption, textWidth).map(paint.quiet), ...terminalTable(table, width, paint)]
      : [],
    answer.caveats.flatMap((caveat) => hanging('! ', caveat, textWidth)).map(paint.warning),
    [
      ...wrapText(`${rests}.`, textWidth),
      ...wrapText(`Receipt ${envelope.receipt}, ${formatCount(ledger.checked)} figures checked.`, textWidth),
      ...(removed > 0
        ? wrapText(
            `${removed} ${removed === 1 ? 'sentence was' : 'sentences were'} left out: the result does not bear ${removed === 1 ? 'it' : 'them'} out.`,
            textWidth,
          )
        : []),
    ].map(paint.quiet),
    asks('Ask next:', answer.suggestions, textWidth, paint),
  ];
}

function asks(title: string, questions: readonly string[], width: number, paint: Paint): string[] {
  return questions.length === 0 ? [] : [paint.quiet(title), ...numbered(questions, width)];
}

function numbered(items: readonly string[], width: number): string[] {
  return items.flatMap((item, index) => hanging(`${index + 1}. `, item, width));
}
