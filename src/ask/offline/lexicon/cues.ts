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
map the|our|this|out … journey
draw|visualise|visualize|map|sketch|illustrate … journey
<journey> map
map of? the|our|a <journey>
what do … journey look like
walk|take we|me through … journey
journey|process of … as a map
as a map`,
    strong: `
map of
customer journey
journey overview
overview of the? <journey>
overview of .. journey
end to end
<journey> journey
walk|take me through
show|see|give|view … journey`,
    fair: `
journey
map`,
  },
  drop_offs: {
    certain: `
drop off|out
fall off|out|away
funnel
where|which|what|when … lose <person>
where … leave|lose|bleed|leak|abandon|bail|stall|quit|stick|exit
which|what step|stage|point|phase|part … lose|leave|leak|bail|abandon|quit|stall|worst|bad|weak|stick|lose|exit|hurt|stuck
which|what step|stage|point|phase|part of the? <journey>
at which|what point|step|stage
at which|what <journey> point|step|stage
<journey> step|stage
bottleneck
weak|bad|leaky step|stage|point|link
conversion per|by|at|for each|every step|stage
conversion at each step|stage
step by step conversion
get stuck in|at|during
stall in|at|during
abandon the? <journey>
give up
go on to
end up <activity>
turn into a? .. <activity>
who .. <activity> .. actually
conversion from|between
convert … from <activity> to
why … not|never .. <activity>
why … fail to <activity>
why … bail|leave|drop|quit|stop|abandon|give|lose|exit|stall|stick|disappear
why … not|never .. finish|complete .. <activity>
what keep|stop|prevent|hold .. <person>? from|back
completion rate
make it to
make it through
never get <activity>
<activity> to <activity> conversion|rate
<activity> then <activity> then
abandonment
fall through the crack`,
    strong: `
from <activity> to <activity>
share|percentage|percent|proportion|fraction of
how many of
of those|the who … how many
never|not <activity>
bail
leak|leaky
lose <person> in|during|at|on
lose … at|after|between
lose so? many <person>
abandon
get stuck
stuck in
stall
drop
friction
step|stage
in strict order
in any order
both … and`,
    fair: `
conversion
convert
where
get through
lose
within`,
  },
  paths: {
    certain: `
