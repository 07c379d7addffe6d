// Queries, and functions that reach one.
import { unwrap } from '../../src/ast/nodes.js';
import { functionOf } from '../../src/facts/origins/origins.js';
import { isRead, queryOf } from '../../src/facts/queries/queries.js';
import { queriesReachedBy } from '../../src/facts/queries/reached-queries.js';
import type { Files } from '../support/project.js';
import { inProject, markedIn } from '../support/testkit.js';

const DB = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const WITH_LIBRARY = '{"dependencies":{"@prisma/client":"7"}}';

const queryIn = (files: Files) =>
  inProject(files, ({ module, analysis }) => {
    const call = unwrap(markedIn(module)[0] as never);
    const query =
      call.type === 'CallExpression' || call.type === 'TaggedTemplateExpression'
        ? queryOf(call, analysis)
        : undefined;
    return query
      ? `${query.entity ?? '-'} ${query.operation} ${isRead(query) ? 'read' : 'write'} ${query.evidence}`
      : 'unknown';
  });

/** `client.entity@distance by parameters (evidence)` for each read that the marked function reaches, and whether it writes. */
const reachedIn = (files: Files) =>
  inProject(files, ({ module, analysis }) => {
    const fn = functionOf(markedIn(module)[0] as never, analysis);
    if (!fn) return 'unknown';
    const { reads, writes } = queriesReachedBy(fn, analysis);
    const words = reads.map(({ query, distance, byParameters, evidence }) => {
      const parts = byParameters.map(({ index, key }) => (key === undefined ? index : `${index}.${key}`));
      return `${query.entity ?? '-'}@${distance} by ${parts.join('+') || 'nothing'} (${evidence})`;
    });
    return [...words, ...(writes ? ['writes'] : [])].join(', ') || 'none';
  });

describe('queryOf', () => {
  test.each([
    ['a read', 'prisma.order.findMany({ where: { id } })', 'order read-many read certain'],
    ['a write', 'prisma.order.update({ where: { id }, data: {} })', 'order update write certain'],
    ['through an assertion', '(prisma as any).order.count()', 'order count read certain'],
    ['a raw read', 'prisma.$queryRaw`select 1`', '- raw read certain'],
    ['a raw read that writes', 'prisma.$queryRaw`update t set a = 1 returning *`', '- raw write certain'],
    ['a raw write', 'prisma.$executeRaw`delete from t`', '- raw write certain'],
    [
      'an unknown receiver, by its distinctive shape',
      'db.order.findMany({ where: { id } })',
      'order read-many read likely',
    ],
    ['a name that is not distinctive', 'db.order.count()', 'unknown'],
    ['another shape', 'db.order.findMany(1, 2)', 'unknown'],
    ['a list', '[1].find((each) => each === id)', 'unknown'],
    ['a known object', '({ order: { findMany: () => [] } }).order.findMany()', 'unknown'],
  ])('%s', (_, call, result) => {
    const code = `import { prisma } from './db';\nexport const f = (db: any, id: number) => /*?*/${call};\n`;
    expect(queryIn({ 'package.json': WITH_LIBRARY, 'src/db.ts': DB, 'src/file.ts': code })).toBe(result);
  });
});

describe('queriesReachedBy', () => {
  test.each([
    [
      'its own',
      'async function load(userId: number) { return prisma.order.findMany({ where: { userId } }); }',
      'order@0 by 0 (certain)',
    ],
    [
      'by a property',
      'async function load({ a, b }: any) { return prisma.order.findMany({ where: { id: b } }); }',
      'order@0 by 0.b (certain)',
    ],
    [
      'by a property that is taken out in the body',
      'async function load(options: any) { const { a, b } = options; return prisma.order.findMany({ where: { id: b } }); }',
      'order@0 by 0.b (certain)',
    ],
    [
      'by nothing',
      'async function load(id: number) { return prisma.order.findMany(); }',
      'order@0 by nothing (certain)',
    ],
    [
      'of a function that it calls',
      'const find = (id: number) => prisma.user.findFirst({ where: { id } }); const load = async (x: any, id: number) => { const user = await find(id); return user; };',
      'user@1 by 1 (certain)',
    ],
    [
      'in a loop of its own',
      'async function load(ids: number[]) { return Promise.all(ids.map((id) => prisma.user.findFirst({ where: { id } }))); }',
      'user@0 by 0 (certain)',
    ],
    [
      'in a transaction',
      'async function load(id: number) { return prisma.$transaction(async (tx) => tx.user.findFirst({ where: { id } })); }',
      'user@0 by 0 (certain)',
    ],
    [
      'a function inside that is not run',
      'function load(id: number) { return () => prisma.user.findFirst({ where: { id } }); }',
      'none',
    ],
    [
      'a cache in front',
      'const kept = new Map(); async function load(id: number) { if (kept.has(id)) return kept.get(id); const user = await prisma.user.findFirst({ where: { id } }); kept.set(id, user); return user; }',
      'none',
    ],
    [
      'a field that is filled once',
      'let all: any; async function load() { all ??= await prisma.user.findMany(); return all; }',
      'none',
    ],
    [
      'a read and a write',
      'async function load(id: number) { const user = await prisma.user.findFirst({ where: { id } }); await prisma.user.delete({ where: { id } }); return user; }',
      'user@0 by 0 (certain), writes',
    ],
    ['itself', 'async function load(id: number): Promise<void> { await load(id); }', 'none'],
    [
      'one that calls it back',
      'async function other(id: number): Promise<void> { await load(id); } async function load(id: number): Promise<void> { await other(id); }',
      'none',
    ],
  ])('%s', (_, code, result) => {
    expect(
      reachedIn({
        'src/db.ts': DB,
        'src/file.ts': `import { prisma } from './db';\n${code}\nexport const f = /*?*/load;\n`,
      }),
    ).toBe(result);
  });

  test('a method of a service that the annotation names', () => {
    expect(
      reachedIn({
        'src/db.ts': DB,
        'src/service.ts':
          "import { prisma } from './db';\nexport class Orders { async of(id: number) { return prisma.order.findMany({ where: { id } }); } }",
        'src/file.ts':
          "import { Orders } from './service';\nexport class A { constructor(private readonly orders: Orders) {} f() { return /*?*/this.orders.of; } }",
      }),
    ).toBe('order@0 by 0 (certain)');
  });

  test('a function of a package is unknown', () => {
    expect(
      reachedIn({ 'src/file.ts': "import { load } from 'somewhere';\nexport const f = /*?*/load;" }),
    ).toBe('unknown');
  });
});
