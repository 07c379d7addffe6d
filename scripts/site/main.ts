// `npm run docs:host -- --base /eslint-plugin-first-draft/`: the documentation as its host gets it, every release in its folder.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildVersions } from './versions.js';

const { values } = parseArgs({ options: { base: { type: 'string', default: '/' } } });
if (!/^\/(?:.+\/)?$/.test(values.base))
  throw new Error(`--base begins and ends with a slash, and not as ${values.base}.`);
const root = process.cwd();
const out = path.join(root, 'site/host');
const versions = buildVersions({ root, base: values.base, out });
console.log(versions.map(({ name, base }) => `${name.padEnd(16)}${base}`).join('\n'));
