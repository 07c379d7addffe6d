// Findings that are kept from run to run in a folder: what is answered from there, and what of a folder is not believed.
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { KEPT_BY_OTHERS, KEPT_FILES } from '../src/budgets.js';
import { forgetProject } from '../src/facts/facts.js';
import { Modules } from '../src/facts/project/modules.js';
import firstDraft from '../src/index.js';
import { endKeptRun } from '../src/kept/lints.js';
import { everyRule } from './support/project.js';

/** Outside of a folder of tests: some code is another in those. */
const HOME = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-kept-')));
const ROOT = path.join(HOME, 'project');
const FOLDER = path.join(ROOT, 'node_modules/.cache/first-draft');

/** A schema whose finding hangs on a route, a loop whose finding hangs on a service, and reports with fixes and suggestions. */
const FILES = {
  'package.json': '{"type":"module","dependencies":{"@prisma/client":"*","zod":"^3.25.0","express":"*"}}',
  'src/schemas.ts':
    "import { z } from 'zod';\n\nexport const page = z.object({ limit: z.number(), on: z.boolean() });\n",
  'src/route.ts':
    "import express from 'express';\nimport { page } from './schemas';\n\nexpress().get('/', (req, res) => {\n  res.json(page.parse(req.query));\n});\n",
  'src/service.ts':
    "import { PrismaClient } from '@prisma/client';\n\nconst db = new PrismaClient();\nexport const load = (id: string) => db.order.findUnique({ where: { id } });\n",
  'src/report.ts':
    "import { load } from './service';\n\nexport async function report(ids: string[]) {\n  for (const id of ids) {\n    const order = await load(id);\n    if (order) console.log(order);\n  }\n}\n",
};
type Name = keyof typeof FILES;

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
  writeFileSync(path.join(ROOT, file), text);
};

beforeEach(() => {
  rmSync(ROOT, { recursive: true, force: true });
  for (const [file, text] of Object.entries(FILES)) write(file, text);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  rmSync(HOME, { recursive: true });
});

interface Run {
  readonly cache?: string | null;
  readonly settings?: object;
  readonly rules?: ReturnType<typeof everyRule>;
  readonly files?: readonly string[];
  readonly language?: object;
  readonly others?: Record<string, Rule.RuleModule>;
  readonly verify?: Linter.LintOptions;
}

/** Lints the files as a process of its own would, and says what was found and how often another module was asked for. */
function lint({
  cache = 'node_modules/.cache/first-draft',
  settings,
  rules = everyRule('likely'),
  files = Object.keys(FILES).filter((file) => file.endsWith('.ts')),
  language = {},
  others = {},
  verify = {},
}: Run = {}): { found: Record<string, Linter.LintMessage[]>; read: number } {
  forgetProject();
  const modules = countModules();
  const linter = new Linter({ configType: 'flat', cwd: ROOT });
  const config = {
    files: ['**/*.ts'],
    plugins: { 'first-draft': firstDraft, other: { rules: others } },
    rules: {
      ...Object.fromEntries(
        Object.entries(rules).map(([name, options]) => [`first-draft/${name}`, ['error', options]]),
      ),
      ...Object.fromEntries(Object.keys(others).map((name) => [`other/${name}`, 'error'])),
    },
    settings: { 'first-draft': { ...settings, ...(cache !== null && { cache }) } },
    languageOptions: { parser, ...language },
  } as unknown as Linter.Config;
  try {
    const found = Object.fromEntries(
      files.map((file) => {
        const filename = path.join(ROOT, file);
        return [file, linter.verify(readFileSync(filename, 'utf8'), [config], { ...verify, filename })];
      }),
    );
    return { found, read: modules.read };
  } finally {
    modules.end();
    endKeptRun();
  }
}

/** How often a module is asked for that is not the one that is linted: none is parsed for anything else. */
function countModules(): { readonly read: number; readonly end: () => void } {
  const { at } = Modules.prototype;
  let read = 0;
  const spy = vi.spyOn(Modules.prototype, 'at').mockImplementation(function (this: Modules, file) {
    if (!this.isOpen(file)) read += 1;
    return at.call(this, file);
  });
  return {
    get read() {
      return read;
    },
    end: () => {
      spy.mockRestore();
    },
  };
}

