// What a text alone says of a file's imports: what it may take from another file, and whether it only renders it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clausesIn, ImportClauses } from '../../src/facts/project/import-clauses.js';
import { Packages } from '../../src/facts/project/manifests.js';
import { Resolution } from '../../src/facts/project/resolution.js';
import { Snapshots } from '../../src/facts/project/snapshots.js';

const folder = mkdtempSync(path.join(tmpdir(), 'first-draft-clauses-'));
const at = (name: string) => path.join(folder, name);

function clausesOf(files: Readonly<Record<string, string>>): ImportClauses {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
  const snapshots = new Snapshots();
  return new ImportClauses(new Resolution(new Packages(snapshots)), snapshots);
}

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["import { a, type B as C } from './x'", 'complete'],
  ["import D, * as all from './x'; export * from './y'", 'complete'],
  ["const x = require('./x'); import('./y')", 'complete'],
  ["import { a, /* the other */ b } from './x'", 'incomplete'],
  ["import { größe } from './x'", 'incomplete'],
  ['import(`./x`)', 'incomplete'],
  ["import(/* webpackChunkName: 'x' */ './x')", 'incomplete'],
])('%s is %s', (text, expected) => {
  expect(clausesIn(text).isComplete).toBe(expected === 'complete');
});

test('a name of another module is told from one of the same name', () => {
  const clauses = clausesOf({
    'db.ts': 'export const find = () => 1;\nexport default find;\n',
    'other.ts': 'export const find = () => 2;\n',
    'named.ts': "import { find } from './db';\n",
    'namesake.ts': "import { find } from './other';\n",
    'whole.ts': "import find from './db';\n",
    'commented.ts': "import { /* the one */ find } from './other';\n",
  });
  const mayTake = (file: string) => clauses.mayTake(at(file), 'find', at('db.ts'));
  expect(['named.ts', 'namesake.ts', 'whole.ts', 'commented.ts'].map(mayTake)).toEqual([
    true,
    false,
    true,
    // What it takes is not told by its text: it has to be parsed.
    true,
  ]);
});

test('what is exported again may be taken from there, however far', () => {
  const clauses = clausesOf({
    'db.ts': 'export const find = () => 1;\n',
    'near.ts': "export * from './db';\n",
    'far.ts': "export { find as load } from './near';\n",
    'user.ts': "import { load } from './far';\n",
    'importer.ts': "import { find } from './db';\nexport const load = find;\n",
    'outsider.ts': "import { load } from './importer';\n",
  });
  expect(clauses.mayTake(at('user.ts'), 'find', at('db.ts'))).toBe(true);
  expect(clauses.mayTake(at('outsider.ts'), 'find', at('db.ts'))).toBe(false);
});

test.each([
  ["import { Panel } from './panel';\nexport const A = () => <Panel size={1} />;", 1],
  ["import Box, { Panel as P } from './panel';\nexport const A = () => (\n  <P>\n    text\n  </P>\n);", 2],
  ["import { Panel } from './panel';\nexport const A = lazy(Panel);", undefined],
  ["import { Panel } from './panel';\nexport const A = () => Panel({ size: 1 });", undefined],
  ["import { Panel } from './panel';\nexport const less = (a: number) => a < Panel / 2;", undefined],
  ["import { Panel } from './panel';\n// <Panel />\nexport const a = 1;", undefined],
  ["import { Panel } from './panel';\n/*\n  <Panel />\n*/\nexport const a = 1;", undefined],
  ["import { Panel } from './panel';\nexport const f = <Panel extends string>(a: Panel) => a;", undefined],
  ["import { Panel } from './panel';\nexport { Panel };\nexport const A = () => <Panel />;", undefined],
])('%s renders it and does nothing else: %s', (text, expected) => {
  const clauses = clausesOf({
    'panel.tsx': 'export const Panel = () => null;\nexport default Panel;\n',
    'user.tsx': text,
  });
  expect(clauses.elementsOf(at('user.tsx'), 'Panel', at('panel.tsx'))).toBe(expected);
});

// Read in more than one way each, these would take longer than anybody waits.
test.each(['/**/', '//\n', '///', ' '])('a text that goes on with %j for long is read once', (gap) => {
  for (const word of ['import', 'export', 'from', 'require'])
    expect(clausesIn(`${word}${gap.repeat(5000)}x`).clauses).toEqual([]);
});
