import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { packageFile } from '../../../package-root.js';
import { symbolsOfExample, type WordingSymbol } from './symbols.js';

/** A wording of a question and what it asks for: a tool, or what a message can be besides: `not_tracked`, `out_of_scope`, `unclear`, or a `detail` of the question before. */
export interface ExampleWording {
  readonly symbols: readonly WordingSymbol[];
  readonly label: string;
}

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim());

/**
 * The wordings in `models/wordings`. Written by hand: a file a class, a wording a line, names of the catalog by their kind
 * (`<activity>`, `<value>`, `<period>`), any other word of the asker's own as `<unk>`. Gathered from the question sets by
 * `npm run wordings`: class and symbols, with a tab between.
 */
export function exampleWordings(): ExampleWording[] {
  const folder = packageFile('models', 'wordings');
  const byHand = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      linesOf(join(folder, file)).map((line) => ({ symbols: symbolsOfExample(line), label: parse(file).name })),
    );
  const gathered = linesOf(join(folder, 'gathered.tsv')).map((line) => {
    const [label = '', symbols = ''] = line.split('\t');
    return { symbols: symbols.split(' '), label };
  });
  return [...byHand, ...gathered];
}
