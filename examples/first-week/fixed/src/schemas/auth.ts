import { z } from 'zod';

// Posted by the sign-up form.
export const signupSchema = z.object({
  email: z.email(),
  name: z.string().min(1).max(100),
  password: z.string().min(8),
  age: z.coerce.number().int().min(18).max(120),
  householdSize: z.coerce.number().int().positive(),
  children: z.coerce.number().int().min(0).default(0),
  weeklyBudget: z.coerce.number().int().positive(),
  deliveryDay: z.coerce.number().int().min(1).max(7),
  acceptTerms: z.stringbool().refine((accepted) => accepted, 'The terms must be accepted'),
  newsletter: z.stringbool().default(false),
});

export const loginSchema = z.object({
  email: z.email(),
  password: z.string().min(1),
});

export const refreshSchema = z.object({
  refreshToken: z.string().min(1),
});

export type SignupInput = z.infer<typeof signupSchema>;
export type LoginInput = z.infer<typeof loginSchema>;
