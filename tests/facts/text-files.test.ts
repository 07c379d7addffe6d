// The text of a statement that stands in another file than the call that sends it.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isInvocation } from '../../src/ast/invocations.js';
import { nodesIn } from '../../src/ast/walk.js';
import { queryOf } from '../../src/facts/queries/queries.js';
import { effectOfRaw, textOfStatement } from '../../src/facts/queries/raw-statements.js';
import { inProject } from '../support/testkit.js';

const SQL = {
  'src/sql/names.sql': 'select name from guests where id = $1',
  'src/sql/remove.sql': '-- old\ndelete from guests',
};

const textsIn = (code: string, file = 'src/names.ts', more: Readonly<Record<string, string>> = {}) =>
  inProject({ ...SQL, ...more, [file]: code }, ({ module, analysis }) =>
    nodesIn(module.ast)
      .filter(isInvocation)
      .flatMap((node) => queryOf(node, analysis) ?? [])
      .map((query) => [textOfStatement(query), effectOfRaw(query)] as const),
  );

const NAMES = [SQL['src/sql/names.sql'], 'read'];

test.each([
  [
    'a URL beside the module',
    "import { readFileSync } from 'node:fs';\nconst text = readFileSync(new URL('./sql/names.sql', import.meta.url), 'utf8');",
  ],
  [
    'the whole of fs, and a folder',
    "import fs from 'fs';\nimport path from 'node:path';\nconst text = fs.readFileSync(path.join(__dirname, 'sql', 'names.sql')).toString();",
  ],
  [
    'a template behind the folder',
    "import * as fs from 'node:fs';\nconst text = fs.readFileSync(`${import.meta.dirname}/sql/names.sql`, 'utf8');",
  ],
  [
    'a sum behind the folder',
    "import { readFileSync as read } from 'node:fs';\nconst text = read(__dirname + '/sql/names.sql', { encoding: 'utf8' });",
  ],
  [
    'a promise',
    "import { readFile } from 'node:fs/promises';\nconst text = await readFile(new URL('sql/names.sql', import.meta.url), 'utf8');",
  ],
  [
    'a path from a URL, under names',
    "import { readFileSync } from 'node:fs';\nimport { dirname, resolve } from 'path';\nimport { fileURLToPath } from 'node:url';\nconst place = fileURLToPath(new URL('./sql/names.sql', import.meta.url));\nconst text = readFileSync(place, 'utf8');",
  ],
  [
    'promises of fs',
    "import { promises } from 'fs';\nimport { resolve } from 'path';\nconst text = await promises.readFile(resolve(__dirname, 'sql/names.sql'), 'utf8');",
  ],
])('%s', (_, read) => {
  const code = `${read}\nimport { Pool } from 'pg';\nconst pool = new Pool();\nexport const names = (id) => pool.query(text, [id]);`;
  expect(textsIn(code)).toEqual([NAMES]);
});

test('CommonJS, and a write', () => {
  const code = `const fs = require('fs');
const path = require('path');
const { Pool } = require('pg');
const pool = new Pool();
const text = fs.readFileSync(path.resolve(__dirname, 'sql/remove.sql'), 'utf8');
exports.remove = () => pool.query(text);`;
  expect(textsIn(code, 'src/names.js', { 'package.json': '{"type":"commonjs"}' })).toEqual([
    [SQL['src/sql/remove.sql'], 'write'],
  ]);
});

test('constants of another module: written there, read there, handed on', () => {
  const code = `import { Pool } from 'pg';
import { NAMES, OLD } from './statements';
const pool = new Pool();
export const names = (id) => pool.query(NAMES, [id]);
export const remove = () => pool.query(OLD);`;
  const more = {
    'src/texts.ts': "export const OLD = 'delete from guests where old';",
    'src/statements.ts':
      "import { readFileSync } from 'node:fs';\nexport { OLD } from './texts';\nexport const NAMES = readFileSync(new URL('./sql/names.sql', import.meta.url), 'utf8');",
  };
  expect(textsIn(code, 'src/names.ts', more)).toEqual([NAMES, ['delete from guests where old', 'write']]);
});

test.each([
  ['the folder of the process', "readFileSync('src/sql/names.sql', 'utf8')"],
  ['a name', 'readFileSync(process.argv[2])'],
  ['a file that is not there', "readFileSync(new URL('./sql/none.sql', import.meta.url), 'utf8')"],
  [
    'a file outside of the project',
    "readFileSync(new URL('../../../../../../../etc/hostname', import.meta.url), 'utf8')",
  ],
  ['a file that is too large', "readFileSync(new URL('./sql/dump.sql', import.meta.url), 'utf8')"],
  ['a function of the project', "load(new URL('./sql/names.sql', import.meta.url))"],
])('unknown: %s', (_, read) => {
  const code = `import { readFileSync } from 'node:fs';\nimport { Pool } from 'pg';\nconst pool = new Pool();\nconst load = (file) => 'x';\nconst text = ${read};\nexport const names = (id) => pool.query(text, [id]);`;
  const dump = { 'src/sql/dump.sql': `select '${'x'.repeat(200_000)}'` };
  expect(textsIn(code, 'src/names.ts', dump)).toEqual([[undefined, 'unknown']]);
});

test('a file that changes is read again', () => {
  const code = `import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
const pool = new Pool();
const text = readFileSync(new URL('./sql/names.sql', import.meta.url), 'utf8');
export const names = (id) => pool.query(text, [id]);`;
  inProject({ ...SQL, 'src/names.ts': code }, ({ module, analysis }) => {
    const call = nodesIn(module.ast)
      .filter(isInvocation)
      .find((node) => queryOf(node, analysis) !== undefined);
    if (!call) throw new Error('There is a query.');
    const effect = () => {
      const query = queryOf(call, analysis);
      return query && effectOfRaw(query);
    };
    expect(effect()).toBe('read');
    writeFileSync(
      path.join(path.dirname(module.path), 'sql/names.sql'),
      'delete from guests where id = $1 and old',
    );
    expect(effect()).toBe('write');
  });
});
