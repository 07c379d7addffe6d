// What one statement for all rows must do as the statements for one row did: run hooks, miss no row, change a row as often.
import rule from '../../src/rules/no-write-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const options = { evidence: 'likely' };
const PRISMA = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const files = { 'src/db.ts': PRISMA };

const SCHEMA = `
import mongoose from 'mongoose';
const schema = new mongoose.Schema({ email: String, password: String });
`;
const MODEL = `export const User = mongoose.model('User', schema);
`;
const ADD_USERS = `
import { User } from './user';
export async function add(users: { email: string }[]) {
  for (const user of users) await User.create({ email: user.email });
}
`;
const SEQUELIZE = `
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('postgres://localhost/shop');
`;

/** A finding without a suggestion. */
const alone = (at: string, line?: number) =>
  [{ messageId: 'writePerElement', at, ...(line !== undefined && { line }), suggestions: [] }] as const;

testRule('no-write-in-loop: repairs', rule, {
  valid: [
    {
      name: 'rows with values of their own, in transactions that are opened in many ways',
      options,
      code: `
import { Pool } from 'pg';
import mysql from 'mysql2/promise';
import knexOf from 'knex';
import type { EntityManager } from 'typeorm';
const pool = new Pool();
const mysqlPool = mysql.createPool({});
const knex = knexOf({});
type Row = { id: number; rank: number };
export async function byText(rows: Row[]) {
  const client = await pool.connect();
  await client.query('START TRANSACTION');
  await Promise.all(rows.map((row) => client.query('update seats set rank = $1 where id = $2', [row.rank, row.id])));
  await client.query('COMMIT');
}
export async function byMember(rows: Row[]) {
  const connection = await mysqlPool.getConnection();
  await connection.beginTransaction();
  for (const row of rows) await connection.query('update seats set rank = ? where id = ?', [row.rank, row.id]);
  await connection.commit();
}
export const byChain = (rows: Row[]) =>
  knex.transaction(async (trx) => {
    for (const row of rows) await knex('seats').transacting(trx).where({ id: row.id }).update({ rank: row.rank });
  });
export async function byCaller(manager: EntityManager, rows: Row[]) {
  for (const row of rows) await manager.update('Seat', { id: row.id }, { rank: row.rank });
}
`,
    },
    {
      name: 'a helper that writes behind a condition, in a catch, or beside other work',
      files,
      options,
      code: `
import { prisma } from './db';
import { send } from 'letters';
async function mark(id: number | undefined) {
  if (id === undefined) return;
  await prisma.user.update({ where: { id }, data: { marked: true } });
}
async function notify(id: number) {
  try { await send(id); } catch { await prisma.user.delete({ where: { id } }); }
}
async function welcome(id: number) {
  await send(id);
  await prisma.user.update({ where: { id }, data: { greeted: true } });
}
export async function all(ids: number[]) {
  for (const id of ids) await mark(id);
  for (const id of ids) await notify(id);
  for (const id of ids) await welcome(id);
}
`,
    },
  ],
  invalid: [
    {
      name: 'a hook of the model, which the form for many rows does not run',
      files: {
        'src/user.ts': `${SCHEMA}schema.pre('save', async function () { this.set('password', 'hashed'); });
${MODEL}`,
      },
      options,
      code: ADD_USERS,
      errors: alone('User.create'),
    },
    {
      name: 'a model without hooks',
      files: { 'src/user.ts': SCHEMA + MODEL },
      options,
      code: ADD_USERS,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'User.create',
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { User } from './user';
export async function add(users: { email: string }[]) {
  await User.insertMany(users.map((user) => ({ email: user.email })));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an extension of the client that hooks queries, and one that does not',
      options,
      code: `
import { PrismaClient } from '@prisma/client';
const hooked = new PrismaClient().$extends({ query: { user: { create: ({ args, query }) => query(args) } } });
const named = new PrismaClient().$extends({ model: { user: { byEmail() { return null; } } } });
export async function add(emails: string[]) {
  for (const email of emails) await hooked.user.create({ data: { email } });
  for (const email of emails) await named.user.create({ data: { email } });
}
`,
      errors: [
        { messageId: 'writePerElement', at: 'hooked.user.create', suggestions: [] },
        {
          messageId: 'writePerElement',
          at: 'named.user.create',
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { PrismaClient } from '@prisma/client';
const hooked = new PrismaClient().$extends({ query: { user: { create: ({ args, query }) => query(args) } } });
const named = new PrismaClient().$extends({ model: { user: { byEmail() { return null; } } } });
export async function add(emails: string[]) {
  for (const email of emails) await hooked.user.create({ data: { email } });
  await named.user.createMany({ data: emails.map((email) => ({ email })) });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a form for many rows that has to be told to validate them',
      options,
      code: `${SEQUELIZE}const Guest = sequelize.define('guest', { name: DataTypes.TEXT });
export async function add(names: string[]) {
  for (const name of names) await Guest.create({ name }, { logging: false });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'Guest.create',
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `${SEQUELIZE}const Guest = sequelize.define('guest', { name: DataTypes.TEXT });
export async function add(names: string[]) {
  await Guest.bulkCreate(names.map((name) => ({ name })), { logging: false, validate: true });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a hook in the options of the model',
      options,
      code: `${SEQUELIZE}const Guest = sequelize.define('guest', { name: DataTypes.TEXT }, { hooks: { beforeCreate: (guest) => { guest.set('name', ''); } } });
export async function add(names: string[]) {
  for (const name of names) await Guest.create({ name });
}
`,
      errors: alone('Guest.create'),
    },
    {
      name: 'a change of what the row holds is not the same twice',
      files,
      options,
      code: `
import { prisma } from './db';
import knexOf from 'knex';
const knex = knexOf({});
export async function sell(ids: number[], change: object) {
  for (const id of ids) await prisma.part.updateMany({ where: { id }, data: { pieces: { decrement: 1 } } });
  for (const id of ids) await knex('parts').where('id', id).update({ pieces: knex.raw('pieces - 1') });
  for (const id of ids) await knex('parts').where('id', id).update(change);
}
`,
      errors: [
        ...alone('prisma.part.updateMany'),
        ...alone("knex('parts').where('id', id).update", 7),
        ...alone("knex('parts').where('id', id).update", 8),
      ],
    },
    {
      name: 'a key that may be null: a list of keys meets no row without one',
      files: {
        ...files,
        'prisma/schema.prisma': 'model Part {\n  id Int @id\n  depot Int?\n  open Boolean\n}',
      },
      options,
      code: `
import { prisma } from './db';
import knexOf from 'knex';
const knex = knexOf({});
interface Part { id: number; depot: number | null }
export async function close() {
  const parts = await prisma.part.findMany();
  for (const part of parts) await prisma.part.updateMany({ where: { depot: part.depot }, data: { open: false } });
  const rows = await knex<Part>('parts');
  for (const row of rows) await knex('parts').where({ depot: row.depot }).update({ open: false });
}
`,
      errors: [
        ...alone('prisma.part.updateMany'),
        ...alone("knex('parts').where({ depot: row.depot }).update"),
      ],
    },
    {
      name: 'a value by itself is',
      options,
      code: `
import knexOf from 'knex';
const knex = knexOf({});
export async function close(ids: number[], label: string) {
  for (const id of ids) await knex('parts').where('id', id).update({ label, closedAt: new Date() });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: "knex('parts').where('id', id).update",
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import knexOf from 'knex';
const knex = knexOf({});
export async function close(ids: number[], label: string) {
  await knex('parts').whereIn('id', ids).update({ label, closedAt: new Date() });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a row that is missing is an error that somebody may wait for',
      files,
      options,
      code: `
import { prisma } from './db';
export async function remove(ids: number[]) {
  try {
    for (const id of ids) await prisma.user.delete({ where: { id } });
  } catch (error) {
    throw new Error('gone', { cause: error });
  }
}
`,
      errors: alone('prisma.user.delete'),
    },
    {
      name: 'the element in shorthand, and options that the form for many rows does not take',
      files,
      options,
      code: `
import { prisma } from './db';
export async function add(rows: { name: string }[]) {
  for (const data of rows) await prisma.user.create({ select: { id: true }, data });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'prisma.user.create',
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { prisma } from './db';
export async function add(rows: { name: string }[]) {
  await prisma.user.createMany({ data: rows });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the element in another link, and a key that may come twice',
      options,
      code: `
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, text } from 'drizzle-orm/pg-core';
const films = pgTable('films', { code: text().primaryKey(), title: text().notNull() });
const db = drizzle('postgres://localhost/cinema');
export async function put(list: { code: string; title: string }[]) {
  for (const film of list) await db.insert(films).values(film).onConflictDoUpdate({ target: films.code, set: { title: film.title } });
}
`,
      errors: alone('db.insert(films).values(film).onConflictDoUpdate'),
    },
    {
      name: 'a part stays written outside of a transaction only',
      files,
      options,
      code: `
import { prisma } from './db';
export async function add(names: string[]) {
  for (const name of names) {
    // one by one
    await prisma.tag.create({ data: { name } });
  }
  await prisma.$transaction(async (tx) => {
    for (const name of names) {
      // one by one
      await tx.tag.create({ data: { name } });
    }
  });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          data: {
            query: 'prisma.tag.create()',
            list: 'names',
            partly: ', and a failure leaves a part of them written',
            remedy: 'Write all rows with one `createMany({ data: […] })` (it skips relations in the data).',
          },
          at: 'prisma.tag.create',
        },
        {
          messageId: 'writePerElement',
          data: {
            query: 'tx.tag.create()',
            list: 'names',
            partly: '',
            remedy: 'Write all rows with one `createMany({ data: […] })` (it skips relations in the data).',
          },
          at: 'tx.tag.create',
        },
      ],
    },
    {
      name: 'a remedy is one for the statement',
      options,
      code: `
import mysql from 'mysql2/promise';
const pool = mysql.createPool({});
export async function all(rows: { id: number; rank: number }[]) {
  for (const row of rows) await pool.query('insert into seats (id) values (?)', [row.id]);
  for (const row of rows) await pool.query('update seats set rank = ? where id = ?', [row.rank, row.id]);
  for (const row of rows) await pool.query('delete from seats where id = ?', [row.id]);
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          data: {
            query: 'pool.query()',
            list: 'rows',
            partly: ', and a failure leaves a part of them written',
            remedy: "Send them together: `query('insert … values ?', [rows])`.",
          },
          at: 'pool.query',
          line: 5,
        },
        {
          messageId: 'writePerElement',
          data: {
            query: 'pool.query()',
            list: 'rows',
            partly: ', and a failure leaves a part of them written',
            remedy: 'Write all with one statement that takes the values as a list.',
          },
          at: 'pool.query',
          line: 6,
        },
        {
          messageId: 'writePerElement',
          data: {
            query: 'pool.query()',
            list: 'rows',
            partly: ', and a failure leaves a part of them written',
            remedy: 'Use one statement with `id in (?)`.',
          },
          at: 'pool.query',
          line: 7,
        },
      ],
    },
    {
      name: 'rows that come twice are merged twice, which one statement refuses',
      options: { evidence: 'likely' },
      code: `
import knex from 'knex';
import { Kysely } from 'kysely';
const db = knex({ client: 'pg' });
declare const other: Kysely<any>;
export async function count(visits: { page: string; hits: number }[]) {
  for (const visit of visits) await db('pages').insert({ page: visit.page }).onConflict('page').merge({ hits: db.raw('pages.hits + 1') });
  for (const visit of visits)
    await other.insertInto('pages').values({ page: visit.page }).onConflict((conflict) => conflict.column('page').doUpdateSet({ open: true })).execute();
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          line: 7,
          at: "db('pages').insert({ page: visit.page }).onConflict('page').merge",
        },
        {
          messageId: 'writePerElement',
          line: 9,
          at: "other.insertInto('pages').values({ page: visit.page }).onConflict((conflict) => conflict.column('page').doUpdateSet({ open: true })).execute",
        },
      ],
    },
    {
      name: 'MikroORM writes null for what is undefined in one row, and the default in one of many',
      options,
      code: `
import type { EntityManager } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/core';

@Entity()
class Note {
  @Property() body!: string;
  @Property({ default: 'plain' }) kind!: string;
}

export async function add(em: EntityManager, lines: { body: string; kind?: string }[], own?: { kind: string }) {
  for (const line of lines) await em.insert(Note, { body: line.body, kind: line.body ? 'own' : undefined });
  for (const line of lines) await em.insert(Note, { body: line.body, kind: own?.kind });
  for (const line of lines) await em.insert(Note, { ...line, kind: 'own' });
  for (const line of lines) await em.insert(Note, line);
  for (const line of lines) await em.insert(Note, { body: line.body, kind: 'own' });
}
`,
      errors: [
        ...alone('em.insert', 12),
        ...alone('em.insert', 13),
        ...alone('em.insert', 14),
        ...alone('em.insert', 15),
        {
          messageId: 'writePerElement',
          at: 'em.insert',
          line: 16,
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import type { EntityManager } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/core';

@Entity()
class Note {
  @Property() body!: string;
  @Property({ default: 'plain' }) kind!: string;
}

export async function add(em: EntityManager, lines: { body: string; kind?: string }[], own?: { kind: string }) {
  for (const line of lines) await em.insert(Note, { body: line.body, kind: line.body ? 'own' : undefined });
  for (const line of lines) await em.insert(Note, { body: line.body, kind: own?.kind });
  for (const line of lines) await em.insert(Note, { ...line, kind: 'own' });
  for (const line of lines) await em.insert(Note, line);
  await em.insertMany(Note, lines.map((line) => ({ body: line.body, kind: 'own' })));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'alternatives, limits and rows that are given back mean something else for many keys',
      code: `
import knexOf from 'knex';
import { Kysely } from 'kysely';
import { DataTypes, Sequelize } from 'sequelize';
const knex = knexOf({ client: 'pg' });
const kysely = new Kysely<{ stays: { id: number; state: string } }>({} as never);
const Stay = new Sequelize('postgres://localhost/hotel').define('stay', { code: DataTypes.TEXT, state: DataTypes.TEXT });
export async function close(ids: number[]) {
  for (const id of ids) await knex('stays').where({ id }).orWhere('state', 'lost').del();
  for (const id of ids) await knex('stays').where({ house: id }).limit(1).update({ state: 'closed' });
  for (const id of ids) await kysely.updateTable('stays').set({ state: 'closed' }).where('id', '=', id).returning('id').executeTakeFirstOrThrow();
  for (const id of ids) await Stay.update({ state: 'closed' }, { where: { house: id }, limit: 1 });
  for (const id of ids) await Stay.create({ house: id }, { validate: false });
}
export async function add(ids: number[], options: object) {
  for (const id of ids) await Stay.create({ house: id }, { ...options });
}
`,
      errors: [
        ...alone("knex('stays').where({ id }).orWhere('state', 'lost').del"),
        ...alone("knex('stays').where({ house: id }).limit(1).update"),
        ...alone(
          "kysely.updateTable('stays').set({ state: 'closed' }).where('id', '=', id).returning('id').executeTakeFirstOrThrow",
        ),
        ...alone('Stay.update'),
        ...alone('Stay.create', 13),
        ...alone('Stay.create', 16),
      ],
    },
    {
      name: 'conditions beside the key, and what sends the statement, stay',
      code: `
import knexOf from 'knex';
import { Kysely } from 'kysely';
const knex = knexOf({ client: 'pg' });
const kysely = new Kysely<{ stays: { id: number; state: string } }>({} as never);
export async function close(ids: number[]) {
  for (const id of ids) await knex('stays').where({ id }).andWhere('state', 'open').update({ state: 'closed' });
  for (const id of ids) await kysely.deleteFrom('stays').where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: "knex('stays').where({ id }).andWhere('state', 'open').update",
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import knexOf from 'knex';
import { Kysely } from 'kysely';
const knex = knexOf({ client: 'pg' });
const kysely = new Kysely<{ stays: { id: number; state: string } }>({} as never);
export async function close(ids: number[]) {
  await knex('stays').whereIn('id', ids).andWhere('state', 'open').update({ state: 'closed' });
  for (const id of ids) await kysely.deleteFrom('stays').where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
}
`,
            },
          ],
        },
        {
          messageId: 'writePerElement',
          at: "kysely.deleteFrom('stays').where('id', '=', id).where('state', '=', 'open').executeTakeFirst",
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import knexOf from 'knex';
import { Kysely } from 'kysely';
const knex = knexOf({ client: 'pg' });
const kysely = new Kysely<{ stays: { id: number; state: string } }>({} as never);
export async function close(ids: number[]) {
  for (const id of ids) await knex('stays').where({ id }).andWhere('state', 'open').update({ state: 'closed' });
  if (ids.length > 0) await kysely.deleteFrom('stays').where('id', 'in', ids).where('state', '=', 'open').executeTakeFirst();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a row that is named twice is not met twice, where the write changes what it was asked for by',
      files,
      code: `
import { prisma } from './db';
export async function close(ids: number[]) {
  for (const id of ids) await prisma.stay.update({ where: { id, state: 'open' }, data: { state: 'closed' } });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'prisma.stay.update',
          suggestions: [
            {
              messageId: 'writeAllAndCount',
              output: `
import { prisma } from './db';
export async function close(ids: number[]) {
  if ((await prisma.stay.updateMany({ where: { id: { in: ids }, state: 'open' }, data: { state: 'closed' } })).count !== ids.length) throw new Error('Some rows do not exist');
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'hooks of deleting or updating one document, and a plugin that may bring some',
      files: {
        'src/user.ts': `${SCHEMA}schema.plugin(audit);
export function audit(own: mongoose.Schema) { own.pre('deleteOne', () => console.log('deleted')); }
${MODEL}`,
      },
      code: `
import { User } from './user';
export async function remove(ids: string[]) {
  for (const id of ids) await User.deleteOne({ _id: id });
  for (const id of ids) await User.updateOne({ _id: id }, { $set: { email: '' } });
}
`,
      errors: [...alone('User.deleteOne'), ...alone('User.updateOne')],
    },
    {
      name: 'the message says that the statement for all goes past such hooks',
      files: {
        'src/user.ts': `${SCHEMA}schema.pre('findOneAndDelete', async function () { console.log('gone'); });\n${MODEL}`,
      },
      code: `
import { User } from './user';
export async function remove(ids: string[]) {
  for (const id of ids) await User.findOneAndDelete({ _id: id });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'User.findOneAndDelete',
          data: {
            query: 'User.findOneAndDelete()',
            list: 'ids',
            partly: ', and a failure leaves a part of them written',
            remedy: 'Use one statement with `_id: { $in: … }` (it skips the hooks of single rows).',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'hooks of saving a document run with no statement of its model',
      files: { 'src/user.ts': `${SCHEMA}schema.pre('save', function () { this.email = ''; });\n${MODEL}` },
      code: `
import { User } from './user';
export async function remove(ids: string[]) {
  for (const id of ids) await User.deleteOne({ _id: id });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'User.deleteOne',
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { User } from './user';
export async function remove(ids: string[]) {
  await User.deleteMany({ _id: { $in: ids } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the type that a callback gives its element',
      code: `
import knexOf from 'knex';
const knex = knexOf({ client: 'pg' });
export async function add(body: any) {
  await Promise.all(body.lines.map(({ room }: { room: number }) => knex('visits').insert({ room })));
  await Promise.all(body.lines.map((line: { room: number }) => knex('visits').where({ room: line.room }).del()));
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: "knex('visits').insert",
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import knexOf from 'knex';
const knex = knexOf({ client: 'pg' });
export async function add(body: any) {
  if (body.lines.length > 0) await knex('visits').insert(body.lines.map(({ room }: { room: number }) => ({ room })));
  await Promise.all(body.lines.map((line: { room: number }) => knex('visits').where({ room: line.room }).del()));
}
`,
            },
          ],
        },
        {
          messageId: 'writePerElement',
          at: "knex('visits').where({ room: line.room }).del",
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import knexOf from 'knex';
const knex = knexOf({ client: 'pg' });
export async function add(body: any) {
  await Promise.all(body.lines.map(({ room }: { room: number }) => knex('visits').insert({ room })));
  await knex('visits').whereIn('room', body.lines.map((line: { room: number }) => line.room)).del();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an option that only the write of one row takes',
      code: `
import { DataTypes, Sequelize } from 'sequelize';
const Stay = new Sequelize('postgres://localhost/hotel').define('stay', { code: DataTypes.TEXT });
export async function add(codes: string[]) {
  for (const code of codes) await Stay.create({ code }, { raw: true });
}
`,
      errors: alone('Stay.create'),
    },
    {
      name: 'rows that may hold rows of other tables, and a failure behind which the code goes on',
      files,
      code: `
import type { Prisma } from '@prisma/client';
import { prisma } from './db';
export async function typed(rows: Prisma.UserCreateInput[]) {
  for (const row of rows) await prisma.user.create({ data: row });
}
export async function spread(rows: Prisma.UserCreateInput[]) {
  for (const row of rows) await prisma.user.create({ data: { ...row, name: 'new' } });
}
export async function nested(rows: { name: string; posts: { create: { title: string } } }[]) {
  for (const row of rows) await prisma.user.create({ data: row });
}
export async function untyped(rows: any[]) {
  for (const row of rows) await prisma.user.create({ data: row });
}
export async function tried(names: string[]) {
  try {
    for (const name of names) await prisma.user.create({ data: { name } });
  } catch (error) {
    console.warn(error);
  }
}
`,
      errors: [5, 8, 11, 14, 18].map((line) => ({
        messageId: 'writePerElement' as const,
        at: 'prisma.user.create',
        line,
        suggestions: [],
      })),
    },
    {
      name: 'a failure of which whoever waits is told: a part of the rows is worse than none',
      files,
      code: `
import express from 'express';
import { prisma } from './db';
const app = express();
app.post('/users', async (req, res, next) => {
  const names: string[] = req.body.names.map(String);
  try {
    for (const name of names) await prisma.user.create({ data: { name } });
    res.json({});
  } catch (error) {
    if (req.query.quiet) return next(error);
    res.status(500).json({ error: 'failed' });
  }
});
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'prisma.user.create',
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import express from 'express';
import { prisma } from './db';
const app = express();
app.post('/users', async (req, res, next) => {
  const names: string[] = req.body.names.map(String);
  try {
    await prisma.user.createMany({ data: names.map((name) => ({ name })) });
    res.json({});
  } catch (error) {
    if (req.query.quiet) return next(error);
    res.status(500).json({ error: 'failed' });
  }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'rows of plain values, as their interface says, and spread into another one',
      files,
      code: `
import { prisma } from './db';
interface Row { name: string; age?: number | null }
export async function typed(rows: Row[]) {
  for (const row of rows) await prisma.user.create({ data: row });
}
export async function spread(rows: Row[]) {
  for (const row of rows) await prisma.user.create({ data: { ...row, age: 1 } });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'prisma.user.create',
          line: 5,
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { prisma } from './db';
interface Row { name: string; age?: number | null }
export async function typed(rows: Row[]) {
  await prisma.user.createMany({ data: rows });
}
export async function spread(rows: Row[]) {
  for (const row of rows) await prisma.user.create({ data: { ...row, age: 1 } });
}
`,
            },
          ],
        },
        {
          messageId: 'writePerElement',
          at: 'prisma.user.create',
          line: 8,
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { prisma } from './db';
interface Row { name: string; age?: number | null }
export async function typed(rows: Row[]) {
  for (const row of rows) await prisma.user.create({ data: row });
}
export async function spread(rows: Row[]) {
  await prisma.user.createMany({ data: rows.map((row) => ({ ...row, age: 1 })) });
}
`,
            },
          ],
        },
      ],
    },
  ],
});
