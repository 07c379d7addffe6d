// What surrounds the features: manifest, tsconfig with paths, Prisma schema, the client, the logger, the environment.
import { FIELDS, type Feature } from '../random.js';

export const DEPENDENCIES: Readonly<Record<string, string>> = {
  '@hono/zod-validator': '0.7.0',
  '@prisma/client': '6.19.3',
  express: '5.1.0',
  hono: '4.13.0',
  pino: '10.1.0',
  vitest: '4.1.12',
  zod: '4.1.0',
};

export function projectFiles(features: readonly Feature[]): Record<string, string> {
  return {
    'package.json': JSON.stringify(
      { name: 'bench-backend', private: true, type: 'module', dependencies: DEPENDENCIES },
      null,
      2,
    ),
    'tsconfig.json': JSON.stringify(
      {
        compilerOptions: {
          ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', strict: true, noEmit: true },
          ...{ baseUrl: '.', paths: { '@/*': ['src/*'] } },
        },
        include: ['src'],
      },
      null,
      2,
    ),
    '.gitignore': 'node_modules\ndist\n',
    'prisma/schema.prisma': prismaSchema(features),
    'src/db.ts': `import { PrismaClient } from '@prisma/client';

const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient };

export const prisma = globalForPrisma.prisma ?? new PrismaClient({ log: ['warn', 'error'] });

if (process.env.NODE_ENV !== 'production') globalForPrisma.prisma = prisma;
`,
    'src/lib/logger.ts': `import pino from 'pino';

export const logger = pino({ level: process.env.LOG_LEVEL ?? 'info', base: { service: 'bench-backend' } });
`,
    'src/lib/sorting.ts': `import { z } from 'zod';

export const sorting = {
  sort: z.enum(['name', 'createdAt', 'updatedAt']).default('createdAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
};
`,
    'src/lib/env.ts': `import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().url(),
  PORT: z.coerce.number().int().positive().default(3000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

export const env = schema.parse(process.env);
`,
    'src/app.ts': appOf(features),
  };
}

/** Every second feature is served by Express, the others by Hono. */
export function usesExpress(index: number): boolean {
  return index % 2 === 0;
}

function appOf(features: readonly Feature[]): string {
  const served = features.filter((_, index) => usesExpress(index));
  const imports = served.map(
    ({ camel, kebab }) => `import { ${camel}Router } from '@/features/${kebab}/${kebab}.routes';`,
  );
  const mounts = served.map(({ camel, kebab }) => `app.use('/${kebab}', ${camel}Router);`);
  return [
    "import express from 'express';",
    ...imports,
    '',
    'export const app = express();',
    'app.use(express.json());',
    ...mounts,
    '',
  ].join('\n');
}

function prismaSchema(features: readonly Feature[]): string {
  const measures = FIELDS.map((field) => `  ${field} Int?`).join('\n');
  const models = features.map(
    ({ camel, pascal }) => `
model ${pascal} {
  id        String   @id @default(uuid())
  name      String
  status    String
  quantity  Int
  ownerId   String?
  tags      String[]
  createdAt DateTime @default(now())
  items     ${pascal}Item[]
${measures}
}

model ${pascal}Item {
  id       String  @id @default(uuid())
  ${camel}Id String
  ${camel}   ${pascal} @relation(fields: [${camel}Id], references: [id])
${measures}
}`,
  );
  return `generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
${models.join('\n')}
`;
}
