import { expect, test } from 'vitest';
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
