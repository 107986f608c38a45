import { formatCount, formatDate } from '../../ask/figure-format.js';
import type { HomeJourney, HomeOverview, HomeWord } from '../../ask/home-overview.js';
import type { Button } from '../block-elements.js';
import type { ViewBlock } from '../blocks.js';
import { bulletList, richSection, richText } from '../rich-text.js';
import {
  formKinds,
  homeActions,
  themeActions,
  type DefinitionRef,
  type FormKind,
  type ThemeAction,
} from './home-actions.js';
import { themesFor, themeWords, type HomeTheme } from './theme-modal.js';
import type { HomeView } from './view-schema.js';
import { heading, viewButton, viewLines, viewText } from './view-text.js';

export interface HomeContent {
  readonly overview: HomeOverview;
  /** The reader's own digests. */
  readonly digests: readonly HomeDigest[];
  /** What holds for this reader, a sentence each. */
  readonly settings: readonly string[];
  readonly mayDefine: boolean;
  /** Main themes of feedback, most texts first; none for who may not change them. */
  readonly themes: readonly HomeTheme[];
  /** The reader's direct message with the bot. */
  readonly channel: string;
}

export interface HomeDigest {
  readonly id: number;
  readonly what: string;
  /** Mondays at 09:00, Europe/Amsterdam, in this direct message; last sent on … */
  readonly when: string;
}

/** Together below the 100 blocks of a view. */
const most = { journeys: 8, words: 16, digests: 10, starters: 3, themes: 20 };
const longest = { line: 600, value: 2000, setting: 300 };

/** The Home tab: what is known, what words mean here, and what comes every week. */
export function homeView(content: HomeContent): HomeView {
  const { overview, digests, settings, mayDefine, themes, channel } = content;
  return {
    type: 'home',
    private_metadata: JSON.stringify({ channel }),
    blocks: [
      heading('Your customers’ journeys'),
      ...dataBlocks(overview),
      { type: 'divider' },
      heading('Journeys'),
      ...overview.journeys
        .slice(0, most.journeys)
        .flatMap((journey, place) => journeyBlocks(journey, place, mayDefine)),
      ...moreThan(overview.journeys.length, most.journeys, 'journeys'),
      { type: 'divider' },
      heading('What words mean here'),
      ...overview.words.slice(0, most.words).map((word, place) => wordBlock(word, place, mayDefine)),
      ...moreThan(overview.words.length, most.words, 'words'),
      ...(mayDefine ? [newDefinitions()] : []),
      ...themeBlocks(themes),
      { type: 'divider' },
      heading('Every week'),
      ...digestBlocks(digests),
      { type: 'divider' },
      heading('Settings'),
      { type: 'rich_text', elements: [bulletList(settings, longest.setting)] },
    ],
  };
}

/** Where there is nothing to show yet: why, and how to mend it. */
export function emptyHomeView(sentence: string): HomeView {
  return {
    type: 'home',
    blocks: [
      heading('Your customers’ journeys'),
      { type: 'section', text: viewText(sentence, longest.line) },
    ],
  };
}

