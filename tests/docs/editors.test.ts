// The page about editors: its settings are read, and those of the language server are in force there.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { CONFIG } from '../support/first-screen.js';
import { copyDraft } from '../support/first-week.js';
import { EXTENSION_SETTINGS, openEditor } from '../support/language-server.js';
import { readPage, type Block } from '../support/pages.js';
import { ROOT } from '../support/project.js';

const PAGE = path.join(ROOT, 'docs/editors.md');
const IMAGES = path.join(ROOT, 'docs/images');
const LARGEST_IMAGE = 150_000;
const { blocks, text } = readPage(PAGE);
const CASES = path.join(ROOT, 'tests/.cases');
const SCHEMA = 'src/schemas/orders.ts';

type Json = Readonly<Record<string, unknown>>;

/** The settings of a block. Editors read comments and trailing commas, and no other liberties. */
function settingsIn({ code, line, language }: Block): Json {
  const errors: ParseError[] = [];
  const value = parse(code, errors, {
    allowTrailingComma: language === 'jsonc',
    disallowComments: language === 'json',
  }) as Json;
  if (errors.length > 0) throw new Error(`The block on line ${line} is no ${language}.`);
  return value;
}

const blocksFor = (editor: string) => blocks.filter(({ info }) => info === editor);

/** VS Code's settings as its extension hands them to the server. */
function asServerSettings(vscode: Json): Json {
  const names: Readonly<Record<string, (value: unknown) => Json>> = {
    'eslint.run': (run) => ({ run }),
    'eslint.rules.customizations': (rulesCustomizations) => ({ rulesCustomizations }),
    'eslint.codeActionsOnSave.rules': (rules) => ({ codeActionOnSave: { mode: 'all', rules } }),
  };
  const own = Object.entries(vscode).flatMap(([name, value]) => names[name]?.(value) ?? []);
  return Object.assign({}, EXTENSION_SETTINGS, ...own) as Json;
}

/** Does the page give this setting anywhere? Then what it does is worth a test. */
const vscodeWith = (name: string) => {
  const found = blocksFor('vscode')
    .map(settingsIn)
    .find((settings) => name in settings);
  if (!found) throw new Error(`The page does not give ${name}.`);
  return asServerSettings(found);
};

async function inEditor<T>(
  folder: string,
  settings: Json,
  use: (editor: Awaited<ReturnType<typeof openEditor>>) => Promise<T>,
): Promise<T> {
  const editor = await openEditor(folder, settings);
  try {
    return await use(editor);
  } finally {
    await editor.close();
  }
}

/** A copy of the draft for one test, with a rule of ESLint's own that has something to fix in the schema. */
function draftFor(name: string): string {
  const folder = path.join(CASES, `editors-${name}`);
  copyDraft(folder);
  const config = path.join(folder, CONFIG.file);
  const more = "\n  { rules: { 'prefer-const': 'error' } },\n]);\n";
  writeFileSync(config, readFileSync(config, 'utf8').replace(/\n\]\);\n$/, more));
  const schema = path.join(folder, SCHEMA);
  writeFileSync(schema, `${readFileSync(schema, 'utf8')}\nlet unchanged = 1;\nexport { unchanged };\n`);
  return folder;
}

