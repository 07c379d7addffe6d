// Runs in a process of its own: the races of one library, before and after, each on rows of its own making, and prints how each
// ended.
import { MongoClient } from 'mongodb';
import mysql from 'mysql2/promise';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import pg from 'pg';
import { createClient } from 'redis';
import type { Database } from '../engines.js';
import type { Scene } from './scenes.js';

export interface RaceTask {
  /** Where the compiled library is: `db.js`, `gate.js`, and two modules for each race. */
  readonly folder: string;
  readonly database: Database;
  readonly url: string;
  readonly races: readonly { readonly name: string; readonly scene: Scene; readonly requests: number }[];
}

/** What a scene read at the end, how many requests got through, and how the others failed; or why it was not run. */
export type Finish =
  | { readonly value: unknown; readonly through: number; readonly failures: readonly string[] }
  | { readonly error: string };
export type RaceOutcome = Readonly<Record<string, { readonly before: Finish; readonly after: Finish }>>;

const task = JSON.parse(process.argv[2] ?? '') as RaceTask;
const load = (file: string) => import(pathToFileURL(path.join(task.folder, file)).href);

process.env.DATABASE_URL = task.url;
const store = await openStore();
const { expectRequests } = (await load('gate.js')) as { expectRequests(count: number): void };
for (const { scene } of task.races) await store.prepare(scene);
const database = (await load('db.js')) as { open(): Promise<unknown>; close(): Promise<unknown> };
await database.open();
const outcome: Record<string, { before: Finish; after: Finish }> = {};
for (const race of task.races)
  outcome[race.name] = { before: await finishOf(race, 'before'), after: await finishOf(race, 'after') };
await database.close();
await store.close();
process.stdout.write(`\n${JSON.stringify(outcome)}`, () => process.exit(0));

async function finishOf(
  { name, scene, requests }: RaceTask['races'][number],
  side: 'before' | 'after',
): Promise<Finish> {
  try {
    const { run } = (await load(`${name}.${side}.js`)) as { run(request: number): Promise<unknown> };
    await store.fill(scene);
    expectRequests(requests);
    const ends = await Promise.allSettled(Array.from({ length: requests }, (_, index) => run(index)));
    return {
      value: await store.read(scene),
      through: ends.filter((end) => end.status === 'fulfilled' && end.value !== false).length,
      failures: ends.flatMap((end) => (end.status === 'rejected' ? [inspect(end.reason)] : [])),
    };
  } catch (error) {
    return { error: inspect(error) };
  }
}

interface Store {
  prepare(scene: Scene): Promise<unknown>;
  fill(scene: Scene): Promise<unknown>;
  read(scene: Scene): Promise<unknown>;
  close(): Promise<unknown>;
}

/** A connection of its own, so that no library has to be believed. */
async function openStore(): Promise<Store> {
  switch (task.database) {
    case 'postgres': {
      const client = new pg.Client({ connectionString: task.url });
      await client.connect();
      return {
        prepare: ({ tables }) => client.query(tables),
        fill: ({ rows }) => client.query(rows),
        read: async ({ ending }) => (await client.query<{ value: unknown }>(ending)).rows[0]?.value,
        close: () => client.end(),
      };
    }
    case 'mariadb': {
      const connection = await mysql.createConnection({ uri: task.url, multipleStatements: true });
      return {
        prepare: ({ tables }) => connection.query(tables),
        fill: ({ rows }) => connection.query(rows),
        read: async ({ ending }) => ((await connection.query(ending))[0] as { value: unknown }[])[0]?.value,
        close: () => connection.end(),
      };
    }
    case 'mongo': {
      const client = new MongoClient(task.url);
      return {
        prepare: () => client.connect(),
        async fill({ documents = {} }) {
          for (const [name, rows] of Object.entries(documents)) {
            await client.db().collection(name).deleteMany({});
            await client
              .db()
              .collection(name)
              .insertMany(structuredClone([...rows]));
          }
        },
        async read({ field }) {
          const row = field && (await client.db().collection(field.collection).findOne({}));
          return row && field ? (row[field.name] as unknown) : undefined;
        },
        close: () => client.close(),
      };
    }
    case 'redis': {
      const client = createClient({ url: task.url });
      await client.connect();
      return {
        prepare: () => client.flushAll(),
        async fill({ keys = {} }) {
          await client.flushAll();
          for (const [key, value] of Object.entries(keys)) await client.set(key, value);
        },
        read: async ({ key = '' }) => JSON.parse((await client.get(key)) ?? 'null') as unknown,
        close: () => client.quit(),
      };
    }
  }
}
