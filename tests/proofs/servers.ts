// The engines that are servers, started on loopback. Their journal is their own log of statements. Redis keeps none: a proxy
// before it writes a line for each time the client had to wait.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
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
import mysql from 'mysql2/promise';
import { findProgram } from '../support/needs.js';
import { HANGS_AFTER } from '../support/patience.js';
import type { Server } from './engines.js';

const isRoot = process.getuid?.() === 0;

export async function startPostgres(): Promise<Server> {
  const initdb = programNamed('initdb', postgresFolders());
  const postgres = programNamed('postgres', postgresFolders());
  const folder = temporaryFolder('postgres', 'postgres');
  const port = await freePort();
  const data = path.join(folder, 'data');
  const journal = path.join(folder, 'log');
  // PostgreSQL will not run as root.
  const user = isRoot ? userNamed('postgres') : {};
  execFileSync(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'], {
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
  const child = spawn(postgres, ['-D', data, ...options], {
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

/** Where Debian puts PostgreSQL's programs, the newest version first. */
export function postgresFolders(): string[] {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return [];
  const newestFirst = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => path.join(versions, version, 'bin'));
}

export async function startMariadb(): Promise<Server> {
  const daemon = programNamed('mariadbd');
  const folder = temporaryFolder('mariadb', 'mysql');
  const port = await freePort();
  const data = path.join(folder, 'data');
  const journal = path.join(folder, 'general.log');
  const user = isRoot ? ['--user=mysql'] : [];
  const quiet = ['--skip-test-db', '--auth-root-authentication-method=normal'];
  execFileSync(
    programNamed('mariadb-install-db'),
    ['--no-defaults', `--datadir=${data}`, ...user, ...quiet],
    {
      stdio: 'pipe',
    },
  );
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

export async function startRedis(): Promise<Server> {
  const daemon = programNamed('redis-server');
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

export function temporaryFolder(name: string, owner?: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `proofs-${name}-`));
  if (owner !== undefined && isRoot) execFileSync('chown', [owner, folder]);
  return folder;
}

function userNamed(name: string): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function programNamed(name: string, folders?: readonly string[]): string {
  const found = findProgram(name, folders);
  if (found === undefined) throw new Error(`There is no program ${name}.`);
  return found;
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
  const limit = Date.now() + HANGS_AFTER;
  while (Date.now() < limit) {
    if (child.exitCode !== null) throw new Error(`${name} ended with code ${child.exitCode}.`);
    if ((await accepts(port)) && isReady()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`${name} did not answer within ${HANGS_AFTER} ms.`);
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
