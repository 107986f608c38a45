import { definitionsOutput, type DefinitionsAnswer } from '../../../tools/definitions.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod } from '../describe-conditions.js';
import { describeDefinition } from '../describe-definition.js';
import { describeFigures } from '../describe-figures.js';
import { formatDate, formatList } from '../figure-format.js';
import type { Narration } from './narration.js';

type Meaning = DefinitionsAnswer['meanings'][number];
type Thing = DefinitionsAnswer['things'][number];

/** Says what words mean here; where one can mean several things, all of them. */
export function narrateDefinitions({ args, data: given }: Envelope<'definitions'>): Narration {
  const data = definitionsOutput.parse(given);
  const { meanings, things } = data;
  if (args.name === undefined) {
    return {
      headline: [
        meanings.length > 0 ? 'This is what is defined in footpath.yaml.' : 'Nothing is defined yet.',
      ],
      findings: [],
      table: meanings.length > 0 ? table(meanings) : undefined,
      basis: [],
      suggestions: meanings.slice(0, 2).map(({ name }) => `What does ${name} mean?`),
    };
  }
  const sentences = [...meanings.map(meaningSentence), ...things.map(thingSentence)];
  const several = sentences.length > 1;
  return {
    headline: several ? ['This can mean several things here:'] : sentences,
    findings: [
      ...(several ? sentences : []),
      ...meanings.flatMap((meaning) => figureSentences(meaning, data.month)),
    ],
    basis: [],
    suggestions: [],
  };
}

function meaningSentence({ kind, name, means }: Meaning): string {
  return `${name} (${kind}): ${describeDefinition({ kind, name, body: means })}.`;
}

function thingSentence({ kind, name, used_by: users }: Thing): string {
  const used = users.length > 0 ? `, used by ${formatList(users)}` : '';
  return `${name} (${kind}) is a name in the data${used}.`;
}

/** The version that holds, and what each version says of last month: what a change did. */
function figureSentences(meaning: Meaning, month: DefinitionsAnswer['month']): string[] {
  const { kind, name, version, since, last_month: figures, earlier = [] } = meaning;
  const of = (found: Meaning['last_month']) => (found ? `: ${describeFigures(kind, found)}` : '');
  const from = since === undefined ? '' : ` since ${formatDate(since)}`;
  return [
    ...(figures || earlier.length > 0
      ? [`${name}, version ${version}${from}${figures ? `, ${describePeriod(month)}` : ''}${of(figures)}.`]
      : []),
    ...earlier.map(({ version: former, means, until, last_month: then }) => {
      const ended = until === null ? '' : ` until ${formatDate(until)}`;
      const words = describeDefinition({ kind, name, body: means });
      return `${name}, version ${former}${ended}, was ${words}; the same month${of(then)}.`;
    }),
  ];
}

function table(meanings: readonly Meaning[]): AnswerTable {
  return {
    caption: 'Definitions',
    columns: [
      { name: 'Name', kind: 'text' },
      { name: 'Kind', kind: 'text' },
      { name: 'Means', kind: 'text' },
      { name: 'Version', kind: 'number' },
    ],
    rows: meanings.map(({ kind, name, means, version }) => [
      name,
      kind,
      describeDefinition({ kind, name, body: means }),
      version,
    ]),
  };
}
