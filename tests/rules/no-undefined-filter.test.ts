import rule from '../../src/rules/no-undefined-filter.js';
import { testRule } from '../support/rule-tester.js';

const files = {
  'src/db.ts': `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`,
};
const options = { evidence: 'likely' };

const LEFT_UNDEFINED = `
const { prisma } = require('./db');
exports.forget = async function (session) {
  let tenant;
  if (session) tenant = session.tenant;
  await prisma.theme.deleteMany({ where: { tenant } });
};
exports.latest = async (token, read) => {
  let userId;
  try {
    userId = (await read(token)).sub;
  } catch (error) {
    console.error(error);
  }
  return prisma.order.findFirst({ where: { userId } });
};
exports.themes = {
  async move(kind, user, team) {
    let owner;
    switch (kind) {
      case 'user':
        owner = user.id;
        break;
      case 'team':
        owner = team.id;
    }
    return prisma.theme.updateMany({ where: { owner }, data: { moved: true } });
  },
};
`;

const KEYS_OF_0_2 = `
const { getManager, getRepository } = require('typeorm');
exports.one = (user) => {
  const id = user ? user.guestId : undefined;
  return getManager().findOne('Guest', id);
};
require('express')().get('/guest', async (req, res) => {
  res.json(await getRepository('Guest').findOneOrFail(req.query.id, { relations: ['orders'] }));
});
`;

const OPEN_ROUTER = `
import { Router } from 'express';
import { prisma } from './db.js';
import { validated } from './validated.js';
export const drafts = Router();
drafts.get('/', async (req, res) => {
  res.json(await prisma.draft.findMany({ where: { userId: req.user?.id } }));
});
drafts.delete('/', validated(), async (req, res) => {
  await prisma.draft.deleteMany({ where: { userId: req.query.userId } });
  res.end();
});
`;

const LOOKED_FOR = `
import type { Repository } from 'typeorm';
export class Sessions {
  constructor(private readonly sessions: Repository<{ id: number; userId: number }>) {}
  async latest(rows: Iterable<{ userId: number; isMain: boolean }>) {
    let userId: number | undefined;
    for (const row of rows) if (row.isMain) userId = row.userId;
    return this.sessions.findOneBy({ userId });
  }
}
`;

/** An error at a name, and the suggestion that throws in a line before a statement. */
const HANDED_BODY = `
import { prisma } from './db';
export class Bookings {
  async create(input) {
    const { roomId } = input;
    return prisma.room.findFirst({ where: { id: roomId } });
  }
}
`;

function thrownFirst(code: string, line: number, name: string, statement: string, indent: string) {
  const thrown = `if (${name} === undefined) throw new TypeError('${name} is undefined');`;
  return {
    messageId: 'mayMatchEveryRow',
    at: name,
    line,
    suggestions: [
      { messageId: 'throwFirst', output: code.replace(statement, `${thrown}\n${indent}${statement}`) },
    ],
  } as const;
}

