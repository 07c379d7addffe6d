// In the editor: VS Code's own ESLint server on a project that has the built plugin.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { applyEdit, installServer, openEditor } from '../support/language-server.js';
import { writeProject } from '../support/project.js';

const SCHEMA = `import { z } from 'zod';

export const Query = z.object({
  page: z.number().min(1),
  open: z.coerce.boolean(),
});
`;
const ROUTE = `import express from 'express';
import { Query } from './schema.js';

express().get('/orders', (req, res) => res.json(Query.parse(req.query)));
`;

const folder = writeProject({
  'src/schema.ts': SCHEMA,
  'src/route.ts': ROUTE,
  'eslint.config.js': `import firstDraft from '../../../dist/index.js';
import * as parser from '@typescript-eslint/parser';

export default [{ files: ['**/*.ts'], languageOptions: { parser } }, ...firstDraft.configs.recommended];
`,
});

let editor: Awaited<ReturnType<typeof openEditor>>;

beforeAll(async () => {
  installServer();
  editor = await openEditor(folder);
  editor.open('src/schema.ts', SCHEMA);
}, 180_000);

afterAll(() => editor.close());

test('squiggles stand under the call, with a link to the page', async () => {
  const shown = (await editor.squiggles('src/schema.ts')).map(({ code, range, codeDescription }) => ({
    code,
    ...range.start,
    href: codeDescription?.href,
  }));
  expect(shown).toEqual([
    {
      code: 'first-draft/no-uncoerced-input',
      line: 3,
      character: 8,
      href: expect.stringMatching(/no-uncoerced-input\.md$/) as string,
    },
    {
      code: 'first-draft/no-truthy-boolean-coercion',
      line: 4,
      character: 8,
      href: expect.stringMatching(/no-truthy-boolean-coercion\.md$/) as string,
    },
  ]);
});

test('a quick fix applies a suggestion', async () => {
  const [, boolean] = await editor.squiggles('src/schema.ts');
  if (!boolean) throw new Error('nothing is reported');
  const actions = await editor.actions('src/schema.ts', boolean);
  const suggestion = actions.find(({ command }) => command?.command === 'eslint.applySuggestion');
  if (!suggestion) throw new Error(`no suggestion among ${actions.map(({ title }) => title).join(', ')}`);
  expect(applyEdit(SCHEMA, await editor.run(suggestion))).toContain('open: z.stringbool(),');
});

test('fixing on save repairs what is safe', async () => {
  const [action] = await editor.fixAll('src/schema.ts');
  expect(applyEdit(SCHEMA, action?.edit)).toBe(SCHEMA.replace('z.number()', 'z.coerce.number()'));
});

test('typing takes a squiggle away', async () => {
  editor.type('src/schema.ts', SCHEMA.replace('z.number()', 'z.coerce.number()'));
  expect((await editor.squiggles('src/schema.ts')).map(({ code }) => code)).toEqual([
    'first-draft/no-truthy-boolean-coercion',
  ]);
  editor.type('src/schema.ts', SCHEMA);
  expect(await editor.squiggles('src/schema.ts')).toHaveLength(2);
});

test('a change that is saved in another file is seen at the next keystroke', async () => {
  await wait(2_500);
  writeFileSync(
    path.join(folder, 'src/route.ts'),
    ROUTE.replace("get('/orders',", "post('/orders', express.json(),").replace('req.query', 'req.body'),
  );
  editor.type('src/schema.ts', `${SCHEMA}\n`);
  expect(await editor.squiggles('src/schema.ts')).toEqual([]);
});
