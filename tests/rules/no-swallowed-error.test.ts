import rule from '../../src/rules/no-swallowed-error.js';
import { testRule } from '../support/rule-tester.js';

const PRISMA = "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n";

testRule('no-swallowed-error', rule, {
  valid: [
    {
      name: 'a handler that does nothing yet but answer: nothing in it fails',
      code: `
import express from 'express';
const app = express();
app.get('/rules', async (req, res) => {
  try {
    const user = req.user;
    res.status(200).json({ data: [] });
  } catch (error) {
    res.status(500).json({ error: 'Failed to list rules' });
  }
});
`,
    },
    {
      name: 'what is not there is refused: whoever waits learns that it failed',
      options: { evidence: 'likely' },
      code: `${PRISMA}
export async function detect(id) {
  const team = await db.team.findMany({ where: { id } }).catch(() => null);
  if (!team) {
    throw new Error('no access');
  }
  let plan = null;
  try { plan = await db.plan.findMany({ where: { id } }); } catch { plan = null; }
  if (plan === null) throw new Error('no plan');
  return [team, plan];
}
`,
    },
    {
      name: 'an answer that says what did not work, beside what did; one that holds what was kept',
      options: { evidence: 'likely' },
      code: `${PRISMA}
import express from 'express';
const app = express();
app.post('/a', async (req, res) => {
  try { await db.order.create({ data: req.body }); res.json({ ok: true }); } catch { res.json({ ok: true, skipped: true }); }
});
app.get('/b', async (req, res) => {
  try { res.json({ success: true, rows: await db.order.findMany() }); } catch { res.json({ success: true, rows: kept }); }
});
`,
    },
    {
      name: 'what is said of a condition is said of all that it holds',
      code: `
import { Pool } from 'pg';
const db = new Pool();
export async function rename(id, name, old) {
  await db.query('update users set name = $1 where id = $2', [name, id]);
  // Keep the old name (best-effort)
  if (old) {
    await db.query('insert into names (name) values ($1)', [old]).catch(() => {});
  }
}
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'what asks which tables and columns there are',
      code: `
import { Pool } from 'pg';
const db = new Pool();
let known = new Set();
export async function hasColumn(name) {
  try {
    const { rows } = await db.query(\`SELECT column_name FROM information_schema.columns WHERE table_name = 'tenants'\`);
    known = new Set(rows.map((row) => row.column_name));
  } catch {
    known = new Set();
  }
  return known.has(name);
}
const query = (text, values) => db.query(text, values);
export async function columns() {
  try { return await query('select column_name from information_schema.columns', []); } catch { return []; }
}
export const hasTable = () => db.query(\`SELECT to_regclass('public.orders') AS found\`).catch(() => ({ rows: [] }));
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'an object that is taken away before another one takes its place',
      code: `
import { S3Client, DeleteObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
const remove = (Key) => s3.send(new DeleteObjectCommand({ Bucket: 'files', Key }));
export async function replace(key) {
  try { await remove(key); } catch (_) {}
}
`,
    },
    {
      name: 'mails and jobs whose failure is logged, or goes to a callback, and the tidying up after a failed job',
      code: `${PRISMA}
import { Queue, Worker } from 'bullmq';
import nodemailer from 'nodemailer';
import superagent from 'superagent';
const transporter = nodemailer.createTransport({});
const mails = new Queue('mails');
export async function welcome(to: string, done: (error: unknown) => void) {
  try { await transporter.sendMail({ to }); } catch (error) { console.error(error); }
  try { transporter.sendMail({ to }, (error) => done(error)); } catch {}
  try { superagent.get(to).set('accept', 'text/plain').end((error) => done(error)); } catch {}
  try { await mails.add('welcome', { to }); } catch (error) { throw new Error('queue', { cause: error }); }
}
new Worker('mails', async () => {}).on('failed', async (job, error) => {
  console.error(error);
  try { await db.job.update({ where: { id: job.id }, data: { state: 'FAILED' } }); } catch {}
});
`,
    },
    {
      name: 'a fallback that is logged, with the error and without',
      code: `${PRISMA}
export async function orders() {
  try { return await db.order.findMany(); } catch (error) { console.error('orders', error); return []; }
}
export async function users() {
  try { return await db.user.findMany(); } catch { console.warn('users unavailable'); return []; }
}
`,
    },
    {
      name: 'a logger that is not known may be one',
      code: `${PRISMA}
import { report } from 'somewhere';
export async function orders() {
  try { return await db.order.findMany(); } catch (error) { report(error); return []; }
}
export const all = () => db.order.findMany().catch(report);
`,
    },
    {
      name: 'a helper of the project that logs, in another file',
      files: {
        'src/failures.ts': `
export class Failures { note(what: string, error: unknown) { this.write(what, String(error)); } private write(a: string, b: string) { console.error(a, b); } }
export function noted(error: unknown) { console.error(error); return []; }
`,
      },
      filename: 'src/orders.ts',
      code: `${PRISMA}
import { Failures, noted } from './failures';
const failures = new Failures();
export async function orders() {
  try { return await db.order.findMany(); } catch (error) { failures.note('orders', error); return []; }
}
export const all = () => db.order.findMany().catch((error) => noted(error));
`,
    },
    {
      name: 'thrown on, with the cause and without',
      code: `${PRISMA}
export async function orders() {
  try { return await db.order.findMany(); } catch (error) { throw new Error('orders', { cause: error }); }
}
export async function users() {
  try { return await db.user.findMany(); } catch { throw new Error('users'); }
}
export const all = () => db.order.findMany().catch(() => Promise.reject(new Error('orders')));
`,
    },
    {
      name: 'a code that is looked at',
      code: `${PRISMA}
export async function create(email: string) {
  try { return await db.user.create({ data: { email } }); } catch (error: any) {
    if (error.code === 'P2002') return null;
    throw error;
  }
}
`,
    },
    {
      name: 'a remark says why',
      code: `${PRISMA}
export async function seen(id: string) {
  try { await db.order.update({ where: { id }, data: { note: 'x' } }); } catch {
    // The note is only for support.
  }
  await db.order.update({ where: { id }, data: { note: 'y' } }).catch(() => {}); // nobody needs it
  // Best effort: the order is there without it.
  await db.order.update({ where: { id }, data: { note: 'z' } }).catch(() => {});
}
/** Gives an empty list on failure. */
export async function orders() {
  try { return await db.order.findMany(); } catch { return []; }
}
`,
    },
    {
      name: 'parsing, reading files, features',
      code: `
import { readFile } from 'node:fs/promises';
export function parse(text: string) { try { return JSON.parse(text); } catch { return null; } }
export async function config() { try { return JSON.parse(await readFile('config.json', 'utf8')); } catch { return {}; } }
export async function load() { try { return await import('sharp'); } catch { return undefined; } }
`,
    },
    {
      name: 'the body of an answer that may be no JSON',
      code: `
export async function send(url: string) {
  const response = await fetch(url);
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Error(body?.message ?? 'failed');
  return body;
}
`,
    },
    {
      name: 'a store of the project with the same members',
      code: `
const db = { order: { findMany: async () => [] } };
export async function orders() { try { return await db.order.findMany(); } catch { return []; } }
`,
    },
    {
      name: 'whether a server is there',
      code: `${PRISMA}
import { Pool } from 'pg';
const pool = new Pool();
export async function isUp() { try { await pool.query('SELECT 1'); return true; } catch { return false; } }
export async function isAlive(url: string) { try { return (await fetch(url, { method: 'HEAD' })).ok; } catch { return false; } }
export async function exists(id: string) { try { return (await db.user.count({ where: { id } })) > 0; } catch { return false; } }
`,
    },
    {
      name: 'readiness',
      code: `${PRISMA}
import express from 'express';
express().get('/ready', async (req, res) => {
  try { await db.user.count(); res.json({ ready: true }); } catch { res.status(503).json({ ready: false }); }
});
`,
    },
    {
      name: 'a read that fails where there is no row',
      code: `${PRISMA}
export async function user(id: string) { try { return await db.user.findUniqueOrThrow({ where: { id } }); } catch { return null; } }
`,
    },
    {
      name: 'an outcome that tells of the failure',
      code: `${PRISMA}
export async function remove(id: string) {
  try { await db.order.update({ where: { id }, data: { gone: true } }); return { success: true }; } catch { return { success: false }; }
}
export async function rename(id: string, name: string) {
  try { await db.order.update({ where: { id }, data: { name } }); return 'renamed'; } catch { return 'not renamed'; }
}
export async function total() { try { return await db.order.count(); } catch { return -1; } }
`,
    },
    {
      name: 'failures that are counted, collected, or noted',
      code: `${PRISMA}
export async function all(ids: string[]) {
  const failures: string[] = [];
  let failed = 0;
  for (const id of ids) {
    try { await db.order.update({ where: { id }, data: { done: true } }); } catch { failed += 1; }
    try { await db.order.update({ where: { id }, data: { sent: true } }); } catch { failures.push(id); }
  }
  let isDown = false;
  try { await db.order.count(); } catch { isDown = true; }
  return { failed, failures, isDown };
}
`,
    },
    {
      name: 'another source',
      code: `${PRISMA}
export async function price(url: string) {
  try { return await (await fetch(url)).json(); } catch {}
  return db.price.findMany();
}
export async function prices(url: string) {
  try { return await (await fetch(url)).json(); } catch { return db.price.findMany(); }
}
export async function rates(url: string) {
  let rates;
  try { rates = await (await fetch(url)).json(); } catch {}
  if (!rates) rates = await db.rate.findMany();
  return rates;
}
`,
    },
    {
      name: 'the next of several sources, and another try',
      code: `
export async function first(urls: string[]) {
  for (const url of urls) { try { return await fetch(url); } catch { continue; } }
  throw new Error('none answers');
}
export async function again(url: string) {
  for (let tries = 0; tries < 3; tries += 1) { try { return await fetch(url); } catch {} }
  throw new Error('no answer');
}
export async function poll(url: string) {
  while (true) { try { await fetch(url); } catch {} await new Promise((done) => setTimeout(done, 1000)); }
}
`,
    },
    {
      name: 'a cache',
      code: `${PRISMA}
import Redis from 'ioredis';
const redis = new Redis();
export async function orders() {
  try { const kept = await redis.get('orders'); if (kept) return JSON.parse(kept); } catch {}
  const orders = await db.order.findMany();
  await redis.set('orders', JSON.stringify(orders)).catch(() => {});
  return orders;
}
export async function kept() { try { return await redis.get('a'); } catch { return null; } }
`,
    },
    {
      name: 'what undoes and tidies up',
      code: `
import { Pool } from 'pg';
const pool = new Pool();
export async function move(from: string, to: string) {
  const client = await pool.connect();
  try { await client.query('BEGIN'); await client.query('UPDATE a SET b = $1', [from]); await client.query('COMMIT'); }
  catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    try { await client.query('UPDATE a SET failed = true WHERE b = $1', [to]); } catch {}
    throw error;
  } finally { client.release(); }
}
`,
    },
    {
      name: 'the null is asked for, and thrown for',
      code: `
export async function profile(url: string) {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new Error('profile');
  return response.json();
}
`,
    },
    // Of two functions that call each other the second is asked about while the first is: what it then is must not be kept.
    {
      name: 'told by the last of functions that call each other',
      code: `${PRISMA}
async function load() { try { return await db.order.findMany(); } catch (error) { console.error(error); throw error; } }
async function odd(tries: number): Promise<unknown> { return even(tries - 1); }
async function even(tries: number): Promise<unknown> { return tries > 0 ? odd(tries - 1) : load(); }
export async function first() { try { return await even(4); } catch { return []; } }
export async function second() { try { return await odd(4); } catch { return []; } }
`,
    },
    {
      name: 'the same, asked in the other order',
      code: `${PRISMA}
async function load() { try { return await db.order.findMany(); } catch (error) { console.error(error); throw error; } }
async function odd(tries: number): Promise<unknown> { return even(tries - 1); }
async function even(tries: number): Promise<unknown> { return tries > 0 ? odd(tries - 1) : load(); }
export async function second() { try { return await odd(4); } catch { return []; } }
export async function first() { try { return await even(4); } catch { return []; } }
`,
    },
    {
      name: 'Prisma on a database that is not said, and on another one',
      files: {
        'package.json': '{"dependencies":{"@prisma/client":"^7.0.0","@prisma/adapter-mariadb":"^7.0.0"}}',
        'prisma/schema.prisma': 'datasource db {\n  provider = "mysql"\n}\n',
      },
      code: `${PRISMA}
export async function order(id: string) {
  await db.$transaction(async (tx) => { try { await tx.tag.create({ data: { id } }); } catch (error) { console.error(error); } });
}
`,
    },
    {
      name: 'null of a request can be told from an answer',
      code: `
export async function profile(url: string) { try { return await (await fetch(url)).json(); } catch { return null; } }
`,
    },
    {
      name: 'counts and times that nobody waits for',
      code: `${PRISMA}
export function seen(id: string) {
  db.user.update({ where: { id }, data: { lastSeenAt: new Date(), visits: { increment: 1 } } }).catch(() => {});
}
`,
    },
    {
      name: 'a time behind an operator, and one that a constant holds',
      code: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ lastOnlineAt: Date }));
export async function online(id: string) {
  const lastOnlineAt = new Date();
  try { await User.updateOne({ _id: id }, { lastOnlineAt }); } catch {}
  try { await User.updateOne({ _id: id }, { $set: { lastOnlineAt: Date.now() } }); } catch {}
}
`,
    },
    {
      name: 'its failure does not arrive there',
      code: `${PRISMA}
async function safe() { try { return await db.order.findMany(); } catch (error) { console.error(error); return []; } }
export async function orders() { try { return db.order.findMany(); } catch { return []; } }
export async function users() { try { return await db.user.findMany().catch(() => Promise.reject(new Error('users'))); } catch (error) { console.error(error); return []; } }
export async function all() { try { return await safe(); } catch { return []; } }
export const rest = () => safe().catch(() => []);
`,
    },
    {
      name: 'a request that is never answered: that is said of it elsewhere',
      code: `${PRISMA}
import express from 'express';
express().get('/', async (req, res) => { try { res.json(await db.user.findMany()); } catch {} });
`,
    },
    {
      name: 'a function that logs what it throws on, and one that refuses',
      files: {
        'src/orders.ts': `${PRISMA}
export async function load() { try { return await db.order.findMany(); } catch (error) { console.error(error); throw error; } }
export async function open(id: string) {
  const order = await db.order.findUnique({ where: { id } });
  if (!order) throw new Error('no such order');
  return order;
}
`,
      },
      filename: 'src/app.ts',
      code: `
import express from 'express';
import { load, open } from './orders';
express().get('/', async (req, res) => { try { res.json(await load()); } catch { res.status(500).json({ error: 'failed' }); } });
export async function orders() { try { return await load(); } catch { return []; } }
export async function order(id: string) { try { return await open(id); } catch { return null; } }
`,
    },
    {
      name: 'an answer that says what is the matter, and one with the error in it',
      code: `${PRISMA}
import express from 'express';
const app = express();
app.get('/a', async (req, res) => { try { res.json(await db.user.findMany()); } catch { res.status(404).json({ error: 'none' }); } });
app.get('/b', async (req, res) => { try { res.json(await db.user.findMany()); } catch { res.json({ success: false, users: [] }); } });
app.get('/c', async (req, res) => { try { res.json(await db.user.findMany()); } catch (error) { res.status(500).json({ error: String(error) }); } });
app.get('/d', async (req, res, next) => { try { res.json(await db.user.findMany()); } catch (error) { next(error); } });
app.get('/e', async (req, res) => { try { res.json(await db.user.findMany()); } catch (error) { console.error(error); res.status(500).end(); } });
`,
    },
    {
      name: 'an answer of something else',
      code: `${PRISMA}
export async function list(res: any) { try { res.json(await db.user.findMany()); } catch { res.status(500).json({ error: 'failed' }); } }
`,
    },
    {
      name: 'a catch that gives a default of its own',
      code: `${PRISMA}
import { DEFAULTS } from './defaults';
export async function settings() { try { return await db.setting.findMany(); } catch { return DEFAULTS; } }
export async function limits() { try { return await db.limit.findFirst(); } catch { return { perDay: 100, plan: 'free' }; } }
`,
    },
    {
      name: 'a script and a component',
      filename: 'scripts/seed.ts',
      code: `${PRISMA}
export async function orders() { try { return await db.order.findMany(); } catch { return []; } }
`,
    },
    {
      name: 'a transaction that is left, and a savepoint',
      code: `
import postgres from 'postgres';
const sql = postgres();
export const run = (id: string) => sql.begin(async (tx) => {
  try { await tx\`insert into a values (\${id})\`; } catch (error) { console.error(error); throw error; }
  try { await tx.savepoint((point) => point\`insert into b values (\${id})\`); } catch (error) { console.error(error); }
  await tx\`insert into c values (\${id})\`;
});
`,
    },
    {
      name: 'a statement that gives its failure: nothing of it comes to the handler',
      code: `
import { createClient } from '@supabase/supabase-js';
const supabase = createClient('url', 'key');
export async function list() {
  try { const { data } = await supabase.from('orders').select(); return data; } catch { return []; }
}
export async function note() {
  try { await supabase.from('orders').insert({ id: 1 }); } catch {}
}
`,
    },
  ],
  invalid: [
    {
      name: 'a statement that gives its failure, which the code throws, or is told to',
      code: `
import { createClient } from '@supabase/supabase-js';
const supabase = createClient('url', 'key');
export async function thrown() {
  try {
    const { data, error } = await supabase.from('orders').select();
    if (error) throw error;
    return data;
  } catch { return []; }
}
export async function wrapped() {
  try {
    const answer = await supabase.from('orders').select();
    if (answer.error) throw new Error(answer.error.message);
    return answer.data;
  } catch { return []; }
}
export async function told() {
  try { const { data } = await supabase.from('orders').select().throwOnError(); return data; } catch { return []; }
}
`,
      errors: [
        { messageId: 'emptyResult', at: 'catch', line: 9 },
        { messageId: 'emptyResult', at: 'catch', line: 16 },
        { messageId: 'emptyResult', at: 'catch', line: 19 },
      ],
    },
    {
      name: 'a state behind an operator is no mark that nobody misses',
      code: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ paid: Boolean }));
export async function paid(id: string) {
  try { await User.updateOne({ _id: id }, { $set: { paid: true } }); } catch {}
}
`,
      errors: [{ messageId: 'silence', at: 'catch' }],
    },
    {
      name: 'a date that somebody was told',
      code: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ bornAt: Date }));
export async function born(id: string, day: string) {
  try { await User.updateOne({ _id: id }, { bornAt: new Date(day) }); } catch {}
}
`,
      errors: [{ messageId: 'silence', at: 'catch' }],
    },
    {
      name: 'a status that a package has a name for',
      code: `
import express from 'express';
import httpStatus, { status } from 'http-status';
import { StatusCodes } from 'http-status-codes';
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ paid: Boolean }));
const app = express();
app.get('/a', async (req, res) => {
  try { res.json(await User.find({ paid: true })); } catch { res.status(httpStatus.INTERNAL_SERVER_ERROR).json({}); }
});
app.get('/b', async (req, res) => {
  try { res.json(await User.find({ paid: true })); } catch { res.status(StatusCodes.BAD_GATEWAY).json({}); }
});
app.get('/c', async (req, res) => {
  try { res.json(await User.find({ paid: true })); } catch { res.status(status.BAD_REQUEST).json({}); }
});
`,
      errors: [
        { messageId: 'unexplained', at: 'catch', line: 9 },
        { messageId: 'unexplained', at: 'catch', line: 12 },
      ],
    },
    {
      name: 'what is said of a condition is not said of one of the things that it holds',
      code: `
import { Pool } from 'pg';
const db = new Pool();
export async function rename(id, name, old) {
  // Best-effort: no name, no change.
  if (old) {
    await db.query('update users set name = $1 where id = $2', [name, id]).catch(() => {});
    await db.query('insert into names (name) values ($1)', [old]);
  }
}
`,
      errors: [{ messageId: 'silence', at: 'catch' }],
    },
    {
      name: 'an object that is stored, and, likely, one that is taken away',
      code: `
import { S3Client, DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export async function store(Key, Body) {
  try { await s3.send(new PutObjectCommand({ Bucket: 'files', Key, Body })); } catch (_) {}
}
export async function remove(Key) {
  try { await s3.send(new DeleteObjectCommand({ Bucket: 'files', Key })); } catch (_) {}
}
`,
      options: { evidence: 'likely' },
      errors: [
        { messageId: 'silence', at: 'catch', line: 5 },
        { messageId: 'silence', at: 'catch', line: 8 },
      ],
    },
    {
      name: 'mails, jobs and requests that are lost, in a job too',
      code: `${PRISMA}
import { Queue, Worker } from 'bullmq';
import nodemailer from 'nodemailer';
import superagent from 'superagent';
const transporter = nodemailer.createTransport({});
const mails = new Queue('mails');
export async function welcome(to: string) {
  try { await transporter.sendMail({ to }); } catch {}
  try { await mails.add('welcome', { to }); } catch {}
  try { await superagent.post(to).send({}); } catch {}
}
new Worker('mails', async (job) => {
  try { await db.job.update({ where: { id: job.data.id }, data: { state: job.data.state } }); } catch {}
});
`,
      errors: [
        {
          messageId: 'silence',
          at: 'catch',
          line: 10,
          data: { call: 'transporter.sendMail()', instead: 'nothing' },
        },
        { messageId: 'silence', at: 'catch', line: 11, data: { call: 'mails.add()' } },
        { messageId: 'silence', at: 'catch', line: 12, data: { call: 'superagent.post()' } },
        { messageId: 'silence', at: 'catch', line: 15 },
      ],
    },
    {
      name: 'a query that becomes an empty list, null, zero',
      code: `${PRISMA}
export async function orders() {
  try {
    return await db.order.findMany();
  } catch (error) {
    return [];
  }
}
export async function user(id: string) { try { return await db.user.findUnique({ where: { id } }); } catch { return null; } }
export async function total() { try { return await db.order.count(); } catch (_) { return 0; } }
export async function page() {
  try { return { items: await db.order.findMany(), total: await db.order.count() }; } catch { return { items: [], total: 0 }; }
}
`,
      errors: [
        {
          messageId: 'emptyResult',
          at: 'catch',
          line: 7,
          data: { call: 'db.order.findMany()', instead: '[]' },
        },
        {
          messageId: 'emptyResult',
          at: 'catch',
          line: 11,
          data: { call: 'db.user.findUnique()', instead: 'null' },
        },
        { messageId: 'emptyResult', at: 'catch', line: 12, data: { call: 'db.order.count()', instead: '0' } },
        {
          messageId: 'emptyResult',
          at: 'catch',
          line: 14,
          data: { call: 'db.order.findMany()', instead: '{ items: [], total: 0 }' },
        },
      ],
    },
    {
      name: 'the same behind a promise',
      code: `${PRISMA}
export const orders = () => db.order.findMany().catch(() => []);
export const user = (id: string) => db.user.findUnique({ where: { id } }).catch(() => null);
export const names = () => db.user.findMany().then((users) => users.map((user) => user.name), () => []);
export async function both() {
  const [orders, users] = await Promise.all([db.order.findMany().catch(() => []), db.user.findMany().catch(() => [])]);
  return { orders, users };
}
`,
      errors: [
        { messageId: 'emptyResult', at: 'catch', line: 4 },
        { messageId: 'emptyResult', at: 'catch', line: 5 },
        { messageId: 'emptyResult', at: 'then', line: 6 },
        { messageId: 'emptyResult', at: 'catch', line: 8, column: 66 },
        { messageId: 'emptyResult', at: 'catch', line: 8, column: 102 },
      ],
    },
    {
      name: 'a write that fails in silence',
      code: `${PRISMA}
export async function pay(id: string) {
  try {
    await db.order.update({ where: { id }, data: { status: 'PAID' } });
  } catch (error) {}
  await db.audit.create({ data: { id } }).catch(() => {});
  return { ok: true };
}
`,
      errors: [
        {
          messageId: 'silence',
          at: 'catch',
          line: 7,
          data: { call: 'db.order.update()', instead: 'nothing' },
        },
        {
          messageId: 'silence',
          at: 'catch',
          line: 8,
          data: { call: 'db.audit.create()', instead: 'nothing' },
        },
      ],
    },
    {
      name: 'one of many fails in silence',
      code: `${PRISMA}
export async function close(ids: string[]) {
  for (const id of ids) {
    try { await db.order.update({ where: { id }, data: { status: 'CLOSED' } }); } catch { continue; }
  }
}
`,
      errors: [{ messageId: 'silence', at: 'catch', line: 6 }],
    },
    {
      name: 'what is given is written before, or behind',
      code: `${PRISMA}
export async function orders() {
  let rows: unknown[] = [];
  try { rows = await db.order.findMany(); } catch { rows = []; }
  return rows;
}
export async function users() {
  try { return await db.user.findMany(); } catch {}
  return [];
}
`,
      errors: [
        { messageId: 'emptyResult', at: 'catch', line: 6 },
        { messageId: 'emptyResult', at: 'catch', line: 10 },
      ],
    },
    {
      name: 'a request that becomes data',
      code: `
import axios from 'axios';
export async function rates() { try { return (await axios.get('/rates')).data; } catch { return []; } }
export async function stock() {
  try { const answer = await fetch('/stock'); return await answer.json(); } catch { return [{ sku: 'A1', left: 10 }, { sku: 'B2', left: 3 }]; }
}
`,
      options: { evidence: 'likely' },
      errors: [
        { messageId: 'emptyResult', at: 'catch', line: 3, data: { call: 'axios.get()', instead: '[]' } },
        { messageId: 'emptyResult', at: 'catch', line: 5 },
      ],
    },
    {
      name: 'what fails lies in another file, and the handler does nothing with the error',
      files: {
        'src/orders-repository.ts': `${PRISMA}
export class OrdersRepository { async byUser(userId: string) { return await db.order.findMany({ where: { userId } }); } }
`,
        'src/failures.ts': 'export function ignored(_error: unknown) {}\n',
      },
      filename: 'src/orders.ts',
      code: `
import { OrdersRepository } from './orders-repository';
import { ignored } from './failures';
const orders = new OrdersRepository();
export async function load(userId: string) {
  try { return await orders.byUser(userId); } catch (error) { ignored(error); return []; }
}
`,
      errors: [
        { messageId: 'emptyResult', at: 'catch', line: 6, data: { call: 'orders.byUser()', instead: '[]' } },
      ],
    },
    {
      name: 'CommonJS',
      filename: 'src/orders.js',
      code: `
const { Pool } = require('pg');
const pool = new Pool();
module.exports = async function orders(userId) {
  try {
    const { rows } = await pool.query('SELECT * FROM orders WHERE user_id = $1', [userId]);
    return rows;
  } catch (e) {
    return [];
  }
};
`,
      errors: [
        { messageId: 'emptyResult', at: 'catch', line: 8, data: { call: 'pool.query()', instead: '[]' } },
      ],
    },
    {
      name: 'a success for a failure: Express, Next, Hono',
      files: {
        'app/api/users/route.ts': '',
      },
      code: `${PRISMA}
import express from 'express';
import { NextResponse } from 'next/server';
import { Hono } from 'hono';
express().get('/users', async (req, res) => {
  try { res.json(await db.user.findMany()); } catch { res.json([]); }
});
export async function GET() {
  try { return NextResponse.json(await db.user.findMany()); } catch { return NextResponse.json([]); }
}
new Hono().get('/users', async (c) => {
  try { return c.json(await db.user.findMany()); } catch { return c.json({ users: [] }, 200); }
});
`,
      errors: [
        { messageId: 'success', at: 'catch', line: 8, data: { call: 'db.user.findMany()', instead: '[]' } },
        { messageId: 'success', at: 'catch', line: 11 },
        { messageId: 'success', at: 'catch', line: 14 },
      ],
    },
    {
      name: 'an answer that says itself that it worked, as the code does where it worked',
      code: `${PRISMA}
import express from 'express';
const app = express();
app.post('/a', async (req, res) => {
  try { await db.order.create({ data: req.body }); res.json({ ok: true }); } catch { res.json({ ok: true }); }
});
app.post('/b', async (req, res) => {
  try { await db.order.create({ data: req.body }); res.json({ success: true, message: 'Saved' }); }
  catch (error) { res.status(200).json({ success: true, message: 'Saved' }); }
});
export async function save(order) {
  try { await db.order.create({ data: order }); return { status: 'ok' }; } catch { return { status: 'ok' }; }
}
`,
      errors: [
        {
          messageId: 'success',
          at: 'catch',
          line: 7,
          data: { call: 'db.order.create()', instead: '{ ok: true }' },
        },
        { messageId: 'success', at: 'catch', line: 11 },
        { messageId: 'emptyResult', at: 'catch', line: 14 },
      ],
    },
    {
      name: 'an answer that says that it worked, in other words than the code does where it worked: likely',
      options: { evidence: 'likely' },
      code: `${PRISMA}
import express from 'express';
express().post('/a', async (req, res) => {
  try { await db.order.create({ data: req.body }); } catch { return res.json({ ok: true }); }
  res.json({ order: req.body });
});
`,
      errors: [{ messageId: 'success', at: 'catch' }],
    },
    {
      name: 'a function on AWS Lambda that answers with what it returns',
      filename: 'src/orders.js',
      files: {
        'package.json': '{ "dependencies": { "pg": "8" }, "devDependencies": { "serverless": "^3" } }',
      },
      code: `
const { Pool } = require('pg');
const pool = new Pool();
exports.list = async (event) => {
  try { return { statusCode: 200, body: JSON.stringify((await pool.query('select * from orders')).rows) }; }
  catch (error) { return { statusCode: 200, body: JSON.stringify([]) }; }
};
exports.get = async (event) => {
  try { return { statusCode: 200, body: JSON.stringify((await pool.query('select * from orders')).rows) }; }
  catch (error) { return { statusCode: 500, body: JSON.stringify({ message: 'Internal Server Error' }) }; }
};
`,
      errors: [
        {
          messageId: 'success',
          at: 'catch',
          line: 6,
          data: { call: 'pool.query()', instead: 'JSON.stringify([])' },
        },
        { messageId: 'unexplained', at: 'catch', line: 10, data: { call: '`pool.query()`', instead: '500' } },
      ],
    },
    {
      name: 'nobody learns why: Express, Fastify, Next',
      code: `${PRISMA}
import express from 'express';
import Fastify from 'fastify';
import { NextResponse } from 'next/server';
import { render } from './render';
express().get('/users', async (req, res) => {
  try { res.json(await db.user.findMany()); } catch (error) { res.status(500).json({ error: 'Internal server error' }); }
});
Fastify().get('/page', async (request, reply) => {
  try { return await render(); } catch { return reply.code(500).send({ error: 'failed' }); }
});
export async function GET() {
  try { return NextResponse.json(await db.user.findMany()); } catch { return NextResponse.json({ error: 'failed' }, { status: 500 }); }
}
`,
      errors: [
        {
          messageId: 'unexplained',
          at: 'catch',
          line: 9,
          data: { call: '`db.user.findMany()`', instead: '500' },
        },
        {
          messageId: 'unexplained',
          at: 'catch',
          line: 12,
          data: { call: 'the code in its `try`', instead: '500' },
        },
        { messageId: 'unexplained', at: 'catch', line: 15 },
      ],
    },
    {
      name: 'a transaction that the failure has ended, though it is logged',
      code: `
import postgres from 'postgres';
const sql = postgres();
export const run = (id: string) => sql.begin(async (tx) => {
  try { await tx\`insert into a values (\${id})\`; } catch (error) { console.error(error); }
  await tx\`insert into c values (\${id})\`;
});
`,
      errors: [{ messageId: 'endedTransaction', at: 'catch', line: 5, data: { call: 'tx', instead: '' } }],
    },
    {
      name: 'Prisma and Drizzle, where the project says that it is Postgres',
      files: {
        'package.json':
          '{"dependencies":{"@prisma/client":"^7.0.0","@prisma/adapter-pg":"^7.0.0","drizzle-orm":"^0.45.0","pg":"^8.0.0"}}',
      },
      code: `${PRISMA}
import { drizzle } from 'drizzle-orm/node-postgres';
const base = drizzle(process.env.URL!);
export async function order(id: string, tags: any) {
  await db.$transaction(async (tx) => {
    await tx.order.create({ data: { id } });
    try { await tx.tag.create({ data: { id } }); } catch (error) { console.error(error); }
    try { await tx.draft.delete({ where: { id } }); } catch (error) { console.error(error); }
  });
  await base.transaction(async (tx) => {
    try { await tx.insert(tags).values({ id }); } catch (error) { console.error(error); }
    try { await tx.transaction(async (own) => { await own.insert(tags).values({ id }); }); } catch (error) { console.error(error); }
    await tx.insert(tags).values({ id });
  });
}
`,
      errors: [
        { messageId: 'endedTransaction', at: 'catch', line: 9 },
        { messageId: 'endedTransaction', at: 'catch', line: 13 },
      ],
    },
    {
      name: 'Prisma, whose schema says that it is Postgres',
      files: {
        'package.json': '{"dependencies":{"@prisma/client":"^6.0.0"}}',
        'prisma/schema.prisma':
          'datasource db {\n  provider = "postgresql"\n}\n\nmodel Tag {\n  id String @id\n}\n',
      },
      code: `${PRISMA}
export async function order(id: string) {
  await db.$transaction(async (tx) => { try { await tx.tag.create({ data: { id } }); } catch (error) { console.error(error); } });
}
`,
      errors: [{ messageId: 'endedTransaction', at: 'catch' }],
    },
    {
      name: 'a helper that throws where its request was not answered well, and one that refuses by what it was answered',
      code: `
async function call(path: string): Promise<unknown> {
  const response = await fetch('https://pay.example.com' + path, { method: 'POST' });
  if (!response.ok) {
    throw new Error('payment provider: ' + response.status);
  }
  return response.json();
}
async function plan(id: string): Promise<unknown> {
  const response = await fetch('https://plans.example.com/' + id);
  const found = await response.json();
  if (!found.active) throw new Error('no plan');
  return found;
}
export async function tip(id: string) {
  try { await call('/tips'); } catch {}
  return { id, state: 'received' };
}
export async function plans(id: string) { try { return await plan(id); } catch { return []; } }
`,
      errors: [{ messageId: 'silence', at: 'catch', line: 16 }],
    },
    {
      name: 'likely: what can be told from data, what is asked for, deletes',
      options: { evidence: 'likely' },
      code: `${PRISMA}
export async function profile(url: string) { try { return await (await fetch(url)).json(); } catch { return null; } }
export async function clear(id: string) { await db.draft.delete({ where: { id } }).catch(() => {}); }
export function ping(url: string) { fetch(url, { method: 'POST' }).catch(() => {}); }
`,
      errors: [
        { messageId: 'emptyResult', at: 'catch', line: 4 },
        { messageId: 'silence', at: 'catch', line: 5 },
        { messageId: 'silence', at: 'catch', line: 6 },
      ],
    },
  ],
});
