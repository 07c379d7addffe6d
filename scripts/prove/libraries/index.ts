// The libraries that programs are written for.
import type { Dialect } from '../grammar/dialect.js';
import { knex } from './knex.js';
import { prisma } from './prisma.js';

export const DIALECTS: readonly Dialect[] = [knex, prisma];
