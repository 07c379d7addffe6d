// What `new-rule` and `new-model` write compiles, passes and fits its place.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { modelFile } from '../scripts/new-model.js';
import { ruleFiles, ruleIndex, ruleNames } from '../scripts/new-rule.js';
import type { Rule } from '../src/create-rule.js';
import { Catalogue } from '../src/facts/catalogue/catalogue.js';
import { models } from '../src/models/index.js';
import type { Model } from '../src/models/model.js';
import { readPage } from './support/pages.js';
import { ROOT } from './support/project.js';
import { testRule } from './support/rule-tester.js';

/** Sources of ours stand two folders up, as in `src/rules` and `src/models/<kind>`. */
function write(file: string, text: string): string {
  const target = path.join(ROOT, 'tests/.cases/scaffold', file);
  mkdirSync(path.dirname(target), { recursive: true });
  const toSources = path.relative(path.dirname(target), path.join(ROOT, 'src')).split(path.sep).join('/');
  writeFileSync(
    target,
    text
      .replace("'../create-rule.js'", `'${toSources}/create-rule.js'`)
      .replace("'../model.js'", `'${toSources}/models/model.js'`),
  );
  return target;
}

function compileErrors(files: readonly string[]): string[] {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) =>
    readFileSync(file, 'utf8'),
  ) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram([...files], { ...options, types: ['node'] });
  return files.flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  );
}

const scaffold = ruleFiles('no-scaffolded-mistake', 'data-access');
const ruleFile = write(
  'rules/no-scaffolded-mistake.ts',
  scaffold['src/rules/no-scaffolded-mistake.ts'] ?? '',
);
const newModel = write(
  'models/data-access/acme-store.ts',
  modelFile('data-access', 'acme-store', '@acme/store', '2'),
);

test('both compile', () => {
  expect(compileErrors([ruleFile, newModel])).toEqual([]);
});

test('the index of rules is what new-rule writes', () => {
  expect(readFileSync(path.join(ROOT, 'src/rules/index.ts'), 'utf8')).toBe(ruleIndex(ruleNames()));
});

test('the page has the headings of the pages that are there', () => {
  const page = readPage(
    write('docs/no-scaffolded-mistake.md', scaffold['docs/rules/no-scaffolded-mistake.md'] ?? ''),
  );
  const existing = readPage(path.join(ROOT, `docs/rules/${ruleNames()[0] ?? ''}.md`));
  const headings = ({ sections }: typeof page) =>
    sections.filter(({ depth }) => depth === 2).map(({ heading }) => heading);
  expect(headings(page)).toEqual(headings(existing));
});

test('the model fits the catalogue', async () => {
  const { acmeStore } = (await import(pathToFileURL(newModel).href)) as { acmeStore: Model };
  expect(new Catalogue([...models, acmeStore]).module('@acme/store')?.model.library).toBe('acme-store');
});

const { default: rule } = (await import(pathToFileURL(ruleFile).href)) as { default: Rule };
testRule('no-scaffolded-mistake', rule, {
  valid: [
    {
      name: 'a method of the same name on an object of the project',
      code: 'const list = { findMany: () => [] };\nlist.findMany();',
    },
  ],
  invalid: [
    {
      name: 'a client of the file',
      code: "import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\nexport const all = () => db.user.findMany();",
      errors: [{ messageId: 'queryHere', at: 'db.user.findMany', data: { call: 'db.user.findMany' } }],
    },
  ],
});
