import { randomChoice, randomInteger, type Random } from '../../../src/stats/random.js';

const scripts: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e], [0xa1, 0x24f], [0x370, 0x3ff], [0x400, 0x4ff], [0x590, 0x5ff], [0x600, 0x6ff], [0x900, 0x97f], [0xe00, 0xe7f],
  [0x1e00, 0x1eff], [0x2000, 0x206f], [0x2190, 0x21ff], [0x3040, 0x30ff], [0x4e00, 0x9fff], [0xac00, 0xd7a3], [0xd800, 0xdfff],
  [0xe000, 0xf8ff], [0xfe00, 0xfe0f], [0x1f300, 0x1faff], [0, 0x1f],
]; // prettier-ignore
/** Sentences of other languages, and of English about nothing that any company has. */
const foreign = [
  'wo verlieren wir die meisten kunden im letzten monat und warum eigentlich', 'où est-ce que nous perdons nos clients ce mois-ci et pourquoi',
  'dónde perdemos a la mayoría de los clientes este mes y por qué', 'waar raken we de meeste klanten kwijt en waarom dan',
  'gdzie tracimy najwięcej klientów w tym miesiącu', 'var tappar vi flest kunder den här månaden', 'где мы теряем больше всего клиентов в этом месяце',
  '我们这个月在哪里失去了最多的客户', '今月どこで一番多くの顧客を失っていますか', '이번 달에 어디에서 고객을 가장 많이 잃나요', 'أين نفقد معظم العملاء هذا الشهر',
  'हम इस महीने सबसे ज़्यादा ग्राहक कहाँ खो रहे हैं', 'bu ay en çok müşteriyi nerede kaybediyoruz', 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do',
  'the quick brown fox jumps over the lazy dog beneath a purple moon', 'twas brillig and the slithy toves did gyre and gimble in the wabe',
].map((sentence) => sentence.split(' ')); // prettier-ignore

const letters = (random: Random, most: number): string =>
  Array.from({ length: 3 + randomInteger(random, most) }, () =>
    randomChoice(random, [...'bcdfghjklmnpqrstvwxz']),
  ).join('');

/** A text that asks nothing: letters at random, any script, broken characters, words of other languages shuffled, very long or empty. */
export function nonsense(random: Random): string {
  const kind = randomInteger(random, 6);
  if (kind === 0) return Array.from({ length: randomInteger(random, 9) }, () => letters(random, 8)).join(' ');
  if (kind === 1) {
    const words = randomChoice(random, foreign);
    return [...words]
      .sort(() => random() - 0.5)
      .slice(0, 1 + randomInteger(random, words.length))
      .join(' ');
  }
  if (kind === 2) return Buffer.from(Array.from({ length: randomInteger(random, 200) }, () => randomInteger(random, 256))).toString(randomChoice(random, ['latin1', 'utf8', 'base64', 'hex', 'utf16le'] as const)); // prettier-ignore
  if (kind === 3 && random() < 0.02) return letters(random, 5).repeat(5000);
  const [first, last] = randomChoice(random, scripts);
  const length = randomInteger(random, kind === 4 ? 12 : 200);
  return Array.from({ length }, () =>
    random() < 0.15 ? ' ' : String.fromCodePoint(first + randomInteger(random, last - first + 1)),
  ).join('');
}
