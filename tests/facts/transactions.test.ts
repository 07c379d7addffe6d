// Which transaction a piece of code runs in, and which queries are sent through its handle.
import { isInvocation } from '../../src/ast/invocations.js';
import { nodesIn } from '../../src/ast/walk.js';
import { textOf } from '../../src/facts/project/module.js';
import { queryOf } from '../../src/facts/queries/queries.js';
import { sentThroughHandle, transactionAround } from '../../src/facts/queries/transactions.js';
import { inProject, markedIn } from '../support/testkit.js';

const HEAD = `import { PrismaClient, type Prisma } from '@prisma/client';
import { MongoClient } from 'mongodb';
import { retry } from 'somewhere';
const prisma = new PrismaClient();
const mongo = new MongoClient('mongodb://localhost');
`;

/** Of each marked place: what opens its transaction, with `()` for a callback and the name of the handle. */
const transactionsIn = (code: string): string[] =>
  inProject({ 'src/file.ts': HEAD + code }, ({ module, analysis }) =>
    markedIn(module).map((node) => {
      const found = transactionAround(node, analysis);
      if (typeof found === 'string') return found;
      const { call, callback, handle, evidence } = found;
      const parts = [
        textOf(call.callee),
        callback ? '()' : '[]',
        ...(handle ? [` ${textOf(handle).replace(/:.*/, '')}`] : []),
        ...(evidence === 'likely' ? [' ?'] : []),
      ];
      return parts.join('');
    }),
  );

describe('the transaction around a node', () => {
  test.each([
    [
      'a callback with a handle',
      'await prisma.$transaction(async (tx) => { /*?*/go(); });',
      'prisma.$transaction() tx',
    ],
    ['nobody waits for it', 'prisma.$transaction(async (tx) => { /*?*/go(); });', 'prisma.$transaction() tx'],
    [
      'a handle by its annotation',
      'await prisma.$transaction(async (tx: Prisma.TransactionClient) => /*?*/go());',
      'prisma.$transaction() tx',
    ],
    [
      'a handle that is taken apart',
      'await prisma.$transaction(async ({ order }) => /*?*/go());',
      'prisma.$transaction() { order }',
    ],
    [
      'a session that knows by itself',
      'const session = mongo.startSession();\nawait session.withTransaction(async () => { /*?*/go(); });',
      'session.withTransaction()',
    ],
    [
      'a list of statements',
      'await prisma.$transaction([/*?*/prisma.order.count()]);',
      'prisma.$transaction[]',
    ],
    [
      'a list that is made in place',
      'await prisma.$transaction(ids.map((id) => /*?*/prisma.order.delete({ where: { id } })));',
      'prisma.$transaction[]',
    ],
    ['what has run before', 'await prisma.$transaction([build(await /*?*/go())]);', 'none'],
    ['its options', 'await prisma.$transaction(run, { timeout: /*?*/go() });', 'none'],
    [
      'a callback within it',
      'await prisma.$transaction(async (tx) => { await Promise.all(ids.map((id) => /*?*/go(id))); });',
      'prisma.$transaction() tx',
    ],
    [
      'a callback within it that is waited for',
      'await prisma.$transaction(async (tx) => { await retry(() => /*?*/go()); });',
      'prisma.$transaction() tx ?',
    ],
    [
      'a callback that somebody keeps',
      'await prisma.$transaction(async (tx) => { setTimeout(() => /*?*/go(), 1000); });',
      'unknown',
    ],
    ['a call that is not known', 'await retry(async (tx) => { /*?*/go(); });', 'unknown'],
    ['a function of its own', 'async function load() { /*?*/go(); }', 'unknown'],
    ['the top of the module', '/*?*/go();', 'none'],
  ])('%s', (_, code, is) => {
    expect(transactionsIn(code)).toEqual([is]);
  });

  test('of two the inner one', () => {
    const code = `await prisma.$transaction(async (outer) => {
  /*?*/go();
  await mongo.startSession().withTransaction(async () => { /*?*/go(); });
});`;
    expect(transactionsIn(code)).toEqual([
      'prisma.$transaction() outer',
      'mongo.startSession().withTransaction()',
    ]);
  });
});

test('a query is sent through a handle, through a client, or through what is not known', () => {
  const code = `${HEAD}
await prisma.$transaction(async (tx) => {
  await tx.order.create({ data: {} });
  await prisma.order.create({ data: {} });
  const { order } = tx;
  await order.create({ data: {} });
});
export const save = (tx: Prisma.TransactionClient, other: any) =>
  Promise.all([tx.order.create({ data: {} }), other.order.createMany({ data: [] })]);
`;
  const files = {
    'package.json': '{"type":"module","dependencies":{"@prisma/client":"6"}}',
    'src/file.ts': code,
  };
  const sent = inProject(files, ({ module, analysis }) =>
    nodesIn(module.ast).flatMap((node) => {
      const query = isInvocation(node) ? queryOf(node, analysis) : undefined;
      return query && query.operation === 'create'
        ? [`${textOf(query.node).replace(/\(.*/s, '')}: ${sentThroughHandle(query, analysis)}`]
        : [];
    }),
  );
  expect(sent).toEqual([
    'tx.order.create: yes',
    'prisma.order.create: no',
    'order.create: yes',
    'tx.order.create: yes',
    'other.order.createMany: unknown',
  ]);
});
