// The first screen of README, carried out word by word in projects that have no ESLint: what it says to install and nothing
// else, its configuration where it says, its command, and what it shows.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ARRANGEMENTS } from '../../scripts/matrix/cells.js';
import { Checkout } from '../support/checkout.js';
import {
  addedTo,
  COMMANDS,
  CONFIG,
  INIT,
  INSTALLED,
  installationsOf,
  REPORT,
  SCAN,
} from '../support/first-screen.js';
import { installPlugin, packPlugin } from '../support/installed-plugin.js';
import { Npx } from '../support/npx.js';
import { generateClient } from '../support/prisma-client.js';
import { KINDS } from '../support/project-kinds.js';
import { ROOT, type Files } from '../support/project.js';

/** Each test starts ESLint two or three times: seconds, and on a busy machine minutes. */
const BUSY = 600_000;
const PLUGIN = 'eslint-plugin-first-draft';
const SHOWN = `/app/src/routes/orders.ts
  12:42  error  \`prisma.item.findMany()\` runs once per element of \`found\`: N queries. Load it with the parents: \`include: { items: true }\`  first-draft/no-query-in-loop

/app/src/schemas/orders.ts
  4:9  error  \`z.number()\` rejects every string, and a query string holds only strings (validated in ../routes/orders.ts:8): every request that sends \`page\` fails. Write \`z.coerce.number()\`  first-draft/no-uncoerced-input

✖ 2 problems (2 errors, 0 warnings)
  1 error and 0 warnings potentially fixable with the \`--fix\` option.`;

const DATABASE = (output: string) => `generator client {
  provider = "prisma-client"
  output   = "${output}"
}

datasource db {
  provider = "postgresql"
}

model Order {
  id    Int    @id
  items Item[]
}

model Item {
  id      Int   @id
  orderId Int
  order   Order @relation(fields: [orderId], references: [id])
}
`;
const SCHEMA = `import { z } from 'zod';

export const orderListQuery = z.object({
  page: z.number().int().positive().default(1),
});
`;
const ROUTE = `import { Router, type Request, type Response } from 'express';
import { prisma } from '../db.js';
import { orderListQuery } from '../schemas/orders.js';

export const orders = Router();

orders.get('/orders', async (req: Request, res: Response) => {
  const { page } = orderListQuery.parse(req.query);
  const found = await prisma.order.findMany({ skip: (page - 1) * 20, take: 20 });
  const answer = [];
  for (const order of found) {
    answer.push({ ...order, items: await prisma.item.findMany({ where: { orderId: order.id } }) });
  }
  res.json(answer);
});
`;

/** A backend in TypeScript whose Prisma client is generated into a folder of its own. */
const backend = (manifest: object, client = 'src/generated/prisma'): Files => ({
  'package.json': JSON.stringify({
    ...manifest,
    dependencies: { express: '5.3.0', zod: '4.6.7', '@prisma/client': '7.10.0' },
  }),
  'prisma/schema.prisma': DATABASE(`../${client}`),
  'src/db.ts': `import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '${path.posix.relative('src', client).replace(/^(?!\.)/, './')}/client.js';

export const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env['DATABASE_URL'] }) });
`,
  'src/schemas/orders.ts': SCHEMA,
  'src/routes/orders.ts': ROUTE,
});
const repaired = (files: Files): Files => ({
  ...files,
  'src/schemas/orders.ts': SCHEMA.replace('z.number', 'z.coerce.number'),
  'src/routes/orders.ts': ROUTE.replace(/\n {2}const answer[^]*?\n {2}\}/, '')
    .replace('take: 20 }', 'take: 20, include: { items: true } }')
    .replace('json(answer)', 'json(found)'),
});

const packed = mkdtempSync(path.join(os.tmpdir(), 'first-draft-packed-'));
const checkouts: Checkout[] = [];
/** Where Prisma’s client was put by a test before. */
const clients = new Map<string, string>();
let tarball = '';
beforeAll(() => {
  tarball = packPlugin(packed);
}, BUSY);
afterAll(() => {
  rmSync(packed, { recursive: true, force: true });
  for (const checkout of checkouts) checkout.remove();
});

