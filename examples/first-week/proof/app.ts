import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';
import { type AppName, appDir } from './paths.ts';

export const JWT_SECRET = 'a-secret-for-this-run-only';
export const SUPPLIER_KEY = 'a-key-for-this-run-only';

export interface OutputChunk {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** What the app did since the last time it was asked. */
export interface Activity {
  queries: number;
  /** Errors that were handed to an error tracker. */
  captured: number;
  requests: string[];
}

export interface RunningApp {
  url: string;
  /** Everything the process has printed so far. */
  output: OutputChunk[];
  activity(): Promise<Activity>;
  hasEnded(): boolean;
  /** Resolves when the process has a moment to answer: whatever kept it busy is done. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export async function appEnvironment(database: Database): Promise<NodeJS.ProcessEnv> {
  return {
    ...process.env,
    NODE_ENV: 'production',
    NO_COLOR: '1',
    DATABASE_URL: database.url,
    PROOF_CONNECTIONS: String(database.connections),
    JWT_SECRET,
    SUPPLIER_KEY,
    // On a busy machine twenty callers take longer than the ten seconds that the app has by itself.
    REFRESH_GRACE_SECONDS: '600',
    // A payment provider that is down: nobody listens there.
    PAYMENT_API_URL: `http://127.0.0.1:${await freePort()}`,
  };
}

interface Start {
  /** The module with the app, from the app's folder. */
  entry?: string;
  env?: NodeJS.ProcessEnv;
}

/** Starts an app on a free port in a process of its own, so that its output can be read line by line. */
export async function startApp(
  app: AppName,
  database: Database,
  { entry = 'src/app.ts', env }: Start = {},
): Promise<RunningApp> {
  const child = fork(fileURLToPath(new URL('./child/serve.ts', import.meta.url)), [appDir(app), entry], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { ...(await appEnvironment(database)), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });

  const output: OutputChunk[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push({ stream: 'stdout', text: chunk.toString() }));
  child.stderr?.on('data', (chunk: Buffer) => output.push({ stream: 'stderr', text: chunk.toString() }));

  const { port } = await reply<{ port: number }>(child, output);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    url: `http://127.0.0.1:${port}`,
    output,
    hasEnded,
    activity: () => ask<Activity>(child, 'activity', output),
    idle: () => ask<void>(child, 'idle', output),
    async stop() {
      child.kill();
      if (!hasEnded()) await once(child, 'exit');
    },
  };
}

function ask<T>(child: ChildProcess, question: string, output: OutputChunk[]): Promise<T> {
  const answer = reply<T>(child, output);
  child.send(question);
  return answer;
}

function reply<T>(child: ChildProcess, output: OutputChunk[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      child.off('exit', onExit);
      resolve(message as T);
    };
    const onExit = (code: number | null) => {
      child.off('message', onMessage);
      const printed = output.map((chunk) => chunk.text).join('');
      reject(new Error(`the app ended with code ${code}\n${printed}`));
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
  });
}

/** Waits until the process has printed nothing for a while and returns what came since `from`. */
export async function settledOutput(app: RunningApp, from: number): Promise<OutputChunk[]> {
  let seen = -1;
  while (seen !== app.output.length) {
    seen = app.output.length;
    await app.idle();
    await sleep(100);
    await app.idle();
  }
  return app.output.slice(from);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
