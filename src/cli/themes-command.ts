import { Command, InvalidArgumentError } from 'commander';
import { listThemes, mergeTheme, pinTheme, renameTheme, splitTheme } from '../feedback/store/edit-themes.js';
import { indexFeedback } from '../feedback/store/index-feedback.js';
import { readTextThemes } from '../feedback/store/read-text-themes.js';
import type { Session } from './session.js';

/** `footpath themes`: lists the themes of feedback, and lets a person rename, merge, split and pin them. */
export function themesCommand(session: Session): Command {
  const { terminal } = session;
  const command = new Command('themes').description('list the themes of feedback, and change them');
  const edit = (change: (database: Parameters<typeof listThemes>[0]) => Promise<string>) =>
    session.useWorkspace('footpath themes', async ({ workspace: { database }, feedback }) => {
      terminal.stdout.write(`${await change(database)}\n`);
      await indexFeedback(database, feedback, session.progress);
    });
  const themeId = (text: string): number => {
    if (/^\d+$/.test(text)) return Number(text);
    throw new InvalidArgumentError('It must be the number of a theme; `footpath themes` lists them.');
  };
  command.action(() => edit(inWords));
  command
    .command('rename')
    .description('give a theme another name')
    .argument('<theme>', 'its number', themeId)
    .argument('<name>')
    .action((id: number, name: string) => edit((database) => renameTheme(database, id, name)));
  command
    .command('merge')
    .description('put one theme into another')
    .argument('<theme>', 'the number of the one that goes', themeId)
    .argument('<into>', 'the number of the one that stays', themeId)
    .action((id: number, into: number) => edit((database) => mergeTheme(database, id, into)));
  command
    .command('split')
    .description('make every part of a main theme a main theme of its own')
    .argument('<theme>', 'its number', themeId)
    .action((id: number) => edit((database) => splitTheme(database, id)));
  command
    .command('pin')
    .description('keep a theme, also when later texts no longer form it')
    .argument('<theme>', 'its number', themeId)
    .option('--off', 'no longer')
    .action((id: number, flags: { off?: true }) => edit((database) => pinTheme(database, id, !flags.off)));
  command
    .command('find')
    .description('look for themes now; what has a theme keeps it')
    .option('--seed <number>', 'another start of the search', themeId)
    .action((flags: { seed?: number }) =>
      session.useWorkspace('footpath themes', async ({ workspace: { database }, feedback }) => {
        await indexFeedback(database, feedback, session.progress, { force: true, seed: flags.seed });
        terminal.stdout.write(`${await inWords(database)}\n`);
      }),
    );
  command
    .command('texts')
    .description('list every text with its theme, a JSON object a line')
    .action(() =>
      session.useWorkspace('footpath themes', async ({ workspace: { database } }) => {
        for (const text of await readTextThemes(database)) {
          terminal.stdout.write(`${JSON.stringify(text)}\n`);
        }
      }),
    );
  return command;
}

async function inWords(database: Parameters<typeof listThemes>[0]): Promise<string> {
  const themes = await listThemes(database);
  if (themes.length === 0) return 'There are no themes yet: import some feedback.';
  return themes
    .map(({ id, name, texts, pinned, isMain }) => {
      const line = `${isMain ? '' : '    '}${id}  ${name}  (${texts} texts${pinned ? ', pinned' : ''})`;
      return line;
    })
    .join('\n');
}
