import { testRule } from './support/rule-tester.js';
import rule from '../src/rules/no-query-in-loop.js';
import write from '../src/rules/no-write-in-loop.js';
import undef from '../src/rules/no-undefined-filter.js';
import unsent from '../src/rules/no-unexecuted-query.js';
const H = `
import postgres from '@prisma/orm-postgres/runtime';
const db = postgres({ contractJson, url: '' });
`;
const c = (name: string, code: string) => ({ name, code: H + code, errors: [{ messageId: 'none' } as never], tiers: 'untyped' as const, options: { evidence: 'likely' } });
testRule('a', rule, { valid: [], invalid: [
 c('many', 'export async function f() { const users = await db.orm.public.User.all(); const out = []; for (const user of users) { const orders = await db.orm.public.Order.where({ userId: user.id }).all(); out.push({ ...user, orders }); } return out; }'),
 c('one', 'export async function f() { const users = await db.orm.public.User.all(); const out = []; for (const user of users) { const profile = await db.orm.public.Profile.where({ userId: user.id }).first(); out.push(profile === null ? 1 : profile.bio); } return out; }'),
 c('first', 'export async function f() { const users = await db.orm.public.User.all(); const out = []; for (const user of users) { const profile = await db.orm.public.Profile.first({ userId: user.id }); out.push(profile === null ? 1 : profile.bio); } return out; }'),
] });
testRule('w', write, { valid: [], invalid: [
 c('create', 'export async function f(users: User[]) { for (const user of users) { await db.orm.public.Note.create({ userId: user.id }); } }'),
 c('delete', 'export async function f(ids: number[]) { for (const id of ids) { await db.orm.public.Note.where({ id }).delete(); } }'),
 c('update', 'export async function f(ids: number[]) { for (const id of ids) { await db.orm.public.Note.where({ id }).update({ paid: true }); } }'),
 c('deleteBy', 'export async function f(ids: number[]) { for (const userId of ids) { await db.orm.public.Note.where({ userId }).delete(); } }'),
 c('deleteAllBy', 'export async function f(ids: number[]) { for (const userId of ids) { await db.orm.public.Note.where({ userId }).deleteAndCount(); } }'),
] });
testRule('u', undef, { valid: [], invalid: [ c('u', 'export async function f(userId?: number) { await db.orm.public.Note.where({ userId }).deleteAndCount(); await db.orm.public.Note.first({ id: userId }); await db.orm.public.Note.where((n) => n.userId.eq(userId)).deleteAndCount(); }') ] });
testRule('n', unsent, { valid: [], invalid: [ c('n', 'export async function f(id: number) { const orders = await db.orm.public.Order.where({ id }); db.orm.public.Order.where({ id }).deleteAll(); db.sql.public.user.delete().build(); const p = db.sql.public.user.select("id").build(); await db.runtime().query(p); await db.runtime().query(db.sql.public.user.select("id").build()); db.orm.public.Order.create({ id }); return orders; }') ] });
