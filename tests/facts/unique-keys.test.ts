// Which columns a schema keeps from having the same values twice. In each case the first query of the open file asks by `columns`;
// the answer is those of them that no second row can have: each by itself, or some of them together.
import { nodesIn } from '../../src/ast/walk.js';
import { queryOf } from '../../src/facts/queries/queries.js';
import { uniqueAmong } from '../../src/facts/relations/unique-keys.js';
import type { Files } from '../support/project.js';
import { inProject, type Asked } from '../support/testkit.js';

function uniqueIn({ module, analysis }: Asked, columns: readonly string[]): string {
  const [query] = nodesIn(module.ast).flatMap((node) =>
    node.type === 'CallExpression' ? (queryOf(node, analysis) ?? []) : [],
  );
  if (!query) throw new Error('The case has no query.');
  const found = uniqueAmong(query, columns, analysis);
  return found.length > 0 ? found.join(' + ') : 'none';
}

interface Row {
  readonly name: string;
  readonly code: string;
  readonly is: string;
  readonly files?: Files;
  readonly columns?: readonly string[];
}

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    test.each(table)('$name', ({ code, is, files = {}, columns = ['userId', 'postId'] }) => {
      expect(inProject({ ...files, 'src/file.ts': code }, (asked) => uniqueIn(asked, columns))).toBe(is);
    });
  });
}

const PRISMA = `
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export const find = (userId, postId) => db.like.findFirst({ where: { userId, postId } });
`;
const prisma = (...lines: readonly string[]): Files => ({
  'prisma/schema.prisma': `model Like {\n  id Int @id\n  userId Int\n  postId Int\n  ${lines.join('\n  ')}\n}\n`,
});

rows('schema file', [
  { name: 'together', files: prisma('@@unique([userId, postId])'), code: PRISMA, is: 'userId + postId' },
  {
    name: 'with a name, an order and a comment',
    files: prisma('@@unique(fields: [postId(sort: Desc), userId], name: "once") // where: there is none'),
    code: PRISMA,
    is: 'postId + userId',
  },
  { name: 'as the key', files: prisma('@@id([userId, postId])'), code: PRISMA, is: 'userId + postId' },
  {
    name: 'with a column more than was asked for',
    files: prisma('day DateTime', '@@unique([userId, postId, day])'),
    code: PRISMA,
    is: 'none',
  },
  {
    name: 'an index that is not unique',
    files: prisma('@@index([userId, postId])'),
    code: PRISMA,
    is: 'none',
  },
  {
    name: 'an index of some rows',
    files: prisma('@@unique([userId, postId], where: { deleted: false })'),
    code: PRISMA,
    is: 'none',
  },
  {
    name: 'one of them by itself',
    files: { 'prisma/schema.prisma': 'model Like {\n  id Int @id\n  userId Int @unique\n  postId Int\n}\n' },
    code: PRISMA,
    is: 'userId',
  },
]);

const typeorm = (above: string, column = '@Column()', imports = 'Index, Unique') => `
import { Column, DataSource, Entity, PrimaryGeneratedColumn, ${imports} } from 'typeorm';
${above}
@Entity()
export class Like { @PrimaryGeneratedColumn() id: number; ${column} userId: number; ${column} postId: number; }
const source = new DataSource({});
export const find = (userId, postId) => source.getRepository(Like).findOneBy({ userId, postId });
`;

rows('decorators of TypeORM', [
  { name: 'together', code: typeorm("@Unique(['userId', 'postId'])"), is: 'userId + postId' },
  {
    name: 'with a name',
    code: typeorm("@Unique('once', ['userId', 'postId'])"),
    is: 'userId + postId',
  },
  {
    name: 'as an index',
    code: typeorm("@Index('once', (like) => [like.userId, like.postId], { unique: true })"),
    is: 'userId + postId',
  },
  { name: 'an index that is not unique', code: typeorm("@Index(['userId', 'postId'])"), is: 'none' },
  {
    name: 'an index of some rows',
    code: typeorm("@Index(['userId', 'postId'], { unique: true, where: 'deleted is null' })"),
    is: 'none',
  },
  {
    name: 'a list that cannot be read',
    code: typeorm("const NAMES = load();\n@Unique(['userId', ...NAMES])"),
    is: 'none',
  },
  {
    name: 'an index of each property',
    code: typeorm('', '@Column() @Index({ unique: true })'),
    is: 'userId + postId',
    columns: ['userId', 'postId'],
  },
  {
    name: 'the index of one property',
    code: typeorm('', '@Column() @Index({ unique: true })'),
    is: 'postId',
    columns: ['postId'],
  },
  {
    name: 'a decorator of the project by that name',
    code: typeorm(
      "const Unique = (names) => (it) => it;\n@Unique(['userId', 'postId'])",
      '@Column()',
      'Index',
    ),
    is: 'none',
  },
]);

const mikro = (above: string, column = '@Property()') => `
import { Entity, MikroORM, PrimaryKey, Property, Unique } from '@mikro-orm/postgresql';
@Entity()
${above}
export class Like { @PrimaryKey() id: number; ${column} userId: number; @Property() postId: number; }
const orm = MikroORM.initSync({});
export const find = (userId, postId) => orm.em.fork().findOne(Like, { userId, postId });
`;

rows('decorators of MikroORM', [
  { name: 'together', code: mikro("@Unique({ properties: ['userId', 'postId'] })"), is: 'userId + postId' },
  { name: 'one', code: mikro("@Unique({ properties: 'postId' })"), is: 'postId' },
  { name: 'at a property', code: mikro('', '@Property() @Unique()'), is: 'userId' },
  {
    name: 'an expression of its own',
    code: mikro("@Unique({ properties: ['userId', 'postId'], expression: 'create unique index …' })"),
    is: 'none',
  },
]);

