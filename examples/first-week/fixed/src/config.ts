import { z } from 'zod';

const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().min(1),
  JWT_SECRET: z.string().min(16),
  SUPPLIER_KEY: z.string().min(16),
  PORT: z.coerce.number().int().positive().default(3000),
  DB_POOL_SIZE: z.coerce.number().int().min(1).max(50).default(10),
  ACCESS_TOKEN_TTL_SECONDS: z.coerce.number().int().positive().default(900),
  REFRESH_TOKEN_TTL_DAYS: z.coerce.number().int().positive().default(30),
  REFRESH_GRACE_SECONDS: z.coerce.number().int().min(0).default(10),
  TRUST_PROXY: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  PAYMENT_API_URL: z.url().default('https://payments.example.com/v1'),
  PAYMENT_TIMEOUT_MS: z.coerce.number().int().positive().default(3000),
});

export const config = envSchema.parse(process.env);