/** A rule alone, whose findings are kept. */
const ONE_RULE = {
  files: ['**/*.ts'],
  plugins: { 'first-draft': firstDraft },
  rules: { 'first-draft/no-query-in-loop': 'error' },
  settings: { 'first-draft': { cache: FOLDER } },
  languageOptions: { parser },
} as unknown as Linter.Config;

const kept = (): string[] => readdirSync(FOLDER).sort();
const keptFile = (): string => path.join(FOLDER, kept().at(-1) ?? '');

describe('a second run', () => {
  test('finds the same, word for word, and reads no other module', () => {
    const without = lint({ cache: null });
    expect(
      Object.values(without.found)
        .flat()
        .map(({ ruleId }) => ruleId),
    ).toEqual(expect.arrayContaining(['first-draft/no-uncoerced-input', 'first-draft/no-query-in-loop']));
    expect(
      Object.values(without.found)
        .flat()
        .some(({ suggestions }) => suggestions),
    ).toBe(true);
    const first = lint();
    expect(JSON.stringify(first.found)).toBe(JSON.stringify(without.found));
    expect(first.read).toBeGreaterThan(0);
    const second = lint();
    expect(JSON.stringify(second.found)).toBe(JSON.stringify(without.found));
    expect(second.read).toBe(0);
    expect(kept()).toHaveLength(1);
  });

  test('looks at no time of a file: a fresh checkout gives each a new one', () => {
    const { found } = lint();
    rmSync(path.join(ROOT, 'src'), { recursive: true });
    for (const [file, text] of Object.entries(FILES)) {
      write(file, text);
      utimesSync(path.join(ROOT, file), 1_000, 1_000);
    }
    expect(lint()).toEqual({ found, read: 0 });
  });

  test('lints what follows from a changed file, and nothing else', () => {
    lint();
    write('src/service.ts', 'export const load = async (id: string) => ({ id });\n');
    const { found } = lint({ files: ['src/report.ts'] });
    expect(found['src/report.ts']?.map(({ ruleId }) => ruleId)).not.toContain('first-draft/no-query-in-loop');
    expect(lint({ files: ['src/schemas.ts', 'src/route.ts'] }).read).toBe(0);
  });

  test('is answered as before where a manifest says something else that nothing follows from', () => {
    const { found } = lint();
    const manifest = JSON.parse(FILES['package.json']) as { dependencies: Record<string, string> };
    const dependencies = { ...manifest.dependencies, express: '^5.1.0', pino: '*', 'left-pad': '^1.3.0' };
    write('package.json', JSON.stringify({ ...manifest, dependencies, scripts: { start: 'node .' } }));
    expect(lint()).toEqual({ found, read: 0 });
  });

  test('finds what a file makes that was added', () => {
    write('src/route.ts', 'export {};\n');
    const before = lint({ files: ['src/schemas.ts'] });
    expect(before.found['src/schemas.ts']).toEqual([]);
    write('src/other.ts', FILES['src/route.ts']);
    const { found } = lint({ files: ['src/schemas.ts'] });
    expect(found['src/schemas.ts']).toEqual(lint({ cache: null }).found['src/schemas.ts']);
    expect(found['src/schemas.ts']).not.toEqual([]);
  });

  test('keeps comments that silence a rule, and options that stand in comments', () => {
    const text = FILES['src/report.ts'];
    write('src/report.ts', `/* eslint first-draft/no-query-in-loop: "off" */\n${text}`);
    const off = lint();
    expect(lint()).toEqual({ found: off.found, read: 0 });
    write(
      'src/report.ts',
      text.replace('    const order', '    // eslint-disable-next-line\n    const order'),
    );
    expect(lint().found).toEqual(lint({ cache: null }).found);
    expect(lint().found).toEqual(lint({ cache: null }).found);
  });

  test('makes the fixes that are left out under `disableFixes`', () => {
    lint({ verify: { disableFixes: true } });
    expect(lint().found).toEqual(lint({ cache: null }).found);
    expect(lint({ verify: { disableFixes: true } }).found).toEqual(
      lint({ cache: null, verify: { disableFixes: true } }).found,
    );
  });
});