path
route
path|route from|to|between|through
sequence of
sequence
click stream
what do <person> do … before|after|once|when
what … do in|on|during .. day|hour|week before|after
what do|be … do|happen before|after|next|prior|right|just|once|when|first
what … do before|after|next|prior|following
what … do right|just|directly|immediately before|after
what happen before|after|next|once|when|just|right|following
what … happen before|after|next|just|right
what come before|after|next
what lead up? to
what precede|follow
how do … get|go|come|move|travel from
how do … get|arrive at|to
in the run up to
run up to
lead up to
before they <activity>
after they <activity>
after <activity> what
before <activity> what`,
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
cluster
what|which kind|type|sort of <person>
what|which <person> type|kind|group|segment|category
which kind|type|sort|group|segment|category
kind|type|sort of <person>
group our|my|the|these|those|all|<person>
divide|split … into
distinct group
<person> segment
<number> segment|group|cluster|type
<person> type
behavioural|behavioral segment|group
who be our typical
persona`,
    strong: `
segment
what group
group of <person>
archetype
similar <person>
by behaviour|behavior`,
    fair: `
group
type of`,
  },
  moments_of_truth: {
    certain: `
moment of truth
moment that|which matter|decide|make|count|help|hurt
key|decisive|important|critical|crucial|defining moment
what|which .. moment
which|what touchpoint|interaction|behaviour|behavior|experience
touchpoint that
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
which|what behaviour|behavior|action|event|activity|thing|step … lead|make|drive|predict|help|hurt|matter|increase|reduce|raise|lower|boost
go together with <outcome>
what make <person> … <outcome>
what make|cause|lead <person> to? <outcome>
what make <person> likely
what influence|affect <outcome>
what help|hurt <person> … <outcome>
what get <person> to
correlate with
set|tell … apart
what separate|distinguish
more|less likely to <outcome>`,
    strong: `
touchpoint
which interaction|behaviour|behavior|moment
matter most
most important
what contribute|push
what make
what help
what hurt
what separate|distinguish
tell|set .. apart
predict
drive
go|come hand in hand
associate with`,
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
riskiest
high|low|big risk
likely to leave|churn|cancel|quit|lose|go|defect|lapse|stop|drop|walk|close|switch|disappear|give
will .. leave|churn|cancel|quit us|our|next|soon|in
unlikely to renew|stay|return|come
about|going to leave|churn|cancel|quit|lose|lapse|stop|close|switch|walk|go
might|may|could .. leave|churn|cancel|quit|lose|lapse|stop|close|switch|walk|go|give
probably .. leave|churn|cancel|quit|lose
in danger
danger of
might lose
likely … lose
could lose
will .. lose
afraid|fear of? lose
worry about lose
on the verge
on .. way out
close to leave|cancel|churn|quit
leave soon
which|who … leave soon
flight risk
not|never .. come back
not|never return|renew|stay
might|may|could|will not|never? .. come back|return|stay|renew
likely … to leave|churn|cancel|quit|defect|lapse|stop|go|return
how likely
sign of leave|churn|cancel|quit
lose|losing … soon|next|this|in|over
walk away
slip away
likely to .. <outcome>
risk of at least
<outcome> risk
least likely to stay|return|come|renew
do not look loyal`,
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
^ list
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
^ who be on|in|at|stuck
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
best|recommended|right|suggested action
best|right thing to do
best way to
what … to do about|with|for
what|which .. action
action … we|i|team can|should|could take
what|anything can|should|could|must we|i|you|team|sales|support|<person> do
what do we|i do about|for|with|next|now
what … do about|for|with they|this|that|these|those
what should|can|could we|i|you offer|send|try|do|say
what would you do|recommend|suggest|advise
how can|do|could|should|might we|i|you get|make|convince|persuade|move|turn|convert|help|keep|win|save|stop|prevent|reduce|retain|rescue|reactivate|re|bring|increase|improve|boost|raise|grow|lower|nudge
how to keep|win|convert|save|reactivate|reduce|stop|prevent|get|retain|increase
recommend|suggest … action|step
recommend|suggest something
win .. back
what … next step with|for
what should … do
what work best for|on
what to do`,
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
project … next|coming
how many|much … will
how many|much … expect
how many|much … be|go going? to <activity>
do we|you expect
we|you expect
expect|expected|anticipate
expect … next|coming|in|over|this
where will
where … be in|by|next|from
will … be in|by|next <number>? week|month|day
what will … look like
outlook`,
    strong: `
next week|month|quarter|year
coming|upcoming <number>? day|week|month|quarter
predict
pipeline
will`,
  },
  trend: {
    certain: `
how many|much
how often|frequently
number|count of
how many times
trend
over time
be <activity>|<term> up|down|increase|decrease|rise|fall|grow|drop|decline|shrink|go
<activity>|<term> increase|decrease|rise|fall|grow|drop|decline|shrink|trend|go|develop
development of
evolution of
go|trend|head up|down
increase|decrease|rise|fall|grow|grow|drop|decline|shrink over|since|in|this|last|lately|recently
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
<term> per|by|each|every
<activity> per|by|each|every
<activity> this|last|in|since|yesterday|today|between|over|before|during
<activity> from
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
return after
do … return
repeat purchase
<activity> again`,
    strong: `
stay
keep
how long
loyalty of
return`,
    fair: `
again
still`,
  },
  customer: {
    certain: `
timeline
history of|on|about|with
full history
pull up
look up
tell me .. about
more about
everything about|on|we|that
what have|do|be … up to
been up to
be up to
story of
profile of
activity log`,
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
detail`,
  },
  effect: {
    certain: `
effect of|on
impact of|on
affect
do … work
do|have|be … pay off
do|have … change|improve|hurt|help|raise|lower|reduce|increase|boost|harm|damage|kill|drive|cost|influence|move|make
have … get|become|go good|bad|well
what|how do|have <change> do|change|mean
what do … do to|for|with
be <change> a success|worth|good|bad|failure
difference do|make
make a|any difference
before and after
because of <change>
due to <change>
since we|i change|launch|ship|introduce|raise|release|switch|move|start|call|redesign
we|i change|launch|ship|introduce|raise|release|roll|deploy
<change> work|help|hurt|success
success of
move the needle
result of <change>
consequence
after|since <change> … good|bad|well|change|improve
how … <change> … go|do|change|affect`,
    strong: `
effect
impact
<change>
success
any effect
improve`,
  },
  feedback_themes: {
    certain: `
complain
complaint … about|from|in|on|this|last|since|go|change|with|link
what be|do … complaint
theme
topic
pain point
gripe
praise
annoy
frustrate
frustration
unhappy about|with
happy about|with
love|like|enjoy|appreciate|hate|dislike about|most|least|in|at|with
what … love|like|enjoy|appreciate|hate|dislike
say about us|our
say in|on|since|this|last
what be … say
what do|be <person> say|think|talk about? we|our?
talk about
upset
rage|rant|angry|mad|moan|grumble|whine|dissatisfied
satisfied with
sentiment
feedback be
summarise|summarize|summary … review|feedback|comment|ticket|nps|survey
what be .. <source> .. about
what … review|comment|ticket|feedback|survey … be about
review|comment|ticket|feedback … about what
biggest|main|common|big problem|issue|complaint|pain|worry
what bother
what … think|feel about|of us|our
what be the? mood
star review
be say about
what … wish
negative|positive feedback|review|comment
voice of the customer`,
    strong: `
complaint
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
find|search|look|show|get|pull|give|need|read|fetch|any|some … feedback|review|comment|quote|ticket|text|post|message|mention about|on|that|mention|regard|concern|with|for|where|say|talk
quote|quotes
verbatim
mention
review|comment|feedback|ticket|post|message|<source> about|regarding|concerning|mention
any|anyone|anybody|somebody|someone|who|people … say|mention|ask|complain|write|report|talk about|for
anything … about
do any|anyone|anybody
have any|anyone|anybody … ask|mention|say|complain|request
any feedback|review|comment|complaint|quote|mention
search … for
what do … say about
word for word
in their own word
example of .. feedback|review|complaint|comment
feedback|review|comment search`,
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
mean by
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
consider a|an|as
stand for
explain the term`,
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
