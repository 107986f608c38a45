import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** What each room may import, besides itself and the leaves `src/*.ts` (docs/how-it-works.md draws it). */
const analysis = ['stats', 'journeys', 'store', 'feedback', 'ingest'];
const rooms = {
  stats: [],
  journeys: ['stats'],
  store: ['journeys'],
  ingest: ['store', 'journeys'],
  feedback: ['store', 'stats', 'journeys'],
  tools: ['journeys', 'stats', 'feedback', 'store'],
  ask: ['tools', 'journeys', 'stats', 'feedback', 'store'],
  render: ['tools', 'ask', 'journeys'],
  digest: ['ask', 'tools', 'render', ...analysis],
  act: ['ask', 'tools', 'render', ...analysis],
  demo: ['ingest', 'store', 'journeys', 'stats'],
  slack: ['digest', 'act', 'ask', 'tools', 'render', ...analysis],
  web: ['slack', 'digest', 'act', 'ask', 'tools', 'render', ...analysis],
  mcp: ['digest', 'act', 'ask', 'tools', 'render', ...analysis],
};
const folder = (room) => (room === 'tools' ? './tools' : `./src/${room}`);
const everyRoom = [...Object.keys(rooms), 'cli'];
const zones = Object.entries(rooms).map(([room, allowed]) => ({
  target: folder(room),
  from: everyRoom.filter((other) => other !== room && !allowed.includes(other)).map(folder),
  message: `${room} may import only: ${allowed.join(', ') || 'nothing of ours'} (docs/how-it-works.md).`,
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.footpath/', 'coverage/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: ['./tests/tsconfig.json', './src/web/page/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tests/tsconfig.json' })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only src/config.ts reads the environment.',
        },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
      ],
    },
  },
  { files: ['src/config.ts', 'tests/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['*.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
);
