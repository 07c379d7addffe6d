import { type RunningApp, startApp } from '../app.ts';
import { type Database, query, rowsOf } from '../database.ts';
import type { AppName } from '../paths.ts';
import { emailOf } from '../seed.ts';
import { atOnce, isSuccess, login, request } from './http.ts';

export const REDEEMERS = 20;
export const FAILED_TRANSFERS = 2;
const ATTEMPTS = 3;
const AMOUNT_CENTS = 500;
const REDEEMER = 7;
const SENDER = 8;
/** Prisma's own limit for a transaction. */
const TRANSACTION_MS = 5_000;

let coupons = 0;

/** How often one coupon is paid out when it is sent twenty times at once; the worst of several attempts. */
export async function couponPayouts(app: RunningApp, database: Database): Promise<number> {
  const { accessToken: token } = await login(app.url, REDEEMER);
  let worst = 0;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const code = `COUPON-${++coupons}`;
    await query(
      database.url,
      `insert into "Coupon" (code, "amountCents") values ('${code}', ${AMOUNT_CENTS})`,
    );
    const before = await creditOf(database, REDEEMER);
    await atOnce(REDEEMERS, app, token, () =>
      request(`${app.url}/credit/coupons`, 'POST', { token, json: { code } }),
    );
    worst = Math.max(worst, ((await creditOf(database, REDEEMER)) - before) / AMOUNT_CENTS);
  }
  return worst;
}

/**
 * Transfers to somebody who is not there: how many of them stand in the history, although each of them was rolled back.
 * In a process of its own. A write that goes around its transaction waits for another connection, where there is only one
 * until the transaction has run out of time.
 */
export async function survivingTransfers(name: AppName, database: Database): Promise<number> {
  const app = await startApp(name, database, { env: { PROOF_TRANSACTION_MS: String(TRANSACTION_MS) } });
  try {
    const { accessToken: token } = await login(app.url, SENDER);
    await query(database.url, `update "User" set "creditCents" = 100000 where email = '${emailOf(SENDER)}'`);
    for (let each = 1; each <= FAILED_TRANSFERS; each++) {
      const json = { toEmail: 'nobody@example.com', amountCents: AMOUNT_CENTS };
      const answer = await request(`${app.url}/credit/transfers`, 'POST', { token, json });
      if (isSuccess(answer)) throw new Error(`a transfer to nobody was answered ${answer.status}`);
    }
    const left = await rowsOf(database.url, `select id from "Transfer" where "fromId" = ${SENDER}`);
    return left.length;
  } finally {
    await app.stop();
  }
}

async function creditOf(database: Database, user: number): Promise<number> {
  const [row] = await rowsOf<{ creditCents: number }>(
    database.url,
    `select "creditCents" from "User" where id = ${user}`,
  );
  return row?.creditCents ?? Number.NaN;
}
