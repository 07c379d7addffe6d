// `settings['first-draft']`: what each form makes known, and how a mistake in it is told.
import { Linter } from 'eslint';
import { performance } from 'node:perf_hooks';
import { SettingsReader } from '../../src/facts/catalogue/settings.js';
import firstDraft from '../../src/index.js';
import { lintText, writeProject } from '../support/project.js';
import { calleesIn, inProject, originsIn } from '../support/testkit.js';

const reader = new SettingsReader();

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
    expect(() => reader.read({ 'first-draft': settings })).not.toThrow();
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
  const { scripts } = reader.read({ 'first-draft': { scripts: ['/jobs/one-off/', '\\.task\\.ts$'] } });
  expect(scripts.map((pattern) => pattern.test('/app/jobs/one-off/fill.ts'))).toEqual([true, false]);
  expect(scripts.map((pattern) => pattern.test('/app/clean.task.ts'))).toEqual([false, true]);
});

test('no settings, and settings without a key of ours, are fine', () => {
  expect(reader.read(undefined).handles).toEqual([]);
  expect(reader.read({ react: {} }).handles).toEqual([]);
  expect(reader.read({ 'first-draft': {} }).handles).toEqual([]);
});

const CLIENT = { module: 'a', export: 'b', is: 'prisma.client' };
const mistakes: readonly [name: string, settings: unknown, message: RegExp][] = [
  ['not an object', 'handles', /settings\["first-draft"\] must be an object, but is "handles"\./],
  ['a list', [], /settings\["first-draft"\] must be an object, but is \[\]\./],
  ['null', null, /settings\["first-draft"\] must be an object, but is null\./],
  [
    'an unknown key',
    { handle: [] },
    /has no key "handle"\. Its keys are "cache", "handles", "hints", "models" and "scripts"\./,
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
    /\.models\[0\]\.modules\.a names a type "m" that model "a" does not declare\. It declares none; those of other/,
  ],
  [
    'a model whose member has a type that it lacks',
    { models: [{ library: 'a', modules: { a: 'm' }, types: { m: { members: { x: 'nothing' } } } }] },
    /\.models\[0\]\.types\.m\.members\.x names a type "nothing" .* It declares "m"; those of other/,
  ],
  [
    'a model whose modules are no object',
    { models: [{ library: 'a', modules: 7, types: {} }] },
    /\.models\[0\]\.modules must be an object/,
  ],
  ['hints that are neither on nor off', { hints: 'off' }, /\.hints must be true or false, but is "off"\./],
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
    expect(() => reader.read({ 'first-draft': own })).toThrow(message);
  });
});

/** A model with this among what its one type says. */
const withType = (type: object) => ({
  models: [{ library: 'acme', modules: { '@acme/store': 'module' }, types: { module: type, store: {} } }],
});
const withCall = (call: object) => withType({ members: { open: { call } } });
const withQuery = (query: object) =>
  withCall({ query: { operation: 'read-many', sends: 'at-call', ...query } });

/** Each place in which a model names a type. */
const misnamed: readonly [path: string, settings: unknown][] = [
  ['extends[1]', withType({ extends: ['store', 'stoer'] })],
  ['extends', withType({ extends: 'stoer' })],
  ['members.open', withType({ members: { open: 'stoer' } })],
  ['otherMembers.type', withType({ otherMembers: { type: 'stoer' } })],
  ['instance', withType({ instance: 'stoer' })],
  ['parameters[0]', withType({ parameters: ['stoer'] })],
  ['element', withType({ element: 'stoer' })],
  ['entries', withType({ entries: 'stoer' })],
  ['awaited', withType({ awaited: 'stoer' })],
  ['awaited.otherwise', withType({ awaited: { rows: 'one', otherwise: 'stoer' } })],
  ['call.returns', withType({ call: { returns: 'stoer' } })],
  ['tag.returns', withType({ tag: { returns: 'stoer' } })],
  ['members.open.call.returns.element', withCall({ returns: { element: 'stoer' } })],
  ['members.open.call.returns.otherwise', withCall({ returns: { rows: 'many', otherwise: 'stoer' } })],
  ['members.open.call.returns.otherwise', withCall({ returns: { callback: 0, otherwise: 'stoer' } })],
  ['members.open.call.returns.memberOf', withCall({ returns: { memberOf: 'stoer', named: 0 } })],
  [
    'members.open.call.callbacks[0].parameters[1]',
    withCall({ callbacks: [{ argument: 0, parameters: ['store', 'stoer'] }] }),
  ],
  [
    'members.open.call.callbacks[0].self',
    withCall({ callbacks: [{ argument: 0, parameters: [], self: 'stoer' }] }),
  ],
  ['members.open.call.adds.to', withCall({ adds: { name: 0, value: 1, to: 'stoer' } })],
];

