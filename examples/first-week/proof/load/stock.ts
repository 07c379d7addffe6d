import type { RunningApp } from '../app.ts';
import { type Database, rowsOf } from '../database.ts';
import { atOnce, isSuccess, request } from './http.ts';

export const BUYERS = 20;
/** Fewer than there are buyers. */
export const SCARCE = 10;
const PLENTY = 1000;
/** A race is a matter of chance: of several attempts the worst one counts. */
const ATTEMPTS = 3;

export interface StockResult {
  /** Of twenty sales at once: those that the stock does not know of afterwards. */
  forgotten: number;
  /** How many were sold to twenty buyers at once, of the ten that were there. */
  sold: number;
}

/** Twenty customers put the same product into their baskets at the same moment. */
export async function concurrentSales(
  app: RunningApp,
  database: Database,
  token: string,
): Promise<StockResult> {
  const worst: StockResult = { forgotten: 0, sold: 0 };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const plenty = await sellTogether(app, database, token, PLENTY);
    const scarce = await sellTogether(app, database, token, SCARCE);
    worst.forgotten = Math.max(worst.forgotten, plenty.sold - (PLENTY - plenty.left));
    worst.sold = Math.max(worst.sold, scarce.sold);
  }
  return worst;
}

let products = 0;

async function sellTogether(
  app: RunningApp,
  database: Database,
  token: string,
  stock: number,
): Promise<{ sold: number; left: number }> {
  const sku = `RACE-${++products}`;
  const [product] = await rowsOf<{ id: number }>(
    database.url,
    `insert into "Product" (sku, name, "priceCents", stock) values ('${sku}', 'Lamp', 500, ${stock}) returning id`,
  );
  const json = { productId: product?.id, quantity: 1 };
  const answers = await atOnce(BUYERS, app, token, () =>
    request(`${app.url}/products/reservations`, 'POST', { token, json }),
  );
  const [after] = await rowsOf<{ stock: number }>(
    database.url,
    `select stock from "Product" where sku = '${sku}'`,
  );
  return { sold: answers.filter(isSuccess).length, left: after?.stock ?? Number.NaN };
}
