import { z } from 'zod';

export const orderParamsSchema = z.object({
  id: z.coerce.number().int().positive(),
});

export const myOrdersQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const orderListQuerySchema = z.object({
  page: z.coerce.number().int().positive().default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  userId: z.coerce.number().int().positive().optional(),
  minTotal: z.coerce.number().int().min(0).optional(),
  includeItems: z.stringbool().default(false),
});

// JSON body of the checkout.
export const createOrderSchema = z.object({
  items: z
    .array(
      z.object({
        productId: z.number().int().positive(),
        quantity: z.number().int().min(1).max(99),
      }),
    )
    .min(1),
});

export type OrderListQuery = z.infer<typeof orderListQuerySchema>;
export type CreateOrderInput = z.infer<typeof createOrderSchema>;
