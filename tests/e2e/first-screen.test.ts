// The first screen of README, carried out word by word in projects that have no ESLint: what it says to install and nothing
// else, its configuration where it says, its command, and what it shows.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ARRANGEMENTS } from '../../scripts/matrix/cells.js';
import { Checkout } from '../support/checkout.js';
import { CI_COMMANDS, CONFIG, INSTALLATIONS, REPORT, SCAN } from '../support/first-screen.js';
import { installPlugin, packPlugin } from '../support/installed-plugin.js';
import { Npx } from '../support/npx.js';
import { generateClient } from '../support/prisma-client.js';
import { ROOT, type Files } from '../support/project.js';

/** Each test starts ESLint two or three times: seconds, and on a busy machine minutes. */
const BUSY = 600_000;
const PLUGIN = 'eslint-plugin-first-draft';
const [INSTALLED = [], BESIDE_TYPESCRIPT_7 = []] = INSTALLATIONS;

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
  installPlugin(
    checkout.root,
    INSTALLED.filter((name) => name !== PLUGIN),
    tarball,
  );
  const programs = path.join(checkout.root, 'node_modules/.bin');
  mkdirSync(programs);
  if (INSTALLED.includes('eslint')) symlinkSync('../eslint/bin/eslint.js', path.join(programs, 'eslint'));
  checkout.write(config.file, config.text);
  return checkout;
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
    expect(stdout.trim()).toBe(SCAN.output);
    expect(status).toBe(1);
  },
  BUSY,
);

test('the three packages are installed, the plugin among them', () => {
  expect(INSTALLED).toEqual(['eslint', 'typescript-eslint', PLUGIN]);
});

test.each([
  ['ES modules', { type: 'module' }],
  ['CommonJS', {}],
])(
  'TypeScript with Prisma 7, %s: the report is the one that README shows',
  async (_, manifest) => {
    const checkout = await followReadmeWithPrisma(backend(manifest));
    const client = checkout.read('src/generated/prisma/client.ts');
    expect(client).toContain('/* eslint-disable */');
    const run = checkout.run(REPORT.command);
    expect(checkout.shown(run)).toBe(REPORT.output);
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
  const runAll = (checkout: Checkout, more = '') =>
    CI_COMMANDS.map((command) => checkout.run(`${command}${command.startsWith('npx') ? more : ''}`));

  test(
    'a fault is red; repaired, it is green, and silent with --max-warnings 0',
    async () => {
      const faulty = await followReadmeWithPrisma(backend({}));
      expect(runAll(faulty).map(({ status }) => status)).toEqual([0, 1]);
      const sound = await followReadmeWithPrisma(repaired(backend({})));
      expect(runAll(sound)).toEqual([GREEN, GREEN]);
      expect(runAll(sound, ' --max-warnings 0')).toEqual([GREEN, GREEN]);
    },
    BUSY,
  );

  test(
    'a client that is generated elsewhere is no failure, and named as README says it is silent',
    async () => {
      const files = repaired(backend({}, 'prisma/client'));
      const unnamed = await followReadmeWithPrisma(files);
      const [, run] = runAll(unnamed);
      expect(run?.status).toBe(0);
      expect(run?.stdout).toContain('Unused eslint-disable directive');
      const [, advice = ''] =
        /`(globalIgnores\(\[\.\.\..*?\]\))`/.exec(readFileSync(path.join(ROOT, 'README.md'), 'utf8')) ?? [];
      expect(advice).toContain("'prisma/client/'");
      unnamed.write(CONFIG.file, CONFIG.text.replace(/globalIgnores\(.*\)/, advice));
      expect(runAll(unnamed, ' --max-warnings 0')).toEqual([GREEN, GREEN]);
    },
    BUSY,
  );
});

test(
  'a configuration that is there already takes one more entry',
  async () => {
    const text = `import firstDraft from '${PLUGIN}';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  tseslint.configs.recommended,
${CONFIG.text.split('\n').find((line) => line.includes('configs.recommended')) ?? ''}
);
`;
    const checkout = await followReadmeWithPrisma(backend({ type: 'module' }), {
      file: 'eslint.config.js',
      text,
    });
    // The parser is the one of the project, and Prisma's client is not reported although it is linted.
    expect(checkout.see(REPORT.command)).toBe(REPORT.output);
  },
  BUSY,
);

test('beside TypeScript 7, what README installs is what the matrix ran', () => {
  const { packages } = ARRANGEMENTS.typescript7Aliased;
  const aliases = BESIDE_TYPESCRIPT_7.filter((each) => !INSTALLED.includes(each));
  expect(BESIDE_TYPESCRIPT_7).toEqual([...INSTALLED, ...aliases]);
  const named = aliases.map((each) => /^(.+?)@npm:(.+)@\^/.exec(each)?.slice(1));
  expect(named).toEqual([
    ['typescript', packages.typescript.replace(/^npm:|@[\d.]+$/g, '')],
    ['@typescript/native', packages['@typescript/native'].replace(/^npm:|@[\d.]+$/g, '')],
  ]);
});