/** A fresh project after the first two steps: what README says is installed, and its configuration is written. */
function followReadme(files: Files, config = CONFIG): Checkout {
  const checkout = new Checkout(files, { isSetUp: false });
  checkouts.push(checkout);
  install(checkout, INSTALLED.anew);
  checkout.write(config.file, config.text);
  return checkout;
}

/** What npm does with these packages, which lie in this repository. */
function install(checkout: Checkout, names: readonly string[]): void {
  installPlugin(
    checkout.root,
    names.filter((name) => name !== PLUGIN),
    tarball,
  );
  if (!names.includes('eslint')) return;
  const programs = path.join(checkout.root, 'node_modules/.bin');
  mkdirSync(programs, { recursive: true });
  symlinkSync('../eslint/bin/eslint.js', path.join(programs, 'eslint'));
}

/** The same in a backend, after `prisma generate`: the client is generated once for each place. */
async function followReadmeWithPrisma(files: Files, config = CONFIG): Promise<Checkout> {
  const checkout = followReadme(files, config);
  const [, output = ''] = /output += "\.\.\/(.+)"/.exec(String(files['prisma/schema.prisma'])) ?? [];
  const kept = clients.get(output);
  if (kept === undefined) await generateClient(path.join(checkout.root, 'prisma'));
  else cpSync(kept, path.join(checkout.root, output), { recursive: true });
  clients.set(output, path.join(checkout.root, output));
  return checkout;
}

test(
  'a first look, with nothing installed, is the one that README shows',
  async () => {
    const npx = new Npx();
    const project = npx.project(backend({ type: 'module' }));
    await generateClient(path.join(project.root, 'prisma'));
    expect(SCAN.command).toBe(`npx ${PLUGIN}`);
    const { stdout, status } = project.run();
    npx.remove();
    const [first = '', ...later] = SCAN.shown.split('\n…\n');
    expect(stdout.startsWith(`${first}\n`)).toBe(true);
    expect(later.length).toBeGreaterThan(0);
    for (const part of later) expect(stdout).toContain(`\n${part}\n`);
    expect(status).toBe(SCAN.exit);
  },
  BUSY,
);

test('README has no command but those that are run here and in init.test.ts', () => {
  const installing = (names: readonly string[]) => `npm install --save-dev ${names.join(' ')}`;
  expect(COMMANDS).toEqual([
    SCAN.command,
    INIT.command,
    installing(['eslint', 'typescript-eslint', PLUGIN]),
    installing([PLUGIN]),
    REPORT.command,
  ]);
  expect([INSTALLED.anew, INSTALLED.beside].map(installing)).toEqual(COMMANDS.slice(2, 4));
});

test.each([
  ['ES modules', { type: 'module' }],
  ['CommonJS', {}],
])(
  'TypeScript with Prisma 7, %s: the two mistakes are reported',
  async (_, manifest) => {
    const checkout = await followReadmeWithPrisma(backend(manifest));
    const client = checkout.read('src/generated/prisma/client.ts');
    expect(client).toContain('/* eslint-disable */');
    const run = checkout.run(REPORT.command);
    expect(checkout.shown(run)).toBe(SHOWN);
    expect(run.status).toBe(REPORT.exit);
    // A fix is for what people wrote.
    checkout.run(`${REPORT.command} --fix`);
    expect(checkout.read('src/generated/prisma/client.ts')).toBe(client);
    expect(checkout.read('src/schemas/orders.ts')).toContain('z.coerce.number()');
  },
  BUSY,
);

test(
  'JavaScript, CommonJS, in .js, .jsx and a build',
  () => {
    const checkout = followReadme({
      'package.json': '{ "dependencies": { "express": "5.3.0", "zod": "4.6.7" } }',
      'src/schemas.js': `const { z } = require('zod');\n\nexports.Query = z.object({ page: z.number() });\n`,
      'src/routes.js': `const express = require('express');
const { Query } = require('./schemas.js');

express().get('/orders', (req, res) => res.json(Query.parse(req.query)));
`,
      'src/mail.jsx': 'export const Mail = ({ name }) => <p>Hello {name}</p>;\n',
      'dist/schemas.js': `const { z } = require('zod');\n\nexports.Query = z.object({ page: z.number() });\n`,
    });
    const { status, stdout, stderr } = checkout.run(REPORT.command);
    expect(stdout).toMatch(
      /src\/schemas\.js\n {2}3:\d+ {2}error {2}.*routes\.js:4.* first-draft\/no-uncoerced-input\n/,
    );
    expect(stdout).toContain('✖ 1 problem (1 error, 0 warnings)');
    expect(stderr).toBe('');
    expect(status).toBe(1);
  },
  BUSY,
);

