// Whether two queries are sent through one client: by where the client comes from, and not by its name.
import { isInvocation } from '../../src/ast/invocations.js';
import { nodesIn } from '../../src/ast/walk.js';
import { queryOf } from '../../src/facts/queries/queries.js';
import { sameClient } from '../../src/facts/queries/same-client.js';
import { inProject } from '../support/testkit.js';

const FILES = {
  'package.json': '{"type":"module","dependencies":{"@prisma/client":"6","mongoose":"8"}}',
  'src/db.ts': `import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const replica = new PrismaClient();
export const connect = () => prisma;`,
};
const HEAD = `import { PrismaClient } from '@prisma/client';
import { prisma, prisma as alias, replica, connect } from './db';
import * as all from './db';
const own = new PrismaClient();
const second = new PrismaClient();
`;

/** Of the two queries of a file. */
const verdictOf = (code: string) =>
  inProject({ ...FILES, 'src/file.ts': HEAD + code }, ({ module, analysis }) => {
    const [first, other, ...more] = nodesIn(module.ast).flatMap((node) => {
      const query = isInvocation(node) ? queryOf(node, analysis) : undefined;
      return query && query.operation !== 'transaction' ? [query] : [];
    });
    if (!first || !other || more.length > 0) throw new Error('A case has two queries.');
    expect(sameClient(other, first, analysis)).toBe(sameClient(first, other, analysis));
    return sameClient(first, other, analysis);
  });

test.each([
  ['one binding', 'own.user.findMany(); own.order.findMany();', 'same'],
  ['an import', 'prisma.user.findMany(); prisma.order.findMany();', 'same'],
  ['one export under two names', 'prisma.user.findMany(); alias.order.findMany();', 'same'],
  ['a namespace', 'prisma.user.findMany(); all.prisma.order.findMany();', 'same'],
  [
    'a name that stands for another',
    'const db = own; const same = db;\nown.user.findMany(); same.order.findMany();',
    'same',
  ],
  [
    'a member that is taken out',
    'export const f = (deps: { db: PrismaClient }) => { const { db } = deps; db.user.findMany(); deps.db.order.findMany(); };',
    'same',
  ],
  [
    'a member that the parameter takes out',
    'export const f = ({ db }: { db: PrismaClient }) => { const inner = db; db.user.findMany(); inner.order.findMany(); };',
    'same',
  ],
  [
    'a member of this, in an arrow as well',
    'class A { constructor(private db: PrismaClient) {} f() { this.db.user.findMany(); [1].map(() => this.db.order.findMany()); } }',
    'same',
  ],
  [
    'what any says: `x.order.findMany()` through one name',
    'export const f = (x: any) => { x.user.findMany(); x.order.findMany(); };',
    'same',
  ],
  ['two clients', 'own.user.findMany(); second.order.findMany();', 'other'],
  [
    'a transaction and its client',
    'own.user.findMany(); own.$transaction(async (tx) => { await tx.order.findMany(); });',
    'other',
  ],
  [
    'a transaction and an imported client',
    'prisma.$transaction(async (tx) => { await prisma.user.findMany(); await tx.order.findMany(); });',
    'other',
  ],
  [
    'a transaction under the name of its client',
    'own.user.findMany(); own.$transaction(async (own) => { await own.order.findMany(); });',
    'other',
  ],
  [
    'a transaction and a member of this',
    'class A { constructor(private db: PrismaClient) {} f() { return this.db.$transaction(async (tx) => { await this.db.user.findMany(); await tx.order.findMany(); }); } }',
    'other',
  ],
  ['two exports may be one', 'prisma.user.findMany(); replica.order.findMany();', 'unknown'],
  [
    'a parameter of the name of the client',
    'own.user.findMany(); export const f = (own: PrismaClient) => own.order.findMany();',
    'unknown',
  ],
  [
    'two members of one object',
    'export const f = (deps: { a: PrismaClient; b: PrismaClient }) => { deps.a.user.findMany(); deps.b.order.findMany(); };',
    'unknown',
  ],
  [
    'this in two methods',
    'class A { constructor(private db: PrismaClient) {} f() { this.db.user.findMany(); } g() { this.db.order.findMany(); } }',
    'unknown',
  ],
  [
    'a member that a method sets',
    'class A { db = own; use(other: PrismaClient) { this.db = other; } f() { this.db.user.findMany(); this.db.order.findMany(); } }',
    'unknown',
  ],
  [
    'a name that is written again',
    'let db = own;\ndb.user.findMany(); db = own; db.order.findMany();',
    'unknown',
  ],
  ['what a call gives', 'connect().user.findMany(); connect().order.findMany();', 'unknown'],
  [
    'what a callback in a transaction is given',
    'own.$transaction(async (tx) => { const f = (c: typeof tx) => c.user.findMany(); await f(tx); await tx.order.findMany(); });',
    'unknown',
  ],
])('%s', (_, code, is) => {
  expect(verdictOf(code)).toBe(is);
});

test('entities that are called themselves are sent through the one connection of the project', () => {
  const code = `import { Schema, model } from 'mongoose';
const User = model('User', new Schema({}));
const Order = model('Order', new Schema({}));
await User.find({});
await Order.find({});`;
  expect(verdictOf(code)).toBe('same');
});
