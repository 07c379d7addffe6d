import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import request from 'supertest';
import { inject } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.js';
import { PrismaClient, type Prisma } from '../../src/generated/prisma/client.js';

export interface Shop {
  prisma: PrismaClient;
  /** The whole app, as a request meets it. */
  api: ReturnType<typeof request>;
  /** Sends the same request so many times at once: the database answers none of them before the last one has come. */
  atOnce(times: number, send: () => request.Test): Promise<request.Response[]>;
  addUser(fields?: Partial<Prisma.UserCreateInput>): Promise<Customer>;
  close(): Promise<void>;
}

export interface Customer {
  id: number;
  email: string;
  /** The header of somebody who is logged in. */
  auth: { Authorization: string };
}

export const password = 'correct-horse-battery';

/** The whole app in front of an empty database. Nothing is mocked. */
export async function openShop(): Promise<Shop> {
  const url = inject('databaseUrl');
  const prisma = new PrismaClient({
    // The database has one session: requests interleave between their statements.
    adapter: new PrismaPg({ connectionString: url, max: 1 }),
    // Twenty requests wait for that one connection.
    transactionOptions: { maxWait: 600_000 },
  });
  await empty(prisma);
  // Where `src/db.ts` looks for a client before it makes one.
  Object.assign(globalThis, { prisma });
  process.env.DATABASE_URL = url;

  const { app } = await import('../../src/app.js');
  const { signAccessToken } = await import('../../src/auth/tokens.js');
  const server = createServer(app);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const passwordHash = await hashPassword(password);
  let added = 0;

  return {
    prisma,
    api: request(server),
    async atOnce(times, send) {
      let arrived = 0;
      const count = () => arrived++;
      server.on('request', count);
      // An open transaction keeps the one connection that there is.
      const answers = await prisma.$transaction(
        async () => {
          const sent = Array.from({ length: times }, async () => send());
          while (arrived < times) await sleep(10);
          // Until the last of them has been read.
          await sleep(100);
          return sent;
        },
        { timeout: 600_000 },
      );
      server.off('request', count);
      return Promise.all(answers);
    },
    async addUser(fields) {
      const { id, email } = await prisma.user.create({
        data: {
          email: `user${++added}@example.com`,
          name: `User ${added}`,
          passwordHash,
          age: 36,
          householdSize: 3,
          weeklyBudget: 120,
          deliveryDay: 2,
          ...fields,
        },
      });
      return { id, email, auth: { Authorization: `Bearer ${signAccessToken(id)}` } };
    },
    async close() {
      server.close();
      await prisma.$disconnect();
    },
  };
}

async function empty(prisma: PrismaClient): Promise<void> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`;
  const names = tables.map(({ name }) => name).join(', ');
  await prisma.$executeRawUnsafe(`truncate ${names} restart identity cascade`);
}
