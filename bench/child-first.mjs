// The first lint in a fresh process, as an editor's server does it when a file is opened: without what loading takes.
// argv: root, the plugin's entry, what, the file. Prints one line of JSON: milliseconds of processor time.
import { ESLint } from 'eslint';
import { readFileSync } from 'node:fs';
import { configurationOf } from './configurations.mjs';

const [root = '', entry = '', what = 'idle', file = ''] = process.argv.slice(2);
const overrideConfig = await configurationOf(what, entry, root);
const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig });
const start = process.cpuUsage();
await eslint.lintText(readFileSync(file, 'utf8'), { filePath: file });
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ cpu: (user + system) / 1000 }));
