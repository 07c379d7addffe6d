// `settings['first-draft']`: what each form makes known, and how a mistake in it is told.
import { Linter } from 'eslint';
import { settingsOf } from '../../src/facts/catalogue/settings.js';
import firstDraft from '../../src/index.js';
import { calleesIn, inProject, originsIn } from '../support/testkit.js';

describe('handles', () => {
  test('an export of a module', () => {
    const origins = inProject(
      {
        'src/file.ts': `import { db, other } from '@acme/database';
import whole, { db as renamed } from '@acme/database';
import { db as elsewhere } from '@acme/database/other';
/*?*/db.order; /*?*/renamed; /*?*/other; /*?*/whole; /*?*/elsewhere;`,
      },
      originsIn,
      { settings: { handles: [{ module: '@acme/database', export: 'db', is: 'prisma.client' }] } },
    );
    expect(origins).toEqual(['prisma.delegate "order"', 'prisma.client', 'unknown', 'unknown', 'unknown']);
  });

  test('the default export of a module', () => {
    const origins = inProject(
      { 'src/file.ts': `import db from '@acme/database';\n/*?*/db.order;` },
      originsIn,
      { settings: { handles: [{ module: '@acme/database', export: 'default', is: 'prisma.client' }] } },
    );
    expect(origins).toEqual(['prisma.delegate "order"']);
  });

  test('an export that CommonJS requires', () => {
    const origins = inProject(
      {
        'src/file.js': `const { db } = require('@acme/database');\n/*?*/db.order; /*?*/require('@acme/database').db;`,
      },
      originsIn,
      { settings: { handles: [{ module: '@acme/database', export: 'db', is: 'prisma.client' }] } },
    );
    expect(origins).toEqual(['prisma.delegate "order"', 'prisma.client']);
  });

  test('an export that passes through a module of the project', () => {
    const origins = inProject(
      {
        'src/db.ts': `export { db } from '@acme/database';\nexport * from '@acme/database';`,
        'src/file.ts': `import { db } from './db';\n/*?*/db.order;`,
      },
      originsIn,
      { settings: { handles: [{ module: '@acme/database', export: 'db', is: 'prisma.client' }] } },
    );
    expect(origins).toEqual(['prisma.delegate "order"']);
  });

  test('a member of a class', () => {
    const origins = inProject(
      {
        'src/file.ts': `class BaseService { prisma; other; }
class Orders extends BaseService { list() { /*?*/this.prisma.order; /*?*/this.other; } }
class Unrelated { prisma; list() { /*?*/this.prisma; } }`,
      },
      originsIn,
      { settings: { handles: [{ class: 'BaseService', member: 'prisma', is: 'prisma.client' }] } },
    );
    expect(origins).toEqual(['prisma.delegate "order"', 'unknown', 'unknown']);
  });

  test('a member of a class that a package declares', () => {
    const origins = inProject(
      {
        'src/file.ts': `import { BaseService } from '@acme/service';
export class Orders extends BaseService { list() { /*?*/this.prisma.order; } }
export function run(service: BaseService) { /*?*/service.prisma; }`,
      },
      originsIn,
      { settings: { handles: [{ class: 'BaseService', member: 'prisma', is: 'prisma.client' }] } },
    );
    expect(origins).toEqual(['prisma.delegate "order"', 'prisma.client']);
  });

  test('everything with a type of this name', () => {
    const origins = inProject(
      {
        'src/file.ts': `import type { Database } from '@acme/database';
import type { Database as Db } from '@acme/database';
export class Orders { constructor(private readonly db: Database) {} list() { /*?*/this.db.order; } }
export function run(/*?*/db: Database | undefined, /*?*/other: Db, /*?*/none: Cache) {}`,
      },
      originsIn,
      { settings: { handles: [{ type: 'Database', is: 'prisma.client' }] } },
    );
    expect(origins).toEqual(['prisma.delegate "order"', 'prisma.client', 'unknown', 'unknown']);
  });

  test('a handle holds for the run that states it, and for no other', () => {
    const files = {
      'src/db.ts': `import { db } from '@acme/database';\nexport const orders = db.order;`,
      'src/file.ts': `import { orders } from './db';\n/*?*/orders;`,
    };
    const settings = { handles: [{ module: '@acme/database', export: 'db', is: 'prisma.client' }] };
    expect(inProject(files, originsIn)).toEqual(['unknown']);
    expect(inProject(files, originsIn, { settings })).toEqual(['prisma.delegate "order"']);
    expect(inProject(files, originsIn)).toEqual(['unknown']);
  });
});

