import { z } from 'zod';

// JSON bodies of the account page.
export const couponSchema = z.object({
  code: z.string().min(1).max(40),
});

export const transferSchema = z.object({
  toEmail: z.email(),
  amountCents: z.number().int().positive(),
});

export type TransferInput = z.infer<typeof transferSchema>;
