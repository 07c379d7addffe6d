import { prisma } from '../db.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { NotFoundError } from '../lib/errors.js';
import type { CreateOrderInput, OrderListQuery } from '../schemas/orders.js';

export class OrderService {
  constructor(private readonly db: PrismaClient) {}

  async list({ page, pageSize, userId, minTotal, includeItems }: OrderListQuery) {
    return this.db.order.findMany({
      where: { userId, totalCents: { gte: minTotal } },
      include: { items: includeItems },
      orderBy: { id: 'asc' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    });
  }

  async listMine(userId: number, limit: number) {
    return this.db.order.findMany({
      where: { userId },
      orderBy: { placedAt: 'desc' },
      take: limit,
    });
  }

  async get(id: number) {
    const order = await this.db.order.findUnique({ where: { id }, include: { items: true } });
    if (!order) {
      throw new NotFoundError('Order not found');
    }
    return order;
  }

  async total(id: number) {
    const { totalCents } = await this.db.order.findUniqueOrThrow({ where: { id } });
    return totalCents;
  }

  async create(userId: number, { items }: CreateOrderInput) {
    const products = await this.db.product.findMany({
      where: { id: { in: items.map((item) => item.productId) } },
    });
    const prices = new Map(products.map((product) => [product.id, product.priceCents]));
    const lines = items.map((item) => ({ ...item, unitCents: prices.get(item.productId) ?? 0 }));

    return this.db.order.create({
      data: {
        userId,
        totalCents: lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0),
        items: { create: lines },
      },
      include: { items: true },
    });
  }
}

export const orderService = new OrderService(prisma);
