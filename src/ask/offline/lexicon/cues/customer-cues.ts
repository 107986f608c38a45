import type { Cues } from './cues.js';

/** Asking for customers: groups, lists, one of them, those at risk, and what to do. */
export const customerCues = {
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
<person> group|cluster|segment
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
  customers: {
    certain: `
list of .. <person>
^ top|best|big|<number> <number>? <person>
top|best|big <number>? <person> … by
^ who drop|leave|quit|exit|fall|bail|give|stop|get off|out|away|up|stuck|lost? at|in|after
^ who do|have|be? we? lose|lost … at|in|after|between
^ who have|do|be not? never? <activity>
^ who <activity>
^ who .. <activity>
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
  churn_risk: {
    certain: `
at risk
risk of leave|lose|churn|cancel
churn risk
probability|chance|likelihood|risk of .. {go}
^ which <person> … probability|chance|likelihood|risk
{go} .. probability|chance|likelihood|score
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
can|could|do we|you predict
predict who|whether|which|<outcome>
how good|accurate|reliable|precise|well .. predict|prediction|model
be|have the|your|our? .. prediction .. right|accurate|good|correct|true|wrong|come
<outcome> model|prediction|score
risk model|score
how long do <person> .. stay|last|remain|keep
when do .. <person> .. {go}
after how long|many .. {go}
how long until|till|before <person> churn|leave|cancel|quit
average|expected|typical|usual lifetime|tenure
lifetime of a|an|our|the <person>
<outcome> risk
least likely to stay|return|come|renew
not|never .. come back
not|never return|renew|stay
might|may|could|will not|never? .. come back|return|stay|renew
show sign of
lose|losing … soon|next|this|in|over
who|which <person> should .. call|contact|phone|reach|talk|speak|visit
<person> … call|contact|phone|visit first|next
call list`,
    strong: `
risk
who … leave|churn|quit
about to
likely to
^ who|which <person>? … will|might|may|could go|become|be? <outcome>
will|might|may|could go|become|turn <outcome>
who will|may|might
lose next
<person> … lose`,
    fair: `
churn
leave
likely
worry about`,
  },
  next_best_action: {
    certain: `
next best action|step|move
best next action|step|move
next step|move|action for|with
best|recommended|right|suggested|smart|good|wise .. action|move
best|right|smart|wise thing to do
best|right|smart|wise thing we|i|you|they|to
best way to
what … to do about|with|for
worth do|try|offer
what|which .. action
which of our|the|my action|step|move
work|help best|most for|on|against|to
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
} satisfies Record<string, Cues>;
