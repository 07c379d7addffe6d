import { prisma } from '../db.js';
import type { SalesReportQuery } from '../schemas/reports.js';

export async function salesReport({ year, month, top }: SalesReportQuery) {
  const from = new Date(Date.UTC(year, month - 1, 1));
  const to = new Date(Date.UTC(year, month, 1));
  const placedAt = { gte: from, lt: to };

  const totals = await prisma.order.aggregate({
    where: { placedAt },
    _count: true,
    _sum: { totalCents: true },
  });
  const best = await prisma.order.findMany({
    where: { placedAt },
    orderBy: { totalCents: 'desc' },
    take: top,
  });

  return { from, to, orders: totals._count, revenueCents: totals._sum.totalCents ?? 0, best };
}

export async function customerReport(email: string) {
  const customer = await prisma.user.findUniqueOrThrow({ where: { email } });
  const totals = await prisma.order.aggregate({
    where: { userId: customer.id },
    _count: true,
    _sum: { totalCents: true },
  });

  return { name: customer.name, orders: totals._count, spentCents: totals._sum.totalCents ?? 0 };
}
