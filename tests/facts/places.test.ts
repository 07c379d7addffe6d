// Lists whose places are known one by one, and members of classes that only a type describes.
import { originsIn, tablesOf } from '../support/testkit.js';

const rows = tablesOf(originsIn, 'src/file.ts');

const POOL = 'pg.pool';
const UNKNOWN = 'unknown';
const TYPES = {
  'src/types.ts': `import type { Pool } from 'pg';
export interface Context { readonly db: Pool }
export type Init = (name: string, context: Context) => void;
export type InitArgs = Parameters<Init>;
export type Generic<T> = (router: T, context: Context) => void;
export type GenericArgs<T> = Parameters<Generic<T>>;
export type Pair = [name: string, context: Context];
export type Bare = readonly [string, Context];`,
};

rows('parameters that are collected and taken apart', [
  {
    name: 'in the place of the parameter, by the parameters of a function type',
    code: "import { InitArgs } from './types';\nexport function init(...[name, { db }]: InitArgs) { /*?*/name; /*?*/db; }",
    files: TYPES,
    are: [UNKNOWN, POOL],
  },
  {
    name: 'of a generic type',
    code: "import { GenericArgs } from './types';\nexport default function init<T>(...[router, { db }]: GenericArgs<T>) { /*?*/router; /*?*/db; }",
    files: TYPES,
    are: [UNKNOWN, POOL],
  },
  {
    name: 'by a tuple, in the body',
    code: "import { Pair } from './types';\nexport const init = (...args: Pair) => { const [, context] = args; /*?*/context.db; };",
    files: TYPES,
    are: [POOL],
  },
  {
    name: 'by a readonly tuple without names, behind another parameter',
    code: "import type { Bare } from './types';\nexport const init = (first: number, ...rest: Bare) => { const [name, { db }] = rest; /*?*/db; /*?*/rest[1].db; };",
    files: TYPES,
    are: [POOL, POOL],
  },
  {
    name: 'a tuple that is one parameter, and one of its types',
    code: "import { Pair, InitArgs } from './types';\nexport const init = ([, { db }]: Pair, context: InitArgs[1]) => { /*?*/db; /*?*/context.db; };",
    files: TYPES,
    are: [POOL, POOL],
  },
  {
    name: 'the parameters of a function',
    code: "import { Pool } from 'pg';\nconst open = (pool: Pool, size: number) => {};\nexport const again = (...[pool, size]: Parameters<typeof open>) => { /*?*/pool; /*?*/size; };",
    are: [POOL, UNKNOWN],
  },
  {
    name: 'without a type, handed to a library',
    code: "const app = require('express')();\napp.get('/', (...args) => { const [req, res] = args; /*?*/req; /*?*/res; });",
    file: 'src/file.js',
    are: ['express.request', 'express.response'],
  },
  {
    name: 'without a type, called by the project',
    code: "const { Pool } = require('pg');\nfunction use(name, ...rest) { const [db] = rest; /*?*/db; }\nuse('a', new Pool());",
    file: 'src/file.js',
    are: [POOL],
  },
  {
    name: 'what nobody passes stays unknown',
    code: 'export function use(...args: unknown[]) { const [db] = args; /*?*/db; }',
    are: [UNKNOWN],
  },
]);

rows('functions that are annotated with a type of their own', [
  {
    name: 'an alias',
    code: "import type { Init } from './types';\nexport const init: Init = (name, { db }) => { /*?*/name; /*?*/db; };",
    files: TYPES,
    are: [UNKNOWN, POOL],
  },
  {
    name: 'written in place, with satisfies',
    code: "import type { Pool } from 'pg';\nexport const init = ((db) => { /*?*/db; }) satisfies (db: Pool) => void;",
    are: [POOL],
  },
]);

rows('members of classes that a type describes', [
  {
    name: 'abstract',
    code: "import type { Pool } from 'pg';\nabstract class Context { public abstract readonly db: Pool; abstract get spare(): Pool; abstract open(): Pool }\nexport const use = (context: Context) => { /*?*/context.db; /*?*/context.spare; /*?*/context.open(); };",
    are: [POOL, POOL, POOL],
  },
  {
    name: 'abstract, and given by the class itself',
    code: "import { Pool } from 'pg';\nabstract class Context { abstract readonly db: unknown }\nclass Own extends Context { readonly db = new Pool(); }\n/*?*/new Own().db;",
    are: [POOL],
  },
  {
    name: "a function's type, and the function that the constructor assigns",
    code: "import { Pool } from 'pg';\nconst opening = (pool: Pool) => () => pool;\nclass Desk { open: () => unknown; constructor(pool: Pool) { this.open = opening(pool); } }\n/*?*/new Desk(new Pool()).open();",
    are: [POOL],
  },
  {
    name: "a function's type, and an assignment that is not known",
    code: "import type { Pool } from 'pg';\nclass Desk { open: () => Pool; constructor(given) { this.open = given; } }\n/*?*/new Desk().open();",
    are: [POOL],
  },
]);
