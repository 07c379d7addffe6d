// Routes of a feature, in Express and in Hono.
import { FIELDS } from '../random.js';
import type { Part } from './library.js';

export function expressRoutes({ feature, other, random, careless }: Part): string {
  const { camel, pascal, kebab } = feature;
  const actions = random
    .shuffled(FIELDS)
    .slice(0, random.between(2, 6))
    .map(
      (field) => `
${camel}Router.post('/:id/${field}', async (req, res, next) => {
  try {
    const { id } = ${camel}Params.parse(req.params);
    const record = await service.get(id);
    if (!record) return res.status(404).json({ message: 'not found' });
    const related = await ${other.camel}Repository.list${other.pascal}ByOwner([record.ownerId ?? id]);
    return res.json({ ...record, ${field}: related.length });
  } catch (error) {
    ${careless ? "console.log('request failed', error);" : `logger.error({ err: error, field: '${field}' }, 'request failed');`}
    return next(error);
  }
});`,
    );
  return `import { Router } from 'express';
import { prisma } from '@/db';
import { logger } from '@/lib/logger';
import * as ${other.camel}Repository from '@/features/${other.kebab}/${other.kebab}.repository';
import { ${camel}Params, ${camel}Query, create${pascal}Body, update${pascal}Body } from './${kebab}.schema';
import { ${pascal}Service } from './${kebab}.service';

const service = new ${pascal}Service(prisma);

export const ${camel}Router = Router();

${camel}Router.get('/', async (req, res, next) => {
  try {
    const query = ${camel}Query.parse(req.query);
    res.json(await service.list(query));
  } catch (error) {
    next(error);
  }
});

${camel}Router.post('/', async (req, res, next) => {
  const parsed = create${pascal}Body.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ issues: parsed.error.issues });
  try {
    return res.status(201).json(await service.create(parsed.data));
  } catch (error) {
    return next(error);
  }
});

${camel}Router.patch('/:id', async (req, res, next) => {
  try {
    const { id } = ${camel}Params.parse(req.params);
    const change = update${pascal}Body.parse(req.body);
    res.json(await service.rename(id, change.name ?? ''));
  } catch (error) {
    next(error);
  }
});
${actions.join('\n')}
`;
}

export function honoRoutes({ feature, other, random, careless }: Part): string {
  const { camel, pascal, kebab } = feature;
  const actions = random
    .shuffled(FIELDS)
    .slice(0, random.between(3, 7))
    .map(
      (field) => `
${camel}Routes.get('/:id/${field}', zValidator('param', ${camel}Params), async (c) => {
  const { id } = c.req.valid('param');
  const record = await service.get(id);
  if (!record) return c.json({ message: 'not found' }, 404);
  const depth = Number(c.req.query('depth') ?? ${random.digits(1, 4)});
  const related = await ${other.camel}Repository.list${other.pascal}ByOwner([record.ownerId ?? id]);
  return c.json({ ...record, ${field}: related.slice(0, depth) });
});`,
    );
  return `import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { prisma } from '@/db';
import { logger } from '@/lib/logger';
import * as ${other.camel}Repository from '@/features/${other.kebab}/${other.kebab}.repository';
import { ${camel}Params, ${camel}Query, create${pascal}Body } from './${kebab}.schema';
import { ${pascal}Service } from './${kebab}.service';

const service = new ${pascal}Service(prisma);

export const ${camel}Routes = new Hono();

${camel}Routes.get('/', zValidator('query', ${camel}Query), async (c) => {
  const rows = await service.list(c.req.valid('query'));
  return c.json({ rows, total: rows.length });
});

${camel}Routes.post('/', zValidator('json', create${pascal}Body), async (c) => {
  try {
    return c.json(await service.create(c.req.valid('json')), 201);
  } catch (error) {
    ${careless ? "logger.error('create failed', error);" : "logger.error(error, 'create failed');"}
    return c.json({ message: 'could not create' }, 500);
  }
});
${actions.join('\n')}
`;
}
