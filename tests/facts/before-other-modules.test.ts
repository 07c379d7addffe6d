// What a look at the code itself decides, before any other file is parsed: most files have nothing to do with a question, and who
// asks it of all of them pays for each.
import { isFunction } from '../../src/ast/nodes.js';
import { nodesIn } from '../../src/ast/walk.js';
import { Modules } from '../../src/facts/project/modules.js';
import { lostUpdatesIn } from '../../src/facts/races/read-modify-write.js';
import { racedTokensIn } from '../../src/facts/races/token-rotation.js';
import { doubleReplyAt } from '../../src/facts/runtime/reply-flow.js';
import { unansweredIn } from '../../src/facts/runtime/unanswered.js';
import { isProgram } from '../../src/facts/runtime/programs.js';
import type { Files } from '../support/project.js';
import { inProject, type Asked } from '../support/testkit.js';

const FILE = 'src/file.ts';

/** The other files that are parsed for a question. */
function parsedFor(code: string, files: Files, ask: (asked: Asked) => unknown): string[] {
  const read = vi.spyOn(Modules.prototype, 'at');
  try {
    return inProject({ ...files, [FILE]: code }, (asked) => {
      read.mockClear();
      ask(asked);
      return [...new Set(read.mock.calls.map(([path]) => path.slice(asked.folder.length + 1)))]
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => path !== FILE)
        .sort();
    });
  } finally {
    read.mockRestore();
  }
}

const functionsIn = ({ module }: Asked) => nodesIn(module.ast).filter(isFunction);
const callsIn = ({ module }: Asked) => nodesIn(module.ast).filter((node) => node.type === 'CallExpression');

const tokens = (asked: Asked) => functionsIn(asked).map((fn) => racedTokensIn(fn, asked.analysis));
const updates = (asked: Asked) => functionsIn(asked).map((fn) => lostUpdatesIn(fn, asked.analysis));
const replies = (asked: Asked) => callsIn(asked).map((call) => doubleReplyAt(call, asked.analysis));
const failures = (asked: Asked) => functionsIn(asked).map((fn) => unansweredIn(fn, asked.analysis));
const program = (asked: Asked) => isProgram(asked.module, asked.analysis);

const STORE = { 'src/store.ts': 'export async function find(id: string) { return load(id); }\n' };
const IMPORT = "import { find } from './store';\n";
const USER = {
  'src/other.ts': "import { show } from './file';\nexport const shown = show({ id: 1 }, { text: 'a' });\n",
};

test.each([
  [
    'a result that nobody waits for',
    tokens,
    `export function f() { const row = find('1'); if (!row) return; log(row); }`,
  ],
  [
    'a call that is waited for at the end',
    updates,
    `export async function f() { log('a'); await find('1'); }`,
  ],
  [
    'a call of which nobody waits for the result',
    tokens,
    `export function f() { find('1'); return sign(); }`,
  ],
])('no import is followed for %s', (_, ask, code) => {
  expect(parsedFor(IMPORT + code, STORE, ask)).toEqual([]);
});

test.each([
  [tokens, `export async function f() { const row = await find('1'); if (!row) return; log(row); }`],
  [updates, `export async function f() { const row = await find('1'); log(row); }`],
  [tokens, `export async function f() { await find('1'); return sign(); }`],
])('it is where a row may have been read', (ask, code) => {
  expect(parsedFor(IMPORT + code, STORE, ask)).toEqual(['src/store.ts']);
});

test.each([
  ['behind the call no parameter is named', replies, 'export function show(a, b) { b.send(a); }'],
  [
    'what is named behind it is only read',
    replies,
    'export function show(a, b) { log(b); return [b.text, a.id]; }',
  ],
  [
    'a failure is handled, and all parameters are only read',
    failures,
    'export function show(a, b) { try { load(a.id); } catch { log(b.text); } }',
  ],
])('no caller is looked for where %s', (_, ask, code) => {
  expect(parsedFor(code, USER, ask)).toEqual([]);
});

test.each([
  [replies, 'export function show(a, b) { b.send(a); b.end(); }'],
  [replies, 'export function show(a, b) { for (const each of [1, 2]) b.send(each); }'],
  [replies, 'export function show(a, b) { const out = b; out.send(a); out.end(); }'],
  [failures, 'export function show(a, b) { try { b.send(load(a.id)); } catch { log(); } }'],
])('they are looked for where a response may be answered again, or not at all', (ask, code) => {
  expect(parsedFor(code, USER, ask)).toEqual(['src/other.ts']);
});

describe('a program', () => {
  const run = (imports: string) => `${imports}\nasync function main() { await f(); }\nmain();\n`;

  test('is known by the texts of what it imports, near and far', () => {
    const files = { 'src/a.ts': "export { f } from './b';\n", 'src/b.ts': 'export const f = () => 1;\n' };
    expect(inProject({ ...files, [FILE]: run("import { f } from './a';") }, program)).toBe(true);
    expect(parsedFor(run("import { f } from './a';"), files, program)).toEqual([]);
  });

  test('is none where one of them makes a server, and modules are parsed to see it', () => {
    const files = {
      'src/a.ts': "export { f } from './b';\n",
      'src/b.ts':
        "import express from 'express';\nconst app = express();\nexport const f = () => app.listen(1);\n",
    };
    const code = run("import { f } from './a';");
    expect(inProject({ ...files, [FILE]: code }, program)).toBe(false);
    expect(parsedFor(code, files, program)).toEqual(['src/a.ts', 'src/b.ts']);
  });

  test('stays one where a framework is imported for its types and nothing is made of it', () => {
    const files = {
      'src/a.ts':
        "import type { Request } from 'express';\nexport const f = (request?: Request) => request;\n",
    };
    expect(inProject({ ...files, [FILE]: run("import { f } from './a';") }, program)).toBe(true);
  });
});
