import { z } from 'zod';

export const userParamsSchema = z.object({
  id: z.coerce.number().int().positive(),
});

export const userListQuerySchema = z.object({
  page: z.coerce.number().int().positive().default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  minAge: z.coerce.number().int().min(18).optional(),
  newsletter: z.stringbool().optional(),
});

// JSON body of the profile page.
export const updateProfileSchema = z.object({
  name: z.string().min(1).max(100).optional(),
  age: z.number().int().min(18).max(120).optional(),
  householdSize: z.number().int().positive().optional(),
  newsletter: z.boolean().optional(),
});

export type UserListQuery = z.infer<typeof userListQuerySchema>;
export type UpdateProfileInput = z.infer<typeof updateProfileSchema>;
