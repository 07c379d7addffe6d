// `npm run new-model -- data-access acme-store @acme/store 2`: a model, and where to register it.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const KINDS = ['data-access', 'validation', 'framework', 'logging', 'tracking', 'http', 'platform'];

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A model's file, to be filled in. */
export function modelFile(kind: string, library: string, packageName: string, version: string): string {
  const today = new Date().toISOString().slice(0, 10);
  return `import { defineModel } from '../model.js';

export const ${camelCase(library)} = defineModel({
  library: '${library}',
  kind: '${kind}',
  modules: { '${packageName}': 'module' },
  versions: { '${packageName}': '${version}' },
  types: {
    module: { members: { create: { call: { returns: 'client' } } } },
    client: {
      role: 'database-client',
      recognisedBy: ['find', 'findAll'],
      members: {
        find: { call: { query: { operation: 'read-one', sends: 'at-call' } } },
        findAll: { call: { query: { operation: 'read-many', sends: 'at-call' } } },
      },
    },
  },
  sources: [{ claim: 'What the members do', url: 'https://www.npmjs.com/package/${packageName}', checked: '${today}' }],
});
`;
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  const [kind = '', library = '', packageName = '', version = ''] = process.argv.slice(2);
  if (!KINDS.includes(kind) || !library || !packageName || !version) {
    console.error(`Usage: npm run new-model -- <${KINDS.join(' | ')}> <library> <package> <major version>`);
    process.exitCode = 1;
  } else {
    const file = `src/models/${kind}/${library}.ts`;
    if (existsSync(path.join(ROOT, file))) throw new Error(`${file} is there already.`);
    writeFileSync(path.join(ROOT, file), modelFile(kind, library, packageName, version));
    console.log(`wrote ${file}. Now:
  1. describe the library in it; src/models/vocabulary explains every field
  2. add it to the list in src/models/index.ts
  3. npm install --save-dev ${packageName}, and add the package to tests/models/conformance.test.ts
  4. npm run generate`);
  }
}
