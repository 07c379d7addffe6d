import { z } from 'zod';

export const salesReportQuerySchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  month: z.coerce.number().int().min(1).max(12),
  top: z.coerce.number().int().positive().default(10),
});

export type SalesReportQuery = z.infer<typeof salesReportQuerySchema>;