describe('what a finding follows from, outside of its file', () => {
  const LOG =
    "import { run } from './run';\nexport function attempt() {\n  try {\n    run();\n  } catch (error) {\n    console.log('failed', error);\n  }\n}\n";
  const SERVICE = FILES['src/service.ts'];
  const PURE = 'export const load = async (id: string) => ({ id });\n';
  const REGISTER = `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function register(email: string, name: string) {
  const existing = await prisma.user.findFirst({ where: { email } });
  if (existing) throw new Error('taken');
  return prisma.user.create({ data: { email, name } });
}
`;
  const NAMES = `import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
const pool = new Pool();
const names = readFileSync(new URL('./names.sql', import.meta.url), 'utf8');
export async function load(ids: string[]) {
  for (const id of ids) await pool.query(names, [id]);
}
`;
  const report = (from: string): string => FILES['src/report.ts'].replace('./service', from);
  const userWith = (attribute: string): string =>
    `model User {\n  id String @id\n  email String ${attribute}\n  name String\n}\n`;
  const aliases = (folder: string): string =>
    JSON.stringify({ compilerOptions: { paths: { '@/*': [`./src/${folder}/*`] } } });
  const dependsOn = (dependencies: object, rest: object = {}): string =>
    JSON.stringify({ type: 'module', dependencies, ...rest });
  const DEPENDENCIES = { '@prisma/client': '*', zod: '^3.25.0', express: '*' };

  type Texts = Readonly<Record<string, string>>;

  test.each<[what: string, file: string, before: Texts, after: Texts]>([
    ['the text of a module', 'src/report.ts', {}, { 'src/service.ts': PURE }],
    [
      'where an alias leads',
      'src/report.ts',
      {
        'src/report.ts': report('@/load'),
        'src/a/load.ts': SERVICE,
        'src/b/load.ts': PURE,
        'tsconfig.json': aliases('a'),
      },
      { 'tsconfig.json': aliases('b') },
    ],
    [
      'which file stands behind an import',
      'src/report.ts',
      { 'src/report.ts': report('./load'), 'src/load/index.ts': SERVICE },
      { 'src/load.ts': PURE },
    ],
    [
      'the packages of a workspace',
      'apps/api/src/report.ts',
      {
        'package.json': '{"workspaces":["apps/*","packages/*"]}',
        'apps/api/package.json': dependsOn({ ...DEPENDENCIES, '@acme/data': '*' }, { name: 'api' }),
        'apps/api/src/report.ts': report('@acme/data'),
        'packages/data/package.json': '{"name":"@acme/data","main":"./index.ts"}',
        'packages/data/index.ts': SERVICE,
      },
      { 'packages/data/package.json': '{"name":"@acme/other","main":"./index.ts"}' },
    ],
    [
      'who uses an export',
      'src/schemas.ts',
      { 'src/route.ts': 'export {};\n' },
      { 'src/route.ts': FILES['src/route.ts'] },
    ],
    [
      'what a barrel hands on',
      'src/schemas.ts',
      {
        'src/route.ts': FILES['src/route.ts'].replace('./schemas', './barrel'),
        'src/barrel.ts': "export * from './schemas';\n",
      },
      { 'src/barrel.ts': 'export {};\n' },
    ],
    [
      'where those run that import a module',
      'src/log.ts',
      { 'src/log.ts': LOG },
      {
        'src/App.tsx':
          "import { attempt } from './log';\nexport const App = () => <p onClick={attempt} />;\n",
      },
    ],
    [
      'a page that imports it',
      'src/log.ts',
      { 'src/log.ts': LOG },
      { 'index.html': '<script type="module" src="/src/log.ts"></script>\n' },
    ],
    [
      'that it is a command',
      'src/log.ts',
      { 'src/log.ts': LOG },
      { 'package.json': dependsOn(DEPENDENCIES, { bin: './src/log.ts' }) },
    ],
    [
      'that it is what its package is imported by',
      'src/schemas.ts',
      {},
      { 'package.json': dependsOn(DEPENDENCIES, { exports: './src/schemas.ts' }) },
    ],
    [
      'the version that is asked for',
      'src/env.ts',
      {
        'src/env.ts':
          "import { z } from 'zod';\nexport const env = z.object({ DEBUG: z.coerce.boolean().default(false) }).parse(process.env);\n",
      },
      { 'package.json': dependsOn({ ...DEPENDENCIES, zod: '^4.1.0' }) },
    ],
    [
      'the libraries that are asked for',
      'src/report.ts',
      { 'package.json': dependsOn({ knex: '*', express: '*' }) },
      { 'package.json': dependsOn({ knex: '*', ...DEPENDENCIES }) },
    ],
    [
      'that its package is one for browsers',
      'src/log.ts',
      { 'src/log.ts': LOG },
      { 'package.json': dependsOn({ react: '*' }) },
    ],
    [
      'that errors are told to a tracker',
      'src/fail.ts',
      {
        'src/tracking.ts':
          "import * as Sentry from '@sentry/node';\nSentry.init({ dsn: process.env.SENTRY_DSN });\n",
        'src/fail.ts':
          "import express from 'express';\nimport { run } from './run';\nexpress().get('/', async (req, res) => {\n  try {\n    res.json(await run());\n  } catch (error) {\n    res.status(500).end();\n  }\n});\n",
      },
      { 'package.json': dependsOn({ ...DEPENDENCIES, '@sentry/node': '^8.0.0' }) },
    ],
    [
      'that a package is asked for from which a client is generated',
      'src/report.ts',
      {
        'package.json': dependsOn({ zod: '*' }),
        'src/service.ts': SERVICE.replace('@prisma/client', './generated/client'),
      },
      { 'package.json': dependsOn(DEPENDENCIES) },
    ],
    [
      'a schema of the database',
      'src/register.ts',
      { 'src/register.ts': REGISTER, 'prisma/schema.prisma': userWith('') },
      { 'prisma/schema.prisma': userWith('@unique') },
    ],
    [
      'the text of a statement',
      'src/names.ts',
      {
        'package.json': dependsOn({ pg: '*' }),
        'src/names.ts': NAMES,
        'src/names.sql': 'select name from users where id = $1',
      },
      { 'src/names.sql': 'vacuum' },
    ],
    [
      'what a module does for all others',
      'src/log.ts',
      { 'src/log.ts': LOG },
      { 'src/console.ts': "import { ship } from './ship';\nconsole.log = (...parts) => ship(parts);\n" },
    ],
    [
      'a word that may stand anywhere',
      'src/server.ts',
      {
        'package.json': dependsOn({ fastify: '*', pino: '*' }),
        'src/log.ts': "import pino from 'pino';\nexport const log = pino();\n",
        'src/server.ts':
          "import Fastify from 'fastify';\nimport { log } from './log';\nconst app = Fastify({ logger: true });\napp.get('/', async (request) => {\n  log.info('listing');\n  return [];\n});\n",
      },
      {
        'src/context.ts':
          "import { AsyncLocalStorage } from 'node:async_hooks';\nexport const context = new AsyncLocalStorage();\n",
      },
    ],
    [
      'a text of a form that may stand anywhere',
      'src/secret.ts',
      { 'src/secret.ts': "export const secret = process.env.JWT_SECRET || 'not-a-secret-at-all';\n" },
      { 'src/start.ts': "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is not set');\n" },
    ],
  ])('%s', (_, file, before, after) => {
    for (const [name, text] of Object.entries(before)) write(name, text);
    const files = [file];
    const first = lint({ files });
    expect(lint({ files })).toEqual({ found: first.found, read: 0 });
    for (const [name, text] of Object.entries(after)) write(name, text);
    const { found } = lint({ files, cache: null });
    expect(found).not.toEqual(first.found);
    expect(lint({ files }).found).toEqual(found);
  });
});

