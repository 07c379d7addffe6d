import { type Database, query } from './database.ts';
import { type AppName, appModule } from './paths.ts';

export const USERS = 500;
const ORDERS_PER_USER = 3;
const ITEMS_PER_ORDER = 2;
const PRODUCTS = 20;

export const password = 'correct-horse-battery';
export const emailOf = (user: number): string => `user${user}@example.com`;

interface Passwords {
  hashPassword(password: string): Promise<string>;
}

/** Users, products, orders and items; ids count from 1 because the database is new. */
export async function seed(database: Database, app: AppName): Promise<void> {
  const { hashPassword } = (await import(appModule(app, 'auth/passwords.ts'))) as Passwords;
  // One hash for all: hashing is slow on purpose, and nobody logs in as most of these users.
  const hash = await hashPassword(password);
  await query(
    database.url,
    `
    insert into "User" (email, name, "passwordHash", age, "householdSize", "weeklyBudget", "deliveryDay")
      select 'user' || n || '@example.com', 'User ' || n, '${hash}', 18 + n % 60, 1 + n % 5, 50 + n % 200, 1 + n % 7
      from generate_series(1, ${USERS}) n order by n;
    insert into "Product" (sku, name, "priceCents", stock)
      select 'SKU-' || n, 'Product ' || n, n * 100, n % 4 from generate_series(1, ${PRODUCTS}) n order by n;
    insert into "Order" ("userId", "totalCents", "placedAt")
      select u.id, 1000 + u.id * 10 + n, timestamp '2026-03-01' + (u.id * ${ORDERS_PER_USER} + n) * interval '30 minutes'
      from "User" u cross join generate_series(1, ${ORDERS_PER_USER}) n order by u.id, n;
    insert into "OrderItem" ("orderId", "productId", quantity, "unitCents")
      select o.id, 1 + (o.id + n) % ${PRODUCTS}, n, 500
      from "Order" o cross join generate_series(1, ${ITEMS_PER_ORDER}) n order by o.id, n;
    `,
  );
}
