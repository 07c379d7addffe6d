import { expect, test } from 'vitest';
import { nodesIn } from '../../src/ast/walk.js';
import { valueOf } from '../../src/facts/origins/origins.js';
import { textOf } from '../../src/facts/project/module.js';
import { inProject } from '../support/testkit.js';
import { queriesIn } from '../support/queries.js';

const USERS = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export class Users {
  readonly client = prisma;
}
`;

test.each([
  ['tsyringe', `import { container } from 'tsyringe';\nconst users = container.resolve(Users);`],
  [
    'tsyringe, below',
    `import { container } from 'tsyringe';\nconst users = container.createChildContainer().resolve<Users>('users');`,
  ],
  ['typedi', `import { Container } from 'typedi';\nconst users = Container.of('a').get(Users);`],
  [
    'inversify',
    `import { Container } from 'inversify';\nconst users = new Container().get<Users>(Symbol.for('users'));`,
  ],
  [
    'Nest',
    `import type { ModuleRef } from '@nestjs/core';\nconst users = (globalThis.modules as ModuleRef).get(Users);`,
  ],
])('an instance of the class that a container is asked for: %s', (_, made) => {
  const code = `import { Users } from './users';\n${made}\nexport const find = () => users.client.user.findMany();`;
  expect(queriesIn({ 'src/users.ts': USERS, 'src/a.ts': code })).toEqual([
    'read-many user: users.client.user.findMany()',
  ]);
});

test('a text says nothing of what is given: the call is a sign of the library and no more', () => {
  const code = `
import { Container } from 'typedi';
import { container } from 'tsyringe';
export const find = () => [Container.get('users').client.user.findMany(), container.resolve('users').client.user.findMany()];
`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "read-many user: Container.get('users').client.user.findMany() ?",
    "read-many user: container.resolve('users').client.user.findMany() ?",
  ]);
});

const DB = `
const { PrismaClient } = require('@prisma/client');
module.exports = new PrismaClient();
`;
const USING = {
  together: 'constructor({ db }) { this.db = db; }',
  'together, as one': 'constructor(cradle) { this.db = cradle.db; }',
  'together, kept': 'constructor(cradle) { this.deps = cradle; this.db = this.deps.db; }',
  'by its name': 'constructor(db) { this.db = db; }',
} as const;
const usersWith = (constructor: string): string => `
module.exports = class Users {
  ${constructor}
  find() { return this.db.user.findMany(); }
};
`;
const FILLED = `
const { createContainer, asClass, asValue, asFunction, aliasTo, InjectionMode } = require('awilix');
const Users = require('./users');
const db = require('./db');
`;

test.each([
  ['together', `createContainer().register({ users: asClass(Users).scoped(), db: asValue(db) });`],
  ['together', `createContainer().register('users', asClass(Users)).register('db', asValue(db));`],
  [
    'together',
    `const more = { db: asFunction(() => db).singleton() };\ncreateContainer({ strict: true }).register({ users: asClass(Users), ...more });`,
  ],
  [
    'together',
    `createContainer().register({ users: asClass(Users), db: aliasTo('prisma'), prisma: asValue(db) });`,
  ],
  [
    'together',
    `module.exports = (container) => { container.register({ users: asClass(Users), db: asValue(db) }); };`,
  ],
  ['together, as one', `createContainer().register({ users: asClass(Users), db: asValue(db) });`],
  ['together, kept', `createContainer().register({ users: asClass(Users), db: asValue(db) });`],
  [
    'by its name',
    `createContainer({ injectionMode: InjectionMode.CLASSIC }).register({ users: asClass(Users), db: asValue(db) });`,
  ],
  [
    'by its name',
    `createContainer({ injectionMode: 'CLASSIC' }).register({ users: asClass(Users), db: asValue(db) });`,
  ],
  [
    'by its name',
    `createContainer().register({ users: asClass(Users).classic().singleton(), db: asValue(db) });`,
  ],
] as const)('what Awilix hands to a class, %s: %s', (how, filled) => {
  const files = {
    'src/db.js': DB,
    'src/container.js': FILLED + filled,
    'src/users.js': usersWith(USING[how]),
  };
  expect(queriesIn(files)).toEqual(['read-many user: this.db.user.findMany()']);
});

test.each([
  [
    'nothing is registered as db',
    'together',
    'createContainer().register({ users: asClass(Users), prisma: asValue(db) });',
  ],
  [
    'two things are',
    'together',
    'createContainer().register({ users: asClass(Users), db: asValue(db) }).register("db", asValue(require("pg").Pool));',
  ],
  [
    'one of them is unknown',
    'together',
    'createContainer().register({ users: asClass(Users), db: asValue(db) }).register("db", asValue(other));',
  ],
  [
    'the class is handed more',
    'together',
    'createContainer().register({ users: asClass(Users).inject(() => ({ db: 1 })), db: asValue(db) });',
  ],
  [
    'the class is made by hand as well',
    'together',
    'createContainer().register({ users: asClass(Users), db: asValue(db) });\nnew Users({ db: other });',
  ],
  ['nothing makes the class', 'together', 'createContainer().register({ db: asValue(db) });'],
  [
    'it is not known how it is handed over',
    'by its name',
    'createContainer(options).register({ users: asClass(Users), db: asValue(db) });',
  ],
  [
    'the key is not known',
    'together',
    'createContainer().register({ users: asClass(Users), [name]: asValue(db) });',
  ],
] as const)('Awilix hands over nothing that is known where %s', (_, how, filled) => {
  const files = {
    'src/db.js': DB,
    'src/container.js': FILLED + filled,
    'src/users.js': usersWith(USING[how]),
  };
  expect(queriesIn(files)).toEqual(['read-many user: this.db.user.findMany() ?']);
});

test('where the cradle comes first, a name says nothing', () => {
  const container = `${FILLED}createContainer().register({ users: asClass(Users), db: asValue(db) });`;
  const files = {
    'src/db.js': DB,
    'src/container.js': container,
    'src/users.js': usersWith(USING['by its name']),
  };
  expect(queriesIn(files)).toEqual([]);
});

test.each([
  [
    'resolve',
    `const { container } = require('./container');
