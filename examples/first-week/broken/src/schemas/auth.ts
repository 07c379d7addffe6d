import { z } from 'zod';

// Posted by the sign-up form.
export const signupSchema = z.object({
  email: z.email(),
  name: z.string().min(1).max(100),
  password: z.string().min(8),
  age: z.number().int().min(18).max(120),
  householdSize: z.number().int().positive(),
  children: z.number().int().min(0).default(0),
  weeklyBudget: z.number().int().positive(),
  deliveryDay: z.number().int().min(1).max(7),
  acceptTerms: z.boolean(),
  newsletter: z.coerce.boolean().default(false),
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