test.each(misnamed)(
  'a wrong name of a type in %s is told with its place and the name that was meant',
  (path, own) => {
    expect(() => reader.read({ 'first-draft': own })).toThrow(
      `settings["first-draft"].models[0].types.module.${path} names a type "stoer" that model "acme" does not declare. Did you mean "store"?`,
    );
  },
);

const ACME = { library: 'acme', modules: { '@acme/store': 'store' }, types: { store: {} } };

test.each([
  ['.modules["@acme/store"]', { ...ACME, modules: { '@acme/store': 'stoer' } }],
  ['.globals.store', { ...ACME, globals: { store: 'stoer' } }],
  ['.generated.type', { ...ACME, generated: { marker: 'x', type: 'stoer', manifest: [], exports: [] } }],
  [
    '.conventions[0].parameters[0]',
    { ...ACME, conventions: [{ path: 'x', exports: [], parameters: ['stoer'] }] },
  ],
  ['.augments["prisma.clint"]', { ...ACME, augments: { 'prisma.clint': { package: 'x', members: {} } } }],
  [
    '.augments["prisma.client"].members.x',
    { ...ACME, augments: { 'prisma.client': { package: 'x', members: { x: 'stoer' } } } },
  ],
])('a wrong name of a type in %s of a model is told as well', (path, model) => {
  expect(() => reader.read({ 'first-draft': { models: [model] } })).toThrow(
    new RegExp(
      `^settings\\["first-draft"\\]\\.models\\[0\\]${path.replace(/[[\].]/g, '\\$&')} names a type "`,
    ),
  );
});

