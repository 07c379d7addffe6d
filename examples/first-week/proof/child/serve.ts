// Starts an app as it is, next to it a counter of queries and of requests. Arguments: the app's folder, and the module in it.
//
// The app builds its Prisma client with `globalForPrisma.prisma ?? new PrismaClient(…)`. A client placed there first,
// of the app's own generated class, is therefore the one it uses: Prisma's query events are counted without a change to the app.
import { subscribe } from 'node:diagnostics_channel';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';

interface CountingClient {
  $on(event: 'query', listener: () => void): void;
}
type ClientModule = { PrismaClient: new (options: object) => CountingClient };
type AppModule = { app: RequestListener };

const [folder, entry] = process.argv.slice(2);
if (!folder || !entry) throw new Error('which app?');
const load = async <T>(file: string): Promise<T> =>
  (await import(pathToFileURL(path.join(folder, file)).href)) as T;

const { PrismaClient } = await load<ClientModule>('src/generated/prisma/client.ts');
const client = new PrismaClient({
  adapter: new PrismaPg({
    connectionString: process.env.DATABASE_URL,
    max: Number(process.env.PROOF_CONNECTIONS),
  }),
  log: [{ emit: 'event', level: 'query' }],
  // Twenty callers wait for one connection: on a busy machine that takes longer than the two seconds that Prisma gives them.
  transactionOptions: { maxWait: 600_000, timeout: Number(process.env.PROOF_TRANSACTION_MS ?? 600_000) },
});

let queries = 0;
client.$on('query', () => queries++);
Object.assign(globalThis, { prisma: client });

const { app } = await load<AppModule>(entry);
const requests: string[] = [];
// Where the repaired app hands its errors to an error tracker; here the tracker is a counter.
let captured = 0;
subscribe('app:exception', () => captured++);

const server = createServer((req, res) => {
  requests.push(`${req.method} ${req.url}`);
  app(req, res);
});

process.on('message', (question) => {
  if (question === 'idle') {
    process.send?.('idle');
    return;
  }
  process.send?.({ queries, captured, requests: requests.splice(0) });
  queries = 0;
  captured = 0;
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
