import { findCustomer, takeCustomer } from '../arguments/take-customer.js';
import { takeGeneralLeaving } from '../arguments/take-leaving.js';
import { takeLimit } from '../arguments/take-limit.js';
import { activityMentions, takeOutcome } from '../arguments/take-names.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { askForCustomer } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

export const nextBestAction: ToolGrammar = {
  tool: 'next_best_action',
  evidence: ({ words }) =>
    / what (?:do|should|can|could|must) (?:we|i) do (?:with|about|for) /.test(words.text) ? 8 : 0,
  read(reading) {
    const limit = takeLimit(reading);
    const customer = isForOne(reading) ? takeCustomer(reading) : undefined;
    takeTestedActions(reading);
    const outcome = takeAim(reading);
    const segment = takeSegment(reading, { ownsPeriods: true });
    const pointed =
      customer === undefined &&
      (pointsAtThis(reading.question) || (segment === undefined && pointsAtOne(reading.question)));
    return {
      args: { customer, segment, outcome, limit },
      ...(pointed ? { missing: askForCustomer() } : {}),
    };
  },
};

const tested =
  / (?:help\w*|works?|working|worth|pays? off|effective|any good|make (?:a|any) difference|bother\w*|do anything) /;

/** `is it worth calling customers`: all actions are weighed, so that one needs no naming. */
function takeTestedActions(reading: Reading): void {
  const { words, company } = reading.question;
  if (!tested.test(words.text)) return;
  for (const { first, end, activity } of activityMentions(reading))
    if (activity in company.catalog.actions) reading.take({ first, end });
}

/** `the client`: one person, who is not named. */
const pointsAtOne = ({ words }: Question): boolean =>
  / (?:this|that|the) (?:account|job|order|booking|case|project|deal|customer|client|user|person|company|patient|player|one|guy|lead|member) /.test(
    words.text,
  );

/** `this tenant`, `this lead`: the same, whatever else is called so. */
const pointsAtThis = ({ tokens }: Question): boolean =>
  tokens.some(
    ({ word, stem }, token) =>
      personStems.has(stem) &&
      !/s$|^(?:people|folk|everyone|everybody)$/.test(word) &&
      /^(?:this|that)$/.test(tokens[token - 1]?.word ?? '') &&
      !personStems.has(tokens[token + 1]?.stem ?? ''),
  );

const isForOne = (reading: Reading): boolean => findCustomer(reading) !== undefined;

/** What the action is to bring about or to prevent; a term's own words (`churned customers`) are no aim. */
function takeAim(reading: Reading): string | undefined {
  const made = takeMade(reading);
  if (made !== undefined) return made;
  const { mentions } = reading.question;
  const terms = mentions.filter(({ readings }) => readings[0]?.entity.kind === 'term');
  const aimed = new Set(
    terms.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, place) => first + place)),
  );
  const isAim = (token: number): boolean => !aimed.has(token);
  const { company } = reading.question;
  const [best] = reading.free(
    ({ entity, score, first }) =>
      score >= 0.7 && company.outcomeOf(entity) !== undefined && isAim(first) && isWanted(first, reading),
  );
  if (best) return takeOutcomeAt(best, reading);
  if (terms.length > 0 && / (?:churned|lapsed|lost) /.test(reading.question.words.text)) return undefined;
  if (hasLeft.test(reading.question.words.text)) return undefined;
  return (
    takeGeneralLeaving(reading) ??
    (terms.length === 0
      ? takeOutcome(reading, { partly: / more /.test(reading.question.words.text) })
      : undefined) ??
    takeDeed(reading) ??
    takeBuying(reading) ??
    takeKeeping(reading)
  );
}

/** Leaving that has happened says whom the action is for. */
const hasLeft =
  / (?:who|that|which|whose) (?:(?:have|had|has|just|already|recently) )*(?:quit|left|churned|cancelled|canceled|lapsed|dropped|went|walked) /;

const making =
  /(?<= )(?:(?:turn|make|convert|move|get|transform|develop|change|coax|persuade|nudge) (?:\S+ ){0,6}?into(?: an?)?(?: paying)?|make (?:them|these|those) (?:an? |into )?|becom\w* (?:an? )?|then)(?= )/g;

