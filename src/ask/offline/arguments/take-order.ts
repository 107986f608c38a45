import type { Reading } from '../reading.js';
import { overlaps } from '../text/word-text.js';

/** Whether the steps must follow each other directly, or in no order. */
export function takeOrder(reading: Reading): 'strict' | 'any' | undefined {
  const order = readOrder(reading.question.words.text);
  for (const match of reading.question.words.matches(
    /(?<= )(?:in |regardless of |no matter |irrespective of |strict |whatever )?(?:the |a |any |strict |either |whatever |no particular )?order(?= )/g,
  )) {
    const isName = reading.question.mentions.some(
      (mention) => overlaps(mention, match) && mention.end - mention.first > match.end - match.first,
    );
    if ((match.end - match.first > 1 || order !== undefined) && !isName) reading.take(match);
  }
  return order;
}

export function readOrder(text: string): 'strict' | 'any' | undefined {
  if (
    / (?:any (?:order|sequence)|no matter (?:\w+ ){0,3}(?:order|sequence)|either order|whatever (?:the )?(?:order|sequence)|(?:regardless|irrespective) of (?:the )?(?:order|sequence)|(?:order|sequence) (?:\w+ ){0,2}(?:matters? not|not (?:matter|important|relevant)|irrelevant|unimportant|no matter)|(?:order|sequence) (?:is |does )?(?:irrelevant|unimportant|not \w+)|no particular order|(?:not (?:matter|care|mind)|never mind|whatever|whichever) (?:\w+ ){0,3}(?:order|sequence)|(?:order|sequence) (?:is )?(?:whatever|free)|(?:not matter|no matter|whatever|whichever|regardless of) (?:which |what |who )?(?:1 |one |step )?(?:comes|goes|happens|came|is) (?:1st|first|1)|both .* and) /.test(
      text,
    )
  )
    return 'any';
  return / (?:strict|strictly|nothing (?:else )?in between|in exact order|(?:in )?(?:this|that|the)? ?exact order|no (?:other (?:steps?|things?) in between|detours?)|(?:directly|right|straight|exactly|immediately|1) (?:1 )?after (?:each other|1 another|the other|another)|back to back|in exactly (?:this|that) order) /.test(
    text,
  )
    ? 'strict'
    : undefined;
}
