// Repairs that would do harm: what must be known of a loop before its read is moved. Beside each stands the nearest loop whose
// repair is right, here or in the other files of this rule.
import rule from '../../src/rules/no-query-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { Pool } from 'pg';
import knex from 'knex';
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const pool = new Pool();
export const db = knex({ client: 'pg' });
export const spend = (code: string) => prisma.voucher.update({ where: { code }, data: { left: { decrement: 1 } } });
`;
const FILES = { 'src/db.ts': DB };
const WATCH = `
model Watch {
  id     Int    @id
  deck   Int
  badge  String @db.Uuid
  mail   String @db.Citext
  relief Int?
  crew   Crew?  @relation(fields: [relief], references: [id])
}
model Crew {
  id      Int     @id
  active  Boolean
  watches Watch[]
}
`;
const found = (at: string) => [{ messageId: 'readPerElement' as const, at }];

testRule('no-query-in-loop: preconditions', rule, {
  valid: [
    {
      name: 'a failure that is caught in place is handled by itself',
      files: FILES,
      code: `
import { db } from './db';
export const each = (ids: number[]) => Promise.all(ids.map((id) => db('visits').where('id', id).first().catch(() => null)));
`,
    },
    {
      name: 'a return out of a callback ends one round',
      files: FILES,
      code: `
import { pool } from './db';
export const each = (ids: number[]) => Promise.all(ids.map(async (id) => {
  try {
    return await pool.query('select * from visits where id = $1', [id]);
  } catch {
    return undefined;
  }
}));
`,
    },
    {
      name: 'a helper in another file writes what the next round reads',
      files: FILES,
      code: `
import { prisma, spend } from './db';
export async function redeem(codes: string[]) {
  for (const code of codes) {
    const voucher = await prisma.voucher.findUnique({ where: { code } });
    if (voucher && voucher.left > 0) await spend(code);
  }
}
`,
    },
    {
      name: 'a function next to the loop adds to its list',
      files: FILES,
      code: `
import { prisma } from './db';
export async function below(root: number) {
  const open = [root];
  const add = (id: number) => { open.push(id); };
  for (const id of open) (await prisma.folder.findMany({ where: { parentId: id } })).forEach((each) => add(each.id));
}
`,
    },
  ],
  invalid: [
    {
      name: 'a rejection that is returned stops the others',
      files: FILES,
      code: `
import { pool } from './db';
export const each = (ids: number[]) => Promise.all(ids.map(async (id) => {
  try {
    return await pool.query('select * from visits where id = $1', [id]);
  } catch (failure) {
    console.error(failure);
    return Promise.reject(failure);
  }
}));
`,
      errors: found('pool.query'),
    },
    {
      name: 'a return out of the loop stops the others',
      files: FILES,
      code: `
import { pool } from './db';
export async function each(ids: number[]) {
  const out = [];
  for (const id of ids) {
    try {
      out.push(await pool.query('select * from visits where id = $1', [id]));
    } catch {
      return [];
    }
  }
  return out;
}
`,
      errors: found('pool.query'),
    },
    {
      name: 'a failure that is caught in place and thrown again',
      files: FILES,
      code: `
import { pool } from './db';
export const each = (ids: number[]) => Promise.all(ids.map((id) => pool.query('select * from visits where id = $1', [id]).catch((e) => { throw e; })));
`,
      errors: found('pool.query'),
    },
    {
      name: 'a count by a builder is grouped, and the first few rows of a statement are ranked',
      files: FILES,
      code: `
