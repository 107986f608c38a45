import { happyStems, unhappyStems } from '../lexicon/feeling-words.js';
import { plainStems } from '../lexicon/plain-words.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';
import { overlaps, type Span } from '../text/word-text.js';
import { grammarStems } from '../vocabulary.js';

export interface SearchSubject extends Span {
  readonly about: string;
}

const quoted = /["“«]([^"”»]{2,200})["”»]/;
const opening =
  /(?<= )(?:about|mention(?:s|ed|ing)?(?: of)?|regarding|concerning|related to|related with|to do with|(?:trouble|problems?|issues?|difficult\w+|struggl\w+|hassle) with|on the subject of|on the topic of|complain(?:s|ed|ing)? (?:about|that|of)|ask(?:s|ed|ing)? (?:for|about)|asked us for|request(?:s|ed|ing)?|say(?:s|ing)? (?:about|that|something about|on)|said (?:about|that|on)|(?:go|goes|going|went|gone) wrong with|(?<=(?:anyone|anybody|someone|somebody|who|people|customers|users|they) (?:ever |really |actually )?)(?:praised|complimented|thanked|slammed|criticised|criticized|trashed|cursed)|(?:notice|notices|noticed|noticing)|(?<= (?:quotes?|reviews?|comments?|feedback|posts?|tickets?|messages?|verbatims?|texts?|people|customers|someone|anyone|anybody) )(?:praising|complimenting|thanking|slamming|trashing|bashing|roasting|criticising|criticizing|cursing)|talk(?:s|ed|ing)? about|(?<!(?:we|i|am|are|were|is|he|she|they|been) (?:are |am |were |is )?)(?:think|feel|thinking) (?:about|of)|(?:think|feel) (?:about|of)|(?:(?:un)?happy|happier|unhappier|(?:dis|un)?satisfied|pleased|annoyed|angry|upset|furious|frustrated|mad) (?:with|about|at|by|over)|(?<=any )(?:love|praise|complaints?|gripes?|demand|interest) (?:for|over|in)|(?:anything|something|nothing|any (?:word|news)) (?:on|re|around)|sentiment (?:on|around|towards?)|writ(?:e|es|ing|ten) about|wrote about|search(?:ing)?(?: \w+){0,3} for|look(?:ing)? for|referring to|refer to|containing|with the words?|where (?:people|customers|they) (?:mention|complain about|say|talk about|ask for)|wish(?:es|ed)? for|(?:brought|brings?|bringing) up(?! in| as| to| the most))(?= )/g;
/** `quotes on parking`, `verbatims from promoters re the app`: what was written, and on what. */
const writtenOn =
  /(?<= )(?:quotes?|comments?|verbatims?|reviews?|feedback|opinions?|views|remarks?|mentions?|words|citations?|lines|posts?|tickets?|tweets?|messages?|answers?|thoughts|examples?)(?: (?!on )\S+){0,3} (?:on|re|around|touching on|to do with)(?= )/g;
/** `someone said the router keeps rebooting`: an example of what is looked for. */
const example =
  /(?<= )(?:someone|somebody|(?:a|1) (?:\w+ )?\w+) (?:says|said|claims|claimed|wrote|told (?:us|me)|mentioned)(?: that| about)?(?= )|(?<=(?:^| (?:guy|person|man|woman|lady|customer|client|user|guest|one|somebody|someone|anyone)) )who (?:says|said|claims|claimed|wrote|told us|mentioned)(?: that)?(?= (?!about |it |that |this |so |what ))/g;
/** `did passengers say the wifi is slow`. */
const toldThat =
  /(?<=^ (?:did|do|does|have|has) (?:\S+ ){1,2}?)(?:say|said|claim|claimed|write|wrote|report|reported)(?: that)?(?= (?:the|our|their|it|they) )/g;
/** `anyone got the wrong pills`: what may have happened to somebody, and is no activity. */
const befell =
  /(?<=^ (?:(?:has|have|did|does|do|is) )?(?:anyone|anybody|someone|somebody) (?:else )?(?:ever )?)(?:get|gets|got|getting|receive[sd]?|find|found|see|saw|seen|have|had|having)(?= )/g;
/** `do people like the dashboard`, `how many customers want dark mode`: what is liked or wanted. */
const wanted =
  /(?<=^ )(?:(?:do|does|did) (?:\S+ ){1,3}?(?:really |actually |still )?(?:like|love|enjoy|hate|dislike|appreciate)|how many (?:people|customers|users|clients|of them) (?:want|need|miss|would like|wish for)|who (?:wants|needs|misses|wanted|would like)(?! to ))(?= (?!us |it |that |to |what |most |about |(?:our|the|this) (?:app|product|service|company|software|brand|tool) ))/g;
/** `is bank sync still a problem`, `how often is support mentioned`: said before what is said of it. */
const saidFirst =
  /(?<=^ (?:how often )?(?:is|are|was|were) (?:the |our )?)(?:\S+ ){1,4}?(?=(?:(?:still|really|ever|often|even) )?(?:(?:a|an) (?:problem|issue|trouble|pain|headache|hassle)|mentioned|brought up|talked about|complained about|praised|criticised|criticized) )|(?<=^ how often (?:do|does|did) (?:the |our )?)(?:\S+ ){1,4}?(?=(?:come|comes|crop|crops|pop|pops|get mentioned|gets mentioned)(?: up)? )|(?<=^ (?:is|are) (?:the |our )?)(?:\S+ ){1,4}?(?=(?:thing |stuff )?(?:still |really )?(?:coming|cropping|popping) up )|(?<=^ (?:do|does|did|has|have|will) (?:the |our )?)(?:\S+ ){1,4}?(?=(?:thing |stuff |business )?(?:show|shows|shown|turn|turned|come|crop|pop) up (?:in|on|among) )/g;
const closing =
  /^(?:for (?:the|my|our|a|an|his|her|their|next) (?:\S+ ){0,3}(?:website|site|deck|board|slides?|presentation|newsletter|meeting|report|poster|blog|talk|brochure|article|pitch|standup|review)|on our|please) /;

/** What is told of the texts, and is no part of their subject: `crashes went up`, `invoices and then left`. */
const ending =
  /^(?:and (?:then )?(?:later )?(?:left|leave|churn\w*|cancel\w*|quit)|(?:go|goes|went|going|gone) (?:up|down|away)|(?:lead|leads|led|leading) to|increas\w+|decreas\w+|(?:rise|rises|rose|rising|grow|grows|grew|growing)|(?:stop(?:s|ped|ping)?|(?:good|positives?) (?:and|or) (?:bad|negatives?)|in (?:the |our )?(?:feedback|reviews|comments|tickets|surveys?)|the most)(?= $)|(?:tomorrow|tonight|later today|next week)|(?:can|could|would) (?:you|we|someone)) /;

/** What the feedback is to be about: the words behind `about`, `mentions`, `asked for`, in the asker's own words. */
export function findSubject(reading: Reading): SearchSubject | undefined {
  const { text, tokens, words } = reading.question;
  const inQuotes = quoted.exec(text);
  if (inQuotes?.[1] !== undefined) {
    const from = inQuotes.index;
    const first = tokens.findIndex(({ start }) => start >= from);
    const after = tokens.findIndex(({ start }) => start >= from + inQuotes[0].length);
    if (first >= 0) return { about: inQuotes[1], first, end: after < 0 ? tokens.length : after };
  }
  const wish = wishes(reading);
  if (wish) return wish;
  const [first] = words.matches(saidFirst);
  if (first && !isNoSubject(first.first, first.end, reading))
    return { about: spelt(first.first, first.end, reading), first: first.first, end: first.end };
  for (const match of [
    opening,
    writtenOn,
    toldThat,
    example,
    ...(reading.question.mentions.length === 0 ? [befell] : []),
    wanted,
  ].flatMap((each) => words.matches(each))) {
    if (/^(?:what|how)$/.test(reading.wordAt(match.first - 1))) continue;
    const first = skipSmall(match.end, reading);
    const end = endOfSubject(first, reading);
    if (end <= first || isNoSubject(first, end, reading) || isSource(first, reading)) continue;
    return { about: spelt(first, end, reading), first, end };
  }
  return subjectBefore(reading) ?? leftOver(reading);
}

/** `what features do customers ask for`. */
function wishes({ question }: Reading): SearchSubject | undefined {
  const [said] = question.words.matches(
    /(?<= (?:what|which) )(?:(?:new|missing) )?(?:features?|functions?|functionality|integrations?|improvements?) (?:\w+ ){1,7}?(?:ask\w* for|request\w*|want\w*|wish\w* for|need\w*|miss\w*)(?= )/g,
  );
  const [named] = question.words.matches(
    /(?<= )(?:feature (?:requests?|wishes)|requested features|features? (?:are |do )?(?:people|customers|users|clients|they) (?:ask\w*|request\w*|wish\w*)(?: for)?)(?= )/g,
  );
  const found = said ?? named;
  if (!found) return undefined;
  const whose = question.mentions.find((mention) => overlaps(mention, found));
  return { about: 'feature requests', first: found.first, end: whose ? whose.first : found.end };
}

const writing =
  / (?:quotes?|comments?|verbatims?|reviews?|feedback|opinions?|remarks?|mentions?|posts?|tweets?|messages?|complain\w*|gripes?|praise|said|say|says|wrote) /;

/** `RFQ to order for titanium buyers`: what happened is asked about, not what was written. */
const isOfSteps = ({ question }: Reading): boolean =>
  question.mentions.filter(({ readings: [best] }) => best?.entity.kind === 'activity').length > 1;

const namesSource = ({ question }: Reading): boolean =>
  question.mentions.some(({ readings: [best] }) => best?.entity.kind === 'source');

/** `quotes re crew kindness`: with no word that says so, what is left of the asker's own words. */
function leftOver(reading: Reading): SearchSubject | undefined {
  const { text, tokens, company, words } = reading.question;
  if (!writing.test(words.text) && (isOfSteps(reading) || !namesSource(reading))) return undefined;
  const isOwn = (token: number): boolean => {
    const word = tokens[token];
    const isNamed = reading.question.mentions.some(({ first, end }) => first <= token && token < end);
    return (
      word?.number === undefined &&
      word !== undefined &&
      word.word.length > 1 &&
      !isNamed &&
      reading.isFree({ first: token, end: token + 1 }) &&
      !reading.overlapsPeriod({ first: token, end: token + 1 }) &&
      !grammarStems.has(word.stem) &&
      !happyStems.has(word.stem) &&
      !unhappyStems.has(word.stem) &&
      !company.index.stems.has(word.stem)
    );
  };
  const own = tokens.flatMap((_, token) => (isOwn(token) ? [token] : []));
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined || last - first > 4) return undefined;
  const about = text.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0);
  return { about, first, end: last + 1 };
}

