import { prisma } from './db.js';

async function pay(userId: number) {
  await prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { name: 'Paid' } });
    await tx.note.create({ data: { userId, body: 'Paid' } });
    throw new Error('card declined');
  });
}

export async function run() {
  await pay(1).catch(() => undefined);
  return prisma.note.count();
}
