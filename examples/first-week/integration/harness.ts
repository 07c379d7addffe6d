import { type RunningApp, startApp } from '../proof/app.ts';
import { type Database, migrate, openDatabase } from '../proof/database.ts';
import { login, type TokenPair } from '../proof/load/http.ts';
import type { AppName } from '../proof/paths.ts';
import { seed } from '../proof/seed.ts';

/** The app that the tests are run on: APP=broken shows what they would have caught. */
export const appName = (process.env.APP ?? 'fixed') as AppName;

export interface Harness {
  app: RunningApp;
  database: Database;
  session: TokenPair;
  stop(): Promise<void>;
}

/** The whole API on a port, in front of a database with 500 users. Nothing is mocked. */
export async function startHarness(): Promise<Harness> {
  const database = await openDatabase();
  try {
    await migrate(database, appName);
    await seed(database, appName);
    const app = await startApp(appName, database);
    return {
      app,
      database,
      session: await login(app.url, 1),
      async stop() {
        await app.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
