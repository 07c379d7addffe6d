// The type checker is the third step of the ladder: it answers where reading ends, and only there.
import type { Files } from '../support/project.js';
import { calleesIn, inProject } from '../support/testkit.js';

/** What a generated client declares, cut down to what the models know it by. */
const CLIENT_TYPES: Files = {
  'src/prisma-client.d.ts': `
declare module '@prisma/client' {
  interface OrderDelegate {
    findMany(args?: object): Promise<{ id: string }[]>;
    findUnique(args: object): Promise<{ id: string } | null>;
    findFirst(args?: object): Promise<{ id: string } | null>;
    createMany(args: object): Promise<{ count: number }>;
  }
  class PrismaClient {
    $connect(): Promise<void>;
    $queryRaw(query: TemplateStringsArray): Promise<unknown>;
    $executeRaw(query: TemplateStringsArray): Promise<number>;
    $transaction<T>(work: (tx: Omit<PrismaClient, '$connect' | '$transaction'>) => Promise<T>): Promise<T>;
    readonly order: OrderDelegate;
  }
}
`,
  'src/container.d.ts': `
declare module 'container' {
  import type { PrismaClient } from '@prisma/client';
  export interface Services { db: PrismaClient; optional?: PrismaClient; anything: any; inTransaction<T>(work: (tx: Omit<PrismaClient, '$connect' | '$transaction'>) => Promise<T>): Promise<T> }
  export function resolve<K extends keyof Services>(name: K): Services[K];
  export const services: Services;
  export class Repository { list(): Promise<string[]>; findMany(): string[] }
}
`,
};

interface Row {
  readonly name: string;
  readonly code: string;
  readonly typed: readonly string[];
  readonly untyped: readonly string[];
}

const FIND_MANY = 'prisma.delegate.findMany (certain)';
const table: readonly Row[] = [
  {
    name: 'a client from a container that only declarations describe',
    code: `import { resolve } from 'container';
const db = resolve('db');
/*?*/db.order.findMany(); /*?*/db.order.findMany({}); /*?*/db.$connect();`,
    typed: [FIND_MANY, FIND_MANY, 'prisma.client.$connect (certain)'],
    untyped: ['unknown', 'unknown', 'unknown'],
  },
  {
    name: 'the delegate by itself',
    code: `import { services } from 'container';
const { order } = services.db;
/*?*/order.findMany(); /*?*/services.db.order.findMany(); /*?*/services.optional?.order.findMany();`,
    typed: [FIND_MANY, FIND_MANY, FIND_MANY],
    untyped: ['unknown', 'unknown', 'unknown'],
  },
  {
    name: 'a transaction handle',
    code: `import { services } from 'container';
services.inTransaction(async (tx) => { /*?*/tx.order.findMany(); });`,
    typed: [FIND_MANY],
    untyped: ['unknown'],
  },
  {
    name: 'a parameter that inference types',
    code: `import { services } from 'container';
[services.db].map((db) => /*?*/db.order.findMany());`,
    typed: [FIND_MANY],
    untyped: ['unknown'],
  },
  {
    name: 'any is no evidence',
    code: `import { services } from 'container';
export function run(db: any, cast = services.db as any, nothing: unknown) {
  /*?*/db.order.findMany(); /*?*/services.anything.order.findMany(); /*?*/cast.order.findMany();
}`,
    typed: ['unknown', 'unknown', 'unknown'],
    untyped: ['unknown', 'unknown', 'unknown'],
  },
  {
    name: 'a package that is not there is any, and no evidence',
    code: `import { makeClient } from 'not-installed';
/*?*/makeClient().order.findMany();`,
    typed: ['unknown'],
    untyped: ['unknown'],
  },
  {
    name: 'the same member on an object of another type',
    code: `import { Repository } from 'container';
declare const cache: { findMany(): string[]; order: { findMany(): string[] } };
/*?*/new Repository().findMany(); /*?*/cache.order.findMany(); /*?*/cache.findMany();`,
    typed: ['unknown', 'unknown', 'unknown'],
    untyped: ['unknown', 'unknown', 'unknown'],
  },
  {
    name: 'a name that no model knows is not asked about',
    code: `import { services } from 'container';
/*?*/services.db.order.inspect();`,
    typed: ['unknown'],
    untyped: ['unknown'],
  },
  {
    name: 'what reading finds is the same with and without types',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
/*?*/db.order.findMany();`,
    typed: [FIND_MANY],
    untyped: [FIND_MANY],
  },
];

describe.each(table)('$name', ({ code, typed, untyped }) => {
  const files = { ...CLIENT_TYPES, 'src/file.ts': code };

  test('with a program', () => {
    expect(inProject(files, calleesIn, { isTyped: true })).toEqual(typed);
  });

  test('without one', () => {
    expect(inProject(files, calleesIn)).toEqual(untyped);
  });
});