/** `cold food complaints`: what is complained of, said first. */
export function subjectBefore(reading: Reading): SearchSubject | undefined {
  const { tokens, words, company } = reading.question;
  const [match] = words.matches(
    /(?<=^ (?:(?:any|show|find|see|get|read|me|all|the|some) )*)(?:\S+ ){1,3}(?:complaints?|reviews?|comments?|feedback|mentions)(?= )/g,
  );
  if (!match) return undefined;
  const end = match.end - 1;
  const next = tokens[match.end];
  if (next && !next.pause) return undefined;
  const before = tokens.slice(match.first, end);
  const isOwn =
    before.every(({ stem, number }) => number === undefined && !saysNothing(stem)) &&
    before.some(({ stem }) => !company.index.stems.has(stem) && !grammarStems.has(stem)) &&
    !limits({ first: match.first, end }, reading);
  if (!isOwn) return undefined;
  return { about: spelt(match.first, end, reading), first: match.first, end };
}

const saysNothing = (stem: string): boolean =>
  plainStems.has(stem) || personStems.has(stem) || happyStems.has(stem) || unhappyStems.has(stem);

/** They name customers or a source, not what is written of. */
const limits = (span: Span, { question }: Reading): boolean =>
  question.mentions.some(
    (mention) =>
      overlaps(mention, span) &&
      mention.readings.some(({ entity }) => /^(?:value|term|source)$/.test(entity.kind)),
  );

