// A process of its own that lints a folder with the built plugin, as a host does: `node lint-folder.mjs <folder> <rules>`,
// where rules is `all` or `none`. Prints what was reported.
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import firstDraft from '../../dist/index.js';

const [folder, rules] = process.argv.slice(2);
const names = rules === 'all' ? Object.keys(firstDraft.rules) : [];
const eslint = new ESLint({
  cwd: folder,
  // The project's own configuration is code, which ESLint runs: that is for its owner to decide.
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      plugins: { 'first-draft': firstDraft },
      languageOptions: { parser },
      rules: Object.fromEntries(
        names.map((name) => [`first-draft/${name}`, ['error', { evidence: 'likely' }]]),
      ),
    },
  ],
});
const results = await eslint.lintFiles(['src/linted*.ts']);
console.log(
  JSON.stringify(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message))),
);
