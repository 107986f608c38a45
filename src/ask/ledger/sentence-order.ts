import type { Token } from './claims.js';
import { dayOf, isLater } from './date-claims.js';
import type { FigureClaim } from './figure-claims.js';
import type { Fact } from './facts.js';
import { placesOf } from './said-labels.js';
import type { Support } from './support.js';

const beforeStart = /^(?:from|between|reached|reach|after|entered|started|starting|did|with)$/;
/** Before `at`. */
const entering = /^(?:enter|enters|entered|start|starts|started|begin|begins|began)$/;
const beforeEnd =
  /^(?:to|at|up|and|came|come|comes|reached|reach|got|get|go|went|move|moved|made|make|before)$/;

/** `5,204 of 3,412`: a part that is more than its whole. */
export function isPartTooLarge(tokens: readonly Token[]): boolean {
  const [opening, first] = tokens;
  const isOf = (token: Token | undefined): boolean => token?.kind === 'word' && token.text === 'of';
  if (isOf(opening) && isCount(first) && !isOf(tokens.at(2))) {
    const isMore = (token: Token, place: number): boolean =>
      isCount(token) && token.low > first.high && (isOf(tokens.at(place - 1)) || token.noun === first.noun);
    if (tokens.slice(2).some((token, place) => isMore(token, place + 2))) return true;
  }
  return tokens.some((token, place) => {
    const whole = isCount(token) ? wholeAfter(tokens, place) : undefined;
    return isCount(token) && isCount(whole) && token.low > whole.high;
  });
}

/** What a count is a part of: `83 of 1,670`, `83 texts out of 1,670`. */
function wholeAfter(tokens: readonly Token[], place: number): Token | undefined {
  const next = tokens.slice(place + 1, place + 5);
  const of = next.findIndex((token) => token.kind === 'word' && token.text === 'of');
  const isOf = of === 0 || (of > 0 && next[of - 1]?.kind === 'word' && wordAt(next, of - 1) === 'out');
  return isOf && next.slice(0, of).every(({ kind }) => kind === 'word') ? next.at(of + 1) : undefined;
}

/** `62 October`. */
export const isNoDay = (tokens: readonly Token[]): boolean =>
  tokens.some((token, place) => {
    const next = tokens.at(place + 1);
    const isMonth = next?.kind === 'date' && next.pattern.source.endsWith('..$');
    return isMonth && isCount(token) && token.noun === '' && /^\d\d?$/.test(token.text);
  });

/** `fell from 112 on 30 October to 54 on 13 October`: to a day before. */
export function isBackInTime(tokens: readonly Token[]): boolean {
  const dates = tokens.flatMap((token, place) => {
    const day = token.kind === 'word' || token.kind === 'figure' ? undefined : dayOf(token);
    return day ? [{ token: day, place }] : [];
  });
  return dates.slice(1).some(({ token: last, place: end }, index) => {
    const { token: first, place: start } = dates[index];
    const from = tokens
      .slice(Math.max(0, start - 5), start)
      .some((_, step) => wordAt(tokens, start - 1 - step) === 'from');
    const to = tokens.slice(start + 1, end).some((token) => token.kind === 'word' && token.text === 'to');
    return from && to && isLater(first, last);
  });
}

const isCount = (token: Token | undefined): token is FigureClaim =>
  token?.kind === 'figure' && token.unit === 'plain';

/**
 * `from Subscribed to Signed Up`: a way that is known the other way round alone.
 *
 * @param orders things that follow one another.
 */
export function isBackwards(tokens: readonly Token[], orders: readonly (readonly string[])[]): boolean {
  return waysOf(tokens).some(([from, to]) => goes(to, from, orders) && !goes(from, to, orders));
}

/** A figure of one way, said of another one. */
export function goesElsewhere(supports: readonly Support[], tokens: readonly Token[]): boolean {
  const ways = waysOf(tokens);
  if (ways.length === 0) return false;
  const isSaid = ([from, to]: readonly [string, string]): boolean =>
    ways.some(([start, end]) => isName(start, from) && isName(end, to));
  return supports.some(({ facts }) => {
    const known = facts.flatMap(({ way }) => (way ? [way] : []));
    const isOfAWay = facts.every(({ way, path, isDuration }) => way ?? (isDuration && path[0] === 'stages'));
    return known.length > 0 && isOfAWay && !known.some(isSaid);
  });
}