describe('in CI', () => {
  const GREEN = { status: 0, stdout: '', stderr: '' };
  const run = (checkout: Checkout, more = '') => checkout.run(`${REPORT.command}${more}`);

  test(
    'a fault is red; repaired, it is green, and silent with --max-warnings 0',
    async () => {
      const faulty = await followReadmeWithPrisma(backend({}));
      expect(run(faulty).status).toBe(1);
      const sound = await followReadmeWithPrisma(repaired(backend({})));
      expect(run(sound)).toEqual(GREEN);
      expect(run(sound, ' --max-warnings 0')).toEqual(GREEN);
    },
    BUSY,
  );

  test(
    'a client that is generated elsewhere is no failure, and named as the page on settings says it is silent',
    async () => {
      const files = repaired(backend({}, 'prisma/client'));
      const unnamed = await followReadmeWithPrisma(files);
      const warned = run(unnamed);
      expect(warned.status).toBe(0);
      expect(warned.stdout).toContain('Unused eslint-disable directive');
      const [, advice = ''] =
        /`(globalIgnores\(\[\.\.\..*?\]\))`/.exec(
          readFileSync(path.join(ROOT, 'docs/settings.md'), 'utf8'),
        ) ?? [];
      expect(advice).toContain("'prisma/client/'");
      unnamed.write(CONFIG.file, CONFIG.text.replace(/globalIgnores\(.*\)/, advice));
      expect(run(unnamed, ' --max-warnings 0')).toEqual(GREEN);
    },
    BUSY,
  );
});

/** Configurations of the frameworks, as far as packages of this repository go. The trials have them as they are. */
const THERE = {
  NestJS: `// @ts-check
import eslint from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: ['eslint.config.mjs'],
  },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      globals: { ...globals.node, ...globals.jest },
      sourceType: 'commonjs',
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
);
`,
  'Next.js': `import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const eslintConfig = defineConfig([
  ...tseslint.configs.recommended,
  globalIgnores([".next/**", "next-env.d.ts"]),
]);

export default eslintConfig;
`,
} as const;

test.each([
  ['NestJS', ['no-query-in-loop']],
  ['Next.js', ['no-query-in-loop', 'no-uncoerced-input']],
] as const)(
  '%s: its own configuration takes an import and an entry',
  (kind, rules) => {
    const checkout = new Checkout(KINDS[kind], { isSetUp: false });
    checkouts.push(checkout);
    // What the framework brings is there before README is read.
    install(checkout, ['eslint', '@eslint/js', 'globals', 'typescript-eslint', ...INSTALLED.beside]);
    checkout.write('eslint.config.mjs', addedTo(THERE[kind]));
    const { status, stdout, stderr } = checkout.run(REPORT.command);
    const found = [...stdout.matchAll(/first-draft\/(\S+)/g)].map(([, rule]) => rule);
    expect({ found: found.sort(), stderr }).toEqual({ found: rules, stderr: '' });
    expect(status).toBe(REPORT.exit);
  },
  BUSY,
);

test('beside TypeScript 7, what the page on compatibility installs is what the matrix ran', () => {
  const { packages } = ARRANGEMENTS.typescript7Aliased;
  const [told = []] = installationsOf('docs/compatibility.md');
  const aliases = told.filter((each) => !INSTALLED.anew.includes(each));
  expect(told).toEqual([...INSTALLED.anew, ...aliases]);
  const named = aliases.map((each) => /^(.+?)@npm:(.+)@\^/.exec(each)?.slice(1));
  expect(named).toEqual([
    ['typescript', packages.typescript.replace(/^npm:|@[\d.]+$/g, '')],
    ['@typescript/native', packages['@typescript/native'].replace(/^npm:|@[\d.]+$/g, '')],
  ]);
});
