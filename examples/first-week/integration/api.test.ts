import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settledOutput } from '../proof/app.ts';
import { query } from '../proof/database.ts';
import { CLIENT_REQUESTS, parallelClientRequests } from '../proof/load/client.ts';
import { couponPayouts, survivingTransfers } from '../proof/load/credit.ts';
import { queriesPerRequest } from '../proof/load/dashboard.ts';
import { FAILURES, failingRequests } from '../proof/load/failures.ts';
import { type Answer, login, request, type TokenPair } from '../proof/load/http.ts';
import { BAD_NUMBERS, refusedNumbers } from '../proof/load/inputs.ts';
import { DEVICES, sessionsAfterLostAnswer } from '../proof/load/lost-answer.ts';
import { CALLERS, concurrentRefreshes } from '../proof/load/refresh.ts';
import { answeredDespiteSilence } from '../proof/load/silence.ts';
import { startsWithPort } from '../proof/load/startup.ts';
import { concurrentSales, SCARCE } from '../proof/load/stock.ts';
import { suppliersService } from '../proof/load/suppliers.ts';
import { USERS } from '../proof/seed.ts';
import { appName, type Harness, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.stop());

const get = (path: string, token = harness.session.accessToken) =>
  request(harness.app.url + path, 'GET', { token });
const refresh = (refreshToken: string): Promise<Answer> =>
  request(`${harness.app.url}/auth/refresh`, 'POST', { json: { refreshToken } });
const refreshed = async (refreshToken: string): Promise<string> => {
  const answer = await refresh(refreshToken);
  expect(answer.status).toBe(200);
  return (answer.body as unknown as TokenPair).refreshToken;
};

describe('the server', () => {
  it('starts when the host sets PORT', async () => {
    expect(await startsWithPort(appName, harness.database)).toBe(true);
  });
});

describe('the sign-up form', () => {
  const form = {
    email: 'ada@example.com',
    name: 'Ada',
    password: 'a-long-password',
    age: '36',
    householdSize: '3',
    children: '1',
    weeklyBudget: '120',
    deliveryDay: '2',
    acceptTerms: 'on',
    newsletter: 'false',
  };
  const signup = (fields: Record<string, string>) =>
    request(`${harness.app.url}/auth/signup`, 'POST', { form: fields });

  it('creates an account from what a browser sends', async () => {
    const { status, body } = await signup(form);
    expect(status).toBe(201);
    expect(body.user).toMatchObject({ age: 36, householdSize: 3, children: 1, newsletter: false });
  });

  it('refuses a field that was left empty', async () => {
    expect((await signup({ ...form, email: 'grace@example.com', age: '' })).status).toBe(400);
  });
});

describe('query strings and paths', () => {
  it('pages through a list', async () => {
    const { status, body } = await get('/products?page=2&pageSize=5');
    expect(status).toBe(200);
    expect((body.products as { id: number }[]).map(({ id }) => id)).toEqual([6, 7, 8, 9, 10]);
  });

  it('takes inStock=false for a no', async () => {
    const { body } = await get('/products?inStock=false');
    expect((body.products as { stock: number }[]).some(({ stock }) => stock === 0)).toBe(true);
  });

  it('finds an order by the id in the path', async () => {
    const { status, body } = await get('/orders/30');
    expect(status).toBe(200);
    expect(body.order).toMatchObject({ id: 30, userId: 10 });
  });

  it('refuses what is not a number', async () => {
    expect((await get('/products?page=two')).status).toBe(400);
  });

  it('refuses it before the query is given it', async () => {
    const { app, session } = harness;
    expect(await refusedNumbers(app, session.accessToken)).toBe(BAD_NUMBERS.length);
  });
});

describe('JSON bodies', () => {
  it('refuses a quantity that is a string', async () => {
    const { status } = await request(`${harness.app.url}/orders`, 'POST', {
      token: harness.session.accessToken,
      json: { items: [{ productId: 1, quantity: '2' }] },
    });
    expect(status).toBe(400);
  });
});

describe('the dashboard', () => {
  interface Row {
    id: number;
    orders: { id: number; userId: number; placedAt: string; items?: { orderId: number }[] }[];
  }
  const rowsOf = async (path: string): Promise<Row[]> => (await get(path)).body.users as Row[];

  it.each(['/dashboard', '/dashboard/items', '/dashboard/recent', '/dashboard/spending'])(
    'asks the database at most three times for %s',
    async (path) => {
      const { app, session } = harness;
      expect(await queriesPerRequest(app, session.accessToken, path)).toBeLessThanOrEqual(3);
    },
  );

  it('gives every user their own orders, newest first', async () => {
    const rows = await rowsOf('/dashboard');
    expect(rows.length).toBeGreaterThanOrEqual(USERS);
    for (const { id, orders } of rows.slice(0, USERS)) {
      expect(orders.map((order) => order.userId)).toEqual([id, id, id]);
      const dates = orders.map((order) => order.placedAt);
      expect(dates).toEqual([...dates].sort().reverse());
    }
  });

  it('gives every order its own items', async () => {
    const rows = await rowsOf('/dashboard/items');
    for (const order of rows.slice(0, USERS).flatMap(({ orders }) => orders)) {
      expect(order.items?.map((item) => item.orderId)).toEqual([order.id, order.id]);
    }
  });

  it('gives every user the two newest orders', async () => {
    const [all, recent] = await Promise.all([rowsOf('/dashboard'), rowsOf('/dashboard/recent')]);
    expect(recent.map(({ orders }) => orders)).toEqual(all.map(({ orders }) => orders.slice(0, 2)));
  });
});

