// The engines that come with `npm install`, in this process.
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Server } from './engines.js';
import { startMongoStub } from './mongo-stub.js';
import { temporaryFolder } from './servers.js';

/** Messages of PostgreSQL's protocol that make the server run a statement: Query and Execute. */
const STATEMENTS = new Set(['Q', 'E'].map((letter) => letter.charCodeAt(0)));
const CONNECTIONS = 50;

/**
 * PostgreSQL in WebAssembly, behind PostgreSQL's protocol. It has one session, which the connections share: enough for
 * statements that come one after the other, as those of the proofs do.
 */
export async function startPglite(): Promise<Server> {
  const { journal, remove } = emptyJournal('pglite');
  const db = new JournalingPglite(journal);
  await db.waitReady;
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: CONNECTIONS });
  await server.start();
  return {
    url: `postgresql://postgres@${server.getServerConn()}/postgres`,
    journal,
    statement: '^statement',
    async stop() {
      await server.stop();
      await db.close();
      remove();
    },
  };
}

/** The socket server hands over one message of a client's after the other. */
class JournalingPglite extends PGlite {
  readonly #journal: string;

  constructor(journal: string) {
    super();
    this.#journal = journal;
  }

  override execProtocolRawStream(...args: Parameters<PGlite['execProtocolRawStream']>): Promise<void> {
    const [[kind = 0]] = args;
    if (STATEMENTS.has(kind)) appendFileSync(this.#journal, 'statement\n');
    return super.execProtocolRawStream(...args);
  }
}

export async function startMongo(): Promise<Server> {
  const { journal, remove } = emptyJournal('mongo');
  const stub = await startMongoStub((command) => {
    appendFileSync(journal, `command ${command}\n`);
  });
  return {
    url: `mongodb://127.0.0.1:${stub.port}/proofs`,
    journal,
    statement: '^command',
    async stop() {
      await stub.close();
      remove();
    },
  };
}

function emptyJournal(name: string): { journal: string; remove(): void } {
  const folder = temporaryFolder(name);
  const journal = path.join(folder, 'journal');
  writeFileSync(journal, '');
  return {
    journal,
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
