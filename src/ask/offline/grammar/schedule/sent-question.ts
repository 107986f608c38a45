const quoted = /(?<=^|[\s:,(])["“”«‘']([^"“”»]{6,}?)["”»’'](?=[^\p{L}\p{N}]|$)/u;
const behindColon = /:\s+(\S+(?:\s+\S+){1,}[^\s])\s*$/;

const weekday = String.raw`(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)`;
const clock = String.raw`(?:\d{1,2}(?:[:.h]\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.|o['’]?clock|h|hrs)|\d{1,2}:\d{2})`;

/** What says that, when, where and to whom something is to be sent. */
const frames = [
  String.raw`\b(?:(?:i|we) (?:would|['’]d)?\s?(?:want|like|wish|need|love)(?: to)?(?: (?:receive|get|have|see))?)\b`,
  String.raw`\b(?:please|pls|plz|kindly|hey|hi|can you|could you|would you|from now on|as well|thanks|thx)\b`,
  String.raw`\b(?:send|e-?mail|mail|post|autopost|share|push|deliver|ping|tell|bug|remind|forward|schedule|repeat|dm|cron|subscribe|sign|set up|(?:give|show|get|drop|report|message|slack|text|put)(?= (?:me|us|him|her|the team|it|this|that)\b))\b(?: (?:me|us|him|her|the team|everyone|everybody|my team|our team|it|this|that|myself)\b)*(?: (?:up|on|to|of|in|with|about|for)(?= ))*`,
  String.raw`\b(?:every|each|on|weekly|by|at|around|for|in the|first thing)?(?: first thing on)?[ ]?(?:${weekday})(?: (?:first thing|mornings?|afternoons?|evenings?|nights?))?\b`,
  String.raw`\b(?:(?:every|each|once a|per) (?:week|morning|day|weekday)|weekly|in the (?:morning|afternoon|evening)|first thing(?: in the morning)?|sharp)\b`,
  String.raw`\b(?:at |by |around |before )?${clock}`,
  String.raw`\b(?:at |by |around |before )?(?:half|quarter|five|ten|twenty) (?:past|to) (?:\w+)(?: (?:am|pm))?`,
  String.raw`\b(?:at|around) \d{1,2}\b`,
  String.raw`(?:\b[A-Z][\w/]+(?: [A-Z]\w+)? (?:time|hour)\b|\b(?:UTC|GMT|CES?T|BST|E[SD]T|P[SD]T|CST|IST)\b|\b[A-Z][a-z]+\/[A-Z]\w+\b)`,
  String.raw`\b(?:(?:in|into|to) (?:my|our|the) (?:inbox|channel|mailbox|team)|to (?:me|us)|for me|by (?:e-?mail|mail)|in slack)\b`,
  String.raw`#[\w-]+`,
  String.raw`\b(?:the )?answers? (?:to|of|for)\b|\brecurring question\b|\bask yourself\b`,
].map((source) => new RegExp(source, 'gi'));

const nothingToAsk =
  /^(?:(?:it|that|this|these|me|us|i|my|our|a|an|the|to|of|in|up|on|for|and|let['’]?s|rather|instead|make|change|move|switch|then|no|do|with|have|want|am|be|is|some|start|add|waiting|way|new|regular|recurring|quick|short|automatic|darling|monday|morning|weekly|daily|digests?|summar(?:y|ies)|updates?|reports?|overviews?|e-?mails?|mails?|newsletters?|round-?ups?|thing|things|ones?|messages?|numbers|stats|time)\s*)*$/i;
const aDigest = /\b(?:digests?|summar(?:y|ies)|round-?ups?|newsletters?)\b(?! (?:of|about|on|with)\b)/i;

export interface SentQuestion {
  /** The question that is to be answered each week, in the asker's own words; none for the digest itself. */
  readonly question?: string;
  /** The rest of the message. */
  readonly frame: string;
  /** The question stands in quotes or behind a colon, so that the rest says only how it is to be sent. */
  readonly isMarked: boolean;
}

/** Parts a message such as `send me the churn rate every Friday` into what is to be sent and how. */
export function readSentQuestion(text: string): SentQuestion {
  for (const marked of [quoted, behindColon]) {
    const match = marked.exec(text);
    if (match?.[1] === undefined) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    if (marked === quoted) return { question: match[1].trim(), frame: rest, isMarked: true };
    const question = withoutFrames(match[1]);
    if (!nothingToAsk.test(question)) return { question, frame: text.replace(question, ' '), isMarked: true };
  }
  const left = withoutFrames(text);
  return nothingToAsk.test(left.replace(/[?-]/g, ' ').trim()) || aDigest.test(left)
    ? { frame: text, isMarked: false }
    : { question: left, frame: text.replace(left, ' '), isMarked: false };
}

const withoutFrames = (text: string): string =>
  frames
    .reduce((rest, frame) => rest.replace(frame, ' '), text)
    .replace(/\s+/g, ' ')
    .replace(
      /^(?:[\s,.;!-]|(?:with|about|the|a|an|and|to|of|in|on)(?= ))+|(?:[\s,.;!-]| (?:and|on|at|by|in|to)$)+$/gi,
      '',
    )
    .trim();
