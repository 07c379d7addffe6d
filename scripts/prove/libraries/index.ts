// The libraries that programs are written for.
import type { Dialect } from '../grammar/dialect.js';
import { drizzle } from './drizzle.js';
import { knex } from './knex.js';
import { kysely } from './kysely.js';
import { mikroOrm } from './mikro-orm.js';
import { pg } from './pg.js';
import { postgres } from './postgres.js';
import { prisma } from './prisma.js';
import { sequelize } from './sequelize.js';
import { typeorm } from './typeorm.js';

export const DIALECTS: readonly Dialect[] = [
  drizzle,
  knex,
  kysely,
  mikroOrm,
  pg,
  postgres,
  prisma,
  sequelize,
  typeorm,
];
