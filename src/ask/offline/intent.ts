import { toolNameSchema, type ToolName } from '../../../tools/tool-arguments.js';
import { allTools } from './grammar/all-tools.js';
import { allCues } from './lexicon/cues/all-cues.js';
import type { Cues } from './lexicon/cues/cues.js';
import type { Mention } from './names/mention.js';
import type { Question } from './question.js';
import { occurrences, phrase, type Phrase } from './text/phrase.js';
import { contains } from './text/word-text.js';
import type { WordingJudge } from './wordings/wording-judge.js';

export interface Intent {
  readonly tool: ToolName;
  /** How much speaks for it, in points. */
  readonly score: number;
  /** 0–1: how likely the wording asks for it, by its likeness to examples; what is no question for a tool is a possibility too. */
  readonly likeness: number;
  /** 0–1: how likely it is the tool that is asked for, if one is. */
  readonly probability: number;
  /** The turns of phrase that speak for it, strongest first. */
  readonly because: readonly string[];
}

export interface Ranking {
  readonly intents: readonly Intent[];
  /** 0–1: how likely the message is something besides a question for a tool. */
  readonly besides: (what: 'not_tracked' | 'out_of_scope' | 'unclear' | 'detail') => number;
}

interface Cue {
  readonly phrase: Phrase;
  readonly points: number;
}

const pointsOf: Readonly<Record<keyof Cues, number>> = { certain: 9, strong: 6, fair: 4 };
/** A longer turn of phrase says more than a short one. */
const pointsPerWord = 0.7;
/** How much further cues for the same tool add. */
const shareOfOthers = 0.12;
/** What likeness to the wordings of a tool adds at most. */
const likenessPoints = 8;
/** How many points of turns of phrase count as much as a likeness e times as large. */
const pointsPerLog = 4;
/** So that no turn of phrase is ruled out by what examples happen to hold. */
const leastLikeness = 0.002;
/** Less says nothing for a tool. */
const leastScore = 0.4;
/** From this score on, the words of the question ask for a tool; below, they only hint at one. */
export const clearScore = 6;
/** From this score on, they do so without leaning on what was said before. */
export const independentScore = 8.5;

/** Ranks the tools by what a question's turns of phrase ask for. */
export class IntentRanker {
  private readonly cues: readonly (readonly [ToolName, readonly Cue[]])[];

  private readonly judge: WordingJudge;

  constructor(judge: WordingJudge) {
    this.judge = judge;
    this.cues = toolNameSchema.options.map((tool) => [tool, compile(allCues[tool])]);
  }

  /** The tools likeliest first, those that nothing speaks for left out, and how likely it is no question for a tool. */
  rank(question: Question): Ranking {
    const likeness = this.judge.judge(question);
    const weighed = this.cues.map(([tool, each]) => ({
      tool,
      likeness: likeness.get(tool) ?? 0,
      ...weighCues(tool, each, question),
    }));
    const powers = weighed.map(
      ({ points, likeness }) => Math.exp(Math.max(0, points) / pointsPerLog) * (likeness + leastLikeness),
    );
    const total = powers.reduce((sum, power) => sum + power, 0);
    const intents = weighed
      .map(({ tool, likeness, points, because }, place) => ({
        tool,
        likeness,
        because,
        score: points + likenessPoints * likeness,
        probability: (powers[place] ?? 0) / total,
      }))
      .filter(({ score }) => score > leastScore)
      .sort((a, b) => b.probability - a.probability);
    return { intents, besides: (what) => likeness.get(what) ?? 0 };
  }
}

function compile(groups: Cues): Cue[] {
  return (['certain', 'strong', 'fair'] as const).flatMap((level) =>
    (groups[level] ?? '')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((source) => ({
        phrase: phrase(source),
        points: pointsOf[level] + pointsPerWord * countWords(source),
      })),
  );
}

const countWords = (source: string): number =>
  source.split(' ').filter((word) => !/^[…]$|^\.\.$|\?$/.test(word)).length - 1;

function weighCues(
  tool: ToolName,
  each: readonly Cue[],
  question: Question,
): { points: number; because: string[] } {
  const heard = each.filter((cue) => isHeard(cue.phrase, question)).sort((a, b) => b.points - a.points);
  const [best, ...others] = heard;
  const evidence = allTools[tool].evidence?.(question) ?? 0;
  const further = others.slice(0, 6).reduce((sum, { points }) => sum + points * shareOfOthers, 0);
  return {
    points: (best?.points ?? 0) + further + evidence,
    because: heard.map((cue) => cue.phrase.source),
  };
}

/** Words inside a longer name say no more than that name: `sign up` is no going up. */
function isHeard(each: Phrase, question: Question): boolean {
  const found = occurrences(each, question);
  if (each.folded) return found.length > 0;
  return found.some(
    (span) => !question.mentions.some((mention) => isLongName(mention) && contains(mention, span)),
  );
}

const isLongName = ({ first, end, readings }: Mention): boolean =>
  (end - first > 1 || readings[0]?.entity.kind === 'term') &&
  readings[0] !== undefined &&
  /^(?:activity|term|source|change|value)$/.test(readings[0].entity.kind);
