// PostgreSQL in this process, behind its protocol: one for all libraries. It counts the statements that arrive.
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { setTimeout } from 'node:timers/promises';

/** Messages of PostgreSQL's protocol: Query and Parse carry a statement's text, Query and Execute run one. */
const QUERY = 'Q'.charCodeAt(0);
const PARSE = 'P'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);
const CONNECTIONS = 20;
const STOPS_WITHIN = 1_000;

export interface Database {
  readonly url: () => string;
  /** How many statements arrived since the last `run`. */
  readonly sent: () => number;
  /** Their texts, those of prepared statements once each. */
  readonly texts: () => readonly string[];
  /** Runs statements of our own, which are not counted, and begins to count anew. */
  run(sql: string): Promise<void>;
  /** The rows of tables, as text, each table in the order of its keys. */
  rowsOf(tables: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** Ends all connections, whatever they wait for, and what they began; the next ones have another address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDatabase(): Promise<Database> {
  const db = new CountingPglite();
  await db.waitReady;
  let server = await serving(db);
  return {
    url: () => `postgresql://postgres@${server.getServerConn()}/postgres`,
    sent: () => db.sent,
    texts: () => db.texts,
    async run(sql) {
      await db.exec(sql);
      db.sent = 0;
      db.texts = [];
    },
    async rowsOf(tables) {
      const parts = tables.map(
        (table) => `'${table}', (select coalesce(json_agg(r order by r.id), '[]') from ${table} r)`,
      );
      const { rows } = await db.query<{ all: Record<string, unknown> }>(
        `select json_build_object(${parts.join(', ')}) as all`,
      );
      return rows[0]?.all ?? {};
    },
    async restart() {
      // The queue of a server that waits for a connection goes with it.
      await Promise.race([server.stop(), setTimeout(STOPS_WITHIN)]);
      if (db.isInTransaction()) await db.exec('rollback');
      server = await serving(db);
    },
    async stop() {
      await Promise.race([server.stop(), setTimeout(STOPS_WITHIN)]);
      await db.close();
    },
  };
}

async function serving(db: PGlite): Promise<PGLiteSocketServer> {
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: CONNECTIONS });
  await server.start();
  return server;
}

class CountingPglite extends PGlite {
  sent = 0;
  texts: string[] = [];

  override execProtocolRawStream(...args: Parameters<PGlite['execProtocolRawStream']>): Promise<void> {
    const [message] = args;
    const [kind = 0] = message;
    if (kind === QUERY || kind === EXECUTE) this.sent += 1;
    if (kind === QUERY || kind === PARSE) this.texts.push(Buffer.from(message.subarray(5)).toString());
    return super.execProtocolRawStream(...args);
  }
}