describe('settings', () => {
  test.each(blocks.filter(({ language }) => language.startsWith('json')))(
    'the block on line $line ($info) can be read',
    (block) => {
      expect(['vscode', 'zed', 'server']).toContain(block.info);
      expect(Object.keys(settingsIn(block))).not.toEqual([]);
    },
  );

  test.each([
    { editor: 'VS Code', settings: () => vscodeWith('eslint.rules.customizations') },
    {
      editor: 'Zed',
      settings: () => {
        const { lsp } = settingsIn(blocksFor('zed')[0]!) as { lsp: { eslint: { settings: Json } } };
        return { ...EXTENSION_SETTINGS, ...lsp.eslint.settings };
      },
    },
  ])(
    'findings of the plugin are warnings in $editor, and those of others stay errors',
    async ({ settings }) => {
      await inEditor(draftFor('severity'), settings(), async (editor) => {
        await editor.open(SCHEMA);
        const severities = (await editor.squiggles(SCHEMA)).map(
          ({ code, severity }) => `${String(code)} ${severity}`,
        );
        expect([...new Set(severities)]).toEqual(['first-draft/no-uncoerced-input 2', 'prefer-const 1']);
      });
    },
  );

  test('saving applies the fixes of this plugin only', async () => {
    const all = draftFor('every-fix');
    await inEditor(all, vscodeWith('editor.codeActionsOnSave'), async (editor) => {
      await editor.open(SCHEMA);
      await editor.squiggles(SCHEMA);
      await editor.save(SCHEMA);
      expect(editor.textOf(SCHEMA)).toContain('page: z.coerce.number()');
      expect(editor.textOf(SCHEMA)).toContain('const unchanged = 1;');
    });
    const ours = draftFor('our-fixes');
    await inEditor(ours, vscodeWith('eslint.codeActionsOnSave.rules'), async (editor) => {
      await editor.open(SCHEMA);
      await editor.squiggles(SCHEMA);
      await editor.save(SCHEMA);
      expect(editor.textOf(SCHEMA)).toContain('page: z.coerce.number()');
      expect(editor.textOf(SCHEMA)).toContain('let unchanged = 1;');
    });
  });

  test('what any other editor has to send is what the extension sends, and is enough', async () => {
    const settings = settingsIn(blocksFor('server')[0]!);
    expect(settings).toEqual(EXTENSION_SETTINGS);
    await inEditor(draftFor('any-editor'), settings, async (editor) => {
      await editor.open(SCHEMA);
      const [first] = await editor.squiggles(SCHEMA);
      expect(first?.code).toBe('first-draft/no-uncoerced-input');
      expect(await editor.quickFixes(SCHEMA, first!)).not.toEqual([]);
    });
  });

  test.each([
    { eslint: 'eslint', major: '10' },
    { eslint: 'eslint9', major: '9' },
  ])('a monorepo with ESLint $major needs none', async ({ eslint, major }) => {
    const root = path.join(CASES, `editors-monorepo-${eslint}`);
    rmSync(root, { recursive: true, force: true });
    copyDraft(path.join(root, 'packages/api'));
    copyDraft(path.join(root, 'packages/jobs'));
    configureNothingOfOurs(path.join(root, 'packages/jobs'));
    mkdirSync(path.join(root, 'node_modules'));
    symlinkSync(path.join(ROOT, 'node_modules', eslint), path.join(root, 'node_modules/eslint'), 'junction');
    const { resolve } = createRequire(path.join(root, 'packages/api/package.json'));
    expect(JSON.parse(readFileSync(resolve('eslint/package.json'), 'utf8'))).toMatchObject({
      version: expect.stringMatching(new RegExp(`^${major}\\.`)) as string,
    });
    await inEditor(root, EXTENSION_SETTINGS, async (editor) => {
      const found = async (file: string) => {
        await editor.open(file);
        return [...new Set((await editor.squiggles(file)).map(({ code }) => code))];
      };
      expect(await found(`packages/api/${SCHEMA}`)).toEqual(['first-draft/no-uncoerced-input']);
      expect(await found(`packages/jobs/${SCHEMA}`)).toEqual(['no-magic-numbers']);
    });
  });
});

/** The package's ESLint gets a rule of its own in place of the plugin's. */
function configureNothingOfOurs(folder: string): void {
  const config = path.join(folder, CONFIG.file);
  const preset = '{ extends: [firstDraft.configs.recommended] }';
  const before = readFileSync(config, 'utf8');
  expect(before).toContain(preset);
  writeFileSync(config, before.replace(preset, "{ rules: { 'no-magic-numbers': 'error' } }"));
}

describe('pictures', () => {
  const kept = readdirSync(IMAGES)
    .filter((name) => name.endsWith('.png'))
    .sort();

  test('are all shown, and all there', () => {
    const shown = [...text.matchAll(/\]\(images\/([^)]+)\)/g)].map(([, image]) => image).sort();
    expect(shown).toEqual(kept);
  });

  test.each(kept)('%s is small', (image) => {
    expect(statSync(path.join(IMAGES, image)).size).toBeLessThan(LARGEST_IMAGE);
  });
});
