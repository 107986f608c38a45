import type { Cues } from './cues.js';

/** Asking for journeys: the map, the funnel, the paths. */
export const journeyCues = {
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
where|which|what … get .. stuck
share|percentage|percent|proportion|fraction of
part|portion of the? <person>
which … {lose} the? most|more
which|what {place} … {leave}|{lose}|worst|bad|weak|hurt|leaky|low
which|what {place} of|in the? <journey>
which|what <journey> {place}
at which|what {place}
at which|what <journey> {place}
<journey> step|stage
<journey> by|per|across the? <trait>
<journey> journey|process|flow by|per|across the? <trait>
bottleneck
what go wrong in|during|with .. <journey>|<activity>
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
how come … {leave}|never|not|{lose}|few|little
why … few|little <person>|of
how long … take|need|last … <activity>
how long … between <activity>
how long until|till|before .. <activity>|<person>
how fast|quick|quickly|soon … <activity>
how many|much day|week|hour|month … from|between|until|till <activity>
day|week|hour|month between|from <activity>
bleed <person>
fast|faster|quick|quicker|quickly|slow|slower to .. <activity>
time|duration to|from|between|until|till .. <activity>
lost|lose between
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
what do|be … do between|in between
what happen|go on between
<number> step|action|activity|event before|after|until
how do <person> … move|navigate|travel|flow through|around|from|to
in the run up to
run up to
lead up to
before they <activity>
after they <activity>
after <activity> what
before <activity> what
step <person> take
usual|typical|common|last step|journey|way before|after
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
} satisfies Record<string, Cues>;