const isName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The ways that a sentence speaks of: `from A to B`, `between A and B`, `who reached A came to B`, `who enter at A reach B`. */
function waysOf(tokens: readonly Token[]): [from: string, to: string][] {
  const names = tokens.flatMap((token, place) => (token.kind === 'name' ? [{ token, place }] : []));
  return names.slice(1).flatMap(({ token: end, place: last }, index): [string, string][] => {
    const { token: start, place: first } = names[index];
    const joint = tokens.slice(first + 1, last);
    const [before, opening] = [first - 2, first - 1].map((each) => wordAt(tokens, each));
    const isWay =
      (beforeStart.test(opening) || (opening === 'at' && entering.test(before))) &&
      joint.some((token) => token.kind === 'word' && beforeEnd.test(token.text)) &&
      joint.every(({ kind }) => kind === 'word' || kind === 'figure');
    if (/^(?:is|was|are) followed by$/.test(textOf(joint)) || /^(?:then )?leads? to$/.test(textOf(joint)))
      return [[start.name, end.name]];
    // `B was reached by 12% of those who did A`.
    const isTurned =
      /^(?:is|was|were) reached by\b/.test(textOf(joint)) && beforeStart.test(wordAt(tokens, last - 1));
    if (isTurned) return [[end.name, start.name]];
    return isWay ? [[start.name, end.name]] : [];
  });
}

const textOf = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(' ');

function wordAt(tokens: readonly Token[], place: number): string {
  const token = place < 0 ? undefined : tokens.at(place);
  return token?.kind === 'word' ? token.text : '';
}

function goes(from: string, to: string, orders: readonly (readonly string[])[]): boolean {
  const [first, second] = [from.toLowerCase(), to.toLowerCase()];
  return orders.some((order) => {
    const lower = order.map((name) => name.toLowerCase());
    return lower.includes(first) && lower.lastIndexOf(second) > lower.indexOf(first);
  });
}

/** `Signed Up 613 and Subscribed 1,704`: figures of two like things that changed places. */
export function areExchanged(
  supports: readonly Support[],
  tokens: readonly Token[],
  sentence: string,
): boolean {
  const spoken = sentence.toLowerCase().replaceAll('_', ' ');
  return supports.some((one, place) =>
    supports.slice(place + 1).some((other) => {
      if (one.claim.end ?? other.claim.end) return false;
      if (isPart(one.claim, other.claim, tokens) || one.claim.unit !== other.claim.unit) return false;
      const [firsts, seconds] = [one, other].map(({ facts }) => fullest(facts).slice(0, mostAlike));
      const orders = firsts
        .flatMap((first) => seconds.map((second) => orderOf(first, second, spoken)))
        .filter((order) => order !== undefined);
      return orders.length > 0 && orders.every((order) => order === 'exchanged');
    }),
  );
}

/** Of the 23% of all and the 23% of NL, the one of NL is meant where NL is named. */
function fullest(facts: readonly Fact[]): readonly Fact[] {
  const most = Math.max(...facts.map(({ about }) => about.length));
  return facts.filter(({ about }) => about.length === most);
}

/** Of figures that many facts share, so many are looked at. */
const mostAlike = 12;

/** Whether the names of two like facts stand in the order of their figures; undefined where that can't be told. */
function orderOf(first: Fact, second: Fact, spoken: string): 'kept' | 'exchanged' | undefined {
  if (first.field !== second.field || first.value === second.value) return undefined;
  const labels = [ownLabel(first, second), ownLabel(second, first)];
  const [left, right] = labels.map((label) => (label ? (placesOf(label, spoken).at(0) ?? -1) : undefined));
  if (left === undefined || right === undefined || left === right || Math.min(left, right) < 0)
    return undefined;
  return left > right && labels.every((label) => isOnce(spoken, label)) ? 'exchanged' : 'kept';
}

/** `1,711 of 12,000 who reached A came to B` names the whole first. */
function isPart(one: FigureClaim, other: FigureClaim, tokens: readonly Token[]): boolean {
  const place = tokens.indexOf(one);
  const [of, whole] = [tokens.at(place + 1), tokens.at(place + 2)];
  return of?.kind === 'word' && of.text === 'of' && whole === other;
}

/** What tells a figure from another. */
function ownLabel(fact: Fact, other: Fact): string | undefined {
  if (fact.path.length !== other.path.length) return undefined;
  return fact.about
    .find((label) => !other.about.includes(label))
    ?.toLowerCase()
    .replaceAll('_', ' ');
}

const isOnce = (text: string, label = ''): boolean => placesOf(label, text).length < 2;
