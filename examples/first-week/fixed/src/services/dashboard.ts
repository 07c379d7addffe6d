import { prisma } from '../db.js';

const everyUser = { omit: { passwordHash: true }, orderBy: { id: 'asc' } } as const;

export async function usersWithOrders() {
  return prisma.user.findMany({ ...everyUser, include: { orders: { orderBy: { placedAt: 'desc' } } } });
}

export async function usersWithItems() {
  return prisma.user.findMany({
    ...everyUser,
    include: { orders: { orderBy: { id: 'asc' }, include: { items: { orderBy: { id: 'asc' } } } } },
  });
}

export async function recentOrders() {
  return prisma.user.findMany({
    ...everyUser,
    include: { orders: { orderBy: { placedAt: 'desc' }, take: 2 } },
  });
}

export async function spendingPerUser() {
  const users = await prisma.user.findMany({
    select: { id: true, name: true, orders: { select: { totalCents: true } } },
    orderBy: { id: 'asc' },
  });

  return users.map(({ id, name, orders }) => ({
    id,
    name,
    orders: orders.length,
    spentCents: orders.reduce((sum, order) => sum + order.totalCents, 0),
  }));
}