describe('is another lint', () => {
  const rules = { 'no-query-in-loop': { evidence: 'certain' } } as const;

  test.each<[string, Run, Run]>([
    ['with other options of a rule', { rules }, { rules: { 'no-query-in-loop': { evidence: 'likely' } } }],
    ['with other settings', {}, { settings: { scripts: ['nothing'] } }],
    ['with another language', {}, { language: { globals: { db: 'readonly' } } }],
  ])('%s', (_, one, other) => {
    expect(lint(one).read).toBeGreaterThan(0);
    expect(lint(other).read).toBeGreaterThan(0);
    expect(lint(one).found).toEqual(lint({ ...one, cache: null }).found);
    expect(lint(other)).toEqual({ found: lint({ ...other, cache: null }).found, read: 0 });
  });

  test('with one more rule finds more, and keeps that in the next run', () => {
    const every = Object.entries(everyRule('likely'));
    const fewer = Object.fromEntries(every.filter(([name]) => name !== 'no-query-in-loop'));
    lint({ rules: fewer });
    const { found } = lint({ cache: null });
    expect(lint().found).toEqual(found);
    expect(lint().found).toEqual(found);
    expect(lint()).toEqual({ found, read: 0 });
    expect(lint({ rules: fewer })).toEqual({ found: lint({ cache: null, rules: fewer }).found, read: 0 });
  });

  test('of another folder, where the path says what a file is', () => {
    lint();
    const [name = ''] = kept();
    forgetProject();
    const text = readFileSync(path.join(ROOT, 'src/report.ts'), 'utf8');
    new Linter({ configType: 'flat', cwd: path.join(ROOT, 'src') }).verify(text, [ONE_RULE], {
      filename: path.join(ROOT, 'src/report.ts'),
    });
    endKeptRun();
    expect(kept()).toHaveLength(2);
    expect(kept()).toContain(name);
  });
});

