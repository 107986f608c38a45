/** What the name of an activity tells: whether it is good or bad for the company, or something beside the journey. */
export type ActivityKind =
  | 'purchase'
  | 'sale'
  | 'resolution'
  | 'completion'
  | 'growth'
  | 'churn'
  | 'loss'
  | 'trouble'
  | 'feedback'
  | 'team';

/** English words of the field; the first kind that fits is it. What has no such word is judged by its place alone. */
const kinds: readonly (readonly [ActivityKind, RegExp])[] = [
  [
    'churn',
    /\b(cancel\w*|churn\w*|unsubscri\w*|withdr[ae]w\w*|(un|de)regist\w*|terminat\w*|uninstall\w*|deactivat\w*|(account|subscription) (closed|deleted|ended))\b/,
  ],
  [
    'loss',
    /\b(lost|reject\w*|declin\w*|fail\w*|refus\w*|abandon\w*|refund\w*|return\w*|expired?|no show|disqualif\w*|bounced?)\b/,
  ],
  ['trouble', /\b(errors?|bugs?|crash\w*|exceptions?|timeouts?|duplicates?|invalid|anomaly|reopen\w*)\b/],
  ['feedback', /\b(nps|csat|reviews?|surveys?|ratings?|rated|feedback)\b/],
  ['team', /^(sent|offered|called|gave|emailed|reminded)\b/],
  ['growth', /\b(renewed|renewal|upgraded|expanded)\b/],
  ['sale', /\b(deal|opportunity|closed|contract) (won|signed)\b/],
  [
    'purchase',
    /\b(subscribed|subscription (started|created|activated)|(started|created|activated|began) subscription|purchased?|bought|order(ed| placed| completed| confirmed| created)|checkout (completed?|succe\w+)|payment (succe\w+|completed?|done|received)|paid|converted)\b/,
  ],
  ['resolution', /\b(solved|resolved?|closed?|fixed)\b/],
  [
    'completion',
    /\b(completed?|finish\w*|graduat\w*|pass(ed)?|certif\w*|approved|accepted|delivered|discharged?|releas\w*|activated|distinction)\b/,
  ],
];

/** Steps that people speak of, in web shops, products, sales, support, courses and hospitals. */
const stageWords =
  /\b(sign(ed)? ?up|regist\w*|account created|created account|trial|started?|leads?|opened|onboard\w*|activated|checkout|carts?|demos?|booked|meeting|opportunity|proposal|qualified|quote|contract|submitted|shipping|payment|triage|admission|admitted|assign\w*|take in charge|installed)\b/;
/** Mere movements on a page, however they are called. */
const interfaceWords = /\b(click\w*|tap(ped)?|scroll\w*|hover\w*|search\w*|filter\w*)\b/;

/** What is asked of support: no step on the way to buying, even where it often comes first. */
export function isSupportMatter(name: string): boolean {
  return /\b(tickets?|incidents?|complaints?)\b/.test(plainWords(name));
}

export function kindOfActivity(name: string): ActivityKind | undefined {
  const words = plainWords(name);
  return kinds.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Whether people would call it a stage of a journey. */
export function isStageWord(name: string): boolean {
  const words = plainWords(name);
  return stageWords.test(words) && !interfaceWords.test(words);
}

export function isInterfaceWord(name: string): boolean {
  return interfaceWords.test(plainWords(name));
}

/** `orderCompleted`, `order_completed` and `Order Completed` are one. */
export function plainWords(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
