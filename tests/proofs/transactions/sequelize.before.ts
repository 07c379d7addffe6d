import { Note, sequelize, User } from './db.js';

async function pay(userId: number) {
  await sequelize.transaction(async (transaction) => {
    await User.update({ name: 'Paid' }, { where: { id: userId }, transaction });
    await Note.create({ userId, body: 'Paid' });
    throw new Error('card declined');
  });
}

export async function run() {
  await pay(1).catch(() => undefined);
  return Note.count();
}
