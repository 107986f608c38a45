import type { ToolPlan } from '../../plan.js';
import type { Intent } from '../intent.js';
import type { Reading } from '../reading.js';
import type { Token } from '../text/token.js';
import { within } from '../text/word-text.js';
import { grammarStems } from '../vocabulary.js';
import { unknownWords } from '../refusal/untracked.js';

/** What tells how sure a plan is: signs that hold, each with its strength of about 0–1. None is one company's own. */
export type Signs = ReadonlyMap<string, number>;
type Sign = readonly [name: string, strength: number];

const when = (holds: boolean, ...signs: Sign[]): Sign[] => (holds ? signs : []);

/** Words that hold sentences together: that no argument was taken from them says nothing. */
const small = new Set(
  `a an the of to in on for and or with at is are was were be been do does did have has had we our us i me my you your they
  them their it its this that these those who whom whose which what how when where please show tell give can could would will
  should many much all any more most some not no by from as than then so just only also there here per each every`.split(
    /\s+/,
  ),
);

/** So that the logarithm of no likeness at all stays in bounds. */
const leastLikeness = 0.002;
const leastRisk = 0.001;

export function signsOf({ tool, args }: ToolPlan, reading: Reading, intents: readonly Intent[]): Signs {
  return new Map<string, number>([
    [`tool ${tool}`, 1],
    ...intentSigns(
      intents.find((intent) => intent.tool === tool),
      reading.isFollowUp,
    ),
    ...argumentSigns(args),
    ...wordSigns(reading),
    ...nameSigns(reading),
  ]);
}

/** How clearly the words ask for this tool. */
function intentSigns(intent: Intent | undefined, isFollowUp: boolean): Sign[] {
  const likeness = Math.log(Math.min(1, (intent?.likeness ?? 0) + leastLikeness)) / Math.log(leastLikeness);
  const risk = Math.log(Math.min(1, 1 - (intent?.probability ?? 0) + leastRisk)) / Math.log(leastRisk);
  return [
    ['unlike known wordings', likeness],
    ['alone among the tools', risk],
    ...when(!intent?.because.length, ['no turn of phrase', 1]),
    ...when(isFollowUp, ['in a thread', 1], ['unlike known wordings, in a thread', likeness]),
  ];
}

function argumentSigns(args: Readonly<Record<string, unknown>>): Sign[] {
  const given = Object.keys(args);
  const segment = Array.isArray(args['segment']) ? args['segment'] : [];
  return [
    ...given.map((key): Sign => [`argument ${key}`, 1]),
    ...segment.map((condition: object): Sign => [`condition ${Object.keys(condition)[0]}`, 1]),
    ['conditions', segment.length / 4],
    ...when(given.length === 0, ['no arguments', 1]),
  ];
}

/** The words that have no place in the plan. */
function wordSigns(reading: Reading): Sign[] {
  const { tokens, company } = reading.question;
  const left = leftWords(reading);
  const share = (accept: (token: Token) => boolean): number => left.filter(accept).length / 4;
  return [
    ...left.map(({ stem, number }): Sign => [number === undefined ? `word ${stem}` : 'number', 1]),
    ['length', tokens.length / 20],
    ['words left', left.length / 8],
    ['share of words left', left.length / Math.max(1, tokens.length)],
    ['uncommon words left', share(({ stem, number }) => number === undefined && !grammarStems.has(stem))],
    ['words of the catalog left', share(({ stem }) => company.index.stems.has(stem))],
    ['words not understood', unknownWords(reading).length / 3],
  ];
}

function leftWords(reading: Reading): Token[] {
  const { tokens, mentions, periods } = reading.question;
  const isNamed = (token: number): boolean => [...mentions, ...periods].some((span) => within(token, span));
  return reading
    .freeTokens()
    .filter((token) => !isNamed(token))
    .flatMap((token) => tokens[token] ?? [])
    .filter(({ word }) => !small.has(word));
}

/** Of the words without a place in the plan those that say something, as they were written. */
export function tellingWords(reading: Reading): string[] {
  const { tokens } = reading.question;
  const names = reading.freeMentions().map(({ first, end }) =>
    tokens
      .slice(first, end)
      .map(({ text }) => text)
      .join(' '),
  );
  const words = leftWords(reading).flatMap(({ stem, text, number }) =>
    number === undefined && !grammarStems.has(stem) ? [text] : [],
  );
  return [...names, ...words];
}

/** Names that have no place in the plan, and how loosely those that have one were said. */
function nameSigns(reading: Reading): Sign[] {
  const { mentions, periods } = reading.question;
  const free = mentions.filter((mention) => reading.isFree(mention));
  const loosest = Math.max(
    0,
    ...mentions
      .filter((mention) => !free.includes(mention))
      .map(({ readings }) => 1 - (readings[0]?.score ?? 1)),
  );
  return [
    ...free.map(({ readings }): Sign => [`${readings[0]?.entity.kind} left`, 1]),
    ['names left', free.length / 3],
    ['loosest name', loosest],
    ...when(
      periods.some((period) => reading.isFree(period)),
      ['period left', 1],
    ),
  ];
}
