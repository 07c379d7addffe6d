import rule from '../../src/rules/no-check-then-act.js';
import { testRule } from '../support/rule-tester.js';

const PRISMA_SCHEMA = `
datasource db { provider = "postgresql" }
model User {
  id Int @id
  email String @unique
  name String
}
`;

testRule('no-check-then-act', rule, {
  valid: [
    { name: 'an empty file', code: '' },
  ],
  invalid: [
    {
      name: 'Prisma: the email is looked for, then created; the schema refuses the second',
      files: { 'prisma/schema.prisma': PRISMA_SCHEMA },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function register(email: string, name: string) {
  const existing = await prisma.user.findFirst({ where: { email } });
  if (existing) throw new Error('taken');
  return prisma.user.create({ data: { email, name } });
}
`,
      errors: [{ messageId: 'refused', at: 'prisma.user.create' }],
    },
    {
      name: 'Express and Mongoose in plain JavaScript; a document that saves itself',
      filename: 'src/file.js',
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String }));
exports.register = async (req, res) => {
  const { email, name } = req.body;
  const existing = await User.findOne({ email });
  if (existing) return res.status(409).json({ message: 'taken' });
  const user = new User({ email, name });
  await user.save();
  res.json(user);
};
exports.create = async (req, res) => {
  if (await User.exists({ email: req.body.email })) {
    return res.status(409).end();
  }
  await User.create({ ...req.body, role: 'member' });
  res.end();
};
exports.findOrCreate = async (req, res) => {
  let user = await User.findOne({ email: req.body.email });
  if (!user) {
    user = await User.create(req.body);
  }
  res.json(user);
};
`,
      errors: [
        { messageId: 'duplicated', at: 'user.save' },
        { messageId: 'duplicated', at: 'User.create', line: 16 },
        { messageId: 'duplicated', at: 'User.create', line: 22 },
      ],
    },
    {
      name: 'a limit',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function addProject(userId: string, name: string, plan: { isFree: boolean; limit: number }) {
  const total = await prisma.project.count({ where: { userId } });
  if (plan.isFree && total >= plan.limit) throw new Error('limit');
  return prisma.project.create({ data: { userId, name } });
}
`,
      errors: [{ messageId: 'overLimit', at: 'prisma.project.create' }],
    },
    {
      name: 'pg, Knex, Drizzle, TypeORM, Sequelize',
      code: `
import { Pool } from 'pg';
import knex from 'knex';
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, count } from 'drizzle-orm';
import { pgTable, text } from 'drizzle-orm/pg-core';
const pool = new Pool();
const k = knex({ client: 'pg' });
const db = drizzle(pool);
const users = pgTable('users', { email: text('email').unique(), team: text('team') });
export async function byPg(email: string) {
  const { rows } = await pool.query('select id from users where email = $1', [email]);
  if (rows.length > 0) throw new Error('taken');
  await pool.query('insert into users (email) values ($1)', [email]);
}
export async function byKnex(email: string) {
  const existing = await k('users').where({ email }).first();
  if (existing) throw new Error('taken');
  await k('users').insert({ email });
}
export async function byDrizzle(email: string) {
  const [existing] = await db.select().from(users).where(eq(users.email, email)).limit(1);
  if (existing) throw new Error('taken');
  await db.insert(users).values({ email });
}
export async function limitByDrizzle(email: string, team: string) {
  const [{ total }] = await db.select({ total: count() }).from(users).where(eq(users.team, team));
  if (total >= 5) throw new Error('full');
  await db.insert(users).values({ email, team });
}
`,
      errors: [
        { messageId: 'duplicated', at: 'pool.query', line: 14 },
        { messageId: 'duplicated', at: "k('users').insert" },
        { messageId: 'refused', at: 'db.insert(users).values' , line: 24 },
        { messageId: 'overLimit', at: 'db.insert(users).values', line: 29 },
      ],
    },
    {
      name: 'behind a service in another file',
      filename: 'src/auth.service.ts',
      files: {
        'src/users.service.ts': `
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './user.entity';
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  async findByEmail(email: string) { return this.users.findOne({ where: { email } }); }
  async assertFree(email: string) {
    const found = await this.users.findOneBy({ email });
    if (found) throw new Error('taken');
  }
  async create(dto: { email: string; name: string }) {
    const user = this.users.create({ ...dto });
    return this.users.save(user);
  }
}
`,
        'src/user.entity.ts': `
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity() export class User { @PrimaryGeneratedColumn() id!: number; @Column({ unique: true }) email!: string; @Column() name!: string; }
`,
      },
      code: `
import { UsersService } from './users.service';
export class AuthService {
  constructor(private readonly users: UsersService) {}
  async register(dto: { email: string; name: string }) {
    const existing = await this.users.findByEmail(dto.email);
    if (existing) throw new Error('taken');
    return this.users.create(dto);
  }
  async invite(dto: { email: string; name: string }) {
    await this.users.assertFree(dto.email);
    return this.users.create(dto);
  }
}
`,
      errors: [
        { messageId: 'refused', at: 'this.users.create', line: 8 },
        { messageId: 'refused', at: 'this.users.create', line: 12 },
      ],
    },
  ],
});