describe('models', () => {
  const STORE = {
    library: 'acme-store',
    kind: 'data-access',
    modules: { '@acme/store': 'module' },
    versions: { '@acme/store': '2' },
    sources: [],
    types: {
      module: { members: { openStore: { call: { returns: 'store' } }, client: 'prisma.client' } },
      store: {
        role: 'database-client',
        members: { find: { call: { query: { operation: 'read-one', sends: 'at-call' } } } },
      },
    },
  };

  test('a library of the user, as data', () => {
    const callees = inProject(
      {
        'src/store.ts': `import { openStore } from '@acme/store';\nexport const store = openStore();`,
        'src/file.ts': `import { client } from '@acme/store';
import { store } from './store';
/*?*/store.find('1'); /*?*/store.drop(); /*?*/client.order.findMany();`,
      },
      calleesIn,
      { settings: { models: [STORE] } },
    );
    expect(callees).toEqual([
      'acme-store.store.find (certain)',
      'unknown',
      'prisma.delegate.findMany (certain)',
    ]);
  });

  test('survives JSON', () => {
    const settings = JSON.parse(JSON.stringify({ models: [STORE] })) as object;
    expect(() => settingsOf({ 'first-draft': settings })).not.toThrow();
  });

  test('a handle may name a type of such a model', () => {
    const origins = inProject(
      { 'src/file.ts': `import { store } from './missing';\n/*?*/store.find;` },
      originsIn,
      {
        settings: {
          models: [STORE],
          handles: [{ module: './missing', export: 'store', is: 'acme-store.store' }],
        },
      },
    );
    expect(origins).toEqual(['acme-store.store.find']);
  });
});

test('scripts are regular expressions over paths', () => {
  const { scripts } = settingsOf({ 'first-draft': { scripts: ['/jobs/one-off/', '\\.task\\.ts$'] } });
  expect(scripts.map((pattern) => pattern.test('/app/jobs/one-off/fill.ts'))).toEqual([true, false]);
  expect(scripts.map((pattern) => pattern.test('/app/clean.task.ts'))).toEqual([false, true]);
});

test('no settings, and settings without a key of ours, are fine', () => {
  expect(settingsOf(undefined).handles).toEqual([]);
  expect(settingsOf({ react: {} }).handles).toEqual([]);
  expect(settingsOf({ 'first-draft': {} }).handles).toEqual([]);
});

