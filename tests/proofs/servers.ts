// The databases that the proofs run on: real servers on loopback, each in a temporary folder, gone afterwards. Each keeps
// a journal with one line for each statement that reached it, so that statements are counted where they arrive and no
// library has to be believed. Redis keeps none: a proxy before it writes a line for each time the client had to wait.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import mysql from 'mysql2/promise';
import { startMongoStub } from './mongo-stub.js';

export type ServerKind = 'postgres' | 'mariadb' | 'redis' | 'mongo';

export interface Server {
  readonly url: string;
  /** The file with a line for each statement. */
  readonly journal: string;
  /** Which of its lines are statements, as the source of a regular expression. */
  readonly statement: string;
  stop(): Promise<void>;
}

/** Debian's package for each server, for whoever has to install it. */
const PACKAGES: Readonly<Record<Exclude<ServerKind, 'mongo'>, string>> = {
  postgres: 'postgresql',
  mariadb: 'mariadb-server',
  redis: 'redis-server',
};

const START_LIMIT = 30_000;
const isRoot = process.getuid?.() === 0;

export function startServer(kind: ServerKind): Promise<Server> {
  return { postgres: startPostgres, mariadb: startMariadb, redis: startRedis, mongo: startMongo }[kind]();
}

/** Tables and rows, for the servers that have tables. */
export async function seedServer(kind: ServerKind, { url }: Server, folder: string): Promise<void> {
  if (kind === 'postgres') {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(readFileSync(path.join(folder, 'postgres.sql'), 'utf8'));
    await client.end();
  }
  if (kind === 'mariadb') {
    const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
    await connection.query(readFileSync(path.join(folder, 'mariadb.sql'), 'utf8'));
    await connection.end();
  }
}

async function startPostgres(): Promise<Server> {
  const bin = postgresFolder();
  const folder = temporaryFolder('postgres', 'postgres');
  const port = await freePort();
  const data = path.join(folder, 'data');
  const journal = path.join(folder, 'log');
  // PostgreSQL will not run as root.
  const user = isRoot ? userNamed('postgres') : {};
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const settings = {
    port,
    unix_socket_directories: folder,
    listen_addresses: '127.0.0.1',
    fsync: 'off',
    synchronous_commit: 'off',
    log_statement: 'all',
    log_line_prefix: '%d|',
  };
  const log = openSync(journal, 'a');
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(path.join(bin, 'postgres'), ['-D', data, ...options], {
    ...user,
    cwd: folder,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await answering(port, child, 'postgres', () => readFileSync(journal, 'utf8').includes('ready to accept'));
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    journal,
    statement: '\\|LOG:  (?:statement|execute )',
    stop: () => stopping(child, folder, 'SIGQUIT'),
  };
}

function postgresFolder(): string {
  const versions = '/usr/lib/postgresql';
  const newest = existsSync(versions)
    ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0]
    : undefined;
  if (newest === undefined) throw missing('postgres');
  return path.join(versions, newest, 'bin');
}

async function startMariadb(): Promise<Server> {
  const daemon = programNamed('mariadbd', 'mariadb');
  const folder = temporaryFolder('mariadb', 'mysql');
  const port = await freePort();
  const data = path.join(folder, 'data');
  const journal = path.join(folder, 'general.log');
  const user = isRoot ? ['--user=mysql'] : [];
  const quiet = ['--skip-test-db', '--auth-root-authentication-method=normal'];
  execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, ...user, ...quiet], {
    stdio: 'pipe',
  });
  const child = spawn(
    daemon,
    [
      '--no-defaults',
      `--datadir=${data}`,
      ...user,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      `--socket=${path.join(folder, 'socket')}`,
      `--pid-file=${path.join(folder, 'pid')}`,
      '--general-log=1',
      `--general-log-file=${journal}`,
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=16M',
      '--skip-name-resolve',
    ],
    { stdio: 'ignore' },
  );
  await answering(port, child, 'mariadb');
  const database = await mysql.createConnection(`mysql://root@127.0.0.1:${port}/mysql`);
  await database.query('create database proofs');
  await database.end();
  return {
    url: `mysql://root@127.0.0.1:${port}/proofs`,
    journal,
    statement: '\\t\\s*\\d+ (?:Query|Execute)\\t',
    stop: () => stopping(child, folder),
  };
}

async function startRedis(): Promise<Server> {
  const daemon = programNamed('redis-server', 'redis');
  const folder = temporaryFolder('redis');
  const port = await freePort();
  const child = spawn(
    daemon,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    {
      stdio: 'ignore',
    },
  );
  await answering(port, child, 'redis');
  const journal = path.join(folder, 'journal');
  const proxy = await startProxy(port, journal);
  return {
    url: `redis://127.0.0.1:${proxy.port}`,
    journal,
    statement: '^turn',
    async stop() {
      proxy.close();
      await stopping(child, folder);
    },
  };
}

async function startMongo(): Promise<Server> {
  const folder = temporaryFolder('mongo');
  const journal = path.join(folder, 'journal');
  writeFileSync(journal, '');
  const stub = await startMongoStub((command) => {
    appendFileSync(journal, `command ${command}\n`);
  });
  return {
    url: `mongodb://127.0.0.1:${stub.port}/proofs`,
    journal,
    statement: '^command',
    async stop() {
      await stub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Passes everything on, and notes each time the client speaks after it was answered: a round trip. */
async function startProxy(target: number, journal: string): Promise<{ port: number; close(): void }> {
  writeFileSync(journal, '');
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(target, '127.0.0.1');
    let isClientsTurn = true;
    client.on('data', (bytes) => {
      if (isClientsTurn) appendFileSync(journal, 'turn\n');
      isClientsTurn = false;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      isClientsTurn = true;
      client.write(bytes);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function temporaryFolder(name: string, owner?: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `proofs-${name}-`));
  mkdirSync(folder, { recursive: true });
  if (owner !== undefined && isRoot) execFileSync('chown', [owner, folder]);
  return folder;
}

function userNamed(name: string): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function programNamed(name: string, kind: keyof typeof PACKAGES): string {
  const found = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/sbin']
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
  if (found === undefined) throw missing(kind);
  return found;
}

function missing(kind: keyof typeof PACKAGES): Error {
  return new Error(
    `No ${kind} here. \`apt-get install ${PACKAGES[kind]}\` brings it; FIRST_DRAFT_PROOFS=skip leaves the proofs out.`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answering(
  port: number,
  child: ChildProcess,
  name: string,
  isReady: () => boolean = () => true,
): Promise<void> {
  killingAtExit(child);
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit) {
    if (child.exitCode !== null) throw new Error(`${name} ended with code ${child.exitCode}.`);
    if ((await accepts(port)) && isReady()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`${name} did not answer within ${START_LIMIT} ms.`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** A run that is broken off leaves no server behind. */
function killingAtExit(child: ChildProcess): void {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

async function stopping(
  child: ChildProcess,
  folder: string,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
