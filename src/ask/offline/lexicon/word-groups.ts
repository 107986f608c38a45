/** Words that turns of phrase share, written `{leave}` in them; base forms. */
export const wordGroups: Readonly<Record<string, string>> = {
  leave:
    'leave|churn|cancel|quit|quiet|silent|bail|abandon|drop|stall|exit|stop|give|disappear|vanish|die|fall|walk|lapse|defect|switch|stick|end',
  lose: 'lose|leak|bleed|shed',
  go: 'leave|churn|cancel|quit|lose|go|defect|lapse|stop|drop|walk|close|switch|disappear|give|slip|terminate|end|unsubscribe',
  change:
    'change|improve|hurt|help|raise|lower|reduce|increase|boost|harm|damage|kill|drive|cost|influence|affect|impact|lift|grow|cut|push|cause|suffer|hit|benefit|drop|rise|fall|move|shift|make',
  upset:
    'complain|annoy|bother|frustrate|irritate|upset|anger|unhappy|dissatisfied|hate|dislike|moan|gripe|rant|rage|angry|mad|grumble|whine|criticise|criticize|disappoint|struggle|pissed|livid|grumpy|cranky|fume',
  please: 'love|like|enjoy|praise|appreciate|adore|delight|compliment|cherish',
  move: 'increase|decrease|rise|fall|grow|decline|shrink|climb|drop|jump|spike|dip|plummet|soar|accelerate',
  lift: 'get|make|convince|persuade|move|turn|convert|help|keep|win|save|stop|prevent|reduce|retain|rescue|reactivate|bring|increase|improve|boost|raise|grow|lower|nudge|push|drive|encourage|motivate|activate|engage|re-engage|upsell|treat|handle|approach|deal|respond|react|avoid|cut',
  moment: 'moment|touchpoint|interaction|behaviour|behavior|experience|habit|signal|sign|factor|driver',
  deed: 'touchpoint|interaction|behaviour|behavior|experience|action|event|activity|thing|step|moment|habit|factor|feature|signal',
  sway: 'lead|make|drive|predict|help|hurt|matter|increase|reduce|raise|lower|boost|damage|harm|push|decide|determine|influence|affect|cause|correlate|kill|prevent|support|promote|improve|lift|encourage|precede',
  writing:
    'feedback|review|comment|quote|ticket|text|post|message|complaint|opinion|rating|testimonial|remark|note',
  kind: 'kind|type|sort|group|segment|category|cluster|profile|persona',
  place: 'step|stage|point|phase|part|moment|place|spot|link',
};
