import { jose } from './auth/jose.js';
import { jsonwebtoken } from './auth/jsonwebtoken.js';
import { nestJwt } from './auth/nest-jwt.js';
import { drizzle } from './data-access/drizzle.js';
import { knex } from './data-access/knex.js';
import { kysely } from './data-access/kysely.js';
import { prisma } from './data-access/prisma.js';
import { express } from './framework/express.js';
import { fastify } from './framework/fastify.js';
import { hono } from './framework/hono.js';
import { next } from './framework/next.js';
import { rpc } from './framework/rpc.js';
import { axios } from './http/axios.js';
import { fetch } from './http/fetch.js';
import { console } from './logging/console.js';
import { pino } from './logging/pino.js';
import type { Model } from './model.js';
import { crypto } from './platform/crypto.js';
import { environment } from './platform/environment.js';
import { json } from './platform/json.js';
import { node } from './platform/node.js';
import { programs } from './platform/programs.js';
import { randomIds } from './platform/random-ids.js';
import { web } from './platform/web.js';
import { zod } from './validation/zod.js';

/** Every library this plugin knows, one file each. */
export const models: readonly Model[] = [
  axios,
  console,
  crypto,
  drizzle,
  environment,
  express,
  fastify,
  fetch,
  hono,
  jose,
  json,
  jsonwebtoken,
  knex,
  kysely,
  nestJwt,
  next,
  node,
  pino,
  prisma,
  programs,
  randomIds,
  rpc,
  web,
  zod,
];
