/** `what was said about noise`: of one subject, where `said about us` is of any. */
export const saidAbout =
  / (?:said|saying|say|says|heard|hear|written|wrote|feel|feels|felt|think|thinks|thought) about (?!us |our |the (?:product|app|service|company|brand|team) $|what |how |them |it |that |this )/;

/** `anyone angry about the outage`, `is there feedback on dark mode`. */
export const feltAbout =
  / (?:angry|upset|unhappy|mad|annoyed|furious|frustrated|happy|like|dislike|sentiment) (?:about|with|at|on) (?!us |it |our (?:app|product|service) )| (?:is there|any) (?:\w+ )?(?:feedback|comments|opinions) on /;

/** `what do they hate about the breakfast`, `a meeting on pricing, what do people say about it`: of one thing that is named. */
export const isOfOneThing =
  / (?:hate|hates|love|loves|like|likes|dislike|dislikes|enjoy|appreciate) about (?:the|our) (?!(?:\w+ )?(?:app|product|service|company|brand|team|tool|platform|site|website) $)| (?:say|saying|said|think|thinking|feel|feeling|write|writing) (?:on|about|of) (?:it|that|this) $/;
