import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { appEnvironment, freePort } from '../app.ts';
import type { Database } from '../database.ts';
import { type AppName, appDir, appModule } from '../paths.ts';

/** A server that does not start ends at once; this is for one that hangs. */
const PATIENCE_MS = 600_000;

/** Whether the app's own server starts on a host that sets PORT, as most of them do. */
export async function startsWithPort(name: AppName, database: Database): Promise<boolean> {
  const port = await freePort();
  const env = { ...(await appEnvironment(database)), PORT: String(port) };
  const entry = fileURLToPath(appModule(name, 'server.ts'));
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), entry], {
    cwd: appDir(name),
    env,
    stdio: 'ignore',
  });
  try {
    const deadline = Date.now() + PATIENCE_MS;
    while (child.exitCode === null && Date.now() < deadline) {
      if (await answers(port)) return true;
      await sleep(100);
    }
    return false;
  } finally {
    child.kill();
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    return false;
  }
}
