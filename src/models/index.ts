import { prisma } from './data-access/prisma.js';
import { express } from './framework/express.js';
import type { Model } from './model.js';
import { node } from './platform/node.js';
import { web } from './platform/web.js';

/** Every library this plugin knows, one file each. */
export const models: readonly Model[] = [prisma, express, node, web];