/** The asker's own words, with their spelling mended. */
function spelt(first: number, end: number, { question }: Reading): string {
  let about = '';
  for (const [place, { word, misspelt, start, end: last }] of question.tokens.slice(first, end).entries()) {
    const before = question.tokens[first + place - 1];
    if (before && place > 0) about += question.text.slice(before.end, Math.max(before.end, start));
    about +=
      misspelt === true
        ? word
        : question.text.slice(Math.max(start, before && place > 0 ? before.end : 0), last);
  }
  return about;
}

/** `comments on trustpilot`: where they were written, not on what. */
const isSource = (first: number, { question }: Reading): boolean =>
  question.candidates.some(
    ({ entity, score, first: at }) =>
      entity.kind === 'source' && score >= 0.75 && at === first && question.company.isFeedback(entity.name),
  );

function skipSmall(first: number, reading: Reading): number {
  let token = first;
  while (/^(?:a|an|the|our|their|any|some|that|this|these|those)$/.test(reading.wordAt(token))) token += 1;
  return token;
}

/** Up to a full stop, a period, a source or the customers that it is limited to. */
function endOfSubject(first: number, reading: Reading): number {
  const { tokens, periods, words } = reading.question;
  const from = (token: number): string => words.text.slice(words.before(token).length);
  for (let token = first; token < tokens.length; token++) {
    const word = tokens[token];
    if (!word || (token > first && word.pause === '.')) return token;
    if (periods.some((period) => period.first === token && !isOfThing(period, first, reading))) return token;
    if (startsLimit(token, reading)) return token;
    if (/^(?:compared?|versus|than)$/.test(word.word)) return token;
    if (token > first && ending.test(from(token))) return token;
    if (token === first) continue;
    if (closing.test(from(token)) || (word.pause === ',' && isAside(token, reading))) return token;
    if (/^(?:topics?|themes?|issues?|subjects?|matter)$/.test(word.word) && isLast(token, reading))
      return token;
  }
  return tokens.length;
}

