import { db } from './db.js';

async function pay(userId: number) {
  await db.transaction(async (trx) => {
    await trx('users').where({ id: userId }).update({ name: 'Paid' });
    await trx('notes').insert({ user_id: userId, body: 'Paid' });
    throw new Error('card declined');
  });
}

export async function run() {
  await pay(1).catch(() => undefined);
  return (await db('notes')).length;
}
