import { personStems, phrasalStems } from '../lexicon/synonyms.js';
import type { Token } from '../text/token.js';
import { contains, type Span } from '../text/word-text.js';
import { entityKey, type Entity } from './entity.js';
import type { IndexedForm, NameIndex } from './name-index.js';

/** Words of the question that may mean something of the catalog. */
export interface Candidate extends Span {
  readonly entity: Entity;
  /** 0–1: how much of the name was said, and how closely. */
  readonly score: number;
  /** All that tells this name from others was said, in its own words or synonyms. */
  readonly whole: boolean;
  /** An activity of which only the thing was said, not what happened to it: `tickets`. */
  readonly bare: boolean;
}

interface Hit {
  readonly token: number;
  /** Words used, from `token` on. */
  readonly length: number;
  readonly place: number;
  readonly likeness: number;
}

/** Words that may stand between the words of a name: `connect their bank`, `opened at least 3 tickets`. */
const between = new Set(
  'will or the a an my our their his her its your this that these those some any more another of in to for with up into onto on at by be have do get again new first least most than one two and page own so many much very actually ever something it them as out time through'.split(
    ' ',
  ),
);
const longestGap = 4;
/** Below this share of a name, other names are as likely. */
const leastCoverage = 0.4;
/** Part of a name counts only where one of its own words was said, not a synonym. */
const leastLikeness = 0.9;

/** Everything of the catalog that the words may mean, overlapping readings included. */
export function findNames(tokens: readonly Token[], index: NameIndex): Candidate[] {
  const found = [...hitsByForm(tokens, index)].flatMap(([form, hits]) => clusters(form, hits, tokens, index));
  return withoutParts(found);
}

/** Of two readings as one name, the longer one, unless the shorter fits better. */
function withoutParts(found: readonly Candidate[]): Candidate[] {
  const byEntity = new Map<string, Candidate[]>();
  for (const candidate of found) {
    const key = entityKey(candidate.entity);
    const same = byEntity.get(key);
    if (same) same.push(candidate);
    else byEntity.set(key, [candidate]);
  }
  return [...byEntity.values()].flatMap((same) =>
    same.filter(
      (candidate, place) =>
        !same.some(
          (other, otherPlace) =>
            otherPlace !== place &&
            (candidate.bare || !other.whole || candidate.first === other.first) &&
            contains(other, candidate) &&
            (other.score > candidate.score || (other.score === candidate.score && otherPlace < place)),
        ),
    ),
  );
}

function hitsByForm(tokens: readonly Token[], index: NameIndex): Map<IndexedForm, Hit[]> {
  const hits = new Map<IndexedForm, Hit[]>();
  const add = (stem: string, token: number, length: number, factor: number): void => {
    for (const { form, place, likeness } of index.postings(stem)) {
      const hit = { token, length, place, likeness: likeness * factor };
      const list = hits.get(form);
      if (list) list.push(hit);
      else hits.set(form, [hit]);
    }
  };
  for (const [token, { stem }] of tokens.entries()) {
    add(stem, token, 1, 1);
    const next = tokens[token + 1]?.stem;
    if (next === undefined) continue;
    const verb = phrasalStems.get(`${stem} ${next}`);
    if (verb !== undefined) add(verb, token, 2, 0.97);
    if (index.stems.has(stem + next)) add(stem + next, token, 2, 1);
  }
  return hits;
}

function clusters(
  form: IndexedForm,
  hits: readonly Hit[],
  tokens: readonly Token[],
  index: NameIndex,
): Candidate[] {
  const found: Candidate[] = [];
  for (const [start, hit] of hits.entries()) {
    const chosen = trimEdges(grow(hit, hits.slice(start + 1), tokens, form), form);
    const candidate = rate(form, chosen, index);
    if (!candidate) continue;
    found.push(candidate);
  }
  return found;
}

