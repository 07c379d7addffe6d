import { prisma } from '../db.js';
import { ConflictError, NotFoundError } from '../lib/errors.js';
import type { CreateProductInput, ProductQuery, ReservationInput } from '../schemas/products.js';

export async function listProducts({ page, pageSize, minPrice, maxPrice, inStock }: ProductQuery) {
  return prisma.product.findMany({
    where: {
      priceCents: { gte: minPrice, lte: maxPrice },
      stock: inStock ? { gt: 0 } : undefined,
    },
    orderBy: { id: 'asc' },
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
}

export async function popularProducts(limit: number) {
  return prisma.product.findMany({
    orderBy: [{ items: { _count: 'desc' } }, { id: 'asc' }],
    take: limit,
  });
}

export async function getProduct(id: number) {
  const product = await prisma.product.findUnique({ where: { id } });
  if (!product) {
    throw new NotFoundError('Product not found');
  }
  return product;
}

export async function getProductBySku(sku: string) {
  return prisma.product.findUniqueOrThrow({ where: { sku } });
}

export async function createProduct(input: CreateProductInput) {
  return prisma.product.create({ data: input });
}

export async function reserve({ productId, quantity }: ReservationInput) {
  const product = await getProduct(productId);
  if (product.stock < quantity) {
    throw new ConflictError('Not enough in stock');
  }
  return prisma.product.update({
    where: { id: product.id },
    data: { stock: product.stock - quantity },
  });
}
