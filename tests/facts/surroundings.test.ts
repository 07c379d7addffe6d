// Where a file runs, by who imports it. The projects of these tests lie below a folder that is called `tests`, which says nothing of them.
import { surroundingsOf } from '../../src/facts/runtime/surroundings.js';
import type { Files } from '../support/project.js';
import { inProject } from '../support/testkit.js';

const RUN = `export function run() {\n  console.log('done');\n}\n`;
const CALLS = `import { run } from './run';\nrun();\n`;
const placeOf = (files: Files): string =>
  inProject({ 'package.json': '{}', ...files, 'src/run.ts': RUN }, ({ module, analysis }) =>
    surroundingsOf(module, analysis, []),
  );

test('what a command imports runs in a terminal', () => {
  expect(placeOf({ 'src/command.ts': `#!/usr/bin/env node\n${CALLS}` })).toBe('terminal');
});

test('what a server imports as well runs on a server', () => {
  const server = `import express from 'express';\n${CALLS}express().listen(80);\n`;
  expect(placeOf({ 'src/command.ts': `#!/usr/bin/env node\n${CALLS}`, 'src/server.ts': server })).toBe(
    'server',
  );
});

test('a server that a script of the manifest starts is one, whoever imports it', () => {
  const server = `import express from 'express';\n${CALLS}express().listen(80);\nexport {};\n`;
  const packed = "#!/usr/bin/env node\nimport './server';\n";
  const files = { 'src/packed.ts': packed, 'src/server.ts': server };
  const started = (script: string) => JSON.stringify({ scripts: { start: script } });
  expect(placeOf({ 'package.json': started('node --enable-source-maps dist/server.js'), ...files })).toBe(
    'server',
  );
  expect(placeOf({ 'package.json': started('node dist/packed.js'), ...files })).toBe('terminal');
  expect(placeOf({ ...files, 'src/server.ts': CALLS, 'package.json': started('node src/server.ts') })).toBe(
    'terminal',
  );
});

test('a test that imports it says nothing', () => {
  expect(placeOf({ 'src/run.test.ts': `#!/usr/bin/env node\n${CALLS}` })).toBe('server');
  expect(placeOf({ 'src/command.ts': `#!/usr/bin/env node\n${CALLS}`, 'tests/run.ts': CALLS })).toBe(
    'terminal',
  );
});

describe('a file that runs what it defines', () => {
  const placeOfProgram = (code: string, files: Files = {}): string =>
    inProject({ 'package.json': '{}', ...files, 'src/job.js': code }, ({ module, analysis }) =>
      surroundingsOf(module, analysis, []),
    );
  const MAIN = `async function main() { console.log('done'); }\n`;
  const SUITE = `class Suite { async run() { console.log('done'); } }\n`;
  const EXPORTED = `module.exports = { main };\n`;

  test.each([
    ['calls its function', `${MAIN}main();`],
    [
      'calls a method of what it makes',
      `${SUITE}const suite = new Suite();\nsuite.run().catch(console.error);`,
    ],
    ['makes and calls at once', `${SUITE}new Suite().run();`],
    ['exports it and asks for require.main', `${MAIN}if (require.main === module) main();\n${EXPORTED}`],
    ['asks the other way round', `${MAIN}if (module === require.main) { main(); }\n${EXPORTED}`],
    ['asks for its parent', `${MAIN}if (!module.parent) main();\n${EXPORTED}`],
    ['asks by a name', `${MAIN}const isMain = require.main === module;\nif (isMain) main();\n${EXPORTED}`],
    [
      'is an ES module',
      `export ${MAIN}if (process.argv[1] === fileURLToPath(import.meta.url)) await main();\n`,
    ],
    ['asks for import.meta.main', `export ${MAIN}if (import.meta.main) await main();\n`],
  ])('is a program where it %s', (_, code) => {
    expect(placeOfProgram(code)).toBe('terminal');
  });

  test('is one too where another program imports it', () => {
    const all = `const { main } = require('./job');\n(async () => { await main(); })();\n`;
    expect(
      placeOfProgram(`${MAIN}if (require.main === module) main();\n${EXPORTED}`, { 'src/all.js': all }),
    ).toBe('terminal');
  });

  test.each([
    [
      'what it starts is a server',
      `const express = require('express');\nconst main = () => express().listen(80);\nif (require.main === module) main();\n${EXPORTED}`,
    ],
    [
      'it is called with requests',
      `exports.handler = async (event) => ({ statusCode: 200, body: event.body });\nif (require.main === module) exports.handler({});\n`,
    ],
    ['it only exports', `${MAIN}${EXPORTED}`],
    ['it asks something else', `${MAIN}if (process.env.NOW) main();\n${EXPORTED}`],
  ])('is none where %s', (_, code) => {
    expect(placeOfProgram(code)).toBe('server');
  });

  test('is none where a server imports it', () => {
    const server = `const express = require('express');\nconst { main } = require('./job');\nexpress().get('/', main);\n`;
    expect(
      placeOfProgram(`${MAIN}if (require.main === module) main();\n${EXPORTED}`, { 'src/server.js': server }),
    ).toBe('server');
  });
});