const CLIENT = { module: 'a', export: 'b', is: 'prisma.client' };
const mistakes: readonly [name: string, settings: unknown, message: RegExp][] = [
  ['not an object', 'handles', /settings\["first-draft"\] must be an object, but is "handles"\./],
  ['a list', [], /settings\["first-draft"\] must be an object, but is \[\]\./],
  ['null', null, /settings\["first-draft"\] must be an object, but is null\./],
  [
    'an unknown key',
    { handle: [] },
    /has no key "handle"\. Its keys are "handles", "models" and "scripts"\./,
  ],
  ['handles that are no list', { handles: CLIENT }, /\.handles must be a list, but is \{/],
  ['a handle that is no object', { handles: ['db'] }, /\.handles\[0\] must be an object, but is "db"\./],
  [
    'a handle without is',
    { handles: [{ module: 'a', export: 'b' }] },
    /\.handles\[0\]\.is must be the name of a library/,
  ],
  [
    'a library that is not known',
    { handles: [{ ...CLIENT, is: 'prism.client' }] },
    /\.handles\[0\]\.is .*but is "prism\.client"\./,
  ],
  [
    'a type that is not known',
    { handles: [CLIENT, { ...CLIENT, is: 'prisma.clients' }] },
    /\.handles\[1\]\.is .*but is "prisma\.clients"\./,
  ],
  [
    'a module without an export',
    { handles: [{ module: 'a', is: 'prisma.client' }] },
    /\.handles\[0\] must be \{ module, export, is \}/,
  ],
  [
    'a class without a member',
    { handles: [{ class: 'A', is: 'prisma.client' }] },
    /\.handles\[0\] must be \{ module, export, is \}/,
  ],
  [
    'a number for a name',
    { handles: [{ type: 7, is: 'prisma.client' }] },
    /\.handles\[0\] must be .*all as text/,
  ],
  [
    'a key of a handle that is not known',
    { handles: [{ ...CLIENT, path: 'x' }] },
    /\.handles\[0\] has no key "path"\. Write/,
  ],
  ['models that are no list', { models: {} }, /\.models must be a list, but is \{\}\./],
  [
    'a model that is no object',
    { models: ['zod'] },
    /\.models\[0\] must be an object in the format of a model, but is "zod"\./,
  ],
  ['a model without a library', { models: [{ modules: {}, types: {} }] }, /\.models\[0\] lacks "library"\./],
  ['a model without types', { models: [{ library: 'a', modules: {} }] }, /\.models\[0\] lacks "types"\./],
  [
    'a model with a type that it lacks',
    { models: [{ library: 'a', modules: { a: 'm' }, types: {} }] },
    /\.models: Model "a" refers to a type "m"/,
  ],
  [
    'a model whose member has a type that it lacks',
    { models: [{ library: 'a', modules: { a: 'm' }, types: { m: { members: { x: 'nothing' } } } }] },
    /\.models.*"nothing"/,
  ],
  [
    'a model whose modules are no object',
    { models: [{ library: 'a', modules: 7, types: {} }] },
    /\.models\[0\]\.modules must be an object/,
  ],
  ['scripts that are no list', { scripts: '/jobs/' }, /\.scripts must be a list, but is "\/jobs\/"\./],
  ['a script that is no text', { scripts: [/x/] }, /\.scripts\[0\] must be a regular expression as text/],
  [
    'a broken regular expression',
    { scripts: ['ok', '('] },
    /\.scripts\[1\] must be a valid regular expression, but is "\("\./,
  ],
];

describe.each(mistakes)('%s', (_name, own, message) => {
  test('is one error that names the key', () => {
    expect(() => settingsOf({ 'first-draft': own })).toThrow(message);
  });
});

describe('a mistake', () => {
  test('is told once for a settings object, which then counts as empty', () => {
    const shared = { 'first-draft': { scripts: ['('] } };
    expect(() => settingsOf(shared)).toThrow(TypeError);
    expect(settingsOf(shared)).toMatchObject({ handles: [], scripts: [] });
    expect(() => settingsOf({ 'first-draft': { scripts: ['(?'] } })).toThrow(TypeError);
  });

  test('is told once in a run that makes the settings anew for every file, and again in the next run', () => {
    const clock = vi.spyOn(Date, 'now');
    const lintAt = (seconds: number) => {
      clock.mockReturnValue(seconds * 1_000);
      return settingsOf({ 'first-draft': { scripts: ['[a-'] } });
    };
    expect(() => lintAt(0)).toThrow(/\.scripts\[0\]/);
    for (const seconds of [0, 4, 8, 12]) expect(lintAt(seconds).scripts).toEqual([]);
    expect(() => lintAt(20)).toThrow(/\.scripts\[0\]/);
    clock.mockRestore();
  });

  test('is told once where settings are no object at all', () => {
    const shared = { 'first-draft': 'prisma' };
    expect(() => settingsOf(shared)).toThrow(TypeError);
    expect(settingsOf(shared).handles).toEqual([]);
  });

  test('is told once in a run of several files, by ESLint', () => {
    const linter = new Linter({ configType: 'flat' });
    const config: Linter.Config = {
      plugins: { 'first-draft': firstDraft },
      rules: { 'first-draft/no-uncoerced-input': 'error' },
      settings: { 'first-draft': { handels: [] } },
    };
    const lint = () => linter.verify('export {};', [config], { filename: 'file.js' });
    expect(lint).toThrow(/has no key "handels"/);
    expect(lint()).toEqual([]);
  });
});
