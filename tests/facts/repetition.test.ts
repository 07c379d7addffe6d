// How often a marked call runs: once, per element of a growing list, or repeatedly for a reason.
import { isFunction, unwrap } from '../../src/ast/nodes.js';
import { repetitionOf } from '../../src/facts/repetition/repetition.js';
import { inProject, markedIn } from '../support/testkit.js';

const HEAD = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const query: (...args: unknown[]) => Promise<any>;
declare const anything: any;
`;

function repetitionIn(body: string): string {
  return inProject(
    {
      'src/file.ts': `${HEAD}export async function f(ids: number[], rows: any[], cursor: any) {\n${body}\n}\n`,
    },
    ({ module, analysis }) => {
      const [marked] = markedIn(module);
      const call = marked && unwrap(marked);
      if (!call || call.type !== 'CallExpression' || isFunction(call)) throw new Error('No call is marked.');
      const result = repetitionOf(call, call.arguments, analysis);
      switch (result.kind) {
        case 'per-element':
          return `${result.order} ${result.usesElement ? 'by element' : 'without element'} (${result.evidence})`;
        case 'benign':
          return result.why;
        default:
          return result.kind;
      }
    },
  );
}

const TABLE: readonly (readonly [name: string, body: string, result: string])[] = [
  ['no loop', 'await /*?*/query(ids);', 'once'],
  ['what is gone through', 'for (const row of await /*?*/query(ids)) console.log(row);', 'once'],
  ['for…of', 'for (const id of ids) await /*?*/query(id);', 'sequential by element (certain)'],
  [
    'a part of the element',
    'for (const { owner } of rows) await /*?*/query(owner.id);',
    'sequential by element (certain)',
  ],
  [
    'something made of the element',
    'for (const id of ids) { const key = `k${id}`; await /*?*/query({ key }); }',
    'sequential by element (certain)',
  ],
  [
    'a property of the same name is not the element',
    'for (const id of ids) await /*?*/query({ id: 1 }.id);',
    'sequential without element (certain)',
  ],
  [
    'an index',
    'for (let i = 0; i < ids.length; i++) await /*?*/query(ids[i]);',
    'sequential by element (certain)',
  ],
  ['for…in', 'for (const key in anything) await /*?*/query(key);', 'sequential by element (certain)'],
  [
    'a list that is drained',
    'while (ids.length > 0) { const id = ids.shift(); await /*?*/query(id); }',
    'sequential by element (certain)',
  ],
  ['map', 'await Promise.all(ids.map(async (id) => /*?*/query(id)));', 'concurrent by element (certain)'],
  [
    'map, awaited later',
    'const all = ids.map((id) => /*?*/query(id)); await Promise.all(all);',
    'concurrent by element (certain)',
  ],
  [
    'reduce',
    'await ids.reduce(async (before, id) => { await before; await /*?*/query(id); }, Promise.resolve());',
    'sequential by element (certain)',
  ],
  [
    'Array.from with a function',
    'await Promise.all(Array.from(ids, (id) => /*?*/query(id)));',
    'concurrent by element (certain)',
  ],
  [
    'promises put in a list',
    'const all = []; for (const id of ids) all.push(/*?*/query(id));',
    'concurrent by element (certain)',
  ],
  [
    'behind a function that is only waited for',
    'for (const id of ids) await anything(async () => { await /*?*/query(id); });',
    'sequential by element (likely)',
  ],
  [
    'in a transaction',
    'for (const id of ids) await prisma.$transaction(async () => { await /*?*/query(id); });',
    'sequential by element (certain)',
  ],
  [
    'in a then',
    'for (const id of ids) await anything(id).then(() => /*?*/query(id));',
    'sequential by element (certain)',
  ],
  [
    'a handler that is registered',
    'for (const id of ids) anything.on(id, async () => { await /*?*/query(id); });',
    'once',
  ],
  [
    'the outer element, through a short inner list',
    "for (const id of ids) for (const kind of ['a', 'b']) await /*?*/query(id, kind);",
    'sequential by element (certain)',
  ],
  [
    'an early return because a row is missing is an error path',
    'for (const id of ids) { const row = await /*?*/query(id); if (!row) return { error: id }; }',
    'sequential by element (certain)',
  ],
  [
    'promises waited for in turn are no stream',
    'for await (const row of ids.map((id) => anything(id))) await /*?*/query(row);',
    'sequential by element (certain)',
  ],
  ['a short list', 'for (const id of [1, 2, 3]) await /*?*/query(id);', 'bounded'],
  [
    'a list as const',
    "const KINDS = ['a', 'b'] as const; for (const kind of KINDS) await /*?*/query(kind);",
    'bounded',
  ],
  [
    'a list that is filled',
    'const found = [1]; found.push(...ids); for (const id of found) await /*?*/query(id);',
    'sequential by element (certain)',
  ],
  [
    'the values of an enum',
    'enum Kind { A, B } for (const kind of Object.values(Kind)) await /*?*/query(kind);',
    'bounded',
  ],
  ['a small slice', 'for (const id of ids.slice(0, 3)) await /*?*/query(id);', 'bounded'],
  [
    'configuration',
    "for (const host of (process.env.HOSTS ?? '').split(',')) await /*?*/query(host);",
    'configuration',
  ],
  [
    'chunks by the name of what cuts them',
    'for (const part of anything.chunk(ids, 100)) await /*?*/query(part);',
    'chunked',
  ],
  [
    'chunks by their use',
    'for (const part of rows) { await /*?*/query(part.map((each: any) => each.id)); }',
    'chunked',
  ],
  ['a stream', 'for await (const row of cursor) await /*?*/query(row.id);', 'streamed'],
  [
    'a catch',
    'for (const id of ids) { try { await anything(id); } catch { await /*?*/query(id); } }',
    'compensation',
  ],
  [
    'the first match',
    'for (const id of ids) { const row = await /*?*/query(id); if (row) return row; }',
    'early-exit',
  ],
  [
    'the first match, by break',
    'let found; for (const id of ids) { found = await /*?*/query(id); if (found) break; }',
    'early-exit',
  ],
  [
    'the last round, by a break behind it',
    'let found; for (const id of ids) { if (anything.isFree(id)) { found = await /*?*/query(id); anything(found); break; } }',
    'early-exit',
  ],
  [
    'the last round, which gives it back',
    'for (const id of ids) if (anything.isFree(id)) return /*?*/query(id);',
    'early-exit',
  ],
  [
    'the last round, for the text of an error',
    'for (const id of ids) { if (anything.isFree(id)) { const row = await /*?*/query(id); throw new Error(row.name); } }',
    'early-exit',
  ],
  [
    'an error that the round itself catches',
    'for (const id of ids) { try { if (anything.isFree(id)) { const row = await /*?*/query(id); throw new Error(row.name); } } catch {} }',
    'sequential by element (certain)',
  ],
  [
    'a break of the switch that it stands in',
    'for (const id of ids) { switch (anything.kindOf(id)) { case 1: await /*?*/query(id); break; } }',
    'sequential by element (certain)',
  ],
  [
    'an exit of another branch',
    'for (const id of ids) { if (anything.isFree(id)) { await /*?*/query(id); } else { break; } }',
    'sequential by element (certain)',
  ],
  [
    'what a function of the round gives back',
    'for (const id of ids) { const row = await (async () => { if (id) { const found = await /*?*/query(id); return found; } })(); anything(row); }',
    'sequential by element (certain)',
  ],
  [
    'from row to row',
    'let parent: any = null; for (const id of ids) { parent = await /*?*/query(id, parent?.id); }',
    'chained',
  ],
  [
    'work that the loop adds to',
    'for (const id of ids) { const more = await /*?*/query(id); ids.push(...more); }',
    'chained',
  ],
  [
    'kept answers',
    'const seen: any = {}; for (const id of ids) { if (seen[id]) continue; seen[id] = await /*?*/query(id); }',
    'cached',
  ],
  [
    'one transaction',
    'const all = []; for (const id of ids) all.push(/*?*/query(id)); await prisma.$transaction(all);',
    'collected',
  ],
  [
    'while a cursor',
    'while (cursor) { const page = await /*?*/query(cursor); cursor = page.next; }',
    'chained',
  ],
  [
    'until none are left',
    'let page; do { page = await /*?*/query(100); } while (page.length > 0);',
    'unknown',
  ],
  ['attempts', 'for (let attempt = 0; attempt < 10; attempt++) await /*?*/query(attempt);', 'unknown'],
  [
    'steps of a size',
    'for (let i = 0; i < ids.length; i += 100) await /*?*/query(ids.slice(i, i + 100));',
    'unknown',
  ],
];

test.each(TABLE)('%s', (_, body, result) => {
  expect(repetitionIn(body)).toBe(result);
});
