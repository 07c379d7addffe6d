import { type RunningApp, startApp, SUPPLIER_KEY } from '../app.ts';
import type { Database } from '../database.ts';
import type { AppName } from '../paths.ts';
import { requestIfAnswered } from './http.ts';

/** Whether the suppliers' service, a process of its own, still runs after what its callers did. */
export interface SuppliersResult {
  goesOnAfterRefusal: boolean;
  goesOnAfterFailure: boolean;
}

export async function suppliersService(name: AppName, database: Database): Promise<SuppliersResult> {
  return {
    goesOnAfterRefusal: await goesOnAfter(name, database, async ({ url }) => {
      const answer = await requestIfAnswered(`${url}/stock/SKU-1`, 'PUT', {
        headers: { 'x-supplier-key': 'none' },
        json: { stock: 5 },
      });
      if (answer?.status !== 401)
        throw new Error(`a stranger was answered ${answer?.status}: ${answer?.text}`);
    }),
    goesOnAfterFailure: await goesOnAfter(name, database, async ({ url }) => {
      await requestIfAnswered(`${url}/stock/NO-SUCH-SKU`, 'GET');
    }),
  };
}

async function goesOnAfter(
  name: AppName,
  database: Database,
  request: (app: RunningApp) => Promise<void>,
): Promise<boolean> {
  const app = await startApp(name, database, { entry: 'suppliers/app.ts' });
  try {
    await request(app);
    // The handler may still be at work when its answer is there: this one waits for the database behind it.
    const headers = { 'x-supplier-key': SUPPLIER_KEY };
    const next = await requestIfAnswered(`${app.url}/stock/SKU-2`, 'PUT', { headers, json: { stock: 5 } });
    const health = await requestIfAnswered(`${app.url}/health`, 'GET');
    return next?.status === 200 && health?.status === 200 && !app.hasEnded();
  } finally {
    await app.stop();
  }
}
