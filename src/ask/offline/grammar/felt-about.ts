/** `what was said about noise`: of one subject, where `said about us` is of any. */
export const saidAbout =
  / (?:said|saying|say|says|heard|hear|written|wrote|feel|feels|felt|think|thinks|thought) about (?!us |our |the (?:product|app|service|company|brand|team) $|what |how |them |it |that |this )/;

/** `what do families say on parking`; on a source is where, not on what: then no subject is found. */
export const saidOn =
  / (?:say|says|said|saying|write|writes|wrote) on (?!us |our |the (?:product|app|service|company) )/;

/** `anyone angry about the outage`, `is there feedback on dark mode`. */
export const feltAbout =
  / (?:angry|upset|unhappy|mad|annoyed|furious|frustrated|happy|like|dislike|sentiment) (?:about|with|at|on) (?!us |it |our (?:app|product|service) )| (?:is there|any) (?:\w+ )?(?:feedback|comments|opinions) on | any (?:grumbl\w+|moan\w*|whin\w+|rant\w*|griping|gripes|complaints?|praise|love|hate) (?:about|on|over|for) (?!us |it |our (?:app|product|service) )|^ (?:did|do|have|has) (?:anyone|anybody|people|customers|users|they|\w+s) (?:really |even |ever )?(?:notice|noticed) | (?:quotes?|reviews?|comments?|posts?|tickets?|messages?|verbatims?) (?:praising|slamming|trashing|bashing|criticising|criticizing|thanking|complimenting) |^ who (?:says|said|claims|claimed|wrote|told us|mentioned) (?!it |so |that $|this |what |about )| (?:reviews?|comments?|posts?|messages?) (?:on|in|from) (?:\S+ ){1,3}?about (?!us |what |how )/;

/** `what do they hate about the breakfast`, `a meeting on pricing, what do people say about it`: of one thing that is named. */
export const isOfOneThing =
  / (?:hate|hates|love|loves|like|likes|dislike|dislikes|enjoy|appreciate) about (?:the|our) (?!(?:\w+ )?(?:app|product|service|company|brand|team|tool|platform|site|website) $)| (?:say|saying|said|think|thinking|feel|feeling|write|writing) (?:on|about|of) (?:it|that|this) $/;
