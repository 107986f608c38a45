import type { Question } from '../question.js';

type Args = Readonly<Record<string, unknown>>;

const backwards =
  / (?:before|beforehand|prior|come from|came from|comes from|precedes?|preceded|preceding|leads? (?:up )?to|led (?:up )?to|comes first|earlier|upstream|other way round|other way around|reverse[ds]?|backwards?|flip(?: it| them| that)?) /;
const forwards =
  / (?:after|afterwards?|next|follows?|followed|following|then|from there|later|onwards?|downstream|other way round|other way around|reverse[ds]?|flip(?: it| them| that)?) /;

/** `same question for returns`: the one end of the paths before, for another activity. */
export function otherEnd(before: Args, said: Args, activity: string | undefined): Args | undefined {
  if ((before['from'] === undefined) === (before['to'] === undefined) || activity === undefined)
    return undefined;
  if (said['from'] !== undefined || said['to'] !== undefined) return undefined;
  return { ...before, [before['from'] === undefined ? 'to' : 'from']: activity };
}

/** `and before that?` after a question for the paths that follow an activity: its other side. Undefined where it isn't asked. */
export function turnedAround(before: Args, said: Args, { words }: Question): Args | undefined {
  const { from, to, ...rest } = before;
  if ((from === undefined) === (to === undefined)) return undefined;
  const end = from ?? to;
  const named = said['from'] ?? said['to'];
  if (named !== undefined && named !== end) return undefined;
  const asked = from === undefined ? forwards : backwards;
  if (!asked.test(words.text)) return undefined;
  return from === undefined ? { ...rest, from: end } : { ...rest, to: end };
}
