import { prisma } from '../db.js';
import { NotFoundError } from '../lib/errors.js';
import type { CreateProductInput, ProductQuery } from '../schemas/products.js';

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
