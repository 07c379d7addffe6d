import rule from '../../src/rules/no-unchecked-number-parse.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-unchecked-number-parse', rule, {
  valid: [
    {
      name: 'a validator without a model that is told the key: in the route, in a list, by a function, of another file',
      files: {
        'src/rules.js': `
const { check, query } = require('express-validator');
exports.listRules = [query('limit').isInt(), query('page').optional().isInt({ min: 1 }).withMessage('a page')];
exports.rulesOf = (kind) => {
  switch (kind) {
    case 'list':
      return [check(['page', 'limit']).isInt()];
    default:
      return [];
  }
};
exports.pageSchema = { page: { isInt: true } };
`,
      },
      code: `
const express = require('express');
const { param, query, checkSchema, validationResult } = require('express-validator');
const { PrismaClient } = require('@prisma/client');
const { listRules, pageSchema, rulesOf } = require('./rules');
const prisma = new PrismaClient();
const router = express.Router();
const list = async (req, res) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() });
  const { page = 1 } = req.query;
  return res.json(await prisma.order.findMany({ skip: parseInt(page), take: 20 }));
};
router.get('/:id', param('id').isInt(), async (req, res) => {
  res.json(await prisma.order.findUnique({ where: { id: Number(req.params.id) } }));
});
router.get('/a', [query('page').isInt(), query('state').isIn(['open'])], list);
router.get('/b', listRules, list);
router.get('/c', rulesOf('list'), list);
router.get('/d', checkSchema(pageSchema), list);
module.exports = router;
`,
    },
    {
      name: 'asked by a name that the answer was given',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/:id', async (req, res) => {
  const { id } = req.params;
  const isNumeric = /^[0-9]+$/.test(id);
  res.json(
    isNumeric
      ? await prisma.order.findUnique({ where: { id: Number(id) } })
      : await prisma.order.findUnique({ where: { code: id } }),
  );
});
`,
    },
    {
      name: 'validated before a handler that hands the request on to another function',
      code: `
import { PrismaClient } from '@prisma/client';
import express, { type Request, type Response } from 'express';
import Joi from 'joi';
const prisma = new PrismaClient();
const router = express.Router();
const query = Joi.object({ page: Joi.number().required() });
const validateQuery = (req, res, next) => {
  const { error } = query.validate(req.query);
  if (error) return res.status(400).end();
  next();
};
async function list(req: Request, res: Response) {
  const { page = 0 } = req.query;
  res.json(await prisma.order.findMany({ skip: +page * 20, take: 20 }));
}
class Orders {
  index(req: Request, res: Response) {
    return list(req, res);
  }
}
const orders = new Orders();
router.get('/', validateQuery, orders.index);
export default router;
`,
    },
    {
      name: 'validated before in the handler, by a schema that gives texts',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
import Joi from 'joi';
const prisma = new PrismaClient();
const app = express();
const query = Joi.object({ page: Joi.number().required() });
app.get('/', async (req, res) => {
  const { error } = query.validate(req.query);
  if (error) return res.status(400).json({ error: error.message });
  const { page } = req.query;
  res.json(await prisma.order.findMany({ skip: Number(page) * 20, take: 20 }));
});
`,
    },
    {
      name: "validated before in a middleware of the project's",
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
import * as yup from 'yup';
const prisma = new PrismaClient();
const app = express();
const validate = (schema, part) => async (req, res, next) => {
  try {
    await schema.validate(req[part]);
    next();
  } catch (error) {
    res.status(400).json({ error: error.message });
  }
};
app.get('/', validate(yup.object({ page: yup.number().required() }), 'query'), async (req, res) => {
  res.json(await prisma.order.findMany({ skip: Number(req.query.page) * 20, take: 20 }));
});
`,
    },
    {
      name: 'validated before by a middleware of a library',
      code: `
import { PrismaClient } from '@prisma/client';
import { celebrate, Joi, Segments } from 'celebrate';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/', celebrate({ [Segments.QUERY]: Joi.object({ page: Joi.number().required() }) }), async (req, res) => {
  res.json(await prisma.order.findMany({ skip: Number(req.query.page) * 20, take: 20 }));
});
`,
    },
    {
      name: 'another number in the place of NaN',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/', async (req, res) => {
  const page = parseInt(String(req.query.page), 10) || 1;
  res.json(await prisma.order.findMany({ skip: (page - 1) * 20, take: 20 }));
});
`,
    },
    {
      name: 'asked before the query, with an early return',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/:id', async (req, res) => {
  const id = Number(req.params.id);
  if (!Number.isInteger(id)) return res.status(400).end();
  res.json(await prisma.order.findUnique({ where: { id } }));
});
`,
    },
    {
      name: 'a comparison',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/', async (req, res) => {
  const take = Number(req.query.take);
  res.json(await prisma.order.findMany({ take: take > 0 ? take : 20 }));
});
`,
    },
    {
      name: 'a pattern that the text was asked for',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/:id', async (req, res) => {
  if (!/^\\d+$/.test(req.params.id)) return res.status(404).end();
  res.json(await prisma.order.findUnique({ where: { id: Number(req.params.id) } }));
});
`,
    },
    {
      name: 'a pattern in the path of the route',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/:id(\\\\d+)', async (req, res) => {
  res.json(await prisma.order.findUnique({ where: { id: Number(req.params.id) } }));
});
`,
    },
    {
      name: 'a schema in front of it',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
import { z } from 'zod';
const prisma = new PrismaClient();
const app = express();
const one = z.object({ id: z.string().regex(/^\\d+$/) });
app.get('/:id', async (req, res) => {
  const { id } = one.parse(req.params);
  res.json(await prisma.order.findUnique({ where: { id: Number(id) } }));
});
`,
    },
    {
      name: 'a text column that a driver gives',
      code: `
import { Pool } from 'pg';
const pool = new Pool();
export async function pages() {
  const { rows } = await pool.query('select count(*) from orders');
  return pool.query('select * from orders limit $1', [Number(rows[0].count)]);
}
`,
    },
    {
      name: 'a number that goes elsewhere',
      code: `
import express from 'express';
const app = express();
app.get('/', (req, res) => { res.json({ page: Number(req.query.page) }); });
`,
    },
    {
      name: 'a helper that puts another number in the place of NaN',
      files: {
        'src/numbers.ts': `export const toInt = (text: unknown, other: number) => { const n = Number(text); return Number.isNaN(n) ? other : n; };\n`,
      },
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
import { toInt } from './numbers.js';
const prisma = new PrismaClient();
const app = express();
app.get('/', async (req, res) => {
  res.json(await prisma.order.findMany({ take: toInt(req.query.take, 20) }));
});
`,
    },
    {
      name: 'a setting that the start of the program asks about',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const LIMIT = Number(process.env.LIMIT);
if (Number.isNaN(LIMIT)) throw new Error('LIMIT is no number');
export const list = () => prisma.order.findMany({ take: LIMIT });
`,
    },
    {
      name: 'asked before a callback that sends the query',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/:id', (req, res) => {
  const id = Number(req.params.id);
  if (!id) return res.status(400).end();
  setImmediate(async () => { res.json(await prisma.order.findUnique({ where: { id } })); });
});
`,
    },
    {
      name: 'a choice of conditions that somebody made by the text',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
import { isNumeric } from './numbers.js';
const prisma = new PrismaClient();
const app = express();
app.get('/:id', async (req, res) => {
  const isId = isNumeric(req.params.id);
  res.json(await prisma.user.findFirst({ where: isId ? { id: Number(req.params.id) } : { name: req.params.id } }));
});
`,
    },
    {
      name: 'a middleware of the project that asks for it',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
const withId = (req, res, next) => {
  if (!/^\\d+$/.test(req.params.id)) return res.status(404).end();
  next();
};
app.get('/:id', withId, async (req, res) => {
  res.json(await prisma.order.findUnique({ where: { id: Number(req.params.id) } }));
});
`,
    },
    {
      name: 'the same words on another object',
      code: `
const prisma = { order: { findMany: (options: object) => options } };
export const list = (req: { query: { take: string } }) => prisma.order.findMany({ take: Number(req.query.take) });
`,
    },
    {
      name: 'a pipe that refuses what is no number',
      tiers: 'both',
      code: `
import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
@Controller('orders')
export class Orders {
  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number) {
    return prisma.order.findUnique({ where: { id: Number(id) } });
  }
}
`,
    },
  ],
  invalid: [
    {
      name: 'a validator without a model that is told another key',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
import { query } from 'express-validator';
const prisma = new PrismaClient();
const app = express();
app.get('/', query('limit').isInt(), async (req, res) => {
  res.json(await prisma.order.findMany({ skip: Number(req.query.page), take: 20 }));
});
`,
      errors: [{ messageId: 'reachesQuery', at: 'Number(req.query.page)', suggestions: [] }],
    },
    {
      name: 'two handlers that give a text the same name: what the one does is no question of the other',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
export function register(app: express.Express) {
  app.get('/orders', async (req, res) => {
    const { page } = req.query;
    if (!/^[0-9]+$/.test(String(page))) throw new Error('page');
    res.json(await prisma.order.findMany({ skip: Number(page), take: 20 }));
  });
  app.get('/bills', async (req, res) => {
    const { page } = req.query;
    res.json(await prisma.bill.findMany({ skip: Number( page), take: 20 }));
  });
}
`,
      errors: [{ messageId: 'reachesQuery', at: 'Number( page)', suggestions: [] }],
    },
    {
      name: 'a middleware that validates another part',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
import Joi from 'joi';
const prisma = new PrismaClient();
const app = express();
const order = Joi.object({ amount: Joi.number().required() });
const validateOrder = (req, res, next) => {
  const { error } = order.validate(req.body);
  if (error) return res.status(400).json({ error: error.message });
  next();
};
app.get('/:id', validateOrder, async (req, res) => {
  res.json(await prisma.order.findUnique({ where: { id: Number(req.params.id) } }));
});
`,
      errors: [{ messageId: 'reachesQuery', at: 'Number(req.params.id)', suggestions: [] }],
    },
    {
      name: 'a path parameter, in Express',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/:id', async (req, res) => {
  const id = Number(req.params.id);
  res.json(await prisma.order.findUnique({ where: { id } }));
});
`,
      errors: [
        {
          messageId: 'reachesQuery',
          at: 'Number(req.params.id)',
          data: {
            read: 'Number(req.params.id)',
            source: 'a path',
            query: 'prisma.order.findUnique()',
            key: ' as `id`',
            place: 'line 8',
          },
          suggestions: [
            {
              messageId: 'refuse',
              output: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/:id', async (req, res) => {
  const id = Number(req.params.id);
  if (Number.isNaN(id)) {
    res.status(400).json({ error: 'id is no number' });
    return;
  }
  res.json(await prisma.order.findUnique({ where: { id } }));
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'bounds and arithmetic, which NaN goes through',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/', async (req, res) => {
  const page = Math.max(1, parseInt((req.query.page as string) ?? '1', 10));
  const take = Math.min(100, +(req.query.take ?? 20));
  res.json(await prisma.order.findMany({ skip: (page - 1) * 20, take }));
});
`,
      errors: [
        {
          messageId: 'reachesQuery',
          at: "parseInt((req.query.page as string) ?? '1', 10)",
          suggestions: [],
        },
        { messageId: 'reachesQuery', at: '+(req.query.take ?? 20)', suggestions: [] },
      ],
    },
    {
      name: 'a number that stands in for a text that was not sent',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/', async (req, res) => {
  const take = Number(req.query.limit ?? 20);
  res.json(await prisma.order.findMany({ take }));
});
`,
      errors: [
        {
          messageId: 'reachesQuery',
          at: 'Number(req.query.limit ?? 20)',
          suggestions: [
            {
              messageId: 'refuse',
              output: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/', async (req, res) => {
  const take = Number(req.query.limit ?? 20);
  if (Number.isNaN(take)) {
    res.status(400).json({ error: 'take is no number' });
    return;
  }
  res.json(await prisma.order.findMany({ take }));
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Hono and Drizzle, in a step of the chain and in a condition',
      code: `
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Hono } from 'hono';
import { orders } from './schema.js';
const db = drizzle(process.env.DATABASE_URL);
export const app = new Hono();
app.get('/:id', async (c) => {
  const id = Number(c.req.param('id'));
  return c.json(await db.select().from(orders).where(eq(orders.id, id)).limit(Number(c.req.query('limit'))));
});
`,
      files: {
        'src/schema.ts': `import { integer, pgTable } from 'drizzle-orm/pg-core';\nexport const orders = pgTable('orders', { id: integer() });\n`,
      },
      filename: 'src/routes.ts',
      errors: [
        {
          messageId: 'reachesQuery',
          at: "Number(c.req.param('id'))",
          suggestions: [
            {
              messageId: 'refuse',
              output: `
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Hono } from 'hono';
import { orders } from './schema.js';
const db = drizzle(process.env.DATABASE_URL);
export const app = new Hono();
app.get('/:id', async (c) => {
  const id = Number(c.req.param('id'));
  if (Number.isNaN(id)) {
    return c.json({ error: 'id is no number' }, 400);
  }
  return c.json(await db.select().from(orders).where(eq(orders.id, id)).limit(Number(c.req.query('limit'))));
});
`,
            },
          ],
        },
        { messageId: 'reachesQuery', at: "Number(c.req.query('limit'))", suggestions: [] },
      ],
    },
    {
      name: 'through helpers of other files, plain JavaScript',
      filename: 'src/routes.js',
      files: {
        'src/numbers.js': `exports.toInt = (text) => parseInt(text, 10);\n`,
        'src/orders.js': `
const { Pool } = require('pg');
const pool = new Pool();
exports.list = (limit) => pool.query('select * from orders limit $1', [limit]);
`,
      },
      code: `
const express = require('express');
const { toInt } = require('./numbers.js');
const { list } = require('./orders.js');
const router = express.Router();
router.get('/', async (req, res) => {
  const { limit = '10' } = req.query;
  res.json(await list(toInt(limit)));
});
module.exports = router;
`,
      errors: [
        {
          messageId: 'reachesQuery',
          at: 'toInt(limit)',
          data: {
            read: 'toInt(limit)',
            source: 'a query string',
            query: 'pool.query()',
            key: '',
            place: 'orders.js:4',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'the environment, in another file than the query',
      filename: 'src/limits.ts',
      files: {
        'src/orders.ts': `
import { PrismaClient } from '@prisma/client';
import { PAGE } from './limits.js';
const prisma = new PrismaClient();
export const list = () => prisma.order.findMany({ take: PAGE });
`,
      },
      code: `
export const PAGE = Number(process.env.PAGE ?? '20');
`,
      errors: [{ messageId: 'reachesQuery', at: "Number(process.env.PAGE ?? '20')", suggestions: [] }],
    },
    {
      name: 'a decorated parameter, in Nest',
      code: `
import { Controller, Get, Param } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
@Controller('orders')
export class Orders {
  @Get(':id')
  one(@Param('id') id: string) {
    return prisma.order.findUnique({ where: { id: +id } });
  }
}
`,
      errors: [{ messageId: 'reachesQuery', at: '+id', suggestions: [] }],
    },
    {
      name: 'an object of conditions that is filled before',
      code: `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/', async (req, res) => {
  const where = { shop: req.query.shop ? Number(req.query.shop) : undefined };
  res.json(await prisma.order.findMany({ where }));
});
`,
      errors: [{ messageId: 'reachesQuery', at: 'Number(req.query.shop)', suggestions: [] }],
    },
  ],
});
