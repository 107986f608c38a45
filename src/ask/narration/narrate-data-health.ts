import { dataHealthOutput, type DataHealth } from '../../../tools/data-health.js';
import { describeFinding } from '../../../tools/describe-finding.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod } from '../describe-conditions.js';
import { formatCount, formatDate } from '../figure-format.js';
import type { Narration } from './narration.js';

const mostFindings = 10;

/** Says whether the data can be trusted, and what is wrong with them. */
export function narrateDataHealth(envelope: Envelope<'data_health'>): Narration {
  const data = dataHealthOutput.parse(envelope.data);
  const sentences = data.findings.map(describeFinding);
  return {
    headline: headline(data, envelope.as_of, sentences),
    findings: [...sentences.slice(1, mostFindings), ...recordFindings(data)],
    table: sourceTable(data),
    basis: [
      `${formatCount(data.events)} events ${describePeriod(data)}`,
      'Reported is only what chance does not explain',
      'Records, duplicates and merges are those of all sources together',
    ],
    suggestions: suggestions(data),
  };
}

function headline(data: DataHealth, today: string, sentences: readonly string[]): string[] {
  const silent = data.sources.filter((one) => one.silent).map(({ source }) => source);
  const fresh =
    silent.length === 0
      ? `No source is silent for longer than usual as of ${formatDate(today)}.`
      : `Silent for longer than usual: ${silent.join(', ')}.`;
  return sentences.length === 0 ? ['Nothing looks wrong in the data.', fresh] : [sentences[0], fresh];
}

function recordFindings({ records }: DataHealth): string[] {
  const { read, quarantined, duplicates, merged_customers: merged, conflicts, reasons } = records;
  const [reason] = reasons;
  return [
    ...(quarantined > 0 && reason
      ? [
          `${formatCount(quarantined)} of ${formatCount(read)} records could not be read and wait in quarantine, most often (${formatCount(reason.records)}) because of this: ${reason.reason}.`,
        ]
      : []),
    ...(duplicates > 0
      ? [
          `${formatCount(duplicates)} of ${formatCount(read)} records came more than once and were stored once.`,
        ]
      : []),
    ...(merged > 0 ? [`${formatCount(merged)} customers were put together from several profiles.`] : []),
    ...(conflicts > 0
      ? [`${formatCount(conflicts)} identifiers stood in records of several customers, as shared devices do.`]
      : []),
  ];
}

function sourceTable({ sources }: DataHealth): AnswerTable {
  return {
    caption: 'Sources',
    columns: [
      { name: 'Source', kind: 'text' },
      { name: 'Events', kind: 'count' },
      { name: 'Texts', kind: 'count' },
      { name: 'Last seen', kind: 'date' },
      { name: 'Days since', kind: 'count' },
    ],
    rows: sources.map(({ source, events, texts, last_seen: lastSeen, since_days: days }) => [
      source,
      events,
      texts,
      lastSeen,
      days,
    ]),
  };
}

function suggestions({ findings }: DataHealth): string[] {
  const named = findings.flatMap((finding) =>
    'activity' in finding && finding.activity ? [finding.activity] : [],
  );
  return [...new Set(named)].slice(0, 2).map((activity) => `How often did ${activity} happen per week?`);
}
