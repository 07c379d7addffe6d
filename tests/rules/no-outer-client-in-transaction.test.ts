import rule from '../../src/rules/no-outer-client-in-transaction.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const files = { 'src/db.ts': DB };
const likely = { evidence: 'likely' };

testRule('no-outer-client-in-transaction', rule, {
  valid: [
    {
      name: 'statements through the handle',
      files,
      code: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await tx.note.create({ data: { orderId: id } });
  });
`,
    },
    {
      name: 'a handle of the same name as the client is another one',
      files,
      code: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (prisma) => {
    await prisma.order.update({ where: { id }, data: { paid: true } });
  });
`,
    },
    {
      name: 'a helper that is handed the handle, as an argument, among others, or in the place of a default',
      files: {
        ...files,
        'src/notes.ts': `
import { Prisma } from '@prisma/client';
import { prisma } from './db';
export const note = (client: Prisma.TransactionClient, body: string) => client.note.create({ data: { body } });
export const log = (body: string, tx?: Prisma.TransactionClient) => (tx ?? prisma).note.create({ data: { body } });
export const mark = (body: string, { client = prisma }: { client?: Prisma.TransactionClient } = {}) =>
  client.note.create({ data: { body } });
`,
      },
      code: `
import { prisma } from './db';
import { log, mark, note } from './notes';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await note(tx, 'paid');
    await log('paid', tx);
    await mark('paid', { client: tx });
  });
`,
      options: likely,
    },
  ],
  invalid: [
    {
      name: 'a write and a read through the client around it',
      files,
      code: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    const order = await prisma.order.findUnique({ where: { id } });
    await tx.order.update({ where: { id }, data: { paid: true } });
    await prisma.note.create({ data: { orderId: id } });
    return order;
  });
`,
      errors: [
        {
          at: 'prisma.order.findUnique',
          messageId: 'readsOutside',
          data: { query: 'prisma.order.findUnique()', client: 'prisma', remedy: 'Use `tx`' },
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { id } });
    await tx.order.update({ where: { id }, data: { paid: true } });
    await prisma.note.create({ data: { orderId: id } });
    return order;
  });
`,
            },
          ],
        },
        {
          at: 'prisma.note.create',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    const order = await prisma.order.findUnique({ where: { id } });
    await tx.order.update({ where: { id }, data: { paid: true } });
    await tx.note.create({ data: { orderId: id } });
    return order;
  });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a helper of another file that imports the client',
      files: {
        ...files,
        'src/notes.ts': `
import { prisma } from './db';
export async function note(body: string) {
  await prisma.note.create({ data: { body } });
}
`,
        'src/audit.ts': `
import { note } from './notes';
export const audit = async (id: number) => { await note('paid ' + id); };
`,
      },
      code: `
import { prisma } from './db';
import { audit } from './audit';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await audit(id);
  });
`,
      errors: [
        {
          at: 'audit',
          line: 7,
          messageId: 'reachesOutside',
        },
      ],
    },
  ],
});