const found = container.resolve('users').find();`,
  ],
  [
    'a scope',
    `const { container } = require('./container');
const found = container.createScope().resolve('users').find();`,
  ],
  [
    'the cradle',
    `const { container } = require('./container');
const found = container.cradle.users.find();`,
  ],
  [
    'the cradle, taken apart',
    `const { users } = require('./container').container.cradle;
const found = users.find();`,
  ],
  [
    'express',
    `const app = require('express')();
app.get('/', async (req, res) => { const found = await req.container.resolve('users').find(); res.json(found); });`,
  ],
  [
    'fastify',
    `const app = require('fastify')();
app.get('/', async (request) => { const found = await request.diScope.resolve('users').find(); return found; });`,
  ],
  [
    'fastify, all of it',
    `const app = require('fastify')();
const found = app.diContainer.resolve('users').find();`,
  ],
  [
    'a function',
    `const list = ({ users }) => () => { const found = users.find(); };
require('./container').container.register({ list: require('awilix').asFunction(list) });`,
  ],
  [
    'an invoker',
    `const { makeInvoker } = require('awilix-express');
const api = ({ users }) => ({ list: () => { const found = users.find(); } });
module.exports = makeInvoker(api)('list');`,
  ],
])('a service that is asked for by key: %s', (_, code) => {
  const files = {
    'package.json': '{ "dependencies": { "awilix": "13", "awilix-express": "10", "@fastify/awilix": "8" } }',
    'src/db.js': DB,
    'src/container.js': `${FILLED}exports.container = createContainer().register({ users: asClass(Users), db: asValue(db) });`,
    'src/users.js': usersWith(USING.together),
    'src/a.js': `${code}
/* found */`,
  };
  expect(
    inProject(files, ({ module, analysis }) =>
      nodesIn(module.ast).flatMap((node) =>
        node.type === 'CallExpression' && textOf(node).endsWith('.find()')
          ? [valueOf(node.callee, analysis).kind]
          : [],
      ),
    ),
  ).toEqual(['function']);
});

const CODE_OF_USERS = `
export interface IUsers { find(): Promise<unknown> }
export abstract class AnyUsers { abstract find(): Promise<unknown> }
`;
const KEYS = `
export const KEYS = { users: Symbol.for('users') } as const;
export enum Keys { Users = 'users' }
`;
const OWN = `import { Users } from './users-in-prisma';
import { AnyUsers } from './users';
import { KEYS, Keys } from './keys';
`;

test.each([
  [
    'tsyringe',
    `import { container } from 'tsyringe';`,
    `container.register('users', { useClass: Users });`,
    `import { inject } from 'tsyringe';`,
    `@inject('users') private users: IUsers`,
  ],
  [
    'tsyringe',
    `import { container } from 'tsyringe';`,
    `container.registerSingleton<AnyUsers>(KEYS.users, Users);`,
    `import { inject } from 'tsyringe';`,
    `@inject(KEYS.users) private users: IUsers`,
  ],
  [
    'tsyringe',
    `import { container } from 'tsyringe';`,
    `container.registerInstance(Keys.Users, new Users());`,
    `import { inject } from 'tsyringe';`,
    `@inject(Keys.Users) private readonly users: IUsers`,
  ],
  [
    'tsyringe',
    `import { container } from 'tsyringe';`,
    `container.register('a', { useToken: 'b' });