/** `a sunday edition`: a thing that is called by a day. */
const isOfThing = (period: Span, first: number, reading: Reading): boolean =>
  period.first === first &&
  /^(?:a|an)$/.test(reading.wordAt(first - 1)) &&
  reading.question.tokens[period.end]?.pause === '';

const isLast = (token: number, { question }: Reading): boolean => {
  const next = question.tokens[token + 1];
  return next === undefined || next.pause !== '';
};

/** What follows a comma says how many, when, where or from whom: `parking, max 8, dutch speakers`. */
function isAside(token: number, reading: Reading): boolean {
  const { tokens, candidates, periods } = reading.question;
  const until = tokens.findIndex(({ pause }, place) => place > token && pause !== '');
  const part: Span = { first: token, end: until < 0 ? tokens.length : until };
  return (
    /^(?:for|from|by|only|just|please|max|maximum|say|latest|last|this|since|top|no|not|any|thanks|neg|negative|positive|happy|unhappy|good|bad|nice|angry|nasty)$/.test(
      reading.wordAt(token),
    ) ||
    tokens.slice(part.first, part.end).some(({ number }) => number !== undefined) ||
    periods.some((period) => overlaps(period, part)) ||
    candidates.some(
      (candidate) =>
        overlaps(candidate, part) &&
        candidate.score >= 0.75 &&
        /^(?:value|term|source)$/.test(candidate.entity.kind),
    )
  );
}

/** `among enterprise customers`, `in support tickets`, `on trustpilot`. */
function startsLimit(token: number, reading: Reading): boolean {
  if (!/^(?:among|amongst|from|by|in|on|at|with|of|for)$/.test(reading.wordAt(token))) return false;
  const behind: Span = { first: token + 1, end: token + 4 };
  const starts = reading.question.candidates.filter(
    (candidate) => overlaps(candidate, behind) && candidate.first <= token + 2 && candidate.score >= 0.75,
  );
  if (
    starts.some(({ entity }) => entity.kind === 'source' && reading.question.company.isFeedback(entity.name))
  )
    return true;
  const isPeople = /^(?:among|amongst|from|by|of|with|for)$/.test(reading.wordAt(token));
  const isPlace = /^(?:in|at)$/.test(reading.wordAt(token));
  if (
    isPlace &&
    starts.some(({ entity, whole, first }) => entity.kind === 'value' && whole && first === token + 1)
  )
    return true;
  return (
    isPeople &&
    (starts.some(({ entity }) => entity.kind === 'value' || entity.kind === 'term') ||
      personStems.has(reading.stemAt(token + 1)))
  );
}

/** `about us` and `about it` say nothing to search for. */
function isNoSubject(first: number, end: number, reading: Reading): boolean {
  const words = reading.question.tokens.slice(first, end).map(({ word }) => word);
  return words.every((word) =>
    /^(?:us|we|it|that|this|one|ones|them|they|you|him|her|our|company|product|most|here|what|is|are|the|lately|now|things?|in|general|overall|please|me|something|anything)$/.test(
      word,
    ),
  );
}
