// Whether a write is about the row that was read: the second query of a function about the row of the first.
import { isFunction } from '../../src/ast/nodes.js';
import { nodesIn } from '../../src/ast/walk.js';
import { queryStepsIn } from '../../src/facts/queries/query-steps.js';
import { rowOf } from '../../src/facts/races/bound-row.js';
import { plainProperties } from '../../src/facts/races/row-checks.js';
import { fieldOfRow, sameRow } from '../../src/facts/races/same-row.js';
import { inProject } from '../support/testkit.js';

const verdictOf = (body: string, before = '') =>
  inProject(
    {
      'src/file.ts': `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const data = { revokedAt: null };
${before}
export async function run(token: string, userId: string, filter: object) {
${body}
}`,
    },
    ({ module, analysis }) => {
      const fn = nodesIn(module.ast).filter(isFunction).at(-1);
      const run = nodesIn(module.ast).find((node) => isFunction(node) && node.id?.name === 'run') ?? fn;
      const [read, write, ...more] = isFunction(run) ? queryStepsIn(run, analysis) : [];
      const row = read && rowOf(read.site);
      if (!write || !row || more.length > 0) throw new Error('A case reads a row and writes once.');
      const fields = [...(plainProperties(write.query.filter)?.values() ?? [])].map(
        ({ value }) => fieldOfRow(value, write, row) ?? '-',
      );
      return `${sameRow(write, read, row)}, ${fields.join(' ')}`.replace(/, $/, '');
    },
  );

const FIND = 'const row = await prisma.token.findUnique({ where: { token } });';

test.each([
  ['a field of the row', `${FIND}\nawait prisma.token.update({ where: { id: row.id }, data });`, 'same, id'],
  [
    'a field that was taken out',
    `${FIND}\nconst { id } = row;\nawait prisma.token.update({ where: { id }, data });`,
    'same, id',
  ],
  ['what it was found by', `${FIND}\nawait prisma.token.update({ where: { token }, data });`, 'same, -'],
  [
    'a part of what it was found by',
    'const row = await prisma.token.findFirst({ where: { token: token.trim(), userId } });\nawait prisma.token.updateMany({ where: { token: token.trim() }, data });',
    'same, -',
  ],
  [
    'two literals',
    "const row = await prisma.token.findUnique({ where: { token: 'a' } });\nawait prisma.token.update({ where: { token: 'b' }, data });",
    'other, -',
  ],
  [
    'the rows of one user',
    'const row = await prisma.token.findFirst({ where: { userId } });\nawait prisma.token.updateMany({ where: { userId }, data });',
    'unknown, -',
  ],
  [
    'another value of the same name',
    `${FIND}\n{ const token = userId; await prisma.token.update({ where: { token }, data }); }`,
    'unknown, -',
  ],
  [
    'a filter that is not written out',
    `${FIND}\nawait prisma.token.updateMany({ where: filter, data });`,
    'unknown',
  ],
  [
    'a filter with a spread',
    `${FIND}\nawait prisma.token.updateMany({ where: { ...filter, id: row.id }, data });`,
    'unknown',
  ],
  [
    'another column',
    `${FIND}\nawait prisma.token.updateMany({ where: { owner: userId }, data });`,
    'unknown, -',
  ],
])('%s', (_, body, is) => {
  expect(verdictOf(body)).toBe(is);
});

test.each([
  ['a field that a helper is handed', 'row.id', 'id: string', '{ id }', 'same, id'],
  ['the row that a helper is handed', 'row', 'stored: { id: string }', '{ id: stored.id }', 'same, id'],
  ['what it was found by, handed to a helper', 'token', 'value: string', '{ token: value }', 'same, -'],
  ['something else', 'userId', 'value: string', '{ token: value }', 'unknown, -'],
])('%s', (_, argument, parameter, where, is) => {
  const helper = `const revoke = async (${parameter}) => { await prisma.token.update({ where: ${where}, data }); };`;
  expect(verdictOf(`${FIND}\nawait revoke(${argument});`, helper)).toBe(is);
});
