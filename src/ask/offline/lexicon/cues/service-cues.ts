import type { Cues } from './cues.js';

/** Asking for definitions, the state of the data and digests. */
export const serviceCues = {
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
how reliable|fresh|complete|current|accurate|clean
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
<source> come in|through|over ok|fine|right|correctly|properly
everything .. <source>
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
^ unsubscribe
my subscription
remind me
automatically`,
    strong: `
every|each
monday|tuesday|wednesday|thursday|friday|saturday|sunday`,
  },
} satisfies Record<string, Cues>;
