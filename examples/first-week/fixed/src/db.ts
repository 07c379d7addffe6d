import { PrismaPg } from '@prisma/adapter-pg';
import { config } from './config.js';
import { PrismaClient } from './generated/prisma/client.js';

const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient };

const adapter = new PrismaPg({ connectionString: config.DATABASE_URL, max: config.DB_POOL_SIZE });

export const prisma = globalForPrisma.prisma ?? new PrismaClient({ adapter });

if (config.NODE_ENV !== 'production') {
  globalForPrisma.prisma = prisma;
}
