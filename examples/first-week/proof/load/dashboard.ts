import type { RunningApp } from '../app.ts';
import { isSuccess, request } from './http.ts';

export async function queriesPerRequest(app: RunningApp, token: string, page: string): Promise<number> {
  await app.activity();
  await timeOf(app, token, page);
  return (await app.activity()).queries;
}

/** How long one request takes, in milliseconds. */
export async function timeOf(app: RunningApp, token: string, page: string): Promise<number> {
  const answer = await request(app.url + page, 'GET', { token });
  if (!isSuccess(answer)) throw new Error(`GET ${page} answered ${answer.status}: ${answer.text}`);
  return answer.ms;
}