describe('nothing is kept', () => {
  test('without the setting', () => {
    lint({ cache: null });
    expect(() => kept()).toThrow();
  });

  test('of a text that is not what is on disk, as in an editor', () => {
    const linter = new Linter({ configType: 'flat', cwd: ROOT });
    const filename = path.join(ROOT, 'src/report.ts');
    forgetProject();
    expect(linter.verify('export {};\n', [ONE_RULE], { filename })).toEqual([]);
    expect(linter.verify(FILES['src/report.ts'], [ONE_RULE], { filename })).toHaveLength(1);
    endKeptRun();
    expect(() => kept()).toThrow();
    expect(lint().read).toBeGreaterThan(0);
  });

  test('of a file about which a type checker was asked', () => {
    write('tsconfig.json', '{"compilerOptions":{"strict":true},"include":["src"]}');
    const filename = path.join(ROOT, 'src/report.ts');
    const config = {
      files: ['**/*.ts'],
      plugins: { 'first-draft': firstDraft },
      rules: { 'first-draft/no-query-in-loop': 'error' },
      settings: { 'first-draft': { cache: FOLDER } },
      languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    } as unknown as Linter.Config;
    forgetProject();
    new Linter({ configType: 'flat', cwd: ROOT }).verify(FILES['src/report.ts'], [config], { filename });
    endKeptRun();
    expect(() => kept()).toThrow();
  });

  test('of a lint in which a rule threw', () => {
    const throws: Rule.RuleModule = {
      create: () => ({
        ForOfStatement: () => {
          throw new Error('A rule of somebody else.');
        },
      }),
    };
    expect(() => lint({ files: ['src/report.ts'], others: { throws } })).toThrow('somebody else');
    expect(lint().found).toEqual(lint({ cache: null }).found);
  });

  test('with a parser that does not say what it is', () => {
    const { parseForESLint } = parser;
    lint({ language: { parser: { parseForESLint } } });
    expect(() => kept()).toThrow();
  });
});

