// Which loops count: those of packages, lists of fixed length, pages and walks inside a list, and steps of work.
import rule from '../../src/rules/no-query-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const options = { evidence: 'likely' };
const files = {
  'src/db.ts': `
import { Pool } from 'pg';
export const pool = new Pool();
`,
  'src/lists.ts': `
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export enum Kind { Open = 'open', Closed = 'closed' }
export function kinds() { return Object.values(Kind); }
`,
};
const SELECT = `'select * from stays where id = $1'`;

testRule('no-query-in-loop: loops', rule, {
  valid: [
    {
      name: 'a tree that is walked for what is done on the way',
      options,
      files,
      code: `
import { pool } from './db';
export async function notify(parent: number) {
  const { rows } = await pool.query('select * from groups where parent = $1', [parent]);
  for (const row of rows) { send(row); await notify(row.id); }
}
`,
    },
    {
      name: 'a walk up to the root, which is one query for each level',
      options,
      files,
      code: `
import { pool } from './db';
export async function rootOf(id: number) {
  const { rows } = await pool.query('select * from groups where id = $1', [id]);
  return rows[0].parent ? rootOf(rows[0].parent) : rows[0];
}
`,
    },
    {
      name: 'a tree that a function reads by calling itself for each row',
      options,
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function tree(parentId: number) {
  const rows = await prisma.folder.findMany({ where: { parentId } });
  return Promise.all(rows.map(async (row) => ({ ...row, children: await tree(row.id) })));
}
`,
    },
    {
      name: 'a tree that is in memory',
      options,
      files,
      code: `
import { pool } from './db';
export async function all(nodes: Node[]): Promise<Node[]> {
  const found = [];
  for (const node of nodes) found.push(node, ...(await all(node.children)));
  return found;
}
`,
    },
    {
      name: 'a helper that hands its callback to itself',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
function walk(nodes, visit) {
  walk(nodes, (node) => visit(node));
  return nodes;
}
export const load = (ids) => walk(ids, (id) => prisma.user.findUnique({ where: { id } }));
`,
    },
    {
      name: 'lists of fixed length',
      files,
      options,
      code: `
import { pool } from './db';
import { DAYS, Kind, kinds } from './lists';
const MONTHS = 12;
const ask = (key: unknown) => pool.query(${SELECT}, [key]);
export async function all(isShort: boolean) {
  const out = [];
  for (const day of DAYS) out.push(await ask(day));
  for (const day of isShort ? ['sat', 'sun'] : DAYS) out.push(await ask(day));
  for (const kind of kinds()) out.push(await ask(kind));
  for (const kind of Object.values(Kind)) out.push(await ask(kind));
  for (const month of Array.from({ length: MONTHS }, (_, index) => index)) out.push(await ask(month));
  for (const hour of [...Array(24).keys()]) out.push(await ask(hour));
  for (const day of new Array(7).fill(0).map((_, index) => index)) out.push(await ask(day));
  const colours = ['red', 'orange', 'yellow', 'green', 'blue', 'violet'];
  for (const colour of colours) out.push(await ask(colour));
  return out;
}
`,
    },
    {
      name: 'the pages of each of a few sources',
      files,
      options,
      code: `
import { pool } from './db';
export async function sync(regions: string[], load: (region: string, page: number) => Promise<{ codes: string[]; isLast: boolean }>) {
  const out = [];
  for (const region of regions) {
    let isLast = false;
    for (let page = 0; !isLast; page++) {
      const answer = await load(region, page);
      isLast = answer.isLast;
      out.push(await pool.query('select * from films where code = any($1)', [answer.codes]));
    }
  }
  return out;
}
`,
    },
    {
      name: 'a step of work: a letter, a row that is changed as well',
      files,
      options,
      code: `
import { send } from 'letters';
import { pool } from './db';
async function remind(id: number) {
  const { rows } = await pool.query(${SELECT}, [id]);
  await send(rows[0]);
}
async function close(id: number) {
  const { rows } = await pool.query(${SELECT}, [id]);
  if (rows.length > 0) await pool.query('update stays set open = false where id = $1', [id]);
}
export async function all(ids: number[]) {
  for (const id of ids) await remind(id);
  for (const id of ids) await close(id);
}
`,
    },
    {
      name: 'locks in order, and a setting of the session that says what is asked',
      files,
      options,
      code: `
import { pool } from './db';
export async function all(ids: number[], tenants: string[]) {
  const client = await pool.connect();
  for (const id of ids) await client.query('select pg_advisory_xact_lock($1)', [id]);
  for (const id of ids) await client.query('select 1 from stays where id = $1 for no key update', [id]);
  const out = [];
  for (const tenant of tenants) {
    await client.query('set search_path to ' + tenant);
    out.push(await client.query('select count(*) from stays'));
  }
  return out;
}
`,
    },
  ],
  invalid: [
    {
      name: 'a wrapper that hands on all that it is given',
      options,
      files: {
        'src/run.ts': `
import { Pool } from 'pg';
const pool = new Pool();
export const run = (...args) => pool.query(...args);
export const named = (name, ...args) => pool.query(...args);
`,
      },
      code: `
import { named, run } from './run';
export async function load(users) {
  for (const user of users) user.carts = await run('select * from carts where user_id = $1', [user.id]);
  for (const user of users) user.stays = await named('stays', 'select * from stays where user_id = $1', [user.id]);
  for (const user of users) await run('listen ' + user.id);
}
`,
      errors: [
        { messageId: 'readBehindCall', at: 'run', line: 4, suggestions: [] },
        { messageId: 'readBehindCall', at: 'named', line: 5, suggestions: [] },
      ],
    },
    {
      name: 'loops of packages, with a function that is written there and with a name',
      files,
      options,
      code: `
import map from 'lodash/map';
import * as async from 'async';
import Bluebird from 'bluebird';
import pMap from 'p-map';
import { pool } from './db';
const ofId = (id: number) => pool.query(${SELECT}, [id]).then(({ rows }) => rows[0]);
export const one = (ids: number[]) => Promise.all(map(ids, (id) => ofId(id)));
export const two = (ids: number[]) => async.mapLimit(ids, 5, async (id: number) => ofId(id));
export const three = (ids: number[]) => Bluebird.map(ids, ofId, { concurrency: 2 });
export const four = (ids: number[]) => pMap(ids, ofId);
export const few = () => pMap([1, 2], ofId);
`,
      errors: [
        { messageId: 'readBehindCall', at: 'ofId', line: 8 },
        { messageId: 'readBehindCall', at: 'ofId', line: 9 },
        { messageId: 'readBehindCall', at: 'Bluebird.map' },
        { messageId: 'readBehindCall', at: 'pMap', line: 11 },
      ],
    },
    {
      name: 'lists that grow with the data',
      files,
      options,
      code: `
import { pool } from './db';
import { DAYS } from './lists';
const ask = (key: unknown) => pool.query(${SELECT}, [key]);
export async function all(more: string[], ids: number[]) {
  const out = [];
  for (const day of [...DAYS, ...more]) out.push(await ask(day));
  for (const id of Array.from({ length: ids.length }, (_, index) => ids[index])) out.push(await ask(id));
  const list = ['first'];
  for (const id of ids) list.push(String(id));
  for (const key of list) out.push(await ask(key));
  return out;
}
`,
      errors: [
        { messageId: 'readBehindCall', at: 'ask', line: 7 },
        { messageId: 'readBehindCall', at: 'ask', line: 8 },
        { messageId: 'readBehindCall', at: 'ask', line: 11 },
      ],
    },
    {
      name: 'a walk from row to row for each element',
      options,
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function paths(nodes: { parentId: number | null }[]) {
  const out = [];
  for (const node of nodes) {
    for (let at = node.parentId; at !== null; ) {
      const found: { parentId: number | null } | null = await prisma.node.findUnique({ where: { id: at } });
      out.push(found);
      at = found?.parentId ?? null;
    }
  }
  return out;
}
`,
      errors: [{ messageId: 'readPerElement', at: 'prisma.node.findUnique', suggestions: [] }],
    },
    {
      name: 'what an object was filled with depends on the element, and a helper is given it',
      files,
      options,
      code: `
import { pool } from './db';
class Search {
  constructor(private readonly keys: string[]) {}
  run() { return pool.query('select * from stays where key = any($1)', [this.keys]); }
}
export async function all(items: { id: number; keys: string[] }[]) {
  const out = [];
  for (const item of items) {
    const given = new Map();
    given.set('id', item.id);
    out.push(await pool.query(${SELECT}, [given.get('id')]));
    const search = new Search(item.keys);
    out.push(await search.run());
    out.push(await pool.query('select count(*) from kinds'));
  }
  return out;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          line: 12,
          data: {
            query: 'pool.query()',
            list: 'items',
            remedy: 'Read the rows of all elements in one query before the loop, then look them up.',
          },
        },
        {
          messageId: 'readBehindCall',
          at: 'search.run',
          data: {
            call: 'search.run()',
            query: 'pool.query()',
            place: 'line 5',
            list: 'items',
            remedy: 'Read what all elements need in one query before the loop.',
          },
        },
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          line: 15,
          data: {
            query: 'pool.query()',
            list: 'items',
            remedy: 'It does not depend on the element: run it once, before the loop.',
          },
        },
      ],
    },
  ],
});