const misshapen: readonly [name: string, settings: unknown, message: string][] = [
  [
    'a key that is misspelt',
    withCall({ retruns: 'store' }),
    '.types.module.members.open.call has no key "retruns". Did you mean "returns" or "retries"?',
  ],
  [
    'a key of no kind',
    withType({ lazyRelations: { eager: true } }),
    '.types.module.lazyRelations has no key "eager". Its keys are "methods", "promises" and "loaders".',
  ],
  [
    'a key of the model itself',
    { models: [{ ...ACME, imports: {} }] },
    ' has no key "imports". Its keys are "library", ',
  ],
  [
    'a number for a type',
    withType({ instance: 7 }),
    '.types.module.instance must be the name of a type, but is 7.',
  ],
  [
    'a list for the type that is returned',
    withCall({ returns: ['store'] }),
    '.types.module.members.open.call.returns must be the name of a type, or an object with ',
  ],
  [
    'a text for a position',
    withQuery({ filter: { argument: '0' } }),
    '.types.module.members.open.call.query.filter.argument must be a position, counted from 0, but is "0".',
  ],
  [
    'a position before the first',
    withQuery({ filter: { argument: -1 } }),
    '.call.query.filter.argument must be a position, counted from 0, but is -1.',
  ],
  [
    'a text for a list',
    withType({ recognisedBy: 'find' }),
    '.types.module.recognisedBy must be a list, but is "find".',
  ],
  [
    'an operation that there is not',
    withQuery({ operation: 'read-al' }),
    '.call.query.operation must be "read-one", "read-many", "count", "create", "update", "delete", "upsert", "raw", "transaction" or "define", but is "read-al".',
  ],
  ['a word with a slip', withQuery({ sends: 'at-cal' }), ' but is "at-cal". Did you mean "at-call"?'],
  [
    'a query without its operation',
    withCall({ query: { sends: 'at-call' } }),
    '.types.module.members.open.call.query lacks "operation".',
  ],
  [
    'a result without the rest of it',
    withCall({ returns: { memberOf: 'store' } }),
    '.types.module.members.open.call.returns lacks "named".',
  ],
  [
    'a broken regular expression',
    withType({ lazyRelations: { methods: '(' } }),
    '.types.module.lazyRelations.methods must be the source of a regular expression, but is "(".',
  ],
  ['yes for a text', withType({ major: true }), '.types.module.major must be a text, but is true.'],
  [
    'a text for yes or no',
    withType({ hooksQueries: 'yes' }),
    '.types.module.hooksQueries must be true or false, or an object with "option", but is "yes".',
  ],
  [
    'a function',
    withCall({ returns: () => 'store' }),
    '.types.module.members.open.call.returns must be the name of a type, or an object with ',
  ],
  [
    'a type that extends itself',
    withType({ extends: 'module' }),
    '.types.module.extends leads back to the type itself.',
  ],
  [
    'types that extend each other',
    {
      models: [
        { ...ACME, types: { store: { extends: 'acme2.store' } } },
        { ...ACME, library: 'acme2', modules: {}, types: { store: { extends: ['acme.store'] } } },
      ],
    },
    '.types.store.extends leads back to the type itself.',
  ],
];

test.each(misshapen)('%s in a model is told with its place', (_name, own, message) => {
  expect(() => reader.read({ 'first-draft': own })).toThrow(message);
});

test('names of members that mean something in a regular expression are names', () => {
  const find = {
    call: { query: { operation: 'read-many', sends: 'at-call', filter: { argument: 0 } } },
  };
  const settings = { models: [{ ...ACME, types: { store: { members: { 'find(': find, $all: find } } } }] };
  const code = `import * as store from '@acme/store';
export async function load(ids: number[]) { const all = []; for (const id of ids) all.push(await store.$all({ id })); return all; }`;
  const folder = writeProject({ 'src/file.ts': code });
  const findings = lintText(folder, 'src/file.ts', code, {
    rules: { 'no-query-in-loop': { evidence: 'certain' } },
    settings,
  });
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['first-draft/no-query-in-loop']);
});

describe('a mistake', () => {
  test('is told once for a settings object, which then counts as empty', () => {
    const shared = { 'first-draft': { scripts: ['('] } };
    expect(() => reader.read(shared)).toThrow(TypeError);
    expect(reader.read(shared)).toMatchObject({ handles: [], scripts: [] });
    expect(() => reader.read({ 'first-draft': { scripts: ['(?'] } })).toThrow(TypeError);
  });

  test('is told once in a run that makes the settings anew for every file, and again in the next run', () => {
    const waited = vi.spyOn(performance, 'eventLoopUtilization');
    const lintAt = (seconds: number) => {
      waited.mockReturnValue({ idle: seconds * 1_000, active: 0, utilization: 0 });
      return reader.read({ 'first-draft': { scripts: ['[a-'] } });
    };
    expect(() => lintAt(0)).toThrow(/\.scripts\[0\]/);
    for (const seconds of [0, 4, 8, 12]) expect(lintAt(seconds).scripts).toEqual([]);
    expect(() => lintAt(20)).toThrow(/\.scripts\[0\]/);
    waited.mockRestore();
  });

  test('is told once where settings are no object at all', () => {
    const shared = { 'first-draft': 'prisma' };
    expect(() => reader.read(shared)).toThrow(TypeError);
    expect(reader.read(shared).handles).toEqual([]);
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
