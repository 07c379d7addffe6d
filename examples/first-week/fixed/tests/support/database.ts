// PostgreSQL without an installation (PGlite), one for all test files, with the tables that the app's own migrations make.
import { readdir, readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url);

export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const db = await PGlite.create();
  for (const name of await migrations()) {
    await db.exec(await readFile(new URL(`${name}/migration.sql`, MIGRATIONS), 'utf8'));
  }

  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 5 });
  await server.start();
  project.provide('databaseUrl', `postgresql://postgres:postgres@${server.getServerConn()}/postgres`);

  return async () => {
    await server.stop();
    await db.close();
  };
}

async function migrations(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