const sequelize = (options: string, column = 'DataTypes.INTEGER') => `
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('');
const Like = sequelize.define('Like', { userId: ${column}, postId: ${column} }, ${options});
export const find = (userId, postId) => Like.findOne({ where: { userId, postId } });
`;

rows('options of Sequelize', [
  {
    name: 'together',
    code: sequelize("{ indexes: [{ fields: ['day'] }, { unique: true, fields: ['userId', 'postId'] }] }"),
    is: 'userId + postId',
  },
  {
    name: 'an index that is not unique',
    code: sequelize("{ indexes: [{ fields: ['userId', 'postId'] }] }"),
    is: 'none',
  },
  {
    name: 'an index of some rows',
    code: sequelize("{ indexes: [{ unique: true, fields: ['userId'], where: { deletedAt: null } }] }"),
    is: 'none',
  },
  {
    name: 'columns with one name for their index',
    code: sequelize('{}', "{ type: DataTypes.INTEGER, unique: 'once' }"),
    is: 'userId + postId',
  },
  {
    name: 'one of the columns with one name for their index',
    code: sequelize('{}', "{ type: DataTypes.INTEGER, unique: 'once' }"),
    columns: ['userId'],
    is: 'none',
  },
  {
    name: 'a class',
    code: `
import { DataTypes, Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize('');
class Like extends Model {}
Like.init({ userId: DataTypes.INTEGER, postId: DataTypes.INTEGER }, { sequelize, indexes: [{ unique: true, fields: ['userId', 'postId'] }] });
export const find = (userId, postId) => Like.findOne({ where: { userId, postId } });
`,
    is: 'userId + postId',
  },
  {
    name: 'decorators',
    code: `
import { Column, Model, Table } from 'sequelize-typescript';
@Table({ indexes: [{ unique: true, fields: ['userId', 'postId'] }] })
class Like extends Model { @Column userId: number; @Column postId: number; }
export const find = (userId, postId) => Like.findOne({ where: { userId, postId } });
`,
    is: 'userId + postId',
  },
]);

const mongoose = (after: string) => `
import mongoose from 'mongoose';
const likeSchema = new mongoose.Schema({ userId: String, postId: String });
${after}
const Like = mongoose.model('Like', likeSchema);
export const find = (userId, postId) => Like.findOne({ userId, postId });
`;

rows('schemas of Mongoose', [
  {
    name: 'together',
    code: mongoose('likeSchema.index({ userId: 1, postId: -1 }, { unique: true });'),
    is: 'userId + postId',
  },
  {
    name: 'an index that is not unique',
    code: mongoose('likeSchema.index({ userId: 1, postId: -1 });'),
    is: 'none',
  },
  {
    name: 'an index of some rows',
    code: mongoose(
      'likeSchema.index({ userId: 1 }, { unique: true, partialFilterExpression: { deleted: false } });',
    ),
    is: 'none',
  },
  {
    name: 'of another schema',
    code: mongoose(
      'const other = new mongoose.Schema({ userId: String });\nother.index({ userId: 1 }, { unique: true });',
    ),
    is: 'none',
  },
  {
    name: 'in another file',
    files: {
      'src/like.ts': `
import { Schema, model } from 'mongoose';
const schema = new Schema({ userId: String, postId: String });
schema.index({ userId: 1, postId: 1 }, { unique: true });
export const Like = model('Like', schema);
`,
    },
    code: "import { Like } from './like.js';\nexport const find = (userId, postId) => Like.findOne({ userId, postId });\n",
    is: 'userId + postId',
  },
  {
    name: 'of a class',
    code: `
import { InjectModel, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Model } from 'mongoose';
@Schema()
export class Like { @Prop() userId: string; @Prop() postId: string; }
export const LikeSchema = SchemaFactory.createForClass(Like);
LikeSchema.index({ userId: 1, postId: 1 }, { unique: true });
export class Likes {
  constructor(@InjectModel(Like.name) private readonly likes: Model<Like>) {}
  find(userId: string, postId: string) { return this.likes.findOne({ userId, postId }); }
}
`,
    is: 'userId + postId',
  },
]);

const drizzle = (behind: string) => `
import { integer, pgTable, primaryKey, index, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/node-postgres';
import { and, eq, sql } from 'drizzle-orm';
const likes = pgTable('likes', { userId: integer(), postId: integer() }, (t) => ${behind});
const db = drizzle('');
export const find = (userId, postId) => db.select().from(likes).where(and(eq(likes.userId, userId), eq(likes.postId, postId)));
`;

rows('tables of Drizzle', [
  { name: 'an index', code: drizzle("[uniqueIndex('once').on(t.userId, t.postId)]"), is: 'userId + postId' },
  { name: 'a constraint', code: drizzle('({ once: unique().on(t.postId) })'), is: 'postId' },
  {
    name: 'the key',
    code: drizzle('[primaryKey({ columns: [t.userId, t.postId] })]'),
    is: 'userId + postId',
  },
  { name: 'an index that is not unique', code: drizzle("[index('once').on(t.userId)]"), is: 'none' },
  {
    name: 'an index of some rows',
    code: drizzle("[uniqueIndex('once').on(t.userId).where(sql`deleted_at is null`)]"),
    is: 'none',
  },
  {
    name: 'an index of what is computed',
    code: drizzle("[uniqueIndex('once').on(sql`lower(${t.userId})`)]"),
    is: 'none',
  },
]);
