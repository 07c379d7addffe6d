import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { startApp } from '../app.ts';
import type { Database } from '../database.ts';
import type { AppName } from '../paths.ts';
import { request } from './http.ts';

/** Longer than any timeout that a suggestion writes. */
const PATIENCE_MS = 13_000;

/**
 * After how many seconds a charge is answered whose payment provider takes the request and says nothing;
 * `undefined` when it is not answered at all.
 */
export async function answeredDespiteSilence(
  name: AppName,
  database: Database,
  token: string,
): Promise<number | undefined> {
  const provider = await startSilentServer();
  try {
    const app = await startApp(name, database, { env: { PAYMENT_API_URL: provider.url } });
    try {
      const { ms } = await request(`${app.url}/payments/charge`, 'POST', {
        token,
        json: { orderId: 1, amountCents: 500 },
        patienceMs: PATIENCE_MS,
      });
      return ms / 1000;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') return undefined;
      throw error;
    } finally {
      await app.stop();
    }
  } finally {
    provider.stop();
  }
}

/** Takes connections and what comes over them, and never writes a byte. */
async function startSilentServer(): Promise<{ url: string; stop(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).resume();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
