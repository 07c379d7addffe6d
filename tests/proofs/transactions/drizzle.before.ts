import { eq } from 'drizzle-orm';
import { db, notes, users } from './db.js';

async function pay(userId: number) {
  await db.transaction(async (tx) => {
    await tx.update(users).set({ name: 'Paid' }).where(eq(users.id, userId));
    await db.insert(notes).values({ userId, body: 'Paid' });
    throw new Error('card declined');
  });
}

export async function run() {
  await pay(1).catch(() => undefined);
  return db.$count(notes);
}