describe('many at once', () => {
  it('sell what there is, and every sale counts', async () => {
    const { app, database, session } = harness;
    const sales = await concurrentSales(app, database, session.accessToken);
    expect(sales).toEqual({ forgotten: 0, sold: SCARCE });
  });

  it('are paid one coupon out once', async () => {
    expect(await couponPayouts(harness.app, harness.database)).toBe(1);
  });
});

describe('a transfer', () => {
  it('leaves nothing in the history when it was rolled back', async () => {
    expect(await survivingTransfers(appName, harness.database)).toBe(0);
  });
});

describe('refreshing a session', () => {
  it('gives concurrent callers one successor that works for all of them', async () => {
    expect(await concurrentRefreshes(harness.app)).toEqual({ minted: 1, alive: CALLERS });
  });

  it('gives a caller who lost the answer the same successor again', async () => {
    const { refreshToken } = await login(harness.app.url, 3);
    const first = await refreshed(refreshToken);
    expect(await refreshed(refreshToken)).toBe(first);
  });

  it('ends the session when a token comes back whose successor was used', async () => {
    const { refreshToken } = await login(harness.app.url, 4);
    const newest = await refreshed(await refreshed(refreshToken));
    expect((await refresh(refreshToken)).status).toBe(401);
    expect((await refresh(newest)).status).toBe(401);
  });

  it('ends the session when a token comes back after the grace window', async () => {
    const { refreshToken } = await login(harness.app.url, 5);
    const newest = await refreshed(refreshToken);
    const hash = createHash('sha256').update(refreshToken).digest('hex');
    await query(
      harness.database.url,
      `update "RefreshToken" set "revokedAt" = "revokedAt" - interval '1 hour' where "tokenHash" = '${hash}'`,
    );
    expect((await refresh(refreshToken)).status).toBe(401);
    expect((await refresh(newest)).status).toBe(401);
  });

  it('leaves the other sessions of the user alone', async () => {
    const stolen = await login(harness.app.url, 6);
    const other = await login(harness.app.url, 6);
    await refreshed(await refreshed(stolen.refreshToken));
    expect((await refresh(stolen.refreshToken)).status).toBe(401);
    expect((await refresh(other.refreshToken)).status).toBe(200);
  });

  it('costs the client one call for all requests that find the access token expired', async () => {
    const { succeeded, refreshCalls } = await parallelClientRequests(harness.app, appName);
    expect({ succeeded, refreshCalls }).toEqual({ succeeded: CLIENT_REQUESTS, refreshCalls: 3 });
  });

  it('leaves the user logged in when the answer is lost', async () => {
    expect(await sessionsAfterLostAnswer(harness.app, appName)).toBe(DEVICES);
  });
});

describe('a request that fails', () => {
  it('is answered as one, logged with message, stack and request id, reaches error tracking and leaks nothing', async () => {
    expect(await failingRequests(harness.app, harness.session.accessToken)).toEqual({
      withMessageAndStack: FAILURES.length,
      atErrorLevel: FAILURES.length,
      withRequestId: FAILURES.length,
      captured: FAILURES.length,
      leaked: 0,
      hanging: 0,
      answeredAsSuccess: 0,
    });
  });

  it('tells the caller the id under which it is logged', async () => {
    const from = harness.app.output.length;
    const answer = await get('/users/by-email/nobody@example.com');
    const id = answer.headers.get('x-request-id');
    expect(answer.body).toEqual({ error: 'Internal server error', requestId: id });
    const printed = await settledOutput(harness.app, from);
    expect(printed.map(({ text }) => text).join('')).toContain(id);
  });
});

describe('a payment provider that is silent', () => {
  it('does not keep the caller waiting for ever', async () => {
    const { database, session } = harness;
    expect(await answeredDespiteSilence(appName, database, session.accessToken)).toBeDefined();
  });
});

describe('the service for suppliers', () => {
  it('goes on after it refused a request, and after a query failed', async () => {
    expect(await suppliersService(appName, harness.database)).toEqual({
      goesOnAfterRefusal: true,
      goesOnAfterFailure: true,
    });
  });
});
