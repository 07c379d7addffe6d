import { type RunningApp, startApp } from './app.ts';
import { type Database, migrate, openDatabase } from './database.ts';
import { type ClientResult, parallelClientRequests } from './load/client.ts';
import { couponPayouts, survivingTransfers } from './load/credit.ts';
import { queriesPerRequest, timeOf } from './load/dashboard.ts';
import { failingRequests, type FailureResult } from './load/failures.ts';
import { login, median } from './load/http.ts';
import { acceptedSignups, answeredPages, refusedNumbers } from './load/inputs.ts';
import { sessionsAfterLostAnswer } from './load/lost-answer.ts';
import { concurrentRefreshes, type RefreshResult } from './load/refresh.ts';
import { answeredDespiteSilence } from './load/silence.ts';
import { startsWithPort } from './load/startup.ts';
import { concurrentSales, type StockResult } from './load/stock.ts';
import { type SuppliersResult, suppliersService } from './load/suppliers.ts';
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
  stock: StockResult;
  couponPayouts: number;
  refresh: RefreshResult;
  client: ClientResult;
  sessionsAfterLostAnswer: number;
  failures: FailureResult;
  refusedNumbers: number;
  survivingTransfers: number;
  silentProviderSeconds: number | undefined;
  suppliers: SuppliersResult;
}

interface Stage {
  app: RunningApp;
  database: Database;
  /** Access token of a seeded user. */
  token: string;
}

/** Runs the whole load on one app, in the same order for every app. */
export function measureLoad(name: AppName): Promise<LoadResult> {
  return onStage(name, async ({ app, database, token }) => ({
    dashboardQueries: await queriesPerRequest(app, token, '/dashboard'),
    itemsQueries: await queriesPerRequest(app, token, '/dashboard/items'),
    recentQueries: await queriesPerRequest(app, token, '/dashboard/recent'),
    spendingQueries: await queriesPerRequest(app, token, '/dashboard/spending'),
    // Not before the dashboard is counted: every new user would be one more query there.
    signups: await acceptedSignups(app),
    pages: await answeredPages(app, token),
    stock: await concurrentSales(app, database, token),
    couponPayouts: await couponPayouts(app, database),
    refresh: await concurrentRefreshes(app),
    client: await parallelClientRequests(app, name),
    sessionsAfterLostAnswer: await sessionsAfterLostAnswer(app, name),
    failures: await failingRequests(app, token),
    refusedNumbers: await refusedNumbers(app, token),
    ...(await besideTheApp(name, database, token)),
  }));
}

type BesideTheApp = Pick<
  LoadResult,
  'startsWithPort' | 'silentProviderSeconds' | 'suppliers' | 'survivingTransfers'
>;

/** What needs processes of its own, at the same time: most of it is waiting. One of them at a time asks the database. */
async function besideTheApp(name: AppName, database: Database, token: string): Promise<BesideTheApp> {
  const [starts, silentProviderSeconds, asking] = await Promise.all([
    startsWithPort(name, database),
    answeredDespiteSilence(name, database, token),
    askingTheDatabase(name, database),
  ]);
  return { startsWithPort: starts, silentProviderSeconds, ...asking };
}

async function askingTheDatabase(
  name: AppName,
  database: Database,
): Promise<Pick<BesideTheApp, 'suppliers' | 'survivingTransfers'>> {
  return {
    suppliers: await suppliersService(name, database),
    survivingTransfers: await survivingTransfers(name, database),
  };
}

const TIMED_ROUNDS = 9;

/**
 * Median time of one dashboard request of each app, in milliseconds. The apps run side by side and take turns,
 * so that whatever else the machine does slows all of them alike.
 */
export function measureLatencies<Name extends AppName>(names: Name[]): Promise<Record<Name, number>> {
  const stages: Stage[] = [];

  const raise = async (remaining: Name[]): Promise<number[]> => {
    const [name, ...others] = remaining;
    if (!name) return takeTurns(stages);
    return onStage(name, (stage) => {
      stages.push(stage);
      return raise(others);
    });
  };

  return raise(names).then(
    (medians) =>
      Object.fromEntries(names.map((name, index) => [name, medians[index]])) as Record<Name, number>,
  );
}

async function takeTurns(stages: Stage[]): Promise<number[]> {
  const times = stages.map((): number[] => []);
  for (let round = 0; round <= TIMED_ROUNDS; round++) {
    for (const [index, { app, token }] of stages.entries()) {
      const ms = await timeOf(app, token, '/dashboard');
      // The first round warms up.
      if (round > 0) times[index]?.push(ms);
    }
  }
  return times.map(median);
}

/** Gives `run` the app in front of a fresh, seeded database, and takes both down again. */
async function onStage<T>(name: AppName, run: (stage: Stage) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    await migrate(database, name);
    await seed(database, name);
    const app = await startApp(name, database);
    try {
      const { accessToken } = await login(app.url, 1);
      return await run({ app, database, token: accessToken });
    } finally {
      await app.stop();
    }
  } finally {
    await database.close();
  }
}
