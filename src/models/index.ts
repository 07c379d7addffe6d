import { prisma } from './data-access/prisma.js';
import { express } from './framework/express.js';
import { hono } from './framework/hono.js';
import { next } from './framework/next.js';
import { rpc } from './framework/rpc.js';
import type { Model } from './model.js';
import { environment } from './platform/environment.js';
import { node } from './platform/node.js';
import { web } from './platform/web.js';
import { zod } from './validation/zod.js';

/** Every library this plugin knows, one file each. */
export const models: readonly Model[] = [environment, express, hono, next, node, prisma, rpc, web, zod];
