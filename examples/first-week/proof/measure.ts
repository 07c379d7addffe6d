import { startApp } from './app.ts';
import { migrate, openDatabase } from './database.ts';
import { dashboardLatency, queriesPerRequest } from './load/dashboard.ts';
import { failingRequests, type FailureResult } from './load/failures.ts';
import { login } from './load/http.ts';
import { acceptedSignups, answeredPages } from './load/inputs.ts';
import { concurrentRefreshes, type RefreshResult } from './load/refresh.ts';
import { type ClientResult, parallelClientRequests } from './load/client.ts';
import { startsWithPort } from './load/startup.ts';
import type { AppName } from './paths.ts';
import { seed } from './seed.ts';

export interface LoadResult {
  startsWithPort: boolean;
  signups: number;
  pages: number;
  dashboardQueries: number;
  itemsQueries: number;
  recentQueries: number;
  spendingQueries: number;
  dashboardMs: number;
  refresh: RefreshResult;
  client: ClientResult;
  failures: FailureResult;
}

/** Runs the whole load on one app, with a fresh database and in the same order for every app. */
export async function measure(name: AppName): Promise<LoadResult> {
  const database = await openDatabase();
  try {
    await migrate(database, name);
    await seed(database, name);
    const app = await startApp(name, database);
    try {
      const { accessToken } = await login(app.url, 1);
      return {
        dashboardQueries: await queriesPerRequest(app, accessToken, '/dashboard'),
        itemsQueries: await queriesPerRequest(app, accessToken, '/dashboard/items'),
        recentQueries: await queriesPerRequest(app, accessToken, '/dashboard/recent'),
        spendingQueries: await queriesPerRequest(app, accessToken, '/dashboard/spending'),
        dashboardMs: await dashboardLatency(app, accessToken),
        // Not before the dashboard is counted: every new user would be one more query there.
        signups: await acceptedSignups(app),
        pages: await answeredPages(app, accessToken),
        refresh: await concurrentRefreshes(app),
        client: await parallelClientRequests(app, name),
        failures: await failingRequests(app, accessToken),
        startsWithPort: await startsWithPort(name, database),
      };
    } finally {
      await app.stop();
    }
  } finally {
    await database.close();
  }
}
