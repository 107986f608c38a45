import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Message } from '../../src/render/validate-blocks.js';
import { VersionsLeft } from '../../src/slack/versions-left.js';

const log = pino({ level: 'silent' });
const fit = (text: string): Message => ({ text, blocks: [] });
const unfit: Message = { text: '', blocks: [] };

function tried(versions: readonly Message[]): string[] {
  const left = new VersionsLeft(versions, log);
  const texts = [left.current.text];
  while (left.next()) texts.push(left.current.text);
  return texts;
}

test('versions come in their order', () => {
  expect(tried([fit('rich'), fit('plain')])).toEqual(['rich', 'plain']);
});

test('what Slack would refuse is left out, but for the last', () => {
  expect(tried([unfit, fit('plain')])).toEqual(['plain']);
  expect(tried([fit('rich'), unfit, fit('plain')])).toEqual(['rich', 'plain']);
  expect(tried([fit('rich'), unfit])).toEqual(['rich', '']);
  expect(tried([unfit])).toEqual(['']);
});
