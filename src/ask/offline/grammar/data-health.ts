import { takeSource } from '../arguments/take-source.js';
import type { ToolGrammar } from './tool-grammar.js';

export const dataHealth: ToolGrammar = {
  tool: 'data_health',
  read: (reading) => ({ args: { source: takeSource(reading, false) } }),
};
