import { noteRepository, source, User } from './db.js';

async function pay(userId: number) {
  await source.transaction(async (em) => {
    await em.update(User, { id: userId }, { name: 'Paid' });
    await noteRepository.insert({ userId, body: 'Paid' });
    throw new Error('card declined');
  });
}

export async function run() {
  await pay(1).catch(() => undefined);
  return noteRepository.count();
}
