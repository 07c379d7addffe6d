// The playground's engine as the browser gets it, bundled and minified, over every example of the rules' pages: it finds what
// ESLint finds in Node, with the plugin's own reader and resolver, on the same files on disk.
import { Linter } from 'eslint';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parser } from '../../src/cli/parser/parser.js';
import { forgetProject } from '../../src/facts/facts.js';
import plugin from '../../src/index.js';
import { examples, type Example } from '../../site/content/examples.js';
import type { Draft } from '../../site/playground/draft.js';
import { bundleEngine } from '../../site/playground/engine/bundle.js';
import { MENU } from '../../site/playground/menu.js';
import { CASES } from '../support/cases.js';
import { writeProject } from '../support/project.js';

type Engine = typeof import('../../site/playground/engine/engine.js');

const all = examples();
let engine: Engine;

beforeAll(async () => {
  const file = path.join(CASES, 'playground/engine.mjs');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await bundleEngine('engine.ts'));
  engine = (await import(pathToFileURL(file).href)) as Engine;
});

function lintOnDisk({ preset, files }: Draft): Record<string, Linter.LintMessage[]> {
  const folder = writeProject(files, { tsconfig: null });
  forgetProject();
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const config = [{ files: plugin.files.scripts, languageOptions: { parser } }, ...plugin.configs[preset]];
  return Object.fromEntries(
    Object.entries(files)
      .filter(([file]) => /\.[cm]?[jt]sx?$/.test(file))
      .map(([file, text]) => [file, linter.verify(text, config, { filename: path.join(folder, file) })]),
  );
}

/** All but what an example of a preset may also report: the finding of its page. */
const rulesIn = ({ draft, shown }: Example) => engine.lint(draft)[shown]?.map(({ ruleId }) => ruleId);

test.each(all)('$id', (example) => {
  const { draft, rule } = example;
  expect(rulesIn(example)).toContain(`first-draft/${rule}`);
  expect(engine.lint(draft)).toEqual(lintOnDisk(draft));
});

test('every example of the menu is there', () => {
  const ids = MENU.flatMap(({ examples: listed }) => listed.map(([id]) => id));
  expect(ids.filter((id) => !all.some((each) => each.id === id))).toEqual([]);
});

describe('a draft', () => {
  const draft: Draft = {
    preset: 'recommended',
    files: {
      'package.json': '{ "dependencies": { "zod": "^4.0.0", "express": "^5.0.0" } }',
      'src/schema.ts': "import { z } from 'zod';\nexport const query = z.object({ page: z.number() });\n",
      'src/route.ts':
        "import express from 'express';\nimport { query } from './schema.js';\nexpress().get('/', (req, res) => {\n  res.json(query.parse(req.query));\n});\n",
    },
  };
  const withFile = (file: string, text: string): Draft => ({
    ...draft,
    files: { ...draft.files, [file]: text },
  });
  const found = (each: Draft) => engine.lint(each)['src/schema.ts']?.map(({ ruleId }) => ruleId);

  test('is read across files', () => {
    expect(found(draft)).toEqual(['first-draft/no-uncoerced-input']);
  });

  test('is read anew after each change of any file', () => {
    expect(found(draft)).toHaveLength(1);
    expect(found(withFile('src/route.ts', 'export {};\n'))).toEqual([]);
    expect(found(draft)).toHaveLength(1);
  });

  test('is fixed as a whole', () => {
    const { files } = engine.fixAll(draft);
    expect(files['src/schema.ts']).toContain('page: z.coerce.number()');
    expect(files['src/route.ts']).toBe(draft.files['src/route.ts']);
  });

  test('with a syntax error says where', () => {
    expect(engine.lint(withFile('src/schema.ts', 'let = ;'))['src/schema.ts']).toMatchObject([
      { fatal: true, line: 1 },
    ]);
  });

  test('may hold files that ESLint leaves out', () => {
    const { 'node_modules/a/index.ts': left } = engine.lint(
      withFile('node_modules/a/index.ts', 'let a = 1;'),
    );
    expect(left).toEqual([]);
  });

  test('is explained line by line', () => {
    const told = engine.why(draft, 'src/schema.ts', 2);
    expect(told).toContain('src/schema.ts:2\n');
    expect(told).toContain('no-uncoerced-input: reports:');
    expect(told).toContain('a schema');
    expect(engine.why(draft, 'src/schema.ts', 1)).toContain('there is no call on this line');
    expect(engine.why(draft, 'package.json', 1)).toContain('no script');
    expect(engine.why(withFile('src/schema.ts', 'let = ;'), 'src/schema.ts', 1)).toContain('does not parse');
  });

  test('is told what comments silence and what the kind of a file switches off', () => {
    const silenced = withFile(
      'src/schema.ts',
      "import { z } from 'zod';\n// eslint-disable-next-line first-draft/no-uncoerced-input -- later\nexport const query = z.object({ page: z.number() });\n",
    );
    expect(engine.why(silenced, 'src/schema.ts', 3)).toContain('silenced by a comment');
    const { 'src/schema.ts': schema = '', ...rest } = draft.files;
    const seed = {
      ...draft,
      files: {
        ...rest,
        'src/seed.ts': schema,
        'src/route.ts': rest['src/route.ts']!.replace('schema.js', 'seed.js'),
      },
    };
    const told = engine.why(seed, 'src/seed.ts', 2);
    expect(told).toContain('By its path the file is a seed');
    expect(told).toContain('no-uncoerced-input: off in seeds, migrations and scripts; it would report:');
  });
});
