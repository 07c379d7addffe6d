// Runs in a process of its own: `before` and `after` of every proof of one library, on the same rows, and prints what each
// returned and how many statements the server saw meanwhile. Of `notes`, which the writes fill, each begins with none.
import { MongoClient } from 'mongodb';
import mysql from 'mysql2/promise';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import pg from 'pg';
import type { Database } from './engines.js';

export interface Task {
  /** Where the compiled library is: `db.js`, and two modules for each proof. */
  readonly folder: string;
  readonly database: Database;
  readonly url: string;
  readonly journal: string;
  readonly statement: string;
  readonly proofs: readonly string[];
}

/** What a module returned, or why it did not. */
export type Run = { readonly result: unknown; readonly statements: number } | { readonly error: string };
export type Side = 'before' | 'after' | 'beforeOnNone' | 'afterOnNone';
export type Outcome = Readonly<Record<string, Readonly<Record<Side, Run>>>>;

const task = JSON.parse(process.argv[2] ?? '') as Task;
const load = (file: string) => import(pathToFileURL(path.join(task.folder, file)).href);

process.env.DATABASE_URL = task.url;
const database = (await load('db.js')) as { open(): Promise<unknown>; close(): Promise<unknown> };
await database.open();
const outcome: Record<string, Record<string, Run>> = {};
for (const name of task.proofs)
  outcome[name] = { before: await runOf(name, 'before'), after: await runOf(name, 'after') };
// A loop over no rows sends nothing and does not fail. Neither may what stands in its place.
await empty(['notes', 'profiles', 'orders', 'users']);
for (const name of task.proofs)
  Object.assign(outcome[name] ?? {}, {
    beforeOnNone: await runOf(name, 'before'),
    afterOnNone: await runOf(name, 'after'),
  });
await database.close();
process.stdout.write(JSON.stringify(outcome), () => process.exit(0));

async function runOf(name: string, side: 'before' | 'after'): Promise<Run> {
  await empty(['notes']);
  const start = linesOf(task.journal);
  try {
    const { run } = (await load(`${name}.${side}.js`)) as { run(): Promise<unknown> };
    const result = JSON.parse(JSON.stringify(await run())) as unknown;
    return { result, statements: linesOf(task.journal) - start };
  } catch (error) {
    return { error: inspect(error) };
  }
}

function linesOf(journal: string): number {
  return readFileSync(journal, 'utf8').match(new RegExp(task.statement, 'gm'))?.length ?? 0;
}

async function empty(tables: readonly string[]): Promise<void> {
  switch (task.database) {
    case 'postgres': {
      const client = new pg.Client({ connectionString: task.url });
      await client.connect();
      await client.query(`truncate ${tables.join(', ')} restart identity`);
      return client.end();
    }
    case 'mariadb': {
      const connection = await mysql.createConnection(task.url);
      for (const table of tables) await connection.query(`truncate ${table}`);
      return connection.end();
    }
    case 'mongo': {
      const client = new MongoClient(task.url);
      for (const table of tables) await client.db().collection(table).deleteMany({});
      return client.close();
    }
    case 'redis':
  }
}
