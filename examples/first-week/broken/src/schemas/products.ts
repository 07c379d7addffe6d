import { z } from 'zod';

export const productQuerySchema = z.object({
  page: z.number().int().positive().default(1),
  pageSize: z.number().int().min(1).max(100).default(20),
  minPrice: z.number().int().min(0).optional(),
  maxPrice: z.number().int().positive().optional(),
  inStock: z.coerce.boolean().optional(),
});

export const productParamsSchema = z.object({
  id: z.number().int().positive(),
});

// JSON body of the back office.
export const createProductSchema = z.object({
  sku: z.string().min(1).max(40),
  name: z.string().min(1),
  priceCents: z.number().int().positive(),
  stock: z.number().int().min(0).default(0),
});

// JSON body of the basket.
export const reservationSchema = z.object({
  productId: z.number().int().positive(),
  quantity: z.number().int().min(1).max(99),
});

export type ProductQuery = z.infer<typeof productQuerySchema>;
export type CreateProductInput = z.infer<typeof createProductSchema>;
export type ReservationInput = z.infer<typeof reservationSchema>;