import { db, pool } from './db';
export async function each(ids: number[]) {
  const out = [];
  for (const id of ids) out.push(await db('visits').where('hall', id).count('* as n').first());
  for (const id of ids) out.push(await pool.query('select * from visits where hall = $1 order by at limit 3', [id]));
  return out;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db('visits').where('hall', id).count('* as n').first",
          data: {
            query: "db('visits').where()….first()",
            list: 'ids',
            remedy: 'Ask for all elements in one query that is grouped by their key.',
          },
        },
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          data: {
            query: 'pool.query()',
            list: 'ids',
            remedy:
              'Read the first of each with their parents, or in one query that ranks the rows of each key.',
          },
        },
      ],
    },
    {
      name: 'a date is equal to itself alone',
      files: FILES,
      code: `
import { db } from './db';
export async function load(days: readonly Date[]) {
  const out = [];
  for (const day of days) out.push(await db('visits').where('day', day));
  return out;
}
`,
      errors: found("db('visits').where"),
    },
    {
      name: 'a key that may be null, as the type of the rows says it: a list asks for no row without an owner',
      files: FILES,
      code: `
import { db } from './db';
interface User { id: number; boss: number | null }
interface Order { id: number; owner: number | null }
export async function load() {
  const users = await db<User>('users');
  const out = [];
  for (const user of users) out.push(await db<Order>('orders').where({ owner: user.boss }));
  return out;
}
`,
      errors: found("db<Order>('orders').where"),
    },
    {
      name: 'a row that need not be there: asked for by null the query fails, and a relation that is not there does not',
      files: { ...FILES, 'prisma/schema.prisma': WATCH },
      code: `
import { prisma } from './db';
export async function load() {
  const watches = await prisma.watch.findMany();
  const out = [];
  for (const watch of watches) out.push(await prisma.crew.findUnique({ where: { id: watch.relief } }));
  return out;
}
`,
      errors: found('prisma.crew.findUnique'),
    },
    {
      name: 'a column that the database writes in its own form, or compares without case, as the schema says',
      files: { ...FILES, 'prisma/schema.prisma': WATCH },
      code: `
import { prisma } from './db';
export async function load(keys: string[]) {
  const out = [];
  for (const key of keys) out.push(await prisma.watch.findMany({ where: { badge: key } }));
  for (const key of keys) out.push(await prisma.watch.findMany({ where: { mail: key } }));
  return out;
}
`,
      errors: [
        { messageId: 'readPerElement', line: 5, at: 'prisma.watch.findMany' },
        { messageId: 'readPerElement', line: 6, at: 'prisma.watch.findMany' },
      ],
    },
    {
      name: 'a condition on another table: the rows of many keys come in another order, unless one is asked for',
      files: { ...FILES, 'prisma/schema.prisma': WATCH },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const out = [];
  for (const id of ids) out.push(await prisma.watch.findMany({ where: { deck: id, crew: { active: true } } }));
  for (const id of ids) out.push(await prisma.watch.findMany({ where: { deck: id, crew: { active: true } }, orderBy: { id: 'asc' } }));
  return out;
}
`,
      errors: [
        { messageId: 'readPerElement', line: 5, at: 'prisma.watch.findMany' },
        {
          messageId: 'readPerElement',
          line: 6,
          at: 'prisma.watch.findMany',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const out = [];
  for (const id of ids) out.push(await prisma.watch.findMany({ where: { deck: id, crew: { active: true } } }));
  const watches = await prisma.watch.findMany({ where: { deck: { in: ids }, crew: { active: true } }, orderBy: { id: 'asc' } });
  const watchesByDeck = new Map<(typeof watches)[number]['deck'], (typeof watches)[number][]>();
  for (const watch of watches) {
    const group = watchesByDeck.get(watch.deck);
    if (group) group.push(watch);
    else watchesByDeck.set(watch.deck, [watch]);
  }
  for (const id of ids) out.push(watchesByDeck.get(id) ?? []);
  return out;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'nobody waits for the rounds: the read would be waited for, and its error would reach the caller',
      files: FILES,
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const out: unknown[] = [];
  ids.forEach(async (id) => { out.push(await prisma.boat.findMany({ where: { crewId: id } })); });
  return out;
}
`,
      errors: found('prisma.boat.findMany'),
    },
    {
      name: 'nobody waits for all rounds together',
      files: FILES,
      code: `
import { prisma } from './db';
export async function load(ids: number[], tell: (rows: unknown) => void) {
  void Promise.all(ids.map(async (id) => { tell(await prisma.boat.findMany({ where: { crewId: id } })); }));
}
`,
      errors: found('prisma.boat.findMany'),
    },
    {
      name: 'a key that may be undefined asks for something else in a list',
      files: FILES,
      code: `
import { prisma } from './db';
export async function load(crews: { boatId?: number }[]) {
  const out = [];
  for (const crew of crews) out.push(await prisma.boat.findMany({ where: { id: crew.boatId } }));
  return out;
}
`,
      errors: found('prisma.boat.findMany'),
    },
    {
      name: 'a key is made anew in the round',
      files: FILES,
      code: `
import { prisma } from './db';
export async function load(lines: { code: string }[]) {
  const out = [];
  for (const line of lines) {
    line.code = line.code.trim();
    out.push(await prisma.film.findMany({ where: { code: line.code } }));
  }
  return out;
}
`,
      errors: found('prisma.film.findMany'),
    },
    {
      name: 'a call that could not be followed may write what is read',
      files: FILES,
      code: `
import { prisma } from './db';
export async function load(ids: number[], save: (rows: object[]) => Promise<void>) {
  for (const id of ids) {
    const films = await prisma.film.findMany({ where: { studioId: id } });
    await save(films);
  }
}
`,
      errors: found('prisma.film.findMany'),
    },
    {
      name: 'an optional chain stands in front of the loop',
      files: FILES,
      code: `
import { prisma } from './db';
export async function load(ids?: number[]) {
  return await Promise.all(ids?.map(async (id) => await prisma.film.findMany({ where: { studioId: id } })) ?? []);
}
`,
      errors: found('prisma.film.findMany'),
    },
    {
      name: 'the newest row of each key is no row of all keys',
      files: FILES,
      code: `
import { db } from './db';
export async function load(ids: number[]) {
  const out = [];
  for (const id of ids) out.push(await db('stays').where('guest_id', id).orderBy('since', 'desc').first());
  return out;
}
`,
      errors: found("db('stays').where('guest_id', id).orderBy('since', 'desc').first"),
    },
    ...[
      'select * from films where studio_id = $1 or shared',
      'select * from films where not studio_id = $1',
      'select title from films where studio_id = $1',
      'select upper(code) as studio_id, title from films where studio_id = $1',
      'select * from films where id in (select film_id from credits where studio_id = $1)',
      'with own as (select * from films where studio_id = $1) select * from own',
    ].map((text) => ({
      name: `SQL of which no list of keys is the same: ${text}`,
      files: FILES,
      code: `
import { pool } from './db';
export async function load(ids: number[]) {
  for (const id of ids) console.log((await pool.query('${text}', [id])).rows);
}
`,
      errors: found('pool.query'),
    })),
    {
      name: 'a column under another name is looked up by that name',
      files: FILES,
      code: `
import { pool } from './db';
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('select "studioId" as studio, title from films where "studioId" = $1', [id]);
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { pool } from './db';
export async function load(ids: number[]) {
  const { rows: allFilms } = await pool.query('select "studioId" as studio, title from films where "studioId" = any($1)', [ids]);
  const filmsByStudio = new Map<string, (typeof allFilms)[number][]>();
  for (const film of allFilms) {
    const group = filmsByStudio.get(String(film.studio));
    if (group) group.push(film);
    else filmsByStudio.set(String(film.studio), [film]);
  }
  for (const id of ids) {
    const rows = filmsByStudio.get(String(id)) ?? [];
    console.log(rows.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the columns of a schema are dates, decimals and bigints: keys that nothing is said of are not looked up by them',
      code: `
import { Schema, model } from 'mongoose';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { numeric, pgTable, timestamp } from 'drizzle-orm/pg-core';
const Shift = model('Shift', new Schema({ starts: { type: Date, required: true } }));
const shifts = pgTable('shifts', { starts: timestamp(), wage: numeric() });
const db = drizzle('postgres://localhost/plant');
export async function load(keys: any[]) {
  for (const key of keys) {
    console.log((await Shift.find({ starts: key })).length);
    console.log((await db.select().from(shifts).where(eq(shifts.starts, key))).length);
    console.log((await db.select().from(shifts).where(eq(shifts.wage, key))).length);
  }
}
`,
      errors: [
        ...found('Shift.find'),
        { messageId: 'readPerElement', line: 12, at: 'db.select().from(shifts).where' },
        { messageId: 'readPerElement', line: 13, at: 'db.select().from(shifts).where' },
      ],
    },
    {
      name: 'texts by which a column of numbers is asked: a database finds 2 by 02',
      code: `
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable } from 'drizzle-orm/pg-core';
const seats = pgTable('seats', { row: integer() });
const db = drizzle('postgres://localhost/hall');
export async function load(rows: string[], guests: { row: string }[]) {
  for (const row of rows) console.log((await db.select().from(seats).where(eq(seats.row, row))).length);
  for (const { row } of guests) console.log((await db.select().from(seats).where(eq(seats.row, row))).length);
}
`,
      errors: [
        { messageId: 'readPerElement', line: 8, at: 'db.select().from(seats).where' },
        { messageId: 'readPerElement', line: 9, at: 'db.select().from(seats).where' },
      ],
    },
    {
      name: 'texts by which a column is asked of which nothing is said: it may hold numbers',
      code: `
