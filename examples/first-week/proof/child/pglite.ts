// A PostgreSQL server in one process and without an installation: the parent gets its URL as the first message.
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const db = await PGlite.create();
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 50 });
await server.start();

// The parent may die without a chance to say goodbye.
process.on('disconnect', () => process.exit());

process.send?.(`postgresql://postgres:postgres@${server.getServerConn()}/postgres`);
