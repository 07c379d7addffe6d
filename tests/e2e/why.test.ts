// The command `first-draft why`, as a user runs it: its page from top to bottom, and a small project in which each of the
// main reasons for silence stands on a line of its own.
import path from 'node:path';
import { Checkout, COMMAND, type Run } from '../support/checkout.js';
import { readPage } from '../support/pages.js';
import { ROOT, type Files } from '../support/project.js';
import { play, scenesOf } from '../support/transcript.js';

const { blocks } = readPage(path.join(ROOT, 'docs/why.md'));

describe('docs/why.md, from top to bottom', () => {
  const checkout = new Checkout({});
  afterAll(() => {
    checkout.remove();
  });

  test.each(scenesOf(blocks))(
    'line $line: $command',
    (scene) => {
      expect(play(checkout, scene)).toEqual({ exit: scene.exit, output: scene.output });
    },
    120_000,
  );
});

const FILES: Files = {
  'package.json':
    '{ "type": "module", "dependencies": { "@prisma/client": "7", "express": "5", "pino": "10", "mysql-x": "1" } }\n',
  'src/db.ts': `import { PrismaClient } from '@prisma/client';

export const prisma = new PrismaClient();
export let changing = prisma;
changing = Object.create(prisma);
`,
  'src/orders.ts': `import { prisma, changing, absent } from './db.js';
import { broken } from './broken.js';
import type { Pool } from 'mysql-x';

export async function all(ids: string[], store: any, pool: Pool, plain) {
  for (const id of ids) {
    const first = await prisma.order.findFirst({ where: { id } });
    await changing.order.findFirst({ where: { id } });
    await absent.order.findFirst({ where: { id } });
    await broken.order.findFirst({ where: { id } });
    await store.order.findFirst({ where: { id } });
    await pool.query('select 1');
    const second = await plain.cart.findUnique({ where: { id } });
    // eslint-disable-next-line first-draft/no-query-in-loop -- few
    const third = await prisma.order.findFirst({ where: { id } });
    console.info(first, second, third);
  }
  for (const id of ids) await prisma.visit.update({ where: { id }, data: { seen: true } });
  const found = await prisma.order
    .findMany();
  return found;
}
`,
  'src/spread.ts': `import { prisma } from './db.js';

export const remove = (email?: string) =>
  prisma.user.deleteMany({
    where: {
      email,
    },
  });
`,
  'src/broken.ts': 'export const broken = {',
  'src/main.ts': `import { prisma } from './db.js';

async function main() {
  for (const id of process.argv) console.log(await prisma.order.findFirst({ where: { id } }));
}

await main();
`,
  'src/plain.cjs': `const pino = require('pino');
const log = pino();

exports.run = async (work) => {
  try {
    await work();
  } catch (error) {
    log.error('failed', error);
  }
};
`,
  'src/screen.tsx': 'export const Screen = () => <p>{String(fetch("/orders"))}</p>;\n',
  'generated/client.ts': "import pino from 'pino';\n\npino().info('x');\n",
  'src/container.d.ts': `declare module 'container' {
  type Send = (options?: object) => Promise<{ id: string }>;
  interface Client {
    order: Record<'findMany' | 'findFirst' | 'create', Send>;
    $transaction: Send; $connect: Send; $disconnect: Send; $queryRaw: Send; $executeRaw: Send; $extends: Send; $on: Send;
  }
  export const services: { db: Client };
}
`,
  'src/typed.ts': `import { services } from 'container';

export const list = () => services.db.order.findMany({ take: 10 });
`,
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "types": [] }, "include": ["src"] }\n',
  'typed.config.mjs': `import firstDraft from 'eslint-plugin-first-draft';
import tseslint from 'typescript-eslint';

export default [
  ...firstDraft.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
];
`,
  'other.config.mjs': 'export default [{ files: ["src/*.cjs"] }];\n',
};

interface Answer {
  readonly isIgnored: boolean;
  readonly kinds: readonly string[];
  readonly surroundings: string;
  readonly isScript: boolean;
  readonly calls: readonly {
    readonly text: string;
    readonly parts: readonly {
      readonly text: string;
      readonly is: string;
      readonly steps: readonly { readonly kind: string; readonly file: string; readonly line: number }[];
      readonly reason?: Reason;
    }[];
    readonly query?: { readonly operation: string; readonly entity: string; readonly evidence: string };
    readonly runs?: { readonly how: string };
  }[];
  readonly rules: readonly { readonly rule: string; readonly decision: string; readonly because?: string }[];
}
interface Reason {
  readonly kind: string;
  readonly name?: string;
  readonly at?: { readonly file: string; readonly line: number };
  readonly because?: Reason;
}

