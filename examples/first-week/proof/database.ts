import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type AppName, appDir } from './paths.ts';

export interface Database {
  url: string;
  /**
   * How many connections the app may open. PGlite has one session, and sharing it among several connections mixes up
   * their prepared statements; requests still interleave between statements, which is all that a race needs.
   */
  connections: number;
  close(): Promise<void>;
}

/**
 * An empty database of its own for every run: PGlite in a child process, or, when DATABASE_URL is set,
 * a database created on that server and dropped again at the end.
 */
export function openDatabase(): Promise<Database> {
  const server = process.env.DATABASE_URL;
  return server ? createOnServer(server) : startEmbedded();
}

export const databaseKind = (): string =>
  process.env.DATABASE_URL ? 'the PostgreSQL server of DATABASE_URL' : 'embedded PostgreSQL (PGlite)';

async function startEmbedded(): Promise<Database> {
  const child = fork(fileURLToPath(new URL('./child/pglite.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  const url = await firstMessage(child);
  return {
    url,
    connections: 1,
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

function firstMessage(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the embedded database ended with code ${code}`)));
  });
}

async function createOnServer(server: string): Promise<Database> {
  const name = `first_week_${randomBytes(6).toString('hex')}`;
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, connections: 10, close: () => query(server, `drop database ${name} with (force)`) };
}

export async function query(url: string, sql: string): Promise<void> {
  await rowsOf(url, sql);
}

/** The rows of one statement, sent while the app asks the database nothing. */
export async function rowsOf<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

/** Runs the app's own migrations, in order. */
export async function migrate(database: Database, app: AppName): Promise<void> {
  const folder = path.join(appDir(app), 'prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  for (const name of names) {
    await query(database.url, await readFile(path.join(folder, name, 'migration.sql'), 'utf8'));
  }
}
