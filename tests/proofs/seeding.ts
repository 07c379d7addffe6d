// The rows that every proof finds.
import { readFileSync } from 'node:fs';
import mysql from 'mysql2/promise';
import path from 'node:path';
import pg from 'pg';
import type { Database } from './engines.js';

/** Makes tables and rows anew, in the databases that have tables. */
export async function seed(database: Database, url: string, folder: string): Promise<void> {
  if (database === 'postgres') {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(readFileSync(path.join(folder, 'postgres.sql'), 'utf8'));
    await client.end();
  }
  if (database === 'mariadb') {
    const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
    await connection.query(readFileSync(path.join(folder, 'mariadb.sql'), 'utf8'));
    await connection.end();
  }
}
