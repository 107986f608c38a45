import { findCustomer } from '../arguments/take-customer.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Mention } from '../names/mention.js';
import type { Question } from '../question.js';
import { Reading } from '../reading.js';
import { tokenise, type Token } from '../text/token.js';

/** A word of a question without what is one company's own: a stem, or `#activity` for the name of an activity. */
export type WordingSymbol = string;

/** Stands for a word that no wording holds. */
export const unknownSymbol = '#unk';

const symbolOf = ({ stem, number }: Token): WordingSymbol => {
  if (number !== undefined) return '#number';
  return personStems.has(stem) ? '#person' : stem;
};

/** An example such as `why do <person> leave after <activity>` in symbols. */
export const symbolsOfExample = (line: string): WordingSymbol[] =>
  line.split(/(<\w+>)/).flatMap((part) => {
    const kind = /^<(\w+)>$/.exec(part)?.[1];
    return kind === undefined ? tokenise(part).map(symbolOf) : [`#${kind}`];
  });

/** A question in symbols: names of the catalog, customers, periods and numbers by their kind alone. */
export function symbolsOf(question: Question): WordingSymbol[] {
  const { tokens, mentions, periods } = question;
  const customer = findCustomer(new Reading(question));
  const symbols: WordingSymbol[] = [];
  for (let place = 0; place < tokens.length;) {
    const mention = mentions.find(({ first }) => first === place);
    const period = periods.find(({ first, end }) => first <= place && place < end);
    const isOfChange = mentions.some(
      ({ first, end }) => period && first >= period.first && end <= period.end,
    );
    if (customer && customer.first <= place && place < customer.end) {
      symbols.push('#customer');
      place = customer.end;
    } else if (mention) {
      symbols.push(`#${kindOf(mention, question)}`);
      place = mention.end;
    } else if (period && !isOfChange) {
      symbols.push('#period');
      place = period.end;
    } else {
      symbols.push(...tokens.slice(place, place + 1).map(symbolOf));
      place += 1;
    }
  }
  return symbols;
}

/** What a name is in the first place; an activity that is an outcome counts as one. */
function kindOf({ first, end, readings }: Mention, { company }: Question): string {
  const whole = readings.filter((reading) => reading.first === first && reading.end === end);
  const [best = readings[0]] = whole;
  if (!best) return 'unk';
  const isHappening = best.entity.kind === 'activity' || best.entity.kind === 'outcome';
  const isOutcome =
    company.outcomeOf(best.entity) !== undefined || whole.some(({ entity }) => entity.kind === 'outcome');
  return isHappening && isOutcome ? 'outcome' : best.entity.kind;
}
