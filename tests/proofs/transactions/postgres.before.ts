import { sql } from './db.js';

async function pay(userId: number) {
  await sql.begin(async (tx) => {
    await tx`update users set name = 'Paid' where id = ${userId}`;
    await sql`insert into notes (user_id, body) values (${userId}, 'Paid')`;
    throw new Error('card declined');
  });
}

export async function run() {
  await pay(1).catch(() => undefined);
  return (await sql`select * from notes`).length;
}
