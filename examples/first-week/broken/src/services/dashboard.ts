import { prisma } from '../db.js';
import { orderService } from './orders.js';

export async function usersWithOrders() {
  const users = await prisma.user.findMany({
    omit: { passwordHash: true },
    orderBy: { id: 'asc' },
  });

  const rows = [];
  for (const user of users) {
    rows.push({
      ...user,
      orders: await prisma.order.findMany({ where: { userId: user.id }, orderBy: { placedAt: 'desc' } }),
    });
  }
  return rows;
}

export async function usersWithItems() {
  const users = await prisma.user.findMany({
    omit: { passwordHash: true },
    orderBy: { id: 'asc' },
  });

  const rows = [];
  for (const user of users) {
    const orders = await prisma.order.findMany({ where: { userId: user.id }, orderBy: { id: 'asc' } });

    const ordersWithItems = [];
    for (const order of orders) {
      ordersWithItems.push({
        ...order,
        items: await prisma.orderItem.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } }),
      });
    }

    rows.push({ ...user, orders: ordersWithItems });
  }
  return rows;
}

export async function recentOrders() {
  const users = await prisma.user.findMany({
    omit: { passwordHash: true },
    orderBy: { id: 'asc' },
  });

  return Promise.all(
    users.map(async (user) => ({
      ...user,
      orders: await prisma.order.findMany({
        where: { userId: user.id },
        orderBy: { placedAt: 'desc' },
        take: 2,
      }),
    })),
  );
}

export async function spendingPerUser() {
  const users = await prisma.user.findMany({
    omit: { passwordHash: true },
    orderBy: { id: 'asc' },
  });

  const rows = [];
  for (const user of users) {
    const orders = await orderService.listForUser(user.id);
    rows.push({
      id: user.id,
      name: user.name,
      orders: orders.length,
      spentCents: orders.reduce((sum, order) => sum + order.totalCents, 0),
    });
  }
  return rows;
}
