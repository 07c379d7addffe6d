// In the editor: VS Code's own ESLint server on the example's draft, without types and with them.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { copyDraft } from '../support/first-week.js';
import { openEditor, type Editor } from '../support/language-server.js';
import { ROOT } from '../support/project.js';

const CASES = path.join(ROOT, 'tests/.cases');
/** Longer than anything that the plugin has read is taken to be the same. */
const SETTLED_MS = 2_500;

const lines = (...texts: string[]) => texts.join('\n');
const placesOf = async (editor: Editor, file: string) =>
  (await editor.squiggles(file)).map(({ code, range }) => `${range.start.line + 1} ${String(code)}`);

describe.each([
  { tier: 'without types', folder: path.join(CASES, 'editor-untyped'), isTyped: false },
  { tier: 'with projectService', folder: path.join(CASES, 'editor-typed'), isTyped: true },
])('$tier', ({ folder, isTyped }) => {
  let editor: Editor;
  const onDisk = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  /** Replaces a part of an open file's text, which has to be there. */
  const replace = async (file: string, part: string, by: string) => {
    expect(editor.textOf(file)).toContain(part);
    await editor.type(file, editor.textOf(file).replace(part, by));
  };

  beforeAll(async () => {
    copyDraft(folder, { isTyped });
    editor = await openEditor(folder);
  });

  afterAll(() => editor.close());

  test('a squiggle stands under the schema, as an error, with the message and a link to the page', async () => {
    await editor.open('src/schemas/reports.ts');
    const [first, ...others] = await editor.squiggles('src/schemas/reports.ts');
    expect(first).toEqual({
      source: 'eslint',
      code: 'first-draft/no-uncoerced-input',
      codeDescription: { href: expect.stringMatching(/\/docs\/rules\/no-uncoerced-input\.md$/) as string },
      severity: 1,
      message:
        '`z.number()` rejects every string, and a query string holds only strings (validated in ' +
        '../routes/reports.ts:8): every request that sends `year` fails. Write `z.coerce.number()`.',
      range: { start: { line: 3, character: 8 }, end: { line: 3, character: 16 } },
    });
    expect(others.map(({ range }) => range.start.line)).toEqual([4, 5]);
  });

  test('the menu of quick fixes offers the suggestions, and the chosen one cures the code', async () => {
    const file = 'src/services/dashboard.ts';
    await editor.open(file);
    const before = await editor.squiggles(file);
    const actions = await editor.quickFixes(file, before[0]!);
    expect(actions.map(({ title }) => title)).toEqual([
      "Load it with the parents: `include: { orders: { orderBy: { placedAt: 'desc' } } }`. (first-draft/no-query-in-loop)",
      'Read the rows of all elements in one query before the loop, and look them up in it. (first-draft/no-query-in-loop)',
      'Disable first-draft/no-query-in-loop for this line',
      'Disable first-draft/no-query-in-loop for the entire file',
      'Show documentation for first-draft/no-query-in-loop',
    ]);
    await editor.choose(actions[4]!);
    expect(editor.shownPages).toEqual([expect.stringMatching(/\/docs\/rules\/no-query-in-loop\.md$/)]);
    await editor.choose(actions[0]!);
    expect(editor.textOf(file)).toContain(
      lines(
        'export async function usersWithOrders() {',
        '  const rows = await prisma.user.findMany({',
        '    omit: { passwordHash: true },',
        "    orderBy: { id: 'asc' },",
        "    include: { orders: { orderBy: { placedAt: 'desc' } } },",
        '  });',
        '',
        '  return rows;',
        '}',
      ),
    );
    expect(await editor.squiggles(file)).toHaveLength(before.length - 1);
    expect(onDisk(file)).toContain('for (const user of users)');
  });

  test('typing takes a squiggle away and brings it back', async () => {
    const file = 'src/schemas/users.ts';
    await editor.open(file);
    const before = await placesOf(editor, file);
    expect(before).toContain('4 first-draft/no-uncoerced-input');
    await replace(file, 'id: z.number()', 'id: z.coerce.number()');
    expect(await placesOf(editor, file)).toEqual(before.slice(1));
    await replace(file, 'id: z.coerce.number()', 'id: z.number()');
    expect(await placesOf(editor, file)).toEqual(before);
  });

  test('saving fixes what is safe to fix, leaves what needs a decision, and changes nothing the second time', async () => {
    const file = 'src/schemas/products.ts';
    await editor.open(file);
    await editor.squiggles(file);
    await editor.save(file);
    expect(onDisk(file)).toBe(editor.textOf(file));
    expect(onDisk(file)).toContain(
      lines(
        'export const productQuerySchema = z.object({',
        '  page: z.coerce.number().int().positive().default(1),',
        '  pageSize: z.coerce.number().int().min(1).max(100).default(20),',
        '  minPrice: z.coerce.number().int().min(0).optional(),',
        '  maxPrice: z.coerce.number().int().positive().optional(),',
        '  inStock: z.coerce.boolean().optional(),',
        '});',
        '',
        'export const productParamsSchema = z.object({',
        '  id: z.coerce.number().int().positive(),',
        '});',
        '',
        '// JSON body of the back office.',
        'export const createProductSchema = z.object({',
        '  sku: z.string().min(1).max(40),',
        '  name: z.string().min(1),',
        '  priceCents: z.number().int().positive(),',
      ),
    );
    expect(await placesOf(editor, file)).toEqual(['8 first-draft/no-truthy-boolean-coercion']);
    const saved = onDisk(file);
    await editor.save(file);
    expect(onDisk(file)).toBe(saved);
  });

  describe('another file', () => {
    const schema = 'src/schemas/orders.ts';
    const route = 'src/routes/orders.ts';
    const JSON_BODY = "post('/', express.json(),";
    const FORM_BODY = "post('/', express.urlencoded({ extended: false }),";
    const OF_THE_BODY = ['20 first-draft/no-uncoerced-input', '21 first-draft/no-uncoerced-input'];

    test('that imports this one is seen as it was saved, not as it is typed', async () => {
      await editor.open(schema);
      await editor.open(route);
      const before = await placesOf(editor, schema);
      expect(before).not.toEqual([]);

      await replace(route, JSON_BODY, FORM_BODY);
      await editor.squiggles(route);
      await wait(SETTLED_MS);
      expect(await placesOf(editor, schema)).toEqual(before);

      await editor.save(route, { fix: false });
      await expect.poll(() => placesOf(editor, schema)).toEqual([...before, ...OF_THE_BODY]);

      await replace(route, FORM_BODY, JSON_BODY);
      await editor.save(route, { fix: false });
      await expect.poll(() => placesOf(editor, schema)).toEqual(before);
    });

    test('that this one imports is seen as it was saved', async () => {
      const payments = 'src/services/payments.ts';
      const logger = 'src/lib/logger.ts';
      await editor.open(payments);
      await editor.open(logger);
      const before = await placesOf(editor, payments);
      expect(before).toContain('22 first-draft/valid-logger-error');

      await editor.type(logger, 'export const logger = { error: (...parts: unknown[]) => print(parts) };\n');
      await editor.squiggles(logger);
      await wait(SETTLED_MS);
      expect(await placesOf(editor, payments)).toEqual(before);

      await editor.save(logger, { fix: false });
      // What is wrong with the file by itself stays.
      const others = before.filter((place) => !/logger/.test(place));
      expect(others.length).toBeLessThan(before.length);
      await expect.poll(() => placesOf(editor, payments)).toEqual(others);
    });

    test('makes every open file be linted again when the editor tells of its change', async () => {
      const before = await placesOf(editor, schema);
      const refreshes = editor.refreshes();
      writeFileSync(path.join(folder, route), onDisk(route).replace(JSON_BODY, FORM_BODY));
      await editor.tellOfChange(route);
      await expect.poll(() => editor.refreshes()).toBeGreaterThan(refreshes);
      await expect.poll(() => placesOf(editor, schema)).toEqual([...before, ...OF_THE_BODY]);
    });
  });

  // What only types can tell: the element of a list that is searched.
  test('a type in another file is what typescript-eslint holds of it', async () => {
    const POOL = "import { Pool } from 'pg';\nexport const database = [new Pool()].find(Boolean)!;\n";
    const UNTYPED = 'export const database = [{} as any].find(Boolean)!;\n';
    const use = 'src/services/statistics.ts';
    const other = 'src/database.ts';
    writeFileSync(path.join(folder, other), POOL);
    writeFileSync(
      path.join(folder, use),
      `import { database } from '../database.js';

export async function ordersOf(users: number[]) {
  const rows = [];
  for (const user of users) rows.push(await database.query('SELECT * FROM orders WHERE user_id = $1', [user]));
  return rows;
}
`,
    );
    await editor.open(use);
    const FOUND = ['5 first-draft/no-query-in-loop'];
    expect(await placesOf(editor, use)).toEqual(FOUND);

    // Saved without having been opened: the parser's types stay as they were.
    writeFileSync(path.join(folder, other), UNTYPED);
    await wait(SETTLED_MS);
    expect(await placesOf(editor, use)).toEqual(isTyped ? FOUND : []);

    // Opened: its types are those of the text that was linted last, saved or not.
    await editor.open(other);
    await editor.squiggles(other);
    expect(await placesOf(editor, use)).toEqual([]);
    await editor.type(other, POOL);
    await editor.squiggles(other);
    expect(await placesOf(editor, use)).toEqual(isTyped ? FOUND : []);
  });
});