container.register('b', { useFactory: (own) => own.resolve(Users) });`,
    `import { inject } from 'tsyringe';`,
    `@inject('a') private users: any`,
  ],
  [
    'tsyringe, a decorator',
    `import { registry } from 'tsyringe';`,
    `@registry([{ token: 'users', useClass: Users }]) class All {}`,
    `import { inject } from 'tsyringe';`,
    `@inject('users') private users: IUsers`,
  ],
  [
    'tsyringe, by class',
    `import { container } from 'tsyringe';`,
    `container.register(AnyUsers, { useClass: Users });`,
    ``,
    `private users: AnyUsers`,
  ],
  [
    'typedi',
    `import { Container } from 'typedi';`,
    `Container.set('users', new Users());`,
    `import { Inject } from 'typedi';`,
    `@Inject('users') private users: IUsers`,
  ],
  [
    'typedi',
    `import { Container } from 'typedi';`,
    `Container.set([{ id: 'users', type: Users }]);`,
    `import { Inject } from 'typedi';`,
    `@Inject('users') private users: IUsers`,
  ],
  [
    'inversify',
    `import { Container } from 'inversify';`,
    `const own = new Container();
own.bind<AnyUsers>(KEYS.users).to(Users).inSingletonScope();`,
    `import { inject } from 'inversify';`,
    `@inject(KEYS.users) private users: IUsers`,
  ],
  [
    'inversify',
    `import { Container } from 'inversify';`,
    `const own = new Container();
own.bind(KEYS.users).toDynamicValue((context) => context.container.get(Users));`,
    `import { inject } from 'inversify';`,
    `@inject(KEYS.users) private users: IUsers`,
  ],
  [
    'inversify 6, a module',
    `import { ContainerModule } from 'inversify';`,
    `new ContainerModule((bind) => { bind(KEYS.users).toConstantValue(new Users()); });`,
    `import { inject } from 'inversify';`,
    `@inject(KEYS.users) private users: IUsers`,
  ],
  [
    'inversify 7, a module',
    `import { ContainerModule } from 'inversify';`,
    `new ContainerModule(({ bind }) => { bind(KEYS.users).to(Users); });`,
    `import { inject } from 'inversify';`,
    `@inject(KEYS.users) private users: IUsers`,
  ],
  [
    'Nest',
    `import { Module } from '@nestjs/common';`,
    `@Module({ providers: [{ provide: 'users', useClass: Users }] }) class All {}`,
    `import { Inject } from '@nestjs/common';`,
    `@Inject('users') private users: IUsers`,
  ],
  [
    'Nest',
    `import { Module } from '@nestjs/common';`,
    `const found = [{ provide: KEYS.users, useFactory: async () => new Users() }];
@Module({ providers: [...found] }) class All {}`,
    `import { Inject } from '@nestjs/common';`,
    `@Inject(KEYS.users) private users: IUsers`,
  ],
  [
    'Nest, by class',
    `import { Module } from '@nestjs/common';`,
    `@Module({ providers: [{ provide: AnyUsers, useClass: Users }] }) class All {}`,
    ``,
    `private users: AnyUsers`,
  ],
])('what is injected by key: %s: %s %s', (_, imports, fills, injects, parameter) => {
  const files = {
    'src/users.ts': CODE_OF_USERS,
    'src/keys.ts': KEYS,
    'src/users-in-prisma.ts': `${USERS}`.replace(
      'readonly client = prisma;',
      'find() { return prisma.user.findMany(); }',
    ),
    'src/filled.ts': `${imports}
${OWN}${fills}`,
    'src/a.ts': `${injects}
import { AnyUsers, IUsers } from './users';
import { KEYS, Keys } from './keys';
export class Desk {
  constructor(${parameter}) {}
  all() { return this.users.find(); }
}`,
  };
  expect(
    inProject(files, ({ module, analysis }) =>
      nodesIn(module.ast).flatMap((node) =>
        node.type === 'CallExpression' && textOf(node).endsWith('.find()')
          ? [valueOf(node.callee, analysis).kind]
          : [],
      ),
    ),
  ).toEqual(['function']);
});