import knex from 'knex';
const db = knex({ client: 'mysql2' });
export async function load(rows: string[]) {
  for (const row of rows) {
    const found = await db('seats').where('row', row).orderBy('id');
    console.log(found.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db('seats').where('row', row).orderBy",
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import knex from 'knex';
const db = knex({ client: 'mysql2' });
export async function load(rows: string[]) {
  const allSeats = await db('seats').whereIn('row', rows).orderBy('id');
  const seatsByRow = new Map<string, (typeof allSeats)[number][]>();
  for (const seat of allSeats) {
    const group = seatsByRow.get(String(seat.row));
    if (group) group.push(seat);
    else seatsByRow.set(String(seat.row), [seat]);
  }
  for (const row of rows) {
    const found = seatsByRow.get(String(row)) ?? [];
    console.log(found.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a column that the database writes in a form of its own, whatever its class calls it',
      code: `
import { DataTypes, Model } from 'sequelize';
import { Column, Entity, PrimaryGeneratedColumn, type Repository } from 'typeorm';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, uuid } from 'drizzle-orm/pg-core';
@Entity()
class Ticket {
  @PrimaryGeneratedColumn() id!: number;
  @Column('uuid') code!: string;
  @Column({ type: 'numeric' }) price!: string;
}
class Seat extends Model { declare price: string; }
Seat.init({ price: { type: DataTypes.DECIMAL(10, 2) } }, {} as never);
const guests = pgTable('guests', { id: uuid() });
const db = drizzle('postgres://localhost/hall');
export async function load(keys: string[], tickets: Repository<Ticket>) {
  for (const key of keys) {
    console.log((await tickets.find({ where: { code: key } })).length);
    console.log((await tickets.find({ where: { price: key } })).length);
    console.log((await Seat.findAll({ where: { price: key } })).length);
    console.log((await db.select().from(guests).where(eq(guests.id, key))).length);
  }
}
`,
      errors: [
        { messageId: 'readPerElement', line: 19, at: 'tickets.find' },
        { messageId: 'readPerElement', line: 20, at: 'tickets.find' },
        ...found('Seat.findAll'),
        ...found('db.select().from(guests).where'),
      ],
    },
    {
      name: 'distinct rows without the key cannot be looked up by it',
      code: `
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
const parcels = pgTable('parcels', { depotId: integer(), state: text() });
const db = drizzle('postgres://localhost/post');
export async function load(depots: number[]) {
  for (const depot of depots) {
    const states = await db.selectDistinct({ state: parcels.state }).from(parcels).where(eq(parcels.depotId, depot));
    console.log(states.length);
  }
}
`,
      errors: found('db.selectDistinct({ state: parcels.state }).from(parcels).where'),
    },
    {
      name: 'a value that is another one for each element',
      files: FILES,
      code: `
import { db } from './db';
export async function load(ids: number[], states: Iterator<string>) {
  for (const id of ids) {
    const visits = await db('visits').where('room', id).where('state', states.next().value);
    console.log(visits.length);
  }
}
`,
      errors: found("db('visits').where('room', id).where"),
    },
    {
      name: 'rows that Object.assign changes are not shared by two rounds',
      files: FILES,
      code: `
import { db } from './db';
export async function fill(lines: { roomId: number; guests: number }[]) {
  const rooms = [];
  for (const line of lines) {
    const found = await db('rooms').where({ id: line.roomId }).first();
    rooms.push(Object.assign(found, { guests: line.guests }));
  }
  return rooms;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db('rooms').where({ id: line.roomId }).first",
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { db } from './db';
export async function fill(lines: { roomId: number; guests: number }[]) {
  const rooms = [];
  const allRooms = await db('rooms').whereIn('id', lines.map((line) => line.roomId));
  const roomById = new Map<string, (typeof allRooms)[number]>();
  for (const room of allRooms) {
    if (!roomById.has(String(room.id))) roomById.set(String(room.id), room);
  }
  for (const line of lines) {
    const found = structuredClone(roomById.get(String(line.roomId)));
    rooms.push(Object.assign(found, { guests: line.guests }));
  }
  return rooms;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an entity that a round changes is an instance, which a copy is not',
      code: `
import { Column, Entity, PrimaryGeneratedColumn, type Repository } from 'typeorm';

@Entity()
class Room {
  @PrimaryGeneratedColumn() id!: number;
  @Column() houseId!: number;
  @Column() guests!: number;
}

export async function list(rooms: Repository<Room>, houseIds: number[]) {
  const result = [];
  for (const houseId of houseIds) {
    const found = await rooms.findBy({ houseId });
    for (const room of found) room.guests += 1;
    result.push(found);
  }
  return result;
}
`,
      errors: [{ messageId: 'readPerElement', at: 'rooms.findBy', suggestions: [] }],
    },
    {
      name: 'a document holds an id that is an instance',
      code: `
import type { Db } from 'mongodb';

export async function list(db: Db, houseIds: number[]) {
  const result = [];
  for (const houseId of houseIds) {
    const found = await db.collection('rooms').find({ houseId }).toArray();
    for (const room of found) room.guests += 1;
    result.push(found);
  }
  return result;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db.collection('rooms').find({ houseId }).toArray",
          suggestions: [],
        },
      ],
    },
    {
      name: 'a result says more than its rows',
      code: `
import postgres from 'postgres';
const sql = postgres();

export async function count(houseIds: number[]) {
  const result = [];
  for (const houseId of houseIds) {
    const found = await sql\`select * from rooms where house_id = \${houseId}\`;
    result.push(found.count);
  }
  return result;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'sql',
          line: 8,
          suggestions: [],
        },
      ],
    },
    {
      name: 'options in an argument of their own: pages, chosen fields, what is not written out; an order is taken along',
      code: `
import type { EntityManager, FindOptions } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/core';

@Entity()
class Room {
  @PrimaryKey() id!: number;
  @Property() guests!: number;
}

export async function list(em: EntityManager, ids: number[], options: FindOptions<Room>) {
  const result = [];
  for (const id of ids) result.push(await em.find(Room, { id }, { limit: 2 }));
  for (const id of ids) result.push(await em.find(Room, { id }, { fields: ['guests'] }));
  for (const id of ids) result.push(await em.find(Room, { id }, options));
  for (const id of ids) result.push(await em.find(Room, { id }, { orderBy: { guests: 'asc' } }));
  return result;
}
`,
      errors: [
        { messageId: 'readPerElement', at: 'em.find', line: 13, suggestions: [] },
        { messageId: 'readPerElement', at: 'em.find', line: 14, suggestions: [] },
        { messageId: 'readPerElement', at: 'em.find', line: 15, suggestions: [] },
        {
          messageId: 'readPerElement',
          at: 'em.find',
          line: 16,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { EntityManager, FindOptions } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/core';

@Entity()
class Room {
  @PrimaryKey() id!: number;
  @Property() guests!: number;
}

export async function list(em: EntityManager, ids: number[], options: FindOptions<Room>) {
  const result = [];
  for (const id of ids) result.push(await em.find(Room, { id }, { limit: 2 }));
  for (const id of ids) result.push(await em.find(Room, { id }, { fields: ['guests'] }));
  for (const id of ids) result.push(await em.find(Room, { id }, options));
  const rooms = await em.find(Room, { id: { $in: ids } }, { orderBy: { guests: 'asc' } });
  const roomsById = new Map<(typeof rooms)[number]['id'], (typeof rooms)[number][]>();
  for (const room of rooms) {
    const group = roomsById.get(room.id);
    if (group) group.push(room);
    else roomsById.set(room.id, [room]);
  }
  for (const id of ids) result.push(roomsById.get(id) ?? []);
  return result;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'rounds that act and may throw are not started together',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function announce(id: number): void;

export async function list(ids: number[]) {
  const result = [];
  for (const id of ids) {
    announce(id);
    const user = await prisma.user.findUnique({ where: { id } });
    if (!user) throw new Error('no user');
    result.push(user.name);
  }
  return result;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.user.findUnique',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function announce(id: number): void;

export async function list(ids: number[]) {
  const result = [];
  const users = await prisma.user.findMany({ where: { id: { in: ids } } });
  const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
  for (const eachUser of users) {
    if (!userById.has(eachUser.id)) userById.set(eachUser.id, eachUser);
  }
  for (const id of ids) {
    announce(id);
    const user = userById.get(id) ?? null;
    if (!user) throw new Error('no user');
    result.push(user.name);
  }
  return result;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'rows of an entity have keys of their own: what one round changes no other sees',
      code: `
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity()
class House {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
}
@Entity()
class Room {
  @PrimaryGeneratedColumn() id!: number;
  @Column() houseId!: number;
}

const source = new DataSource({ type: 'postgres', entities: [House, Room] });
const houses = source.getRepository(House);
const rooms = source.getRepository(Room);

export async function empty() {
  const all = await houses.find();
  for (const house of all) {
    const found = await rooms.findBy({ houseId: house.id });
    house.name = String(found.splice(0).length);
  }
  return all.length;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'rooms.findBy',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { Column, DataSource, Entity, PrimaryGeneratedColumn, In } from 'typeorm';

@Entity()
class House {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
}
@Entity()
class Room {
  @PrimaryGeneratedColumn() id!: number;
  @Column() houseId!: number;
}

const source = new DataSource({ type: 'postgres', entities: [House, Room] });
const houses = source.getRepository(House);
const rooms = source.getRepository(Room);

export async function empty() {
  const all = await houses.find();
  const allRooms = await rooms.findBy({ houseId: In(all.map((house) => house.id)) });
  const roomsByHouseId = new Map<(typeof allRooms)[number]['houseId'], (typeof allRooms)[number][]>();
  for (const room of allRooms) {
    const group = roomsByHouseId.get(room.houseId);
    if (group) group.push(room);
    else roomsByHouseId.set(room.houseId, [room]);
  }
  for (const house of all) {
    const found = roomsByHouseId.get(house.id) ?? [];
    house.name = String(found.splice(0).length);
  }
  return all.length;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'whoever goes through a generator may write between two of its rows',
      files: FILES,
      code: `
import { db } from './db';
export async function* each(ids: number[]) {
  for (const id of ids) {
    const visits = await db('visits').where('room', id);
    yield visits.length;
  }
}
`,
      errors: found("db('visits').where"),
    },
    {
      name: 'a list that the loop extends under another name, or in an object',
      files: FILES,
      code: `
import { db } from './db';
export async function walk(ids: number[], tree: { open: number[]; names: string[] }) {
  const queue = ids;
  for (const id of ids) {
    const part = await db('parts').where('id', id).first();
    if (part) queue.push(part.next);
  }
  for (const id of tree.open) {
    const part = await db('parts').where('id', id).first();
    if (part) tree.open.push(part.next);
  }
}
`,
      errors: [
        { messageId: 'readPerElement', at: "db('parts').where('id', id).first", line: 6 },
        { messageId: 'readPerElement', at: "db('parts').where('id', id).first", line: 10 },
      ],
    },
    {
      name: 'a list beside the one that the loop extends',
      files: FILES,
      code: `
import { db } from './db';
export async function walk(tree: { open: number[]; names: string[] }) {
  for (const id of tree.open) {
    const part = await db('parts').where('id', id).first();
    tree.names.push(part?.name);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db('parts').where('id', id).first",
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { db } from './db';
export async function walk(tree: { open: number[]; names: string[] }) {
  const allParts = await db('parts').whereIn('id', tree.open);
  const partById = new Map<string, (typeof allParts)[number]>();
  for (const eachPart of allParts) {
    if (!partById.has(String(eachPart.id))) partById.set(String(eachPart.id), eachPart);
  }
  for (const id of tree.open) {
    const part = partById.get(String(id));
    tree.names.push(part?.name);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a condition that changes under another name of its object',
      files: FILES,
      code: `
import { prisma } from './db';
export async function since(from: { day: Date }, ids: number[]) {
  const counts = [];
  const other = from;
  for (const id of ids) {
    const visits = await prisma.visit.findMany({ where: { room: id, day: { gte: from.day } } });
    other.day = new Date();
    counts.push(visits.length);
  }
  return counts;
}
`,
      errors: found('prisma.visit.findMany'),
    },
    {
      name: 'a document is found by each element of a list in it',
      files: {
        'src/models.ts': `
import mongoose from 'mongoose';
const schema = new mongoose.Schema({ members: [String], tags: { type: [String] }, cells: [{ code: String }], any: mongoose.Schema.Types.Mixed });
export const Team = mongoose.model('Team', schema);
`,
      },
      code: `
import { Team } from './models';
export async function load(users: string[]) {
  const counts = [];
  for (const user of users) {
    counts.push((await Team.find({ members: user })).length);
    counts.push((await Team.find({ tags: user })).length);
    counts.push((await Team.find({ 'cells.code': user })).length);
    counts.push((await Team.find({ any: user })).length);
  }
  return counts;
}
`,
      errors: [6, 7, 8, 9].map((line) => ({ messageId: 'readPerElement' as const, at: 'Team.find', line })),
    },
    {
      name: 'a field of a document that is in an object, and in no list',
      files: {
        'src/models.ts': `
import mongoose from 'mongoose';
const schema = new mongoose.Schema({ home: { city: String } });
export const Team = mongoose.model('Team', schema);
`,
      },
      code: `
import { Team } from './models';
export async function load(cities: string[]) {
  const counts = [];
  for (const city of cities) {
    const teams = await Team.find({ 'home.city': city });
    counts.push(teams.length);
  }
  return counts;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'Team.find',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { Team } from './models';
export async function load(cities: string[]) {
  const counts = [];
  const allTeams = await Team.find({ 'home.city': { $in: cities } });
  const teamsByCity = new Map<string, (typeof allTeams)[number][]>();
  for (const team of allTeams) {
    const group = teamsByCity.get(String(team.home?.city));
    if (group) group.push(team);
    else teamsByCity.set(String(team.home?.city), [team]);
  }
  for (const city of cities) {
    const teams = teamsByCity.get(String(city)) ?? [];
    counts.push(teams.length);
  }
  return counts;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the type of a collection says which fields hold lists',
      code: `
import { MongoClient } from 'mongodb';
const teams = new MongoClient('mongodb://localhost').db('club').collection<{ members: string[]; guests: Array<string>; city: string }>('teams');
export async function load(keys: string[]) {
  const counts = [];
  for (const key of keys) {
    const own = await teams.find({ members: key }).toArray();
    const guests = await teams.find({ guests: key }).toArray();
    counts.push(own.length, guests.length);
  }
  for (const city of keys) {
    const there = await teams.find({ city }).toArray();
    counts.push(there.length);
  }
  return counts;
}
`,
      errors: [
        { messageId: 'readPerElement', at: 'teams.find({ members: key }).toArray' },
        { messageId: 'readPerElement', at: 'teams.find({ guests: key }).toArray' },
        {
          messageId: 'readPerElement',
          at: 'teams.find({ city }).toArray',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { MongoClient } from 'mongodb';
const teams = new MongoClient('mongodb://localhost').db('club').collection<{ members: string[]; guests: Array<string>; city: string }>('teams');
export async function load(keys: string[]) {
  const counts = [];
  for (const key of keys) {
    const own = await teams.find({ members: key }).toArray();
    const guests = await teams.find({ guests: key }).toArray();
    counts.push(own.length, guests.length);
  }
  const allTeams = await teams.find({ city: { $in: keys } }).toArray();
  const teamsByCity = new Map<string, (typeof allTeams)[number][]>();
  for (const team of allTeams) {
    const group = teamsByCity.get(String(team.city));
    if (group) group.push(team);
    else teamsByCity.set(String(team.city), [team]);
  }
  for (const city of keys) {
    const there = teamsByCity.get(String(city)) ?? [];
    counts.push(there.length);
  }
  return counts;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'texts that the database writes in its own form: padded, or a day',
      code: `
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { char, date, pgTable, timestamp } from 'drizzle-orm/pg-core';
const visits = pgTable('visits', { code: char({ length: 5 }), day: date(), at: timestamp({ mode: 'string' }) });
const db = drizzle('postgres://localhost/harbour');
export async function load(keys: string[]) {
  const counts = [];
  for (const key of keys) {
    counts.push((await db.select().from(visits).where(eq(visits.code, key))).length);
    counts.push((await db.select().from(visits).where(eq(visits.day, key))).length);
    counts.push((await db.select().from(visits).where(eq(visits.at, key))).length);
  }
  return counts;
}
`,
      errors: [10, 11, 12].map((line) => ({
        messageId: 'readPerElement' as const,
        at: 'db.select().from(visits).where',
        line,
      })),
    },
    {
      name: 'MySQL finds a text by any spelling of its letters, and a Map does not',
      code: `
import mysql, { type RowDataPacket } from 'mysql2/promise';
const pool = mysql.createPool({});
export async function load(mails: string[], ids: number[]) {
  const names = [];
  for (const mail of mails) {
    const [rows] = await pool.query<RowDataPacket[]>('select mail, name from users where mail = ?', [mail]);
    names.push(rows);
  }
  for (const id of ids) {
    const [rows] = await pool.query<RowDataPacket[]>('select id, name from users where id = ?', [id]);
    names.push(rows);
  }
  return names;
}
`,
      errors: [
        { messageId: 'readPerElement', at: 'pool.query', line: 7 },
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          line: 11,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import mysql, { type RowDataPacket } from 'mysql2/promise';
const pool = mysql.createPool({});
export async function load(mails: string[], ids: number[]) {
  const names = [];
  for (const mail of mails) {
    const [rows] = await pool.query<RowDataPacket[]>('select mail, name from users where mail = ?', [mail]);
    names.push(rows);
  }
  const allUsers = ids.length > 0 ? (await pool.query<RowDataPacket[]>('select id, name from users where id in (?)', [ids]))[0] : [];
  const usersById = new Map<(typeof allUsers)[number]['id'], (typeof allUsers)[number][]>();
  for (const user of allUsers) {
    const group = usersById.get(user.id);
    if (group) group.push(user);
    else usersById.set(user.id, [user]);
  }
  for (const id of ids) {
    const rows = usersById.get(id) ?? [];
    names.push(rows);
  }
  return names;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a schema for MySQL, or a package for it beside the builder',
      files: {
        'package.json':
          '{ "dependencies": { "@prisma/client": "7.0.0", "knex": "3.0.0", "mysql2": "3.0.0" } }',
        'prisma/schema.prisma':
          'datasource db {\n  provider = "mysql"\n}\nmodel User {\n  id Int @id\n  mail String\n}\n',
      },
      code: `
import { PrismaClient } from '@prisma/client';
import knex from 'knex';
const prisma = new PrismaClient();
const db = knex({ client: 'mysql2' });
export async function load(mails: string[]) {
  for (const mail of mails) {
    console.log(await prisma.user.findMany({ where: { mail } }));
    console.log(await db('users').where({ mail }));
  }
}
`,
      errors: [
        { messageId: 'readPerElement', at: 'prisma.user.findMany' },
        { messageId: 'readPerElement', at: "db('users').where" },
      ],
    },
    {
      name: 'rows whose class does not declare the column do not have it in TypeScript',
      code: `
import { DataTypes, Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize('postgres://localhost/harbour');
const Visit = sequelize.define('visit', { room: DataTypes.INTEGER });
class Stay extends Model {}
Stay.init({ room: DataTypes.INTEGER }, { sequelize });
export async function load(rooms: number[]) {
  const counts = [];
  for (const room of rooms) {
    const visits = await Visit.findAll({ where: { room } });
    const stays = await Stay.findAll({ where: { room } });
    counts.push(visits.length, stays.length);
  }
  return counts;
}
`,
      errors: [
        { messageId: 'readPerElement', at: 'Visit.findAll' },
        { messageId: 'readPerElement', at: 'Stay.findAll' },
      ],
    },
    {
      name: 'the type that a callback gives its element',
      files: FILES,
      code: `
import { db } from './db';
export async function load(body: any) {
  return Promise.all(body.lines.map(async (line: { room: number }) => {
    const visits = await db('visits').where('room', line.room);
    return visits.length;
  }));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db('visits').where",
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { db } from './db';
export async function load(body: any) {
  const allVisits = await db('visits').whereIn('room', body.lines.map((line: { room: number }) => line.room));
  const visitsByRoom = new Map<string, (typeof allVisits)[number][]>();
  for (const visit of allVisits) {
    const group = visitsByRoom.get(String(visit.room));
    if (group) group.push(visit);
    else visitsByRoom.set(String(visit.room), [visit]);
  }
  return Promise.all(body.lines.map(async (line: { room: number }) => {
    const visits = visitsByRoom.get(String(line.room)) ?? [];
    return visits.length;
  }));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'children are not loaded with parents whose key the loop changes, or where their failure is handled elsewhere',
      options: { evidence: 'likely' },
      files: { 'src/db.ts': DB, 'prisma/schema.prisma': WATCH },
      code: `
import { prisma } from './db';
export async function byOtherKey() {
  const crews = await prisma.crew.findMany();
  for (const crew of crews) {
    crew.id = 1;
    const watches = await prisma.watch.findMany({ where: { relief: crew.id } });
    console.log(watches.length);
  }
}
export async function caughtInside() {
  const crews = await prisma.crew.findMany();
  for (const crew of crews) {
    try {
      const watches = await prisma.watch.findMany({ where: { relief: crew.id } });
      console.log(watches.length);
    } catch {
      continue;
    }
  }
}
`,
      errors: [
        { messageId: 'readPerElement', at: 'prisma.watch.findMany', line: 7 },
        { messageId: 'readPerElement', at: 'prisma.watch.findMany', line: 15 },
      ],
    },
    {
      name: 'a failure that is caught around the loop, and not around the read of the parents',
      files: { 'src/db.ts': DB, 'prisma/schema.prisma': WATCH },
      code: `
import { prisma } from './db';
export async function caughtAround() {
  const crews = await prisma.crew.findMany();
  try {
    for (const crew of crews) {
      const watches = await prisma.watch.findMany({ where: { relief: crew.id } });
      console.log(watches.length);
    }
  } catch (error) {
    console.error(error);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.watch.findMany',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './db';
export async function caughtAround() {
  const crews = await prisma.crew.findMany();
  try {
    const allWatches = await prisma.watch.findMany({ where: { relief: { in: crews.map((crew) => crew.id) } } });
    const watchesByRelief = new Map<(typeof allWatches)[number]['relief'], (typeof allWatches)[number][]>();
    for (const watch of allWatches) {
      const group = watchesByRelief.get(watch.relief);
      if (group) group.push(watch);
      else watchesByRelief.set(watch.relief, [watch]);
    }
    for (const crew of crews) {
      const watches = watchesByRelief.get(crew.id) ?? [];
      console.log(watches.length);
    }
  } catch (error) {
    console.error(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'what the code says of the type of a key and of a row',
      code: `
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
const rooms = pgTable('rooms', { id: integer().primaryKey(), next: integer(), name: text() });
const db = drizzle('postgres://localhost/harbour', { schema: { rooms } });
export async function load() {
  const all = await db.query.rooms.findMany();
  const names = [];
  for (const each of all) {
    const next = (await db.query.rooms.findFirst({ where: eq(rooms.id, each.next!) })) as { name: string };
    names.push(next.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.query.rooms.findFirst',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { eq, inArray } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
const rooms = pgTable('rooms', { id: integer().primaryKey(), next: integer(), name: text() });
const db = drizzle('postgres://localhost/harbour', { schema: { rooms } });
export async function load() {
  const all = await db.query.rooms.findMany();
  const names = [];
  const allRooms = await db.query.rooms.findMany({ where: inArray(rooms.id, all.map((each) => each.next!)) });
  const roomById = new Map<(typeof allRooms)[number]['id'], (typeof allRooms)[number]>();
  for (const room of allRooms) {
    if (!roomById.has(room.id)) roomById.set(room.id, room);
  }
  for (const each of all) {
    const next = (roomById.get(each.next!)) as { name: string };
    names.push(next.name);
  }
  return names;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'rounds that settle by themselves: the failure of one is none of the others',
      files: FILES,
      code: `
import { prisma } from './db';
export async function counts(ids: number[]) {
  return Promise.allSettled(ids.map(async (id) => { const rows = await prisma.watch.findMany({ where: { deck: id } }); return rows.length; }));
}
export async function named(ids: number[]) {
  const jobs = ids.map(async (id) => { const rows = await prisma.watch.findMany({ where: { deck: id } }); return rows.length; });
  return Promise.allSettled(jobs);
}
export async function caught(ids: number[]) {
  const jobs = ids.map(async (id) => { const rows = await prisma.watch.findMany({ where: { deck: id } }); return rows.length; });
  return Promise.all(jobs.map((job) => job.catch(() => 0)));
}
`,
      errors: [4, 7, 11].map((line) => ({
        messageId: 'readPerElement' as const,
        at: 'prisma.watch.findMany',
        line,
        suggestions: [],
      })),
    },
    {
      name: 'rows that are told apart as objects: a key that comes twice has two of them',
      files: { ...FILES, 'prisma/schema.prisma': WATCH },
      code: `
import { prisma } from './db';
export async function distinct(ids: number[]) {
  const met = new Set();
  for (const id of ids) {
    const watch = await prisma.watch.findUnique({ where: { id } });
    met.add(watch);
  }
  return met.size;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.watch.findUnique',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './db';
export async function distinct(ids: number[]) {
  const met = new Set();
  const watches = await prisma.watch.findMany({ where: { id: { in: ids } } });
  const watchById = new Map<(typeof watches)[number]['id'], (typeof watches)[number]>();
  for (const eachWatch of watches) {
    if (!watchById.has(eachWatch.id)) watchById.set(eachWatch.id, eachWatch);
  }
  for (const id of ids) {
    const watch = structuredClone(watchById.get(id) ?? null);
    met.add(watch);
  }
  return met.size;
}
`,
            },
          ],
        },
      ],
    },
  ],
});
