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
