import type { ToolName } from '../../../../tools/tool-arguments.js';
import { wordsOf } from '../text/phrase-words.js';

/** Turns of phrase that ask for a tool, by how surely they do (see text/phrase.ts for the notation). */
export interface Cues {
  readonly certain?: string;
  readonly strong?: string;
  readonly fair?: string;
  readonly weak?: string;
}

export const cues: Readonly<Record<ToolName, Cues>> = {
  journey_map: {
    certain: `
journey map
map of .. journey
map out? the|our|this|out? … journey
draw|visualise|visualize|map|sketch|illustrate|picture … journey
map out? the? <journey>
<journey> map
what|how do .. journey .. look
what be … journey … like
how be … journey … like
walk|take me|us through … journey
journey|process of … as a map
as a .. map
customer journey
overview of .. journey
journey overview
end to end journey
put together .. map`,
    strong: `
map of
map
overview of the? <journey>
end to end
<journey> journey
walk|take me through
show|see|give|view … journey
how do … journey`,
    fair: `
journey`,
  },
  drop_offs: {
    certain: `
drop off|out
fall off|out|away
funnel
where|which|what|when … {lose} <person>
where … {leave}|{lose}
where … get .. stuck
share|percentage|percent|proportion|fraction of
part|portion of the? <person>
which … {lose} the? most|more
which|what {place} … {leave}|{lose}|worst|bad|weak|hurt|leaky|low
which|what {place} of|in the? <journey>
which|what <journey> {place}
at which|what {place}
at which|what <journey> {place}
<journey> step|stage
bottleneck
biggest|main|worst .. leak|hole|loss
weak|bad|leaky {place}
leak in
conversion per|by|at|for|each|every step|stage
conversion at each step|stage
step by step conversion
get .. stuck in|at|during
stall in|at|during|before|after
abandon the? <journey>
give up in|at|on|during|after|before
go on to
end up <activity>
turn into a? .. <activity>
who .. <activity> .. actually
conversion from|between
convert … from <activity> to
why … not|never .. <activity>
why … fail to <activity>
why … {leave}|{lose}
why … get .. stuck
why … not|never .. finish|complete|reach|make|get|come|return|continue|stay
how come … {leave}|never|not|{lose}
reason … {leave}|{lose}|not|never
what keep|stop|prevent|hold|block .. <person>? from|back
what be keep|stop|prevent|hold|block … from|back
completion rate
make it to
make it through
get through the|our? <journey>
never get <activity>
<activity>|<journey> to <activity> conversion|rate
abandonment
fall through the crack
in any order
in strict order`,
    strong: `
from <activity> to <activity>
how many of
of those|the|all who … how many
of .. <person> who … how many
bail
leak|leaky
lose <person> in|during|at|on
lose … at|after|between
lose so? many <person>
abandon
stuck in|at
stall
drop
friction
step|stage
both … and
get through
<activity> then`,
    fair: `
never|not <activity>
conversion
convert
where
lose
within`,
  },
  paths: {
    certain: `
path
route
path|route from|to|between|through|after|before
sequence of
sequence
click stream
what do <person> do … before|after|once|when
what … do in|on|during .. day|hour|week before|after
what do|be … do|happen before|after|next|prior|right|just|once|when|first
what … do before|after|next|prior|following
what … do right|just|directly|immediately before|after
what happen before|after|next|once|when|just|right|following|between
how do|be … behave|act before|after
what … happen before|after|next|just|right
what .. come before|after|next
what lead up? to
what precede|follow
how do … get|go|come|travel|navigate from
how do … get|arrive at|to
how do … from <activity>|<journey> to
find .. way from|to
what do … do between
how do <person> … move|navigate|travel|flow through|around|from|to
in the run up to
run up to
lead up to
before they <activity>
after they <activity>
after <activity> what
before <activity> what
step <person> take
step … take between|from|before|after
journey <person> take|follow|make`,
    strong: `
flow
navigate
steps they take
way from
how .. <person> arrive at
get from
journey from
typical way`,
    fair: `
before|after`,
  },
  segments: {
    certain: `
segment our|my|the|all|these|those
segment <person>
segment
cluster
what|which {kind} of .. <person>
what|which .. <person> {kind}
which|what {kind}
{kind} of .. <person>
group our|my|the|these|those|all|<person>
divide|split … into
distinct|different {kind}
<person> segment
<number> segment|group|cluster|type
<person> type
behavioural|behavioral segment|group
who be our typical
persona
find .. {kind}`,
    strong: `
what group
group of <person>
archetype
similar <person>
by behaviour|behavior|usage
how they behave|use`,
    fair: `
group
type of`,
  },
  moments_of_truth: {
    certain: `
moment of truth
moment that|which matter|decide|make|count|help|hurt
key|decisive|important|critical|crucial|defining {moment}
what|which .. moment
which|what touchpoint|interaction|behaviour|behavior|experience
which|what .. touchpoint|interaction|behaviour|behavior|experience
touchpoint
interaction that
aha moment
magic moment
make or break
makes or breaks
what predict
predictor of
what drive
driver of
what decide|determine
decide whether
early|warning sign|signal of|for|that
which|what .. {deed} … {sway}
go together with <outcome>
what make <person> … <outcome>|<activity>
what make|cause|lead|bring|push|get <person> to? <outcome>|<activity>
what make <person> likely
do that make <person> … likely
what influence|affect <outcome>
what help|hurt <person> … <outcome>
what get <person> to
correlate with
more|less likely to <outcome>|<activity>
set|tell … apart
what separate|distinguish
matter most for|to
what matter most
increase|raise|improve|reduce|lower|hurt .. odd|chance|likelihood|probability of`,
    strong: `
which interaction|behaviour|behavior|moment
matter most
most important
what contribute|push
what make
what help
what hurt
predict
drive
go|come hand in hand
associate with
odd|chance of`,
    fair: `
moment
influence
why … <outcome>
lead to`,
  },
  churn_risk: {
    certain: `
at risk
risk of leave|lose|churn|cancel
churn risk
risky
high|low|big risk
likely to {go}
likely … to {go}|return
how likely
will .. leave|churn|cancel|quit us|our|next|soon|in
unlikely to renew|stay|return|come
about|going to {go}
going to cancel|leave|churn|quit .. soon
might|may|could .. {go}
might|may|could … {lose}
will probably
probably .. {go}
in danger
danger of
likely … lose
could lose
will .. lose
afraid|fear of? lose
worry about lose
we … about to lose
on the verge
on .. way out
close to leave|cancel|churn|quit
leave|cancel|churn soon
which|who … leave soon
flight risk
walk away
slip away
likely to .. <outcome>
risk of at least
<outcome> risk
least likely to stay|return|come|renew
not|never .. come back
not|never return|renew|stay
might|may|could|will not|never? .. come back|return|stay|renew
show sign of
lose|losing … soon|next|this|in|over`,
    strong: `
risk
who … leave|churn|quit
about to
likely to
who will|may|might
lose next
<person> … lose`,
    fair: `
churn
leave
likely
worry about`,
  },
  customers: {
    certain: `
list of .. <person>
^ who drop|leave|quit|exit|fall|bail|give|stop|get off|out|away|up|stuck|lost? at|in|after
^ who have|do|be not? never? <activity>
^ who <activity>
^ who … never|not .. <activity>
^ which <person> … <activity>
^ <person> who|that|with have|do|be? not? never? <activity>
^ <number>? <person> who|that|with … <activity>
who be they
who be these|those|the <person>
name|names of
give|show|send|list .. name
^ which <person> be|have|at|on|in
^ which of our|the|my|these|those|they
^ which|what of they
^ who be .. on|in|at|stuck
^ who have be? stuck
list all|our|the|every|any|<number>? .. <person>
show|give|find|get|pull me? <number> .. <person>`,
    strong: `
list <person>
^ list
^ who
^ which <person>
^ <person>
show|give|find|get|pull|see me? all? .. <person>
most valuable <person>
valuable first
<person> who|that|with have|do|be? not? never? <activity>`,
    fair: `
which
<person>`,
  },
  next_best_action: {
    certain: `
next best action|step|move
best next action|step|move
next step|move|action for|with
best|recommended|right|suggested .. action
best|right thing to do
best way to
what … to do about|with|for
what|which .. action
action … we|i|team can|should|could take
what|anything can|should|could|must we|i|you|team|<person> do
what can|should|could the? sales|support|marketing|success|team|csm do
what do we|i do about|for|with|next|now
^ should we|i
what … do about|for|with they|this|that|these|those
what should|can|could we|i|you offer|send|try|do|say
what would you do|recommend|suggest|advise
how can|do|could|should|might|would we|i|you|sales|support {lift}
how to {lift}
recommend|suggest … action|step
recommend|suggest something
win .. back
what … next step with|for
what should … do
what work best for|on
what to do
which action … help|work|reduce|increase|against
what would move|help|convince|convert|keep`,
    strong: `
action
recommend
recommendation
suggest
what can we
how do we
next step
should we`,
    fair: `
should`,
  },
  forecast: {
    certain: `
forecast
predict … next|coming|upcoming
prediction for
projection
project … next|coming|ahead
project the? <journey>
how many|much … will
how many|much … expect
how many|much … can we|i expect
how many|much … be|go going? to <activity>
do|can we|you expect
we|you expect
expect|expected|anticipate
expect … next|coming|in|over|this
where will
where … be in|by|next|from
will … be in|by|next <number>? week|month|day
what will … look like
will we|there have|be|see|get
outlook`,
    strong: `
next week|month|quarter|year
coming|upcoming <number>? day|week|month|quarter
predict .. <outcome>
pipeline
will`,
    fair: `
predict`,
  },
  trend: {
    certain: `
<term> per|by|each|every
how have|be <activity>|<outcome>|<term> … develop|evolve|change|go|do
how many|much
how often|frequently
number|count of
how many times
trend
over time
be <activity>|<term>|<outcome> up|down|go|{move}
<activity>|<term>|<outcome> develop|evolve|trend|increase|decrease|rise|grow|decline
development of
evolution of
go|trend|head up|down
{move} over|since|in|this|last|lately|recently
<outcome> rate
conversion rate
rate of <outcome>
average|mean|median|typical .. value|size|amount|price|revenue|<activity>
average .. <activity> value|size|amount
total|sum .. value|revenue|amount|of
value|revenue|amount|sum|worth of
revenue
count
count of`,
    strong: `
per day|week|month
by|each|every day|week|month
week by week
month by month
day by day
number
rate
total
average
daily|weekly|monthly
graph|plot|chart
how be .. develop|do|trend
get more|less|few
up|down
develop|evolve
<activity> per|by|each|every
<activity> this|last|in|since|yesterday|today|between|over|before|during
<activity> versus|compare`,
    fair: `
<activity>
<term>
more|less|few
many
year over year
month over month
week over week
compare to last|the|a
more|less|few … than last|before|in|previous|a`,
  },
  retention: {
    certain: `
retention
share|percentage|percent|many of .. … come|return|stay|keep
retain
cohort
sticky
stickiness
come back
keep do|come|use|log|return|buy|order|visit|play|read|pay|learn|book
keep <activity>
return to|after|within|in|each|every
stay active
stay with us
stick around|with
still active|use|around|here|there|with
still <activity>
how loyal
loyalty
return after
do … return
repeat purchase
<activity> again`,
    strong: `
stay
keep
how long
return`,
    fair: `
again
still`,
  },
  customer: {
    certain: `
timeline
history of
full history
pull up
look up
tell me .. about
fill me in
brief me
more about
everything about|on|we|that
what have|do|be … up to
been up to
be up to
story of|on|about|with|for
profile of
activity log
get me up to speed`,
    strong: `
history
what have|has|did|do
show
happen to|with
go on with
who be
open
about
journey of
detail
meet|meeting|call with
speak|talk to|with`,
  },
  effect: {
    certain: `
effect of|on
impact of|on
affect
do it|this|that|they … {change}|work|matter|pay|succeed
have it|this|that .. {change}|work|matter|pay|succeed
do the|our? <change> … {change}|work|matter|pay|succeed
have|be the|our? <change> … {change}|work|matter|pay|succeed
how do|have the|our? <change> … {change}|go|do|work
how much do|have the|our? <change>
have … {change}|get|become|go … because|since|after|from|by
do … pay off
what do|have the|our? <change> do|change|mean
what … do to|for
be the|our? <change> a|worth|good|bad|great
difference do|make
make a|any difference
before and after
because of the? <change>
due to the? <change>
thanks to the? <change>
since we|i {change}|launch|ship|introduce|release|switch|start|call|redesign|relaunch|update|add|remove|roll|replace
we|i change|launch|ship|introduce|raise|release|roll|deploy|relaunch|redesign|replace|update|remove
<change> work|help|hurt|success
success of
move the needle
result|consequence of the? <change>
after|since the|our? <change> … good|bad|well|{change}
what happen to <outcome>|<activity>|<journey> … <change>
worth it
go well`,
    strong: `
effect
impact
<change>
success
any effect`,
  },
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
frustration
happy about|with
{please} about|most|least|in|at|with|us|our
what do … {please}
what be|do <person> say|think|talk|write|feel about us
say about us
say in|on|since|this|last
what be … say
what do … say
talk about us
how do … feel
satisfied with
sentiment
feedback be
summarise|summarize|summary … {writing}|nps|survey
what … review|comment|ticket|feedback|survey … be about
{writing} … about what
biggest|main|common|big|top problem|issue|complaint|pain|worry|concern|frustration
what bother
what … think|feel about|of us
what be the? mood
star review
be say about
what … wish
negative|positive feedback|review|comment
voice of the customer`,
    strong: `
feedback
review
comment
opinion
star
<source> say
say
mood`,
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
do any|anyone|anybody
have any|anyone|anybody … ask|mention|say|complain|request|report
any {writing}|mention
search … for
search the? <source>
what people say|write about
word for word
in their own word
example of .. {writing}
{writing} search`,
    strong: `
search
find
about
ask for`,
  },
  definitions: {
    certain: `
define
definition
what do .. mean
what do we|you|i .. understand by|under
mean by|with
what count as
count as
who|what count
count … as
what be mean
meaning of
how be … define|calculate|compute|measure|determine|count
how do we|you define|calculate|compute|measure|count
what qualify|make … as
what be a|an <term>
what be a|an <outcome>
what be <outcome>
what exactly be
what be … exactly
which definition|term
glossary
when be <person> consider|count
when do we|you call|consider|count
consider a|an|as
stand for
explain the term
explain what … mean
explain <term>|<outcome>`,
    strong: `
mean
what be a|an
definition of`,
  },
  data_health: {
    certain: `
data quality
data … up to date
up to date
data … complete|missing|fresh|correct|ok|healthy|broken|reliable|clean|stale|current|wrong|fine
trust … data|track|number|figure|import
reliable be
how reliable
miss|broken|corrupt|bad|malformed|duplicate|late|invalid record|data|event|row|entry
duplicate … in|from
gap … in|from
duplicate
quarantine
last|latest sync|import|update|refresh|load
last synced|imported|updated
import problem|issue|error|fail|complete|finish|work|ok|run
track problem|issue|error|break|work|ok|reliable
tracking break|work|problem|issue
be <source> broken|down|complete|late|work|ok|behind|up
<source> feed|import|sync|data
when … import|sync|update|load|refresh
record … come in|arrive|import|miss|load
health of
data health
any gap|hole
check the|our? .. <source>|data|import|track
all record|data|event
data problem|issue|error|gap
miss .. event|record|row|data|entry
anything wrong with`,
    strong: `
our? data
sync
import
track
trust
reliable`,
  },
  schedule_digest: {
    certain: `
digest
every|each monday|tuesday|wednesday|thursday|friday|saturday|sunday
every|each first? .. week|weekday|morning … send|post|mail|remind
send|post|mail|email … every|each|weekly|daily
every|each week|morning|day … send|post|mail|share
on|at monday|tuesday|wednesday|thursday|friday|saturday|sunday at <number>
schedule
subscribe me
sign me up
weekly report|summary|update|mail|email
stop send|post|mail
unsubscribe me
my subscription
remind me
automatically`,
    strong: `
every|each
monday|tuesday|wednesday|thursday|friday|saturday|sunday`,
  },
};

/** All words in cues, for the vocabulary. */
export const cueWords: readonly string[] = Object.values(cues).flatMap((each: Cues) =>
  Object.values(each).flatMap((phrases: string) => wordsOf(phrases.replaceAll('\n', ' '))),
);
