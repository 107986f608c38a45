import { expect, test } from 'vitest';
import { KeptPictures } from '../../src/render/kept-pictures.js';

const bytes = (text: string) => Promise.resolve(Buffer.from(text));

test('the same is drawn once, also for those who ask at the same time; the one not wanted for longest goes', async () => {
  const kept = new KeptPictures(2);
  const drawn: string[] = [];
  const draw = (svg: string) => {
    drawn.push(svg);
    return bytes(svg);
  };
  await Promise.all([kept.of('a', draw), kept.of('a', draw), kept.of('b', draw)]);
  await kept.of('a', draw);
  expect(drawn).toEqual(['a', 'b']);
  await kept.of('c', draw);
  await kept.of('a', draw);
  await kept.of('b', draw);
  expect(drawn).toEqual(['a', 'b', 'c', 'b']);
});

test('what could not be drawn is tried again', async () => {
  const kept = new KeptPictures(2);
  await expect(kept.of('a', () => Promise.reject(new Error('no font')))).rejects.toThrow('no font');
  expect(await kept.of('a', bytes)).toEqual(Buffer.from('a'));
});