describe('a file in the folder', () => {
  const spoil: Readonly<Record<string, (text: string) => string>> = {
    'that is empty': () => '',
    'that is cut off': (text) => text.slice(0, text.length / 2),
    'that is no JSON': () => '\0\0\0',
    'of another format': (text) => text.replace(/"format":\d+/, '"format":999'),
    'that is a list': () => '[]',
    'without questions': (text) => text.replace(/"questions":\[.*?\]\],/, '"questions":[],'),
    'whose questions are none': (text) =>
      text.replace(/"questions":\[.*\]\],"lints"/, '"questions":[1,null,["text",0],{"a":1}],"lints"'),
    'of unknown questions': (text) => text.replaceAll('["import"', '["constructor"'),
    'whose reports are none': (text) => text.replaceAll(/"at":\[\d+/g, '"at":["x"'),
    'whose fixes are no text': (text) => text.replaceAll(/"fix":\[\[\d+,\d+,/g, '"fix":[[0,1e9,'),
    'whose messages are unknown': (text) => text.replaceAll(/"messageId":"\w+"/g, '"messageId":"other"'),
    'that is something else altogether': () =>
      '{"format":1,"places":{"length":3},"questions":"x","lints":{"__proto__":{}}}',
  };

  test.each(Object.entries(spoil))('%s is not believed', (_, change) => {
    const { found } = lint({ cache: null });
    lint();
    const text = readFileSync(keptFile(), 'utf8');
    const spoilt = change(text);
    expect(spoilt).not.toBe(text);
    writeFileSync(keptFile(), spoilt);
    expect(lint().found).toEqual(found);
    // Where reports of one rule were no reports, the others' were: the run after that lints the file as a whole.
    expect(lint().found).toEqual(found);
    expect(lint()).toEqual({ found, read: 0 });
  });

  test('that is a folder is left alone', () => {
    lint();
    const file = keptFile();
    rmSync(file);
    mkdirSync(file);
    expect(lint().found).toEqual(lint({ cache: null }).found);
  });

  test('of another version is left alone, until there is too much of it', () => {
    lint();
    const other = path.join(FOLDER, 'findings-another12345-0-1-0-a.json');
    writeFileSync(other, readFileSync(keptFile(), 'utf8'));
    write('src/report.ts', `${FILES['src/report.ts']}\n`);
    lint();
    expect(statSync(other).isFile()).toBe(true);
    const large = path.join(FOLDER, 'findings-another12345-0-2-0-a.json');
    writeFileSync(large, Buffer.alloc(KEPT_BY_OTHERS));
    utimesSync(other, 1, 1);
    write('src/report.ts', `${FILES['src/report.ts']}\n\n`);
    lint();
    expect(kept()).not.toContain(path.basename(other));
    expect(kept()).toContain(path.basename(large));
  });

  test('becomes one with others, and what is gone is left out', () => {
    for (let run = 0; run < KEPT_FILES; run += 1) {
      write('src/report.ts', `${FILES['src/report.ts']}${'\n'.repeat(run)}`);
      lint();
    }
    expect(kept()).toHaveLength(KEPT_FILES);
    rmSync(path.join(ROOT, 'src/route.ts'));
    const files: readonly Name[] = ['src/report.ts', 'src/service.ts', 'src/schemas.ts'];
    lint({ files });
    expect(kept()).toHaveLength(1);
    const stored = readFileSync(keptFile(), 'utf8');
    expect(stored).not.toContain('route.ts\\u0000');
    expect(lint({ files })).toEqual({ found: lint({ cache: null, files }).found, read: 0 });
  });
});

describe('a folder that cannot be written to', () => {
  test('is told of once, and everything is found', () => {
    const warnings = vi.spyOn(process, 'emitWarning').mockReturnValue();
    write('taken', 'a file');
    const { found } = lint({ cache: null });
    expect(lint({ cache: 'taken/folder' }).found).toEqual(found);
    const told = warnings.mock.calls.filter(([text]) => String(text).includes('.cache names'));
    expect(told).toHaveLength(1);
    expect(String(told[0]?.[0])).toMatch(/^Nothing can be written to .*taken\/folder, .*: E\w+/);
  });
});

test.runIf(existsSync('/proc/self'))('a folder that the system never lets be made ends nothing', () => {
  const told = vi.spyOn(process, 'emitWarning').mockReturnValue();
  const { found } = lint({ cache: null });
  expect(lint({ cache: '/proc/nowhere/deeper' }).found).toEqual(found);
  expect(String(told.mock.calls.at(-1)?.[0])).toMatch(
    /^Nothing can be written to \/proc\/nowhere\/deeper, .*: E\w+/,
  );
});

describe('the setting', () => {
  test.each([[1], [''], [' '], [true], [['a']]])('%j is one clear error', (cache) => {
    expect(() => lint({ cache: null, settings: { cache } })).toThrow(/\.cache must be the path of a folder/);
  });
});