function dataBlocks({ customers, events, asOf, health, starters }: HomeOverview): ViewBlock[] {
  const known = `${formatCount(customers)} customers and ${formatCount(events)} events, until ${formatDate(asOf)}`;
  const findings =
    health.length === 0
      ? ['✓ Nothing odd was found in the data.']
      : // Plain text knows no code.
        health.map((each) => `⚠︎ ${each.replaceAll('`', '')}`);
  return [
    { type: 'context', elements: [viewText(known, longest.line)] },
    { type: 'section', text: viewLines(findings, longest.line) },
    ...asks(starters.slice(0, most.starters), 'start'),
  ];
}

function journeyBlocks({ kind, name, means, lastMonth }: HomeJourney, place: number, mayDefine: boolean) {
  const questions = [
    [`Where do they drop off?`, `Where do customers drop off in the ${name} journey?`],
    [`Why?`, `Why do customers leave the ${name} journey?`],
  ];
  const buttons: Button[] = questions
    .filter(([, question]) => question.length <= longest.value)
    .map(([text, question], index) => viewButton(text, `${homeActions.ask}_${place}_${index}`, question));
  const change = mayDefine ? changeButton({ kind: formKind(kind), name }, `journey_${place}`) : [];
  const lines = [means, ...(lastMonth ? [lastMonth] : [])];
  const told: ViewBlock = {
    type: 'rich_text',
    elements: [
      richSection(richText(name, longest.line, { bold: true })),
      ...lines.map((line) => richSection(richText(line, longest.line))),
    ],
  };
  return [told, ...actionsOf([...buttons, ...change])];
}

function wordBlock({ kind, name, means }: HomeWord, place: number, mayDefine: boolean): ViewBlock {
  const [change] = mayDefine ? changeButton({ kind: formKind(kind), name }, `word_${place}`) : [];
  const text = viewLines([`${name} (${kind})`, means], longest.line);
  return { type: 'section', text, ...(change ? { accessory: change } : {}) };
}

function formKind(kind: string): FormKind {
  return formKinds.find((known) => known === kind) ?? 'term';
}

function changeButton(ref: DefinitionRef, place: string): Button[] {
  const value = JSON.stringify(ref);
  return value.length > longest.value ? [] : [viewButton('Change', `${homeActions.define}_${place}`, value)];
}

function newDefinitions(): ViewBlock {
  const elements = formKinds.map((kind) =>
    viewButton(`New ${kind}`, `${homeActions.define}_new_${kind}`, JSON.stringify({ kind })),
  );
  return { type: 'actions', elements };
}

const themeButtons: Readonly<Record<ThemeAction, string>> = {
  rename: 'Rename a theme',
  merge: 'Merge two',
  split: 'Split one',
  pin: 'Pin one',
};

function themeBlocks(themes: readonly HomeTheme[]): ViewBlock[] {
  if (themes.length === 0) return [];
  const shown = themes.slice(0, most.themes).map((theme) => themeWords(theme, longest.line));
  const offered = themeActions.filter((action) => themesFor(action, themes).length > 0);
  return [
    { type: 'divider' },
    heading('What customers write about'),
    { type: 'rich_text', elements: [bulletList(shown, longest.line)] },
    ...moreThan(themes.length, most.themes, 'themes', 'the forms have them'),
    ...actionsOf(
      offered.map((action) => viewButton(themeButtons[action], `${homeActions.theme}_${action}`, action)),
    ),
  ];
}

function digestBlocks(digests: readonly HomeDigest[]): ViewBlock[] {
  const none: ViewBlock = {
    type: 'section',
    text: viewText('Nothing yet. The digest tells what really changed in the last week.', longest.line),
  };
  const shown = digests
    .slice(0, most.digests)
    .flatMap(({ id, what, when }): ViewBlock[] => [
      { type: 'section', text: viewLines([what, when], longest.line) },
      ...actionsOf([
        viewButton('Change', `${homeActions.changeDigest}_${id}`, String(id)),
        viewButton('Stop', `${homeActions.endDigest}_${id}`, String(id), 'danger'),
      ]),
    ]);
  return [
    ...(shown.length > 0 ? shown : [none]),
    ...moreThan(digests.length, most.digests, 'digests'),
    ...actionsOf([viewButton('New digest', homeActions.newDigest, 'new', 'primary')]),
  ];
}

function asks(questions: readonly string[], name: string): ViewBlock[] {
  return actionsOf(
    questions
      .filter((question) => question !== '' && question.length <= longest.value)
      .map((question, place) => viewButton(question, `${homeActions.ask}_${name}_${place}`, question)),
  );
}

function actionsOf(elements: Button[]): ViewBlock[] {
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

function moreThan(
  count: number,
  shown: number,
  what: string,
  where = 'ask for “definitions” to see all',
): ViewBlock[] {
  if (count <= shown) return [];
  const text = `… and ${formatCount(count - shown)} more ${what}; ${where}.`;
  return [{ type: 'context', elements: [viewText(text, longest.line)] }];
}
