// One process, as in an editor: another file changes, and soon the lints of this one know. How soon is a matter of how long
// the plugin takes to look, and so of the machine: the index of who imports what waits a hundred times as long.
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { everyRule, lintText, writeProject } from '../support/project.js';

/** The time for which a file that was just looked at is taken to be the same. */
const SETTLED_MS = 150;

const ROUTE =
  "import express from 'express';\nimport { Query } from './schema.js';\nexpress().get('/', (req, res) => res.json(Query.parse(req.query)));\n";
const JSON_ROUTE = ROUTE.replace('.get(', '.post(')
  .replace("'/',", "'/', express.json(),")
  .replace('req.query', 'req.body');
const SCHEMA = "import { z } from 'zod';\nexport const Query = z.object({ page: z.number() });\n";
const LOCAL = (from: string) => `import { z } from '${from}';
import express from 'express';
const Query = z.object({ page: z.number() });
express().get('/', (req, res) => res.json(Query.parse(req.query)));
`;

const reported = (folder: string, file: string, text: string) =>
  lintText(folder, file, text).map(({ ruleId }) => ruleId);
const FOUND = ['first-draft/no-uncoerced-input'];

test('a module that this one imports', async () => {
  const folder = writeProject({
    'src/validation.ts': "export { z } from 'zod';\n",
    'src/route.ts': LOCAL('./validation.js'),
  });
  const lint = () => reported(folder, 'src/route.ts', LOCAL('./validation.js'));
  const other = path.join(folder, 'src/validation.ts');
  expect(lint()).toEqual(FOUND);
  writeFileSync(other, 'export const z = { object: (x) => x, number: () => 1 };\n');
  await expect.poll(lint).toEqual([]);
  writeFileSync(other, "export { z } from 'zod/v3';\n");
  await expect.poll(lint).toEqual(FOUND);
  rmSync(other);
  await expect.poll(lint).toEqual([]);
  writeFileSync(other, "export { z } from 'zod';\n");
  await expect.poll(lint).toEqual(FOUND);
});

test('a module two imports away', async () => {
  const files = {
    'src/validation.ts': "export * from './inner.js';\n",
    'src/inner.ts': "export { z } from 'zod';\n",
    'src/route.ts': LOCAL('./validation.js'),
  };
  const folder = writeProject(files);
  const lint = () => reported(folder, 'src/route.ts', files['src/route.ts']);
  expect(lint()).toEqual(FOUND);
  writeFileSync(path.join(folder, 'src/inner.ts'), 'export const z = undefined;\n');
  await expect.poll(lint).toEqual([]);
});

test('a module that imports this one', async () => {
  const folder = writeProject({ 'src/schema.ts': SCHEMA, 'src/route.ts': JSON_ROUTE });
  const lint = () => reported(folder, 'src/schema.ts', SCHEMA);
  expect(lint()).toEqual([]);
  writeFileSync(path.join(folder, 'src/route.ts'), ROUTE);
  await expect.poll(lint).toEqual(FOUND);
});

test('a module that begins to import this one, and was linted in between', () => {
  const folder = writeProject({ 'src/schema.ts': SCHEMA, 'src/route.ts': 'export {};\n' });
  const proven = (file: string, text: string) =>
    lintText(folder, file, text, { rules: everyRule('certain') }).map(({ ruleId }) => ruleId);
  expect(proven('src/schema.ts', SCHEMA)).toEqual([]);
  writeFileSync(path.join(folder, 'src/route.ts'), ROUTE);
  proven('src/route.ts', ROUTE);
  expect(proven('src/schema.ts', SCHEMA)).toEqual(FOUND);
});

test('a module that was touched and not changed', async () => {
  const folder = writeProject({
    'src/validation.ts': "export { z } from 'zod';\n",
    'src/route.ts': LOCAL('./validation.js'),
  });
  const lint = () => reported(folder, 'src/route.ts', LOCAL('./validation.js'));
  expect(lint()).toEqual(FOUND);
  await wait(SETTLED_MS);
  utimesSync(path.join(folder, 'src/validation.ts'), new Date(), new Date());
  expect(lint()).toEqual(FOUND);
});

test('the text that is being typed, before it is saved', () => {
  const folder = writeProject({ 'src/schema.ts': SCHEMA, 'src/route.ts': ROUTE });
  expect(reported(folder, 'src/schema.ts', SCHEMA)).toEqual(FOUND);
  const typed = SCHEMA.replace('z.number()', 'z.coerce.number().min(1)');
  expect(reported(folder, 'src/schema.ts', typed)).toEqual([]);
  expect(reported(folder, 'src/schema.ts', SCHEMA)).toEqual(FOUND);
});
