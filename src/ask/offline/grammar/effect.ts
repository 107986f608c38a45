import { takeLength, takeSurrounding } from '../arguments/take-duration.js';
import { takeGeneralLeaving } from '../arguments/take-leaving.js';
import { takeJourney, takeOutcome } from '../arguments/take-names.js';
import { shift } from '../calendar/calendar-day.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { overlaps, type Span } from '../text/word-text.js';
import { askForChange } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

export const effect: ToolGrammar = {
  tool: 'effect',
  evidence: changeEvidence,
  read(reading) {
    const change = takeChange(reading);
    const window_days = takeSurrounding(reading);
    const at = change === undefined ? takeDay(reading) : undefined;
    const { outcome, journey } = takeMeasured(reading);
    if (change !== undefined) takeDateOf(change, reading);
    const segment = takeSegment(reading);
    const args = { change, at, outcome, journey, segment, window_days: window_days ?? takeLength(reading) };
    return {
      args,
      ...(change === undefined && at === undefined ? { missing: askForChange(reading.question) } : {}),
    };
  },
};

/** What customers say is no outcome that an effect could be measured on. */
const ofFeedback =
  / (?:complaints?|complain\w*|feedback|reviews|comments|sentiment|mood|(?:people|customers|users|clients|guests|members) (?:say|said|saying|think|feel|felt)) /;

/** What people rate and praise is told by what they wrote. */
const ofScores = / (?:nps|csat|ratings?|stars|sentiment|mood|praise|gripes) /;

/** A named change speaks for this tool, unless it only tells since when. */
function changeEvidence({ candidates, periods, words }: Question): number {
  const change = candidates.find(({ entity, score }) => entity.kind === 'change' && score > 0.7);
  if (!change)
    return /^ (?:so |and )?(?:did|has|have) (?:that|it|this|they) (?:\w+ )?(?:help|work|hurt|pay off|improve|reduce|change) /.test(
      words.text,
    )
      ? 6
      : 0;
  if (ofScores.test(words.text)) return -12;
  if (ofFeedback.test(words.text)) return -5;
  const isPeriod = periods.some((period) => overlaps(period, change));
  if (isPeriod && / (?:how many|how often|number of) /.test(words.text)) return -4;
  if (!isPeriod) return 3;
  return / (?:effect|impact|affect\w*|better|worse|improve\w*|up|down|hurt|help\w*|changed?|different|higher|lower|more|less|fewer|before and after) /.test(
    words.text,
  )
    ? 5
    : -4;
}

/** A change by its name, or by the part of it that no other change shares. */
function takeChange(reading: Reading): string | undefined {
  const changes = reading.free(({ entity, score }) => entity.kind === 'change' && score >= 0.45);
  const [best, second] = changes;
  const { periods } = reading.question;
  const isTimed = periods.some((period) => best !== undefined && overlaps(period, best));
  const isDated = !isTimed && periods.some(({ unit }) => unit === 'day');
  if (
    !best ||
    (best.score < 0.9 && isDated) ||
    (best.score < 0.7 &&
      ((!isTimed && !speaksOfChange(reading)) ||
        (second && second.score === best.score && second.entity.name !== best.entity.name)))
  )
    return undefined;
  reading.take(best);
  return best.entity.name;
}

/** `we launched it in june`: the time that the named change is known to have come at. */
function takeDateOf(change: string, reading: Reading): void {
  const { candidates, periods } = reading.question;
  const at = candidates.flatMap(({ entity }) =>
    entity.kind === 'change' && entity.name === change ? [entity.at] : [],
  )[0];
  for (const mention of periods) {
    const { from, to } = mention.period;
    if (at !== undefined && from !== undefined && to !== undefined && from <= at && at < to)
      reading.take(mention);
  }
}

const speaksOfChange = (reading: Reading): boolean =>
  / (?:changed?|new|launch\w*|ship\w*|introduc\w*|releas\w*|roll\w*|since|update|raised?) /.test(
    reading.question.words.text,
  );

/** What may have changed: an outcome, a journey, or else whatever activity is named. */
function takeMeasured(reading: Reading): { outcome?: string | undefined; journey?: string | undefined } {
  const isAboutJourney = / (?:journey|funnel|process) /.test(reading.question.words.text);
  const first = isAboutJourney ? takeJourney(reading) : undefined;
  if (first !== undefined) return { journey: first };
  const grown = takeGrown(reading);
  if (grown !== undefined) return { outcome: grown };
  const isCounted = / (?:number of|count of|how many|amount of) /.test(reading.question.words.text);
  const outcome =
    takeOutcome(reading) ??
    takeGeneralLeaving(reading) ??
    (isCounted ? takeOutcome(reading, { anyActivity: true }) : undefined);
  if (outcome !== undefined) return { outcome };
  const journey = takeJourney(reading);
  return journey === undefined
    ? { outcome: takeOutcome(reading, { anyActivity: true }) ?? takeOutcome(reading, { partly: true }) }
    : { journey };
}

/** `did it bring us more members`: the outcome by which customers come under the term. */
function takeGrown(reading: Reading): string | undefined {
  const { company, words } = reading.question;
  for (const { end } of words.matches(/(?<= )(?:more|fewer|additional|extra)(?: new)?(?= )/g)) {
    const [term] = reading.free(
      ({ entity, first, score }) => entity.kind === 'term' && first === end && score > 0.8,
    );
    const outcome = term && company.outcomeOfTerm(term.entity.name);
    if (!term || outcome === undefined) continue;
    for (const each of words.matches(
      /(?<= )(?:bring|brings|brought|bringing|get|got|win|won|attract\w*)(?: us| in)?(?= )/g,
    ))
      reading.take(each);
    reading.take(term);
    return outcome;
  }
  return undefined;
}

/** The day on which something changed. */
function takeDay(reading: Reading): string | undefined {
  const mention = reading.question.periods.find(
    ({ period, unit }) => unit === 'day' && period.from !== undefined,
  );
  if (mention?.period.from === undefined || !reading.isFree(mention)) return undefined;
  takeChangeClause(mention, reading);
  const isAfter = reading.wordAt(mention.first) === 'after' || reading.wordAt(mention.first - 1) === 'after';
  return isAfter ? shift(mention.period.from, -1, 'day') : mention.period.from;
}

/** `We replaced the courier on 2 November, …`: words of the clause with the day say what changed, and for nobody in particular. */
function takeChangeClause(day: Span, reading: Reading): void {
  const { tokens } = reading.question;
  const end = tokens.findIndex(({ pause }, place) => place >= day.end && pause !== '');
  const sentence = tokens.findLastIndex(({ pause }, place) => place <= day.first && pause === '.');
  reading.take(day);
  if (
    end < 0 ||
    !/^(?:we|on|since|something|the|our|there|i|after|as)$/.test(reading.wordAt(Math.max(0, sentence)))
  )
    return;
  const clause = { first: Math.max(0, sentence), end };
  const isAsked = reading.question.mentions.some(
    ({ first, readings }) =>
      first >= end && readings.some(({ entity }) => /^(?:outcome|journey|activity)$/.test(entity.kind)),
  );
  if (isAsked) reading.take(clause);
}
