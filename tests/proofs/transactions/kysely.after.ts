import { db } from './db.js';

async function pay(userId: number) {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('users').set({ name: 'Paid' }).where('id', '=', userId).execute();
    await trx.insertInto('notes').values({ user_id: userId, body: 'Paid' }).execute();
    throw new Error('card declined');
  });
}

export async function run() {
  await pay(1).catch(() => undefined);
  return (await db.selectFrom('notes').selectAll().execute()).length;
}
