import { z } from 'zod';

// JSON body of the checkout.
export const chargeSchema = z.object({
  orderId: z.number().int().positive(),
  amountCents: z.number().int().positive(),
});

export type ChargeInput = z.infer<typeof chargeSchema>;
