import type { Cues } from './cues.js';

/** Asking for figures: over time, ahead, by cohort, before and after, and what decides an outcome. */
export const figureCues = {
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
be|have <activity>|<term>|<outcome>|<journey> conversion? get|become|go|come good|bad|up|down|well
be|have <activity>|<term>|<outcome>|<journey> conversion? improve|worsen|deteriorate|recover
be we {lose} more|less|few
how many|much … {lose}
{lose} more|less|few <person>
number of … {lose}
<trait> be? .. grow
who <outcome> good|bad|more|less|often
<person> <outcome> good|bad|more|less than
<activity>|<term>|<outcome> develop|evolve|trend|increase|decrease|rise|grow|decline
development of
evolution of
go|trend|head up|down
{move} over|since|in|this|last|lately|recently
<outcome> rate
<trait> … good|bad|high|low .. <outcome>|conversion|rate
<trait> have|see|give|bring .. most|more|least|few|high|low|good|bad .. <outcome>
<trait> <outcome> .. good|bad|most|least|more|less
<trait> … <person> who|that <outcome> most|least|more|less|often
compare <outcome>|<activity>|<term>|the? number
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
<activity>|<outcome> per|by|each|every
<activity>|<outcome> this|last|in|since|yesterday|today|between|over|before|during
<activity>|<outcome> versus|compare`,
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
  retention: {
    certain: `
retention
share|percentage|percent|many of .. … come|return|stay|keep
retain
cohort
sticky
stickiness
come back
how many|much … come back|return|stay after|since|within|in
who come back
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
what happen to .. around|after|since|from
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
do|have <outcome>|<activity>|<journey> … {change}|{move}|up|down|good|bad|high|low … <change>
do|have thing|anything|something … {change}
what change|happen|move after|since <change>?
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
early|warning sign|signal
which|what .. {deed} … {sway}
go together with <outcome>
what go|correlate|come with <outcome>
what be associated|linked|connected|related|correlated with|to <outcome>
what move <outcome>
what make <person> … <outcome>|<activity>
what make|cause|lead|bring|push|get <person> to? <outcome>|<activity>
what make <person> likely
what {sway} <outcome>
what be {sway} .. <outcome>
<person> who|that|with .. <activity> .. <outcome> more|less|often|well
do <activity> {sway} <person> stay|remain
do <activity> {sway} for|to? <outcome>
do … predict|matter|influence|affect|drive|help|hurt|reduce|increase|raise .. <outcome>
do <person> who|that|with <activity> … more|less|well|often|likely
do <person> who|that|with <activity> … stay|remain|stick|leave|churn
be <activity> .. reason to|for|of
what keep <person>
reason … {go}
be <person> who|that|with <activity> … more|less|likely
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
} satisfies Record<string, Cues>;
