// Five small backends, one of each kind that people have, with mistakes of a first draft. Nothing is installed in them.
import type { Files } from './project.js';

const SCHEMA = `import { z } from 'zod';

export const orderListQuery = z.object({ page: z.number().default(1) });
`;
const PRISMA = `import { PrismaClient } from '@prisma/client';

export const prisma = new PrismaClient();
`;

/** A folder of each kind. */
export const KINDS = {
  'plain JavaScript, CommonJS': {
    'package.json':
      '{ "name": "plain", "main": "src/app.js", "dependencies": { "express": "5.3.0", "zod": "4.6.7" } }\n',
    'src/schemas.js': `const { z } = require('zod');

module.exports = { Query: z.object({ page: z.number() }) };
`,
    'src/app.js': `const express = require('express');
const { Query } = require('./schemas.js');

const app = express();

app.get('/orders', (req, res) => {
  try {
    res.json(Query.parse(req.query));
  } catch (error) {
    console.log(error);
    res.status(400).json({ error: 'bad request' });
  }
});
`,
  },
  TypeScript: {
    'package.json':
      '{ "name": "backend", "type": "module", "dependencies": { "express": "5.3.0", "zod": "4.6.7", "@prisma/client": "7.10.0" }, "devDependencies": { "typescript": "6.0.3" } }\n',
    'tsconfig.json': '{ "compilerOptions": { "strict": true } }\n',
    'src/db.ts': PRISMA,
    'src/schemas/orders.ts': SCHEMA,
    'src/routes/orders.ts': `import { Router, type Request, type Response } from 'express';
import { prisma } from '../db.js';
import { orderListQuery } from '../schemas/orders.js';

export const orders = Router();

orders.get('/orders', async (req: Request, res: Response) => {
  const { page } = orderListQuery.parse(req.query);
  const found = await prisma.order.findMany({ skip: (page - 1) * 20, take: 20 });
  const answer: object[] = [];
  for (const order of found) {
    answer.push({ ...order, items: await prisma.item.findMany({ where: { orderId: order.id } }) });
  }
  res.json(answer);
});
`,
  },
  NestJS: {
    'package.json':
      '{ "name": "nest", "dependencies": { "@nestjs/common": "12.5.1", "@nestjs/typeorm": "12.0.2", "typeorm": "1.1.1" }, "devDependencies": { "typescript": "6.0.3" } }\n',
    'tsconfig.json':
      '{ "compilerOptions": { "experimentalDecorators": true, "emitDecoratorMetadata": true } }\n',
    'src/orders/order.entity.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity()
export class Order {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  userId!: number;
}
`,
    'src/orders/orders.service.ts': `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Order } from './order.entity';

@Injectable()
export class OrdersService {
  constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {}

  async ofUsers(userIds: number[]): Promise<Order[][]> {
    const found: Order[][] = [];
    for (const userId of userIds) {
      found.push(await this.orders.findBy({ userId }));
    }
    return found;
  }
}
`,
  },
  'Next.js': {
    'package.json':
      '{ "name": "shop", "dependencies": { "next": "16.4.6", "zod": "4.6.7", "@prisma/client": "7.10.0" }, "devDependencies": { "typescript": "6.0.3" } }\n',
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }\n',
    'src/generated/prisma/client.ts': '/* eslint-disable */\nexport class PrismaClient {}\n',
    'src/lib/db.ts': PRISMA,
    'src/lib/schemas.ts': SCHEMA,
    'src/app/page.tsx': 'export default function Page() {\n  return <main>Orders</main>;\n}\n',
    'src/app/api/orders/[id]/route.ts': `import { NextResponse, type NextRequest } from 'next/server';
import { prisma } from '@/lib/db';
import { orderListQuery } from '@/lib/schemas';

export async function GET(request: NextRequest) {
  const { page } = orderListQuery.parse(Object.fromEntries(request.nextUrl.searchParams));
  const orders = await prisma.order.findMany({ skip: (page - 1) * 20, take: 20 });
  const answer = await Promise.all(
    orders.map(async (order) => ({ ...order, items: await prisma.item.findMany({ where: { orderId: order.id } }) })),
  );
  return NextResponse.json(answer);
}
`,
  },
  monorepo: {
    'package.json': '{ "name": "shop", "private": true, "workspaces": ["packages/*"] }\n',
    '.gitignore': 'lib/\n!packages/api/src/lib/\n',
    'packages/db/package.json':
      '{ "name": "@shop/db", "type": "module", "exports": "./src/index.ts", "dependencies": { "@prisma/client": "7.10.0" } }\n',
    'packages/db/src/index.ts': PRISMA,
    'packages/api/package.json':
      '{ "name": "@shop/api", "type": "module", "dependencies": { "@shop/db": "*", "express": "5.3.0" } }\n',
    'packages/api/tsconfig.json': '{}\n',
    'packages/api/src/lib/orders.ts': `import { prisma } from '../../../db/src/index.js';

export async function ordersOf(userIds: string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const userId of userIds) {
    found.push(await prisma.order.findMany({ where: { userId } }));
  }
  return found;
}
`,
    'packages/api/lib/orders.js': 'console.log(broken(;\n',
    'packages/api/dist/orders.js': 'console.log(broken(;\n',
  },
} as const satisfies Readonly<Record<string, Files>>;

export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as Kind[];
