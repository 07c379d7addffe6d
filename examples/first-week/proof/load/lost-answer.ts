import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { RunningApp } from '../app.ts';
import type { AppName } from '../paths.ts';
import { expiredToken, openClient } from './client.ts';
import { isSuccess, login, request } from './http.ts';

/** On each of them the user is logged in. */
export const DEVICES = 4;
const USER = 9;
/** The page is opened, and when it shows nothing, once more. */
const PAGE_LOADS = 2;

/** How many of a user's logins are still good after the answer to one refresh was lost on its way to the app's own client. */
export async function sessionsAfterLostAnswer(app: RunningApp, name: AppName): Promise<number> {
  const phone = await login(app.url, USER);
  const others = [];
  while (others.length < DEVICES - 1) others.push(await login(app.url, USER));

  const network = await startLossyNetwork(app.url);
  const { client, close } = await openClient(name, network.url);
  client.setTokens({ ...phone, accessToken: expiredToken(USER) });
  for (let load = 1; load <= PAGE_LOADS; load++) await client.getProfile().catch(() => undefined);
  close();
  network.stop();

  let alive = 0;
  for (const { refreshToken } of [client.getTokens(), ...others]) {
    if (isSuccess(await request(`${app.url}/auth/refresh`, 'POST', { json: { refreshToken } }))) alive++;
  }
  return alive;
}

/** Hands requests on, and loses the first answer to a refresh: the server has given it, the client never sees it. */
async function startLossyNetwork(target: string): Promise<{ url: string; stop(): void }> {
  let hasLost = false;
  const server = createServer(async (req, res) => {
    const body = await text(req);
    const answer = await fetch(target + String(req.url), {
      method: req.method,
      headers: {
        'content-type': 'application/json',
        authorization: String(req.headers.authorization),
      },
      body: body || undefined,
    });
    const given = await answer.text();
    if (req.url === '/auth/refresh' && !hasLost) {
      hasLost = true;
      req.socket.destroy();
      return;
    }
    res.writeHead(answer.status, { 'content-type': 'application/json' }).end(given);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