/** `turn trialists into members`, `to make them buyers`, `fundraisers → legacy`: what they are to become. */
function takeMade(reading: Reading): string | undefined {
  const { company, words, candidates } = reading.question;
  for (const { end } of words.matches(making)) {
    const behind = candidates.filter((candidate) => candidate.first >= end && candidate.first <= end + 1);
    const [outcome] = behind
      .filter(({ entity, score }) => score >= 0.45 && company.outcomeOf(entity) !== undefined)
      .sort((a, b) => b.score - a.score);
    const term = behind.find(({ entity, score }) => entity.kind === 'term' && score >= 0.7);
    const became = term && company.outcomeOfTerm(term.entity.name);
    const found = term && became !== undefined && term.score >= (outcome?.score ?? 0) ? term : outcome;
    const alike = found ? undefined : outcomeAlike(reading.wordAt(end), reading);
    if (alike !== undefined) {
      reading.take({ first: end - 1, end: end + 1 });
      return alike;
    }
    if (!found || !reading.isFree(found)) continue;
    reading.take({ first: end - 1, end: found.end });
    return found === term ? became : company.outcomeOf(found.entity);
  }
  return undefined;
}

/** `members` for `membership`, `subscribers` for `Subscribed`. */
function outcomeAlike(word: string, { question: { company } }: Reading): string | undefined {
  const start = word.replace(/s$/, '').slice(0, 6);
  if (start.length < 6) return undefined;
  return Object.keys(company.catalog.outcomes).find((name) =>
    [name, company.activityOf(name) ?? ''].some((each) => ` ${each.toLowerCase()}`.includes(` ${start}`)),
  );
}

/** `get more guests to redeem their points`: what they are to do. */
function takeDeed(reading: Reading): string | undefined {
  const deed = activityMentions(reading).find(({ first }) => {
    const before = reading.stemAt(first - 1);
    return (before === 'to' || before === 'more' || personStems.has(before)) && isWanted(first, reading);
  });
  if (!deed) return undefined;
  reading.take(deed);
  return deed.activity;
}

const buying =
  /(?<= (?:to|so that|will|would|should|they|them) (?:\S+ ){0,3}?)(?:buy|pay|purchase|order|convert|sign|subscribe|commit)(?= )/g;

/** `so that prospects buy`: the one outcome that is a sale by its name. */
function takeBuying(reading: Reading): string | undefined {
  const [match] = reading.question.words.matches(buying).filter((span) => reading.isFree(span));
  const sales = Object.keys(reading.question.company.catalog.outcomes).filter((name) =>
    /^(?:(?:new|first) )?(?:sales?|purchase|order|conversion|subscription|deal(?: won)?)$/i.test(name),
  );
  const [only, other] = sales;
  if (!match || only === undefined || other !== undefined) return undefined;
  reading.take(match);
  return only;
}

/** `keep them on board`, `customers at risk`: not to leave. */
function takeKeeping({ question }: Reading): string | undefined {
  return / (?:keep|hold|retain|have) (?:\S+ ){1,4}(?:on board|with us|from going|around|alive) | (?:stay|remain) (?:with us|alive|on board) | (?:at risk|in danger) /.test(
    question.words.text,
  )
    ? question.company.leaving
    : undefined;
}

function takeOutcomeAt(
  candidate: Parameters<Reading['take']>[0] & {
    entity: Parameters<Reading['question']['company']['outcomeOf']>[0];
  },
  reading: Reading,
): string | undefined {
  reading.take(candidate);
  return reading.question.company.outcomeOf(candidate.entity);
}

/** `to subscribe`, `more renewals`, `from churning`: not `who cancelled`, which says whom it is for. */
function isWanted(first: number, reading: Reading): boolean {
  const before = [1, 2, 3].map((back) => reading.wordAt(first - back));
  return !before.some((word) => /^(?:who|that|which|have|has|had|with)$/.test(word)) || before.includes('to');
}
