import { feedbackThemesOutput, type FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import { isOfTraits } from '../../../tools/is-of-traits.js';
import type { Envelope } from '../../../tools/tool.js';
import { formatCounted, formatRate } from '../figure-format.js';
import { stem } from '../offline/text/stem.js';
import { changeHeadline, changeOf, textsOf } from './narrate-theme-changes.js';
import { effectOf } from './narrate-theme-outcomes.js';

type Theme = FeedbackThemes['themes'][number];

/** A question that leads to more themes than this asks of none. */
const mostAsked = 2;

/** What the result says of the theme that a question names: `are complaints about crashes going up`. */
export function narrateAskedTheme(question: string, envelope: Envelope<'feedback_themes'>): string[] {
  const data = feedbackThemesOutput.parse(envelope.data);
  const { outcome, compare } = envelope.args;
  const news = changeHeadline(envelope.args, data);
  return askedThemes(question, envelope.args, data.themes).flatMap((theme) => {
    if (outcome !== undefined) return effectOf(theme, outcome, data);
    const { name, mentions, share } = theme;
    const moved =
      (news?.startsWith(`"${name}" `) ? news : undefined) ??
      changeOf(theme, compare, data.compared) ??
      `No sure ${isOfTraits(compare) ? 'difference' : 'change'} in "${name}": ${textsOf(theme, data.compared)}.`;
    // The headline counts the largest.
    const isLargest = data.themes.every((other) => other === theme || other.mentions < mentions);
    const counted = `${formatCounted(mentions, 'text')} (${formatRate(share.estimate)}) speak of "${name}".`;
    return isLargest ? [moved] : [moved, counted];
  });
}

/** Up to where a time, a place or a kind of customers is told. */
const subject =
  /\b(?:about(?!\s+to\b)|with|over|on)\s+((?:(?!(?:since|after|before|during|until|from|for|in|at|among|by|than|more|less|who)\b)[\p{L}\p{N}'-]+\s*){1,5})/giu;
/** What themes may be called by, and nobody asks about. */
const calendar = stemsOf('day days week weeks month months quarter quarters year years time times today');

/**
 * The themes that what is asked about leads to, most spoken of first: by the words of their names, and larger ones by
 * their other words. `Price` may name a small theme, and be spread over a large one that other words tell better.
 */
function askedThemes(
  question: string,
  args: Envelope<'feedback_themes'>['args'],
  themes: readonly Theme[],
): readonly Theme[] {
  const told = stemsOf(JSON.stringify(args));
  const asked = [...question.matchAll(subject)]
    .flatMap(([, words = '']) => [...stemsOf(words)])
    .filter((word) => !told.has(word) && !calendar.has(word));
  const calledBy = (wordsOf: (theme: Theme) => string): Theme[][] => {
    const called = themes.map((theme) => [theme, stemsOf(wordsOf(theme))] as const);
    return asked
      .map((word) => called.flatMap(([theme, words]) => (words.has(word) ? [theme] : [])))
      .filter((having) => having.length > 0);
  };
  const byName = calledBy(({ name }) => name);
  const named = inAll(byName);
  // Names that lead to different themes name none.
  const [largest] = named.toSorted((a, b) => b.mentions - a.mentions);
  const most = byName.length === 0 ? 0 : (largest?.mentions ?? Infinity);
  const larger = inAll(
    calledBy(({ terms, parts }) => [...terms, ...parts.map((part) => part.name)].join(' ')),
  ).filter((theme) => !named.includes(theme) && theme.mentions > most);
  const meant = [...named, ...larger].sort((a, b) => b.mentions - a.mentions);
  return meant.length > mostAsked ? [] : meant;
}

function inAll([first = [], ...others]: readonly Theme[][]): Theme[] {
  return first.filter((each) => others.every((having) => having.includes(each)));
}

function stemsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(stem));
}
