// The fifth of a backend that the plugin knows: schemas, services, repositories (its routes are in routes.ts). A feature is
// `careless` now and then, so that there are some findings and their messages and fixes are paid for.
import { capital, FIELDS } from '../random.js';
import type { Neighbours } from './plain.js';

export interface Part extends Neighbours {
  readonly careless: boolean;
}

export function schema({ feature, random, careless }: Part): string {
  const { camel, pascal } = feature;
  const number = careless ? 'z.number()' : 'z.coerce.number()';
  const bodies = random
    .shuffled(FIELDS)
    .slice(0, random.between(4, 10))
    .map(
      (field) => `
export const ${camel}${capital(field)}Body = z.object({
  ${field}: z.number().min(0).max(${random.digits(100, 900)}),
  reason: z.string().trim().min(1).max(500),
  notify: z.boolean().default(false),
  effectiveAt: z.string().datetime().optional(),
});
export type ${pascal}${capital(field)}Body = z.infer<typeof ${camel}${capital(field)}Body>;`,
    );
  return `import { z } from 'zod';
import { sorting } from '@/lib/sorting';

export const ${camel}Status = z.enum(['draft', 'active', 'archived']);

export const ${camel}Params = z.object({ id: z.string().uuid() });

export const ${camel}Query = z.object({
  page: ${number}.int().positive().default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  status: ${camel}Status.optional(),
  search: z.string().trim().max(200).optional(),
  ...sorting,
});

export const create${pascal}Body = z.object({
  name: z.string().trim().min(1).max(120),
  quantity: z.number().int().positive(),
  tags: z.array(z.string()).max(20).default([]),
  measures: z.record(z.string(), z.number()),
});

export const update${pascal}Body = create${pascal}Body.partial();

export type ${pascal}Query = z.infer<typeof ${camel}Query>;
export type Create${pascal}Body = z.infer<typeof create${pascal}Body>;
${bodies.join('\n')}
`;
}

export function service({ feature, other, random, careless }: Part): string {
  const { camel, pascal, kebab } = feature;
  const summaries = random
    .shuffled(FIELDS)
    .slice(0, random.between(2, 6))
    .map(
      (field) => `
  async ${field}Summary(ids: string[]): Promise<Map<string, number>> {
    const rows = await this.prisma.${camel}Item.findMany({ where: { ${camel}Id: { in: ids } }, select: { ${camel}Id: true, ${field}: true } });
    const sums = new Map<string, number>();
    for (const row of rows) sums.set(row.${camel}Id, (sums.get(row.${camel}Id) ?? 0) + (row.${field} ?? 0));
    return sums;
  }
`,
    );
  const related = careless
    ? `for (const row of rows) {
      const items = await ${other.camel}Repository.list${other.pascal}ByOwner([row.id]);
      counts.set(row.id, items.length);
    }`
    : `const items = await ${other.camel}Repository.list${other.pascal}ByOwner(rows.map(({ id }) => id));
    for (const { ownerId } of items) counts.set(ownerId ?? '', (counts.get(ownerId ?? '') ?? 0) + 1);`;
  return `import type { PrismaClient } from '@prisma/client';
import { logger } from '@/lib/logger';
import * as ${other.camel}Repository from '@/features/${other.kebab}/${other.kebab}.repository';
import type { Create${pascal}Body, ${pascal}Query } from './${kebab}.schema';

export class ${pascal}Service {
  constructor(private readonly prisma: PrismaClient) {}

  async list({ page, pageSize, status }: Partial<${pascal}Query> & { page: number; pageSize: number }) {
    return this.prisma.${camel}.findMany({ where: { status }, skip: (page - 1) * pageSize, take: pageSize, orderBy: { createdAt: 'desc' } });
  }

  async get(id: string) {
    return this.prisma.${camel}.findUnique({ where: { id }, include: { items: true } });
  }

  async create(body: Create${pascal}Body) {
    const record = await this.prisma.${camel}.create({ data: { ...body, status: 'draft' } });
    logger.info({ id: record.id }, '${kebab} created');
    return record;
  }

  async rename(id: string, name: string) {
    return this.prisma.${camel}.update({ where: { id }, data: { name } });
  }

  async counts(): Promise<Map<string, number>> {
    const rows = await this.prisma.${camel}.findMany({ where: { status: 'active' }, select: { id: true } });
    const counts = new Map<string, number>();
    ${related}
    return counts;
  }
${summaries.join('')}}
`;
}

export function repository({ feature, random }: Part): string {
  const { camel, pascal } = feature;
  const finders = random
    .shuffled(FIELDS)
    .slice(0, random.between(3, 7))
    .map(
      (field) => `
export async function find${pascal}By${capital(field)}(${field}: number) {
  return prisma.${camel}.findFirst({ where: { ${field}, status: 'active' }, orderBy: { createdAt: 'desc' } });
}

export async function refresh${pascal}${capital(field)}(ids: string[]): Promise<number> {
  let changed = 0;
  for (let start = 0; start < ids.length; start += ${random.digits(50, 500)}) {
    const chunk = ids.slice(start, start + 500);
    const { count } = await prisma.${camel}.updateMany({ where: { id: { in: chunk } }, data: { ${field}: ${random.digits(1, 50)} } });
    changed += count;
  }
  return changed;
}`,
    );
  return `import { prisma } from '@/db';

export async function list${pascal}ByOwner(ownerIds: string[]) {
  return prisma.${camel}.findMany({ where: { ownerId: { in: ownerIds } }, include: { items: true } });
}

export async function every${pascal}(visit: (id: string) => void): Promise<void> {
  let cursor: string | undefined;
  do {
    const rows: { id: string }[] = await prisma.${camel}.findMany({ take: 500, skip: cursor ? 1 : 0, cursor: cursor ? { id: cursor } : undefined });
    for (const { id } of rows) visit(id);
    cursor = rows.at(-1)?.id;
  } while (cursor);
}
${finders.join('\n')}
`;
}
