import { Command } from 'commander';
import type { Catalog } from '../ask/catalog.js';
import { formatCount } from '../ask/figure-format.js';
import { asOfOption, type AsOfFlag } from './as-of-option.js';
import type { Session } from './session.js';

/** `footpath catalog`: what the data hold, and what can be asked about. */
export function catalogCommand({ terminal, useWorkspace }: Session): Command {
  return new Command('catalog')
    .description('show activities, traits, journeys, outcomes, terms and sources')
    .option('--json', 'as JSON')
    .addOption(asOfOption())
    .action(async (flags: AsOfFlag & { json?: true }) => {
      await useWorkspace('footpath catalog', async ({ view }) => {
        const { catalog } = await view(flags.asOf);
        terminal.stdout.write(flags.json ? `${JSON.stringify(catalog, null, 2)}\n` : inWords(catalog));
      });
    });
}

function inWords(catalog: Catalog): string {
  const { customers, events, time_range: range } = catalog;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  return [
    `${formatCount(customers)} customers, ${formatCount(events)} events${range ? `, ${range.from} to ${range.to}` : ''}`,
    ...section(
      'Activities',
      catalog.activities.map(
        (activity) =>
          `${activity.name}: ${formatCount(activity.events)} events of ${formatCount(activity.customers)} customers`,
      ),
    ),
    ...section(
      'Traits',
      catalog.traits.map(({ name, personal, values, range: numbers }) => {
        if (personal) return `${name} (personal)`;
        if (numbers) return `${name}: ${numbers.low} to ${numbers.high}`;
        const shown = values.slice(0, 8).map(({ value }) => value);
        return `${name}: ${shown.join(', ')}${values.length > shown.length ? ', …' : ''}`;
      }),
    ),
    ...section(
      'Journeys',
      Object.entries(catalog.journeys).map(
        ([name, { stages, within_days: days }]) =>
          `${name}: ${stages.map((stage) => stage.name).join(' → ')} within ${days} days`,
      ),
    ),
    ...section('Outcomes', Object.keys(catalog.outcomes)),
    ...section('Terms', Object.keys(catalog.terms)),
    ...section(
      'Sources',
      catalog.sources.map(
        ({ name, events: count, feedback }) =>
          `${name}: ${formatCount(count)} events${feedback > 0 ? `, ${formatCount(feedback)} texts` : ''}`,
      ),
    ),
    '',
  ].join('\n');
}
