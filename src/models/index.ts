import { prisma } from './data-access/prisma.js';
import { express } from './framework/express.js';
import { fastify } from './framework/fastify.js';
import { hono } from './framework/hono.js';
import { next } from './framework/next.js';
import { rpc } from './framework/rpc.js';
import { console } from './logging/console.js';
import { pino } from './logging/pino.js';
import type { Model } from './model.js';
import { environment } from './platform/environment.js';
import { json } from './platform/json.js';
import { node } from './platform/node.js';
import { programs } from './platform/programs.js';
import { web } from './platform/web.js';
import { zod } from './validation/zod.js';

/** Every library this plugin knows, one file each. */
export const models: readonly Model[] = [
  console,
  environment,
  express,
  fastify,
  hono,
  json,
  next,
  node,
  pino,
  prisma,
  programs,
  rpc,
  web,
  zod,
];
