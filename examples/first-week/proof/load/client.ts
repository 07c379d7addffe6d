import jwt from 'jsonwebtoken';
import { JWT_SECRET, type RunningApp } from '../app.ts';
import { type AppName, appModule } from '../paths.ts';
import { login, type TokenPair } from './http.ts';

export const PARALLEL_REQUESTS = 10;

export interface ClientResult {
  succeeded: number;
  refreshCalls: number;
}

interface ClientModule {
  api: { defaults: { baseURL?: string } };
  setTokens(tokens: TokenPair): void;
  getProfile(): Promise<unknown>;
}

/** The app's own client: a page fires ten requests, and the access token has expired. */
export async function parallelClientRequests(app: RunningApp, name: AppName): Promise<ClientResult> {
  const client = (await import(appModule(name, 'client/api.ts'))) as ClientModule;
  client.api.defaults.baseURL = app.url;

  const { refreshToken } = await login(app.url, 2);
  const accessToken = jwt.sign({}, JWT_SECRET, { subject: '2', expiresIn: -60 });
  client.setTokens({ accessToken, refreshToken });

  await app.activity();
  const results = await Promise.allSettled(Array.from({ length: PARALLEL_REQUESTS }, () => client.getProfile()));
  const { requests } = await app.activity();

  return {
    succeeded: results.filter((result) => result.status === 'fulfilled').length,
    refreshCalls: requests.filter((line) => line === 'POST /auth/refresh').length,
  };
}
