import { Document, isMap, isScalar, type Node, type Pair } from 'yaml';
import type { Proposal } from '../journeys/proposal/proposal.js';

const head = ` What this company's journeys, outcomes and words mean. Proposed from the data; nobody has checked it yet.
 Change it as you like: Footpath reads it again, keeps every version, and never proposes over it; forms change what is
 saved in them.
 Names of activities are those of the data: "footpath catalog" lists them.`;

const sections = {
  timezone: { comment: ' Days begin at midnight here, such as Europe/Amsterdam.', example: '' },
  journeys: {
    comment: ' Stages in order. The first journey is the one that is meant when none is named.',
    example: '   trial: { stages: [ Signed Up, Started Trial, Subscribed ], within_days: 30 }',
  },
  outcomes: {
    comment: ' Good and bad ends: an activity (did), or no activity for some days (inactive_days, after).',
    example: '   churn: { inactive_days: 30, after: Subscribed }',
  },
  terms: {
    comment: ' Names for groups of customers; all conditions of a group hold.',
    example: '   trial users: [ { did: Started Trial }, { did_not: Subscribed } ]',
  },
} as const;

/** A footpath.yaml for people to read and change, with the reason of each proposal. */
export function proposalText(proposal: Proposal): string {
  const { journeys, outcomes, terms, actions } = proposal;
  const document = new Document({
    timezone: 'UTC',
    journeys: Object.fromEntries(
      journeys.map(({ name, stages, withinDays }) => [name, { stages, within_days: withinDays }]),
    ),
    outcomes: Object.fromEntries(outcomes.map(({ name, means }) => [name, means])),
    terms: Object.fromEntries(terms.map(({ name, means }) => [name, means])),
  });
  document.commentBefore = head;
  const reasonsOf = (proposed: readonly { readonly name: string; readonly reason: string }[]) =>
    new Map(proposed.map(({ name, reason }) => [name, ` ${reason}`]));
  const allReasons = new Map([
    ['journeys', reasonsOf(journeys)],
    ['outcomes', reasonsOf(outcomes)],
    ['terms', reasonsOf(terms)],
  ]);
  for (const [section, { comment, example }] of Object.entries(sections)) {
    const pair = pairOf(document.contents, section);
    const reasons = allReasons.get(section) ?? new Map<string, string>();
    const isEmpty = isMap(pair?.value) && pair.value.items.length === 0;
    explain(pair, isEmpty ? `${comment} Such as:\n${example}` : comment, section !== 'timezone');
    if (!isMap(pair?.value)) continue;
    for (const entry of pair.value.items) {
      const name = isScalar(entry.key) ? String(entry.key.value) : '';
      explain(entry, reasons.get(name) ?? '', false);
      if (section !== 'journeys') flow(entry.value);
      else if (isMap(entry.value)) flow(entry.value.get('stages', true));
    }
  }
  document.comment = [
    ' More that can stand here (see docs/definitions.md):',
    ' aliases: { signups: Signed Up }',
    ...(actions.length > 0
      ? [
          ' What your team does to customers:',
          ' actions:',
          ...actions.map((name) => `   ${quoted(name)}: actionable`),
        ]
      : [' actions: { Offered Demo: actionable }']),
    ' changes: [{ name: new onboarding, at: 2026-08-03 }]',
  ].join('\n');
  return `${document.toString({ lineWidth: 110, flowCollectionPadding: true }).trimEnd()}\n`;
}

function pairOf(contents: unknown, key: string): Pair | undefined {
  if (!isMap(contents)) return undefined;
  return contents.items.find((item) => isScalar(item.key) && item.key.value === key);
}

function explain(pair: Pair | undefined, comment: string, apart: boolean): void {
  if (!isScalar(pair?.key) || comment.trim() === '') return;
  pair.key.commentBefore = comment;
  pair.key.spaceBefore = apart;
}

/** On one line. */
function flow(node: unknown): void {
  if (isCollection(node)) node.flow = true;
}

function isCollection(node: unknown): node is Node & { flow?: boolean } {
  return typeof node === 'object' && node !== null && 'items' in node;
}

function quoted(name: string): string {
  return new Document(name).toString().trim();
}
