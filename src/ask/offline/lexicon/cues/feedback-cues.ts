import type { Cues } from './cues.js';

/** Asking what customers say. */
export const feedbackCues = {
  feedback_themes: {
    certain: `
{upset}
complaint
complaint … about|from|in|on|this|last|since|go|change|with|link|lead
what be|do … complaint
theme
topic
pain point
pain
gripe
praise
what be bug|bother|worry
what bug|bother|annoy|irk|irritate|upset|frustrate <person>|our|the
frustration
happy about|with
{please} about|most|least|in|at|with|us|our
what do … {please}
what be|do <person> say|think|talk|write|feel about us
say about us
show|tell|give me? what <person>|<term> say|think|write
say in|on|since|this|last
what be … say
what do … say
talk about us
how do … feel
satisfied with
how happy|satisfied|unhappy|dissatisfied|pleased|content be
<person> .. get|become happy|unhappy|satisfied
happy|unhappy than|now|since|lately
what be the|our? nps|csat|score|rating
net promoter score
rating on|in|from|at|for .. <source>
<source> rating
average|mean rating|star
{upset} .. {writing}
do complaint … lead|go|increase|rise|grow|climb
how many|much .. complaint
sentiment
feedback be
summarise|summarize|summary … {writing}|nps|survey
what … review|comment|ticket|feedback|survey … be about
{writing} … about what
biggest|main|common|big|top problem|issue|complaint|pain|worry|concern|frustration
what bother
what … think|feel about|of us
what be the? mood|vibe
according to <person>|our
what do … write
star review
be say about
what … wish
negative|positive|bad|good|poor|nasty|angry feedback|review|comment
voice of the customer
complaint … come|happen|before
change|new|different in|about|with the? {writing}
reason <person> give|name|state|mention
complain … before
big|main|top problem for|of|with <person>
what do … tell us
why do <person> give|rate|score|mark us
what be <person> … tick off|sick of|cross about|with
thing|stuff <person> .. {please}|{upset}
{writing} … that|which be negative|positive|bad|good|critical
what be good|great|bad|wrong according to
^ review|comment|feedback from|since|of`,
    strong: `
feedback
review
comment
opinion
star
<source> say
say
mood
vibe
quote`,
    fair: `
<source>
issue`,
  },
  feedback_search: {
    certain: `
find|search|look|show|get|pull|give|need|read|fetch|any|some … {writing}|mention about|on|that|mention|regard|concern|with|for|where|say|talk|contain
quote
verbatim
mention
{writing}|<source> about|regarding|concerning|mention
{writing}|<source> where|in which <person> … say|mention|complain|talk|write
any|anyone|anybody|somebody|someone|who|people … say|mention|ask|complain|write|report|talk about|for|that
what do|have … say|write|think about|of
what do … {upset}|{please} about
anything … about
any|anyone|anybody|somebody|someone|who|people … bring up
do any|anyone|anybody
have any|anyone|anybody … ask|mention|say|complain|request|report
any {writing}|mention
search … for
search the? <source>
what people say|write about
word for word
in their own word
example of .. {writing}
{writing} search
do <person> .. {please}|{upset} the|our|this
trouble|difficulty with
how often … mention|raise|talk|complain|write|ask|bring
how often … come|crop|pop up
be .. still come|crop|pop up
complaint who make|write|leave|send
^ who want|need|miss a|an|the|more|our
anything|something on|regarding|re
say|use|write|contain the? word|phrase
{please} for the|our
be .. still a? problem|issue|pain|headache
how many <person> want|need|miss
how many <person> … talk|ask|complain|write|mention
feature request|wish
sentiment about|on|around
{upset}|{please} about the|our`,
    strong: `
search
find
about
ask for`,
  },
} satisfies Record<string, Cues>;
