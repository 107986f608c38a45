import { takeSource } from '../arguments/take-source.js';
import type { ToolGrammar } from './tool-grammar.js';

/** Talk of imports, even where an activity is called `Imported Clients`. */
const imports = /(?<= )(?:imports?|imported|importing)(?= )/g;

export const dataHealth: ToolGrammar = {
  tool: 'data_health',
  read(reading) {
    for (const match of reading.question.words.matches(imports)) reading.take(match);
    for (const period of reading.question.periods) if (period.unit === 'day') reading.take(period);
    return { args: { source: takeSource(reading, false) } };
  },
};
