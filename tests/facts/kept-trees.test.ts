// What a process that lives for long keeps of the files it has read: no more than a budget, and what is left out is found again.
import path from 'node:path';
import { KEPT_TREES } from '../../src/budgets.js';
import type { Module } from '../../src/facts/project/module.js';
import { writeProject } from '../support/project.js';
import { inFolder, originsIn, type Asked } from '../support/testkit.js';

const CLIENT = `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n`;
const USE = `import { prisma } from './db';\n/*?*/prisma;`;
/** So many of these are more than is kept. */
const SIZE = 100_000;
const MANY = Math.ceil(KEPT_TREES / SIZE) + 1;
const large = (index: number) => `export const at${index} = '${'x'.repeat(SIZE)}';\n`;

const names = Array.from({ length: MANY }, (_, index) => `src/large${index}.ts`);
const folder = writeProject({
  'src/db.ts': CLIENT,
  'src/use.ts': USE,
  ...Object.fromEntries(names.map((name, index) => [name, large(index)])),
});

/** The tree of the module at a path, as a lint of another file finds it. */
const treeOf = (name: string, open: string) =>
  inFolder(folder, open, `// ${open}\n`, ({ analysis }) =>
    analysis.project.modules.at(path.join(folder, name)),
  );
const readAll = ({ analysis }: Asked) =>
  names.map((name) => analysis.project.modules.at(path.join(folder, name)));

test('trees are kept from file to file, until there are too many: the longest unasked goes', () => {
  const first = treeOf('src/db.ts', 'src/a.ts') as Module;
  expect(treeOf('src/db.ts', 'src/b.ts')).toBe(first);
  const [oldest, ...others] = inFolder(folder, 'src/c.ts', '// c\n', readAll);
  const newest = others.at(-1);
  // Of the file that is typed in, nothing goes, however much it needs.
  expect(inFolder(folder, 'src/c.ts', '// c, typed\n', readAll)[0]).toBe(oldest);
  expect(treeOf(names.at(-1) as string, 'src/d.ts')).toBe(newest);
  expect(treeOf('src/db.ts', 'src/e.ts')).not.toBe(first);
  expect(treeOf('src/db.ts', 'src/e.ts')?.text).toBe(first.text);
});

test('answers are the same before and after', () => {
  const found = () => inFolder(folder, 'src/use.ts', USE, originsIn);
  expect(found()).toEqual(['prisma.client']);
  inFolder(folder, 'src/f.ts', '// f\n', readAll);
  expect(treeOf('src/db.ts', 'src/g.ts')?.text).toBe(CLIENT);
  expect(found()).toEqual(['prisma.client']);
});