testRule('no-undefined-filter', rule, {
  valid: [
    {
      name: 'what a function gives of a request, or something else where it was not sent',
      files,
      options,
      tiers: 'untyped',
      code: `
import express, { type Request } from 'express';
import { prisma } from './db';
const tenantOf = (req: Request): string => {
  if (req.user?.tenantId) return req.user.tenantId;
  if (req.user?.isAdmin) {
    const asked = req.headers['x-tenant'] as string;
    return asked || 'all';
  }
  throw new Error('no tenant');
};
express().get('/orders', async (req, res) => {
  const tenantId = tenantOf(req);
  res.json(await prisma.order.findMany({ where: { tenantId } }));
});
`,
    },
    {
      name: 'a segment of the path that the file stands at, renamed and as one of many',
      options,
      filename: 'pages/api/teams/[teamId]/[...rest].ts',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export default async function handler(req, res) {
  const { teamId: id, rest } = req.query;
  await prisma.member.deleteMany({ where: { teamId: id } });
  res.json(await prisma.file.deleteMany({ where: { path: rest } }));
}
`,
    },
    {
      name: 'a handler in a file of its own, whose route is another file',
      options,
      filename: 'features/teams/handler.ts',
      code: `
import { PrismaClient } from '@prisma/client';
import type { NextApiRequest, NextApiResponse } from 'next';
const prisma = new PrismaClient();
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.json(await prisma.member.deleteMany({ where: { teamId: req.query.teamId as string } }));
}
`,
    },
    {
      name: 'a search parameter that is null when it was not sent',
      options,
      filename: 'app/api/members/route.ts',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function DELETE(request: Request) {
  const id = new URL(request.url).searchParams.get('id');
  return Response.json(await prisma.member.deleteMany({ where: { userId: id } }));
}
`,
    },
    {
      name: 'a filter that something behind it replaces, or may replace',
      files,
      options,
      code: `
import { prisma } from './db';
declare const more: object;
export async function run(id?: string) {
  await prisma.user.deleteMany({ where: { id }, ...more });
  await prisma.user.deleteMany({ where: { id }, where: { name: 'a' } });
}
`,
    },
    {
      name: 'asked before, and cast in the query',
      files,
      options,
      code: `
import express from 'express';
import { prisma } from './db';
express().get('/orders', async (req, res) => {
  if (!req.query.customerId) return res.sendStatus(400);
  res.json(await prisma.order.findMany({ where: { customerId: req.query.customerId as string } }));
});
`,
    },
    {
      name: 'a value that is there',
      files,
      options,
      code: `
import { prisma } from './db';
export async function run(id: string) { await prisma.user.deleteMany({ where: { id } }); }
`,
    },
    {
      name: 'asked before: a guard, a branch, an assertion',
      files,
      options,
      code: `
import assert from 'node:assert';
import { prisma } from './db';
export async function guarded(id?: string) {
  if (!id) return;
  await prisma.user.deleteMany({ where: { id } });
}
export async function inBranch(id?: string) {
  if (id) await prisma.user.deleteMany({ where: { id } });
  return id && prisma.user.deleteMany({ where: { id } });
}
export async function asserted(id?: string) {
  assert(id);
  await prisma.user.deleteMany({ where: { id } });
}
export async function ofUser(user?: { id: string }) {
  if (!user) throw new Error('no user');
  await prisma.order.deleteMany({ where: { userId: user?.id } });
}
`,
    },
    {
      name: 'what the code says of a value that is not there: another value, nothing to leave out, all of them',
      files,
      options,
      code: `
import express from 'express';
import { prisma } from './db';
const app = express();
app.get('/overlaps', async (req, res) => {
  res.json(await free(Number(req.query.from), req.query.except as string | undefined));
});
async function free(from: number, except?: string) {
  return prisma.order.findFirst({ where: { total: { gte: from }, id: except ? { not: except } : undefined } });
}
app.get('/orders', async (req, res) => {
  const own = 'anna';
  const userId = (req.body.userId as string | undefined) ?? own;
  const seen = await prisma.order.findMany({ where: { userId: req.query.all === 'yes' ? (req.query.user as string) : own } });
  await prisma.order.updateMany({ where: { userId }, data: { seen: true } });
  await prisma.order.updateMany({ where: { coupon: (req.query.coupon as string | undefined) ?? null }, data: { seen: true } });
  res.json(seen);
});
`,
    },
    {
      name: 'a value that is asked for outside of the function with the query',
      files,
      options,
      code: `
import express from 'express';
import { prisma } from './db';
express().use((req, res, next) => {
  const key = req.header('Idempotency-Key');
  if (!key) return next();
  res.on('finish', async () => {
    await prisma.claim.deleteMany({ where: { key } });
  });
  next();
});
`,
    },
    {
      name: 'a validator before a method of what a container gives',
      files: {
        ...files,
        'src/validate.ts': `
export const validate = (schema) => (req, res, next) => {
  req.body = schema.parse(req.body);
  next();
};
`,
        'src/bookings.controller.ts': `
import { injectable } from 'tsyringe';
import { Bookings } from './file';
@injectable()
export class BookingsController {
  constructor(private readonly bookings: Bookings) {}
  async create(req, res) { res.json(await this.bookings.create(req.body)); }
}
`,
        'src/routes.ts': `
import { Router } from 'express';
import { container } from 'tsyringe';
import { z } from 'zod';
import { BookingsController } from './bookings.controller';
import { validate } from './validate';
const router = Router();
const controller = container.resolve(BookingsController);
router.post('/', validate(z.object({ roomId: z.string() })), controller.create.bind(controller) as any);
export default router;
`,
      },
      options,
      tiers: 'untyped',
      code: HANDED_BODY,
    },
    {
      name: 'a list that is filtered by what is given',
      files,
      options,
      code: `
import { prisma } from './db';
export async function list(status?: string) { return prisma.order.findMany({ where: { status } }); }
`,
    },
    {
      name: 'a unique read throws without its key',
      files,
      options,
      code: `
import { prisma } from './db';
export async function load(id?: number) { return prisma.user.findUnique({ where: { id } }); }
`,
    },
    {
      name: 'a default, and a part of the path, which is always there',
      files,
      options,
      code: `
import express from 'express';
import { prisma } from './db';
export async function remove(id = '0') { await prisma.user.deleteMany({ where: { id } }); }
express().delete('/users/:id', async (req, res) => {
  await prisma.user.deleteMany({ where: { id: req.params.id } });
  res.end();
});
`,
    },
    {
      name: 'a value that every path assigns, and one that is asked for before the query',
      files,
      options,
      code: `
import { prisma } from './db';
export const forget = async (session) => {
  let tenant;
  try { tenant = session.tenant; } catch { tenant = 'default'; }
  await prisma.theme.deleteMany({ where: { tenant } });
};
export class Themes {
  async forget(session) {
    let tenant;
    if (session) tenant = session.tenant;
    if (tenant === undefined) throw new Error('no tenant');
    await prisma.theme.deleteMany({ where: { tenant } });
  }
  async forgetOwn(session) {
    let tenant;
    if (session) tenant = session.tenant;
    await prisma.theme.deleteMany({ where: { tenant: tenant ?? 'default' } });
  }
}
`,
    },
    {
      name: 'TypeORM 0.2 compares an undefined condition with null, and an object in the place of a key may be options',
      files: { 'package.json': `{ "dependencies": { "typeorm": "~0.2.41" } }` },
      filename: 'src/guests.ts',
      options,
      tiers: 'untyped',
      code: `
import { type FindOneOptions, type Repository } from 'typeorm';
type Guest = { id: number; email: string; userId: number };
export class Guests {
  constructor(private readonly guests: Repository<Guest>) {}
  byEmail(email?: string) { return this.guests.findOne({ email }); }
  ofUser(userId?: number) { return this.guests.find({ where: { userId } }); }
  first(found?: FindOneOptions<Guest>) { return this.guests.findOne(found); }
  ofBoth(id?: number) { return this.guests.findOne(id, { where: { email: 'a' } }); }
  one(id?: number) {
    if (!id) return undefined;
    return this.guests.findOne(id);
  }
}
`,
    },
    {
      name: 'TypeORM 0.3 throws for a key in place of conditions, and without a version nothing is known of it',
      files: { 'package.json': `{ "dependencies": { "typeorm": "^0.3.0" } }` },
      filename: 'src/guests.ts',
      options,
      tiers: 'untyped',
      code: `
import { type Repository } from 'typeorm';
export class Guests {
  constructor(private readonly guests: Repository<{ id: number }>) {}
  one(id?: number) { return this.guests.findOne(id as never); }
}
`,
    },
    {
      name: 'a router whose only mount stands behind a guard',
      files: {
        ...files,
        'src/app.ts': `
import express from 'express';
import { drafts } from './file';
const app = express();
app.use('/drafts', (req, res, next) => (req.user ? next() : res.sendStatus(401)), drafts);
`,
      },
      options,
      code: `
import { Router } from 'express';
import { prisma } from './db';
export const drafts = Router();
drafts.get('/', async (req, res) => {
  const userId = req.user?.id;
  res.json(await prisma.draft.findMany({ where: { userId } }));
});
`,
    },
    {
      name: "a handler and a validator in the project's own wrapper, in files of their own",
      files: {
        ...files,
        'src/wrap.ts': `
import type { NextFunction, Request, RequestHandler, Response } from 'express';
export const wrap = (fn: RequestHandler) => (req: Request, res: Response, next: NextFunction) => {
  Promise.resolve(fn(req, res, next)).catch(next);
};
`,
        'src/validate.ts': `
import { wrap } from './wrap';
export const validate = (schema) => wrap(async (req, res, next) => {
  await schema.parseAsync(req.body);
  next();
});
`,
        'src/controller.ts': `
import { logIn } from './service';
import { wrap } from './wrap';
const create = wrap(async (req, res) => { res.json(await logIn(req.body)); });
export const controller = { create };
`,
        'src/routes.ts': `
import { Router } from 'express';
import { controller } from './controller';
import { validate } from './validate';
import { login } from './schemas';
export const routes = Router();
routes.route('/login').post(validate(login), controller.create);
`,
      },
      filename: 'src/service.ts',
      options,
      code: `
import { prisma } from './db';
export const logIn = async (payload: { email: string }) =>
  prisma.user.findFirst({ where: { email: payload.email } });
`,
    },
    {
      name: 'a service that a validated body is handed to',
      files: {
        ...files,
        'src/app.ts': `
import Fastify from 'fastify';
import { Bookings } from './bookings';
import { validated } from './validated';
export const app = Fastify();
app.post('/bookings', { preValidation: [validated(booking)] }, async (request) => {
  const body = request.body as { roomId: string };
  return new Bookings().create(body);
});
`,
        'src/validated.ts': `
export function validated(schema) {
  return async (request, reply) => {
    try {
      request.body = schema.parse(request.body);
    } catch (error) {
      return reply.status(400).send({ message: 'invalid' });
    }
  };
}
`,
      },
      filename: 'src/bookings.ts',
      options,
      code: `
import { prisma } from './db';
export class Bookings {
  async create(input) {
    const { roomId } = input;
    return prisma.room.findFirst({ where: { id: roomId } });
  }
}
`,
    },
    {
      name: 'whoever sees all reads all, and changes one of them',
      files,
      options,
      code: `
import { prisma } from './db';
export async function list(user, isAdmin) {
  const userId = isAdmin ? undefined : user.id;
  await prisma.order.updateMany({ where: { number: 7, userId }, data: { seen: true } });
  return prisma.order.findMany({ where: { userId } });
}
`,
    },
    {
      name: 'a library that throws for undefined',
      files: { 'src/db.js': `exports.knex = require('knex')({ client: 'pg' });` },
      filename: 'src/sessions.js',
      options,
      code: `
const { knex } = require('./db');
exports.forget = async (session) => {
  let tenant;
  if (session) tenant = session.tenant;
  await knex('themes').where({ tenant }).del();
};
`,
    },
    {
      name: 'a library that compares with undefined and meets no row',
      files: {
        'src/db.ts': `import { Kysely } from 'kysely';\nexport const db = new Kysely<any>({} as never);`,
      },
      options,
      code: `
import { db } from './db';
export async function remove(id?: string) { await db.deleteFrom('users').where('id', '=', id).execute(); }
`,
    },
  ],
  invalid: [
    {
      name: 'what a function gives of a request as it came',
      files,
      options,
      tiers: 'untyped',
      code: `
import express, { type Request } from 'express';
import { prisma } from './db';
const tenantOf = (req: Request) => req.headers['x-tenant'] as string;
express().get('/orders', async (req, res) => {
  res.json(await prisma.order.findMany({ where: { tenantId: tenantOf(req) } }));
});
`,
      errors: [{ messageId: 'mayMatchEveryRow', at: 'tenantOf(req)', suggestions: [] }],
    },
    {
      name: "a handler in the project's own wrapper, behind one that asks for nothing",
      // The declared type says that it is there, and a checker believes it.
      tiers: 'untyped',
      files: {
        ...files,
        'src/wrap.ts': `
import type { NextFunction, Request, RequestHandler, Response } from 'express';
export const wrap = (fn: RequestHandler) => (req: Request, res: Response, next: NextFunction) => {
  Promise.resolve(fn(req, res, next)).catch(next);
};
`,
        'src/validate.ts': `
import { wrap } from './wrap';
export const validate = (schema) => wrap(async (req, res, next) => {
  await schema.parseAsync(req.body);
  next();
});
`,
        'src/controller.ts': `
import { logIn } from './service';
import { wrap } from './wrap';
const create = wrap(async (req, res) => { res.json(await logIn(req.body)); });
export const controller = { create };
`,
        'src/routes.ts': `
import { Router } from 'express';
import { controller } from './controller';
export const routes = Router();
routes.route('/login').post((req, res, next) => { console.log(req.method); next(); }, controller.create);
`,
      },
      filename: 'src/service.ts',
      options,
      code: `
import { prisma } from './db';
export const logIn = async (payload: { email: string }) =>
  prisma.user.findFirst({ where: { email: payload.email } });
`,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'payload.email',
          suggestions: [],
        },
      ],
    },
    {
      name: 'a service that a body is handed to as it came',
      files: {
        ...files,
        'src/app.ts': `
import Fastify from 'fastify';
import { Bookings } from './bookings';
export const app = Fastify();
app.post('/bookings', { bodyLimit: 1024 }, async (request) => {
  const body = request.body as { roomId: string };
  return new Bookings().create(body);
});
`,
      },
      filename: 'src/bookings.ts',
      options,
      code: HANDED_BODY,
      errors: [thrownFirst(HANDED_BODY, 6, 'roomId', 'return prisma.room.findFirst', '    ')],
    },
    {
      name: 'no path but one assigns it: plain JavaScript, an attempt, a method, a switch',
      files: {
        'src/db.js': `const { PrismaClient } = require('@prisma/client');\nexports.prisma = new PrismaClient();`,
      },
      filename: 'src/themes.js',
      options,
      code: LEFT_UNDEFINED,
      errors: [
        thrownFirst(LEFT_UNDEFINED, 6, 'tenant', 'await prisma.theme.deleteMany', '  '),
        thrownFirst(LEFT_UNDEFINED, 15, 'userId', 'return prisma.order.findFirst', '  '),
        thrownFirst(LEFT_UNDEFINED, 27, 'owner', 'return prisma.theme.updateMany', '    '),
      ],
    },
    {
      name: 'TypeORM 0.2 gives the first row for an undefined key: of a repository, and of a manager in plain JavaScript',
      files: {
        'package.json': `{ "dependencies": { "typeorm": "^0.2.30" } }`,
      },
      filename: 'src/guests.js',
      options,
      code: KEYS_OF_0_2,
      errors: [
        // Who waits for its promise does not catch what is thrown before there is one.
        { messageId: 'mayMatchEveryRow', at: 'id', line: 5, suggestions: [] },
        {
          messageId: 'mayMatchEveryRow',
          at: 'req.query.id',
          suggestions: [
            {
              messageId: 'throwFirst',
              output: KEYS_OF_0_2.replace(
                '  res.json(await',
                "  if (req.query.id === undefined) throw new TypeError('req.query.id is undefined');\n  res.json(await",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a router of which one mount is open, and a part of the request itself behind a package that may look at it',
      files: {
        ...files,
        'src/types.d.ts':
          'declare global { namespace Express { interface Request { user?: { id: number } } } } export {};',
        'src/app.js': `
import cors from 'cors';
import express from 'express';
import { drafts } from './file.js';
const app = express();
const signedIn = (req, res, next) => (req.user ? next() : res.sendStatus(401));
app.use('/own', signedIn, drafts);
app.use('/all', drafts);
app.use(cors());
`,
      },
      filename: 'src/file.js',
      options,
      code: OPEN_ROUTER,
      errors: [
        thrownFirst(OPEN_ROUTER, 7, 'req.user?.id', 'res.json(await prisma.draft.findMany', '  '),
        thrownFirst(OPEN_ROUTER, 10, 'req.query.userId', 'await prisma.draft.deleteMany', '  '),
      ],
    },
    {
      name: 'TypeORM 0.3: a loop that may not run, and so finds none',
      files: {
        'package.json': `{ "type": "module", "dependencies": { "typeorm": "^0.3.20" } }`,
      },
      options,
      code: LOOKED_FOR,
      errors: [thrownFirst(LOOKED_FOR, 8, 'userId', 'return this.sessions', '    ')],
    },
    {
      name: 'a key that only an optional segment of the path names, and one that it does not name',
      options,
      filename: 'pages/api/teams/[[...path]].ts',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export default async function handler(req, res) {
  const { path, ownerId } = req.query;
  await prisma.team.deleteMany({ where: { path } });
  res.json(await prisma.team.deleteMany({ where: { ownerId } }));
}
`,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'path',
          line: 6,
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export default async function handler(req, res) {
  const { path, ownerId } = req.query;
  if (path === undefined) throw new TypeError('path is undefined');
  await prisma.team.deleteMany({ where: { path } });
  res.json(await prisma.team.deleteMany({ where: { ownerId } }));
}
`,
            },
          ],
        },
        {
          messageId: 'mayMatchEveryRow',
          at: 'ownerId',
          line: 7,
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export default async function handler(req, res) {
  const { path, ownerId } = req.query;
  await prisma.team.deleteMany({ where: { path } });
  if (ownerId === undefined) throw new TypeError('ownerId is undefined');
  res.json(await prisma.team.deleteMany({ where: { ownerId } }));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a cast is not part of what is asked',
      files,
      options,
      tiers: 'untyped',
      code: `
import express from 'express';
import { prisma } from './db';
express().get('/orders', async (req, res) => {
  res.json(await prisma.order.findMany({ where: { customerId: req.query.customerId as string } }));
});
`,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'req.query.customerId as string',
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `
import express from 'express';
import { prisma } from './db';
express().get('/orders', async (req, res) => {
  if (req.query.customerId === undefined) throw new TypeError('req.query.customerId is undefined');
  res.json(await prisma.order.findMany({ where: { customerId: req.query.customerId as string } }));
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'where the query may not run, nothing may throw in front of it',
      files,
      options,
      code: `
import { prisma } from './db';
export async function remove(flag: boolean, id?: string) {
  if (flag) await prisma.user.deleteMany({ where: { id } });
  return flag && prisma.user.deleteMany({ where: { id } });
}
`,
      errors: [
        { messageId: 'mayMatchEveryRow', at: 'id', line: 4, suggestions: [] },
        { messageId: 'mayMatchEveryRow', at: 'id', line: 5, suggestions: [] },
      ],
    },
    {
      name: 'an optional parameter empties the filter of a delete',
      files,
      options,
      tiers: 'both',
      code: `
import { prisma } from './db';
export async function remove(userId?: string) {
  await prisma.session.deleteMany({ where: { userId } });
}
`,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'userId',
          line: 4,
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `
import { prisma } from './db';
export async function remove(userId?: string) {
  if (userId === undefined) throw new TypeError('userId is undefined');
  await prisma.session.deleteMany({ where: { userId } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'in a branch, a loop or behind a condition there is no line before the query alone: nothing is offered',
      files,
      options,
      code: `
import { prisma } from './db';
export async function inBranch(isOwn: boolean, id?: string) {
  if (isOwn) await prisma.session.deleteMany({ where: { userId: id } });
}
export async function inLoop(ids: (string | undefined)[], id?: string) {
  for (const each of ids) await prisma.session.deleteMany({ where: { token: each ?? '', userId: id } });
}
export async function behind(isOwn: boolean, id?: string) {
  return isOwn && (await prisma.session.deleteMany({ where: { userId: id } }));
}
`,
      errors: [
        { messageId: 'mayMatchEveryRow', at: 'id', line: 4, suggestions: [] },
        { messageId: 'mayMatchEveryRow', at: 'id', line: 7, suggestions: [] },
        { messageId: 'mayMatchEveryRow', at: 'id', line: 10, suggestions: [] },
      ],
    },
    {
      name: 'in the head of a branch',
      files,
      options,
      tiers: 'typed',
      code: `
import { prisma } from './db';
export async function isGone(id?: string) {
  if (!(await prisma.session.findFirst({ where: { userId: id } }))) return true;
  return false;
}
`,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'id',
          line: 4,
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `
import { prisma } from './db';
export async function isGone(id?: string) {
  if (id === undefined) throw new TypeError('id is undefined');
  if (!(await prisma.session.findFirst({ where: { userId: id } }))) return true;
  return false;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an optional chain in the filter of a read',
      files,
      options,
      code: `
import { prisma } from './db';
export async function load(user: { id: number } | null) {
  return prisma.order.findFirst({ where: { userId: user?.id } });
}
`,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'user?.id',
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `
import { prisma } from './db';
export async function load(user: { id: number } | null) {
  if (user?.id === undefined) throw new TypeError('user?.id is undefined');
  return prisma.order.findFirst({ where: { userId: user?.id } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'whose rows they are comes from the query string',
      files,
      options,
      code: `
import express from 'express';
import { prisma } from './db';
express().get('/orders', async (req, res) => {
  res.json(await prisma.order.findMany({ where: { customerId: req.query.customerId as string } }));
});
`,
      tiers: 'untyped',
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'req.query.customerId as string',
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `
import express from 'express';
import { prisma } from './db';
express().get('/orders', async (req, res) => {
  if (req.query.customerId === undefined) throw new TypeError('req.query.customerId is undefined');
  res.json(await prisma.order.findMany({ where: { customerId: req.query.customerId as string } }));
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'types say it for certain',
      files,
      tiers: 'typed',
      code: `
import { prisma } from './db';
declare function current(): { tenantId?: string };
export async function list() {
  const { tenantId } = current();
  return prisma.order.findMany({ where: { tenantId } });
}
`,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'tenantId',
          line: 6,
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `
import { prisma } from './db';
declare function current(): { tenantId?: string };
export async function list() {
  const { tenantId } = current();
  if (tenantId === undefined) throw new TypeError('tenantId is undefined');
  return prisma.order.findMany({ where: { tenantId } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a value that the statement itself declares is not there before it',
      options,
      filename: 'pages/api/teams/[[...path]].ts',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export default async function handler(req, res) {
  const { ownerId } = req.query, teams = await prisma.team.deleteMany({ where: { ownerId } });
  res.json(teams);
}
`,
      errors: [{ messageId: 'mayMatchEveryRow', at: 'ownerId', line: 5, column: 82, suggestions: [] }],
    },
    {
      name: 'an argument that the project leaves out: to throw would break that call',
      filename: 'src/count.ts',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function count(ownerId?: string) {
  return prisma.item.count({ where: { ownerId } });
}
export const all = () => count();
`,
      options: { evidence: 'likely' },
      errors: [{ messageId: 'mayMatchEveryRow', at: 'ownerId', line: 5, suggestions: [] }],
    },
  ],
});