/** A small word counts at the edge only in its place behind the word before it: `signed up`, not `cart to`. */
function trimEdges(hits: readonly Hit[], form: IndexedForm): Hit[] {
  const kept = [...hits];
  for (let last = kept.at(-1); last && isParticle(form.stems[last.place] ?? ''); last = kept.at(-1)) {
    if (kept.length > 1 && last.place === (kept.at(-2)?.place ?? -1) + 1) break;
    kept.pop();
  }
  while (kept[0] && kept.length > 1 && isParticle(form.stems[kept[0].place] ?? '')) kept.shift();
  return kept;
}

/** Takes up further words of the name while only small words lie between. */
function grow(first: Hit, others: readonly Hit[], tokens: readonly Token[], form: IndexedForm): Hit[] {
  const isLoose = /^(?:activity|outcome|change|journey|stage)$/.test(form.entity.kind);
  const chosen = [first];
  const places = new Set([first.place]);
  let end = first.token + first.length;
  for (const hit of others) {
    if (hit.token < end || places.has(hit.place)) continue;
    if (hit.token - end > (isLoose ? longestGap : 0) || !bridged(tokens, end, hit.token)) break;
    const better = others.find(
      (other) => other.token === hit.token && other.likeness > hit.likeness && !places.has(other.place),
    );
    const taken = better ?? hit;
    chosen.push(taken);
    places.add(taken.place);
    end = taken.token + taken.length;
  }
  return chosen;
}

const isSmall = ({ stem, number }: Token): boolean => between.has(stem) || number !== undefined;

/** The `we` of `how many deals did we win`, the `reps` of `how many demos did the reps offer`. */
function isAsker(tokens: readonly Token[], place: number): boolean {
  const stem = tokens[place]?.stem ?? '';
  const isSubject =
    /^(?:the|our|my)$/.test(tokens[place - 1]?.word ?? '') &&
    /^(?:do|have|be)$/.test(tokens[place - 2]?.stem ?? '');
  return (
    isSubject ||
    (/^(?:do|have|be)$/.test(tokens[place - 1]?.stem ?? '') &&
      (/^(?:we|they|you|i)$/.test(stem) || personStems.has(stem)))
  );
}

function bridged(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to + 1)
    .every(
      (token, place) =>
        token.pause === '' && (from + place === to || isSmall(token) || isAsker(tokens, from + place)),
    );
}

const isParticle = (stem: string): boolean =>
  /^(?:up|in|on|out|off|to|from|by|with|of|the|for|and|at|a|be|have)$/.test(stem);

function rate(form: IndexedForm, hits: readonly Hit[], index: NameIndex): Candidate | undefined {
  const first = hits[0];
  const last = hits.at(-1);
  if (!first || !last) return undefined;
  const said = new Set(hits.map(({ place }) => place));
  if (form.stems.length > 1 && [...said].every((place) => isParticle(form.stems[place] ?? '')))
    return undefined;
  const weightOf = (place: number): number => form.weights[place] ?? 0;
  const heard = hits.reduce((sum, { place, likeness }) => sum + weightOf(place) * likeness, 0);
  const all = form.weights.reduce(
    (sum, weight, place) => sum + weight * (said.has(place) || weight > 0.6 ? 1 : 0.5),
    0,
  );
  const ordered = hits.every((hit, place) => place === 0 || hit.place > (hits[place - 1]?.place ?? -1));
  const gap = last.token + last.length - first.token - hits.reduce((sum, { length }) => sum + length, 0);
  const silentVerb = said.size < form.stems.length;
  const coverage = (heard / all) * (silentVerb && index.isAction(form.entity) ? 0.7 : 1);
  const isWhole = form.weights.every((weight, place) => said.has(place) || weight <= 0.6);
  const isHearsay = hits.every(({ likeness }) => likeness < leastLikeness);
  if (coverage < leastCoverage || (form.sure < 1 && silentVerb) || (!isWhole && isHearsay)) return undefined;
  return {
    first: first.token,
    end: last.token + last.length,
    entity: form.entity,
    score:
      coverage * form.sure * (ordered ? 1 : /^(?:term|value|source)$/.test(form.entity.kind) ? 0.3 : 0.97) -
      gap * 0.01,
    whole: isWhole,
    bare: form.verb !== undefined && !said.has(form.verb),
  };
}
