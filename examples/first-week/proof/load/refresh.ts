import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningApp } from '../app.ts';
import { atOnce, isSuccess, login, request, type Answer, type TokenPair } from './http.ts';

export const CALLERS = 20;
/** How much later the last of them comes: a tab that was busy, or a phone on a slow line. */
const LATE_MS = 250;
/** A race is a matter of chance: of several attempts the worst one counts. */
const ATTEMPTS = 5;

export interface RefreshResult {
  /** Different refresh tokens that came back for one and the same token. */
  minted: number;
  /** Callers who can refresh once more with what they were given. */
  alive: number;
}

/** Twenty tabs of one user wake up and refresh with the same token: nineteen at the same moment, one a little later. */
export async function concurrentRefreshes(app: RunningApp): Promise<RefreshResult> {
  const worst: RefreshResult = { minted: 0, alive: CALLERS };
  for (let user = 1; user <= ATTEMPTS; user++) {
    const { minted, alive } = await refreshTogether(app, await login(app.url, user));
    worst.minted = Math.max(worst.minted, minted);
    worst.alive = Math.min(worst.alive, alive);
  }
  return worst;
}

async function refreshTogether(
  app: RunningApp,
  { accessToken, refreshToken }: TokenPair,
): Promise<RefreshResult> {
  const answers = await atOnce(CALLERS - 1, app, accessToken, () => refresh(app, refreshToken));
  await sleep(LATE_MS);
  answers.push(await refresh(app, refreshToken));
  const given = answers.filter(isSuccess).map((answer) => (answer.body as unknown as TokenPair).refreshToken);

  let alive = 0;
  for (const token of given) {
    if (isSuccess(await refresh(app, token))) alive++;
  }
  return { minted: new Set(given).size, alive };
}

const refresh = (app: RunningApp, refreshToken: string): Promise<Answer> =>
  request(`${app.url}/auth/refresh`, 'POST', { json: { refreshToken } });
