// Whatever a rule reads, it never throws: every rule over every program at hand, the pages' and our own sources included.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { DEEP_SHAPES } from '../bench/templates/shapes.js';
import { filesOf, isProgram, readPage } from './support/pages.js';
import { lintText, ROOT, writeProject } from './support/project.js';

const IGNORED = ['**/node_modules/**', '**/dist/**', '**/.*/**', '**/generated/**'];

const scriptsBelow = (folder: string) =>
  globSync([`${folder}/**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}`], {
    cwd: ROOT,
    ignore: IGNORED,
    followSymbolicLinks: false,
  });

const parseErrors = (folder: string, file: string, text: string) =>
  lintText(folder, file, text)
    .filter(({ fatal }) => fatal)
    .map(({ message }) => `${file}: ${message}`);

test.each(['src', 'tests', 'scripts', 'bench', 'examples/first-week'])('%s', (folder) => {
  // One file in five: every folder, and each kind of file in it.
  for (const file of scriptsBelow(folder).filter((_, index) => index % 5 === 0)) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    expect(() => lintText(ROOT, file, text), file).not.toThrow();
  }
});

const pages = readdirSync(path.join(ROOT, 'docs/rules')).map((file) => `docs/rules/${file}`);

test.each([...pages, 'README.md', 'docs/how-it-decides.md', 'docs/libraries.md'])(
  'the programs of %s, under every rule',
  (page) => {
    for (const block of readPage(path.join(ROOT, page)).blocks.filter(isProgram)) {
      const { files, linted } = filesOf(block);
      expect(parseErrors(writeProject(files), linted, String(files[linted]))).toEqual([]);
    }
  },
);

// The parser gives up at the depths that the bench finds; what it reads, every rule gets through.
test.each(DEEP_SHAPES)('$name, as deep as the parser goes', ({ size, files, linted = 'src/file.ts' }) => {
  const text = files(size * 3)[linted] ?? '';
  expect(parseErrors(ROOT, linted, text)).toEqual([]);
});

// What a file looks like while it is typed: statements and lines are missing, and much of it still parses.
test('our own rules and fixes, with a line left out', () => {
  for (const [nth, file] of scriptsBelow('src/rules').entries()) {
    const lines = readFileSync(path.join(ROOT, file), 'utf8').split('\n');
    // One line in twenty, another of each file: enough to meet every kind of gap over all files.
    for (let index = nth % 20; index < lines.length; index += 20) {
      const text = lines.toSpliced(index, 1).join('\n');
      expect(() => lintText(ROOT, file, text), `${file} without line ${index + 1}`).not.toThrow();
    }
  }
});
