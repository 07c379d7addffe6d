import { z } from 'zod';

export const salesReportQuerySchema = z.object({
  year: z.number().int().min(2000).max(2100),
  month: z.number().int().min(1).max(12),
  top: z.number().int().positive().default(10),
});

export type SalesReportQuery = z.infer<typeof salesReportQuerySchema>;
