import { Command, InvalidArgumentError, Option } from 'commander';
import { boundWords, readBound } from '../ask/bound-words.js';
import type { Bound } from '../ask/watched-figure.js';
import { FootpathError } from '../errors.js';
import { weekdays } from '../journeys/weekdays.js';
import { timezone as timezoneSchema } from '../journeys/definitions.js';
import { readAccessPolicy, refusalIn } from '../slack/access-policy.js';
import type { Database } from '../store/database.js';
import {
  endSubscriptions,
  isAlert,
  listSubscriptions,
  slackTeams,
  subscribe,
  type DigestSubscription,
} from '../store/digest-subscriptions.js';
import type { Session } from './session.js';

interface TeamFlag {
  readonly team?: string;
}

interface SubscribeFlags extends TeamFlag {
  readonly user: string;
  readonly question?: string;
  readonly when?: Bound;
  readonly weekday: string;
  readonly time: string;
  readonly timezone?: string;
}

const teamOption = () => new Option('--team <id>', 'the Slack workspace, where there are several');

/** `footpath digest subscribe`, `list` and `unsubscribe`: what is sent to Slack every week, and alerts. */
export function digestSubscriptionCommands(session: Session): Command[] {
  const inDatabase = (work: (database: Database) => Promise<void>) =>
    session.useWorkspace('footpath digest', ({ workspace }) => work(workspace.database));
  const print = (line: string) => session.terminal.stdout.write(`${line}\n`);
  const begin = new Command('subscribe')
    .description(
      'send the digest, or an answer, to a channel every week; or an alert when a figure goes past a bound',
    )
    .argument('<channel>', 'id of the channel or direct message, such as C0123ABCD')
    .requiredOption('--user <id>', 'Slack user with whose rights it is answered')
    .option('--question <text>', 'answered instead of the digest')
    .option(
      '--when <bound>',
      'only when the figure of the question goes “over 5%” or “under 100”',
      parseBound,
    )
    .addOption(new Option('--weekday <day>').choices(weekdays).default('monday'))
    .option('--time <HH:MM>', 'time of day', parseTime, '09:00')
    .option('--timezone <zone>', 'that of the workspace when left out')
    .addOption(teamOption())
    .action((channel: string, flags: SubscribeFlags) =>
      session.useWorkspace('footpath digest', async ({ workspace }) => {
        const { database, definitions, folder } = workspace;
        const refusal = refusalIn(await readAccessPolicy(folder), channel, false);
        if (refusal !== undefined) throw new FootpathError('not_permitted', refusal);
        const { user, question = null, when, weekday, time, timezone = definitions.timezone } = flags;
        if (when && question === null)
          throw new FootpathError('bad_input', 'An alert needs --question: the figure to watch.');
        if (!timezoneSchema.safeParse(timezone).success)
          throw new FootpathError('bad_input', `${timezone} is no time zone; try Europe/Amsterdam.`);
        const team = await teamMeant(database, flags);
        const wanted = { team, channel, createdBy: user, question, weekday, time, timezone, ...when };
        print(`Begun: ${described(await subscribe(database, wanted))}`);
      }),
    );
  const list = new Command('list')
    .description('list what is sent to Slack')
    .addOption(teamOption())
    .action((flags: TeamFlag) =>
      inDatabase(async (database) => {
        const all = await listSubscriptions(database, await teamMeant(database, flags));
        for (const one of all) print(described(one));
        if (all.length === 0) print('Nothing is sent.');
      }),
    );
  const end = new Command('unsubscribe')
    .description('end one, by the number that `list` shows')
    .argument('<number>', 'number of the subscription', parseNumber)
    .action((id: number) =>
      inDatabase(async (database) => {
        const [ended] = await endSubscriptions(database, [id], 'ended in the terminal');
        if (!ended)
          throw new FootpathError('not_found', `There is no subscription ${id}; see footpath digest list.`);
        print(`Ended: ${described(ended)}`);
      }),
    );
  return [begin, list, end];
}

async function teamMeant(database: Database, { team }: TeamFlag): Promise<string> {
  if (team !== undefined) return team;
  const known = await slackTeams(database);
  if (known.length === 1) return known[0];
  const found =
    known.length === 0 ? 'No Slack workspace is known yet' : `There are several: ${known.join(', ')}`;
  throw new FootpathError('bad_input', `${found}. Name the Slack workspace with --team T….`);
}

function described(one: DigestSubscription): string {
  const when = isAlert(one) ? `when it goes ${boundWords(one)}, looked at every day` : `every ${one.weekday}`;
  return `${one.id}  ${one.question ?? 'the weekly digest'} → ${one.channel}, ${when} at ${one.time} (${one.timezone})`;
}

function parseBound(text: string): Bound {
  const bound = readBound(text);
  if (!bound) throw new InvalidArgumentError('Write it as "over 5%" or "under 100".');
  return bound;
}

function parseTime(text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new InvalidArgumentError('Write it as HH:MM.');
  return text;
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number.');
  return number;
}