describe('in a small project', { timeout: 120_000 }, () => {
  const checkout = new Checkout(FILES);
  afterAll(() => {
    checkout.remove();
  });
  const why = (args: string): Run => checkout.run(`node '${COMMAND.file}' why ${args}`);
  const data = (args: string): Answer => JSON.parse(why(`${args} --json`).stdout) as Answer;
  /** The reason behind the last of those on a line, in short. */
  const reasonOn = (place: string): string => {
    const parts = data(place).calls.flatMap((call) => call.parts);
    const words = (reason: Reason | undefined): string =>
      reason
        ? [
            `${reason.kind} ${reason.name ?? ''}`.trim(),
            reason.at && `${reason.at.file}:${reason.at.line}`,
            words(reason.because),
          ]
            .filter(Boolean)
            .join(' < ')
        : '';
    return words(parts.find(({ is }) => is === 'unknown')?.reason);
  };

  test('a call that is known: its way, what it is, how often it runs, and who reports it', () => {
    const { calls, rules } = data('src/orders.ts:7');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      text: 'prisma.order.findFirst(…)',
      query: { operation: 'read-one', entity: 'order', evidence: 'certain' },
      runs: { how: 'per-element' },
    });
    expect(calls[0]?.parts[0]?.steps).toMatchObject([
      { kind: 'import', file: 'src/orders.ts', line: 1 },
      { kind: 'variable', file: 'src/db.ts', line: 3 },
      { kind: 'construction', file: 'src/db.ts', line: 3 },
    ]);
    expect(rules.find(({ rule }) => rule === 'no-query-in-loop')?.decision).toBe('reported');
  });

  test.each([
    ['src/orders.ts:8', 'written-more-than-once changing < src/db.ts:4'],
    ['src/orders.ts:10', 'unreadable-module ./broken.js < src/orders.ts:2'],
    ['src/orders.ts:11', 'parameter store < src/orders.ts:5 < any < src/orders.ts:5'],
  ])('%s is unknown: %s', (place, reason) => {
    expect(reasonOn(place)).toBe(reason);
  });

  test('the text names the reason and what to do, on the path that Windows writes too', () => {
    const { status, stdout } = why(String.raw`'src\orders.ts:12:11'`);
    expect(status).toBe(0);
    expect(stdout).toContain('`mysql-x` is a package of which this plugin knows nothing (src/orders.ts:3)');
    expect(stdout).toContain("settings['first-draft'].models");
  });

  test('a comment that silences, a rule that is not configured, and a chain over two lines', () => {
    const silenced = data('src/orders.ts:15').rules.find(({ rule }) => rule === 'no-query-in-loop');
    expect(silenced).toMatchObject({ decision: 'silenced', because: 'comment' });
    const { stdout } = why('src/orders.ts:18');
    expect(stdout).toMatch(
      /no-write-in-loop: not in your configuration \(the preset `strict` holds it\); it would report:\n {6}\S/,
    );
    expect(data('src/orders.ts:20').calls[0]).toMatchObject({ query: { operation: 'read-many' } });
  });

  test('a rule that reports a part of the call on a line below', () => {
    const { rules } = data('src/spread.ts:4');
    expect(rules.find(({ rule }) => rule === 'no-undefined-filter')?.decision).toBe('not-configured');
    expect(why('src/spread.ts:4').stdout).toMatch(/no-undefined-filter: .*it would report:\n {6}\S/);
  });

  test('what is likely only', () => {
    const { calls, rules } = data('src/orders.ts:13');
    expect(calls[0]?.query?.evidence).toBe('likely');
    expect(rules.find(({ rule }) => rule === 'no-query-in-loop')?.decision).toBe('likely-only');
  });

  test('a script, plain JavaScript, a component', () => {
    const script = why('src/main.ts:4');
    expect(script.stdout).toContain('The file is a script, run by hand and by no request');
    const plain = why('src/plain.cjs:8');
    expect(plain.stdout).toContain('log           `log` (src/plain.cjs:2) → pino(): a logger (pino.logger)');
    expect(plain.stdout).toMatch(/valid-logger-error: reports:\n {6}`log\.error` drops `error`/);
    expect(data('src/screen.tsx:1').surroundings).toBe('browser');
  });

  test('a call that only the type checker knows, where the configuration has one', () => {
    expect(reasonOn('src/typed.ts:3')).toBe('unresolved-import container < src/typed.ts:1');
    const { stdout } = why('src/typed.ts:3 --config typed.config.mjs');
    expect(stdout).toContain('known         by its type');
    expect(stdout).toContain('a query of prisma: reads many rows of `order`');
  });

  test('a file that ESLint does not lint, and another configuration', () => {
    const ignored = why('generated/client.ts:3');
    expect(ignored).toMatchObject({ status: 1, stderr: '' });
    expect(ignored.stdout).toContain('ESLint does not lint this file');
    const other = why('src/plain.cjs:8 --config other.config.mjs');
    expect(other.stdout).toContain('does not use the plugin: no rule is on');
    expect(other.stdout).toContain('valid-logger-error: not in your configuration');
  });

  test.each([
    [
      'src/orders.ts:4',
      1,
      'src/orders.ts:4: there is no call on this line. The nearest lines with calls: 7, 8, 9.',
    ],
    ['src/orders.ts:400', 1, 'the file ends at line'],
    ['src/nowhere.ts:4', 2, 'There is no file src/nowhere.ts below '],
    ['src/broken.ts:1', 2, 'src/broken.ts:1 does not parse'],
    ['src/orders.ts', 2, '"src/orders.ts" names no line. Write the file and the line: src/orders.ts:12'],
    ['', 2, 'Usage: first-draft why'],
    ['src/orders.ts:7 --verbose', 2, "Unknown option '--verbose'"],
    ['src/orders.ts:7 --config nowhere.mjs', 2, 'ESLint cannot read the configuration'],
  ])('why %s: exit %i, %s', (args, status, message) => {
    const run = why(args);
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ status, stdout: '' });
  });

  test('help states the exit codes', () => {
    const { status, stdout } = why('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Exit codes:');
  });
});

describe('without', () => {
  test('a configuration of ESLint it says so', () => {
    const checkout = new Checkout({ 'src/a.js': 'f();\n' });
    checkout.run('rm eslint.config.*');
    const { status, stderr } = checkout.run(`node '${COMMAND.file}' why src/a.js:1`);
    checkout.remove();
    expect(stderr).toContain('ESLint finds no configuration (eslint.config.js) here.');
    expect(status).toBe(2);
  });
});
