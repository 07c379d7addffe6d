import type { RunningApp } from '../app.ts';
import { isSuccess, median, request } from './http.ts';

const TIMED_REQUESTS = 9;

export async function queriesPerRequest(app: RunningApp, token: string, page: string): Promise<number> {
  await app.activity();
  await get(app, token, page);
  return (await app.activity()).queries;
}

/** Median time of one dashboard request in milliseconds, warmed up, one request after the other. */
export async function dashboardLatency(app: RunningApp, token: string): Promise<number> {
  await get(app, token, '/dashboard');
  const times: number[] = [];
  for (let n = 0; n < TIMED_REQUESTS; n++) times.push(await get(app, token, '/dashboard'));
  return median(times);
}

async function get(app: RunningApp, token: string, page: string): Promise<number> {
  const answer = await request(app.url + page, 'GET', { token });
  if (!isSuccess(answer)) throw new Error(`GET ${page} answered ${answer.status}: ${answer.text}`);
  return answer.ms;
}
