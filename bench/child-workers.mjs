// One measurement in a process of its own: lint a checkout with ESLint's `concurrency`, whose workers read a configuration file.
// argv: root, the plugin's entry, what, the number of workers, a folder to write in. Prints one line of JSON.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';

const [root = '', entry = '', what = 'idle', workers = '1', folder = ''] = process.argv.slice(2);
const file = join(folder, `eslint.${what}.mjs`);
const configurations = pathToFileURL(join(import.meta.dirname, 'configurations.mjs')).href;
writeFileSync(
  file,
  `import { configurationOf } from '${configurations}';
export default await configurationOf(${JSON.stringify(what)}, ${JSON.stringify(entry)}, ${JSON.stringify(root)});
`,
);
const concurrency = workers === '1' ? 'off' : Number(workers);
const eslint = new ESLint({ cwd: root, overrideConfigFile: file, concurrency });
const results = await eslint.lintFiles(['.']);
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ cpu: (user + system) / 1000, files: results.length }));
