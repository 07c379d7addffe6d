import { Agent } from 'node:http';
import axios, { type AxiosInstance } from 'axios';
import jwt from 'jsonwebtoken';
import { JWT_SECRET, type RunningApp } from '../app.ts';
import { type AppName, appModule } from '../paths.ts';
import { login, type TokenPair } from './http.ts';

const ROUNDS = 3;
const PARALLEL = 10;
/** As many connections as a browser opens to one host. */
const CONNECTIONS = 6;
export const CLIENT_REQUESTS = ROUNDS * PARALLEL;

export interface ClientResult {
  succeeded: number;
  refreshCalls: number;
}

export interface ClientModule {
  api: AxiosInstance;
  getTokens(): TokenPair;
  setTokens(tokens: TokenPair): void;
  getProfile(): Promise<unknown>;
}

/** The app's own client on a page that fires ten requests at once; three times it finds the access token expired. */
export async function parallelClientRequests(app: RunningApp, name: AppName): Promise<ClientResult> {
  const { client, close } = await openClient(name, app.url);
  const { getProfile, getTokens, setTokens } = client;
  setTokens(await login(app.url, 2));
  await app.activity();

  let succeeded = 0;
  for (let round = 0; round < ROUNDS; round++) {
    setTokens({ ...getTokens(), accessToken: expiredToken(2) });
    const results = await Promise.allSettled(Array.from({ length: PARALLEL }, () => getProfile()));
    succeeded += results.filter((result) => result.status === 'fulfilled').length;
  }

  close();
  const { requests } = await app.activity();
  return { succeeded, refreshCalls: requests.filter((line) => line === 'POST /auth/refresh').length };
}

/** The app's own client, as in a browser that has opened the page at this URL. */
export async function openClient(
  name: AppName,
  url: string,
): Promise<{ client: ClientModule; close(): void }> {
  const client = (await import(appModule(name, 'client/api.ts'))) as ClientModule;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  axios.defaults.httpAgent = agent;
  client.api.defaults.httpAgent = agent;
  client.api.defaults.baseURL = url;
  return { client, close: () => agent.destroy() };
}

export const expiredToken = (user: number): string =>
  jwt.sign({}, JWT_SECRET, { subject: String(user), expiresIn: -60 });
