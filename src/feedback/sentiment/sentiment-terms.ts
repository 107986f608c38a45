/** Words, signs that show a mood, and the marks that end a thought. */
const sign =
  /\p{L}[\p{L}\p{M}'’]*|\p{Extended_Pictographic}|[:;=]['-]?[()[\]dpo/|]+|<3|[!?]+|\.{2,}|[.,;:]/gu;
const endOfThought = /^[.,;:]$/;
const negations = new Set(
  'not no never nothing nobody none neither nor cannot without hardly barely scarcely isnt arent wasnt werent dont doesnt didnt wont wouldnt cant couldnt shouldnt hasnt havent hadnt aint nt lack lacks lacking'.split(
    ' ',
  ),
);
const turns = new Set('but although though however yet except'.split(' '));
/** How many words a negation reaches, if the thought does not end or turn before. */
const reach = 3;

/**
 * What sentiment is told from: each word once, marked with `!` in the reach of a negation, and each pair of neighbours.
 * The terms are those of the weights in sentiment-terms.tsv.
 */
export function sentimentTerms(text: string): Set<string> {
  const terms = new Set<string>();
  let before = '^';
  let negated = 0;
  for (const word of signsOf(text)) {
    if (endOfThought.test(word)) {
      negated = 0;
      before = '';
      continue;
    }
    const isWord = /^\p{L}/u.test(word);
    if (turns.has(word)) negated = 0;
    terms.add(isWord && negated > 0 ? `!${word}` : word);
    if (before) terms.add(`${before} ${word}`);
    if (isWord && negated > 0) negated--;
    if (negations.has(word)) negated = reach;
    before = word;
  }
  return terms;
}

/** In lower case, without apostrophes; addresses, people and numbers each as one sign. */
function signsOf(text: string): string[] {
  const plain = withoutAddresses(text.toLowerCase(), 'urlurl', 'useruser')
    .replace(/ n['’]t\b/g, "n't")
    .replace(/\d[\d.,:%]*/g, ' nnum ');
  return (plain.match(sign) ?? []).map((found) => found.replace(/['’]/g, ''));
}

/** With one word for all addresses and one for all people, and stretched words shortened. */
export function withoutAddresses(text: string, address = 'url', person = 'user'): string {
  return text
    .replace(/https?:\S+|www\.\S+/g, ` ${address} `)
    .replace(/@\w+/g, ` ${person} `)
    .replace(/(\p{L})\1{2,}/gu, '$1$1');
}
