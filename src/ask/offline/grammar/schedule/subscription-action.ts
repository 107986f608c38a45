export type SubscriptionAction = 'subscribe' | 'unsubscribe' | 'list';

const sent =
  '(?:digests?|summar(?:y|ies)|reports?|mails?|mailings?|emails?|updates?|subscriptions?|messages?|newsletters?|round ups?|roundups?|stats|overviews?|numbers|sending|emailing|mailing|posting|getting|receiving|schedules?|reminders?|alerts?|notifications?|questions?|posts?|thing|it|them|this|these|those|mine|that|one)';
const stopping =
  '(?:stop|cancel|end|quit|kill|delete|remove|pause|mute|scrap|ditch|halt|discontinue|disable|drop(?! off)|turn off|switch off|shut off|turn|switch|get rid of|no more|enough of|enough|without|do not (?:want|need|wish|like)(?: to)?|do not send|never send|no longer (?:want|need|send|wish)(?: to)?|not interested in)';

const stops = [
  / (?:unsubscribe|unsubscribed|unsub|unschedule|opt out|opt (?:me|us) out|(?:take|get|drop|remove|strike|cut|leave) (?:me|us|my name|my address) (?:off|out|from)|(?:want|would like|like) out) /,
  new RegExp(` ${stopping} (?:\\S+ ){0,5}?${sent} `),
  new RegExp(` ${sent} (?:\\S+ ){0,2}off (?:please |thanks |now )?$`),
  new RegExp(` ${sent} (?:\\S+ ){0,3}(?:any longer|anymore|no longer|any more) `),
  /^ (?:please )?(?:stop|cancel|quit|mute|pause|end) (?:please )?$/,
];

const existing = [
  / (?:do|am|have|did|can|are|will|is) (?:i|we|me|my|you) (?:\S+ ){0,3}?(?:have|scheduled|get|getting|receive|receiving|subscribed|signed|set|scheduled|asked|send|sending|see) /,
  / (?:my|our|current|existing|active|all|any|which|what|some) (?:\S+ ){0,2}?(?:digests?|subscriptions?|summaries|reports|mails|emails|updates|messages|schedules?|questions) /,
  / (?:list|subscriptions) /,
];
const asking =
  /^ (?:\S+ ){0,4}?(?:which|what|list|show|see|do i|am i|have i|did i|overview|how many|is there|are there|any|inform) /;

/** Where the question to be sent may begin. */
const sentFrom =
  /(?<=\S )(?:which|who|how many|why|where) |(?<! (?:not|stop|quit|never)) (?:send|mail|email|post|remind|tell|give|show) (?:me|us|the team) /;

/** What is to be done about regular messages: told by the words up to the question that is to be sent. */
export function readAction(text: string, isTimed: boolean): SubscriptionAction {
  const [order = ''] = text.split(sentFrom);
  if (stops.some((each) => each.test(order))) return 'unsubscribe';
  const isAsked = !isTimed && asking.test(text) && existing.some((each) => each.test(text));
  return isAsked ? 'list' : 'subscribe';
}
