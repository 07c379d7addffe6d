// A statement that goes past its transaction stays when that is rolled back; with the suggestion taken it does not. Proven on a server:
// an engine with a single session cannot show the difference. And a statement that was started beside one that fails is sent when the
// transaction is over, to a connection without one.
import { Linter } from 'eslint';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { skipWithout } from '../support/needs.js';
import { HANGS_AFTER } from '../support/patience.js';
import { generateClient } from '../support/prisma-client.js';
import { configFor, ROOT } from '../support/project.js';
import { compile, transpile } from './compiling.js';
import { ENGINES, type Server } from './engines.js';
import type { Outcome, Task } from './runner.js';
import { seed } from './seeding.js';

const RULE = 'no-outer-client-in-transaction';
const LIBRARIES = ['prisma', 'drizzle', 'knex', 'kysely', 'typeorm', 'sequelize', 'pg', 'postgres'] as const;
const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const PAIRS = path.join(import.meta.dirname, 'transactions/fixtures');
const WORK = path.join(ROOT, 'tests/.cases/transactions');
const RUNNER = path.join(WORK, 'runner.js');
const SERVER = ENGINES.find(({ name }) => name === 'PostgreSQL');
const folderOf = (library: string) => path.join(WORK, library);

let server: Server | undefined;
let errors: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  mkdirSync(WORK, { recursive: true });
  writeFileSync(path.join(WORK, 'package.json'), '{"type":"module"}');
  writeFileSync(RUNNER, transpile(readFileSync(path.join(import.meta.dirname, 'runner.ts'), 'utf8')));
  for (const library of LIBRARIES) await layOut(library);
  const concurrent = ['before', 'after'].map((side) => `concurrent.${side}.ts`);
  for (const file of concurrent) cpSync(path.join(PAIRS, file), path.join(folderOf('pg'), file));
  errors = compile([
    ...LIBRARIES.flatMap((library) =>
      ['db.ts', 'pay.before.ts', 'pay.after.ts'].map((file) => path.join(folderOf(library), file)),
    ),
    ...concurrent.map((file) => path.join(folderOf('pg'), file)),
  ]);
  if (SERVER && SERVER.lack === undefined) server = await SERVER.start();
});
afterAll(() => server?.stop());

describe.each(LIBRARIES)('%s', (library) => {
  it('is sent through the transaction by the suggestion', async () => {
    await expect(textOf(library, 'after')).toMatchFileSnapshot(path.join(PAIRS, `${library}.after.ts`));
    for (const file of ['pay.before.ts', 'pay.after.ts'])
      expect(errors.get(path.join(folderOf(library), file)) ?? []).toEqual([]);
  });

  it('survives a rollback before, and not after', async (context) => {
    skipWithout(SERVER?.lack, context);
    expect(await rowsLeft(library, 'pay')).toEqual({ before: 1, after: 0 });
  });
});

it('is sent when the transaction is over, where it was started beside one that fails', async (context) => {
  skipWithout(SERVER?.lack, context);
  expect(await rowsLeft('pg', 'concurrent')).toEqual({ before: 1, after: 0 });
});

const textOf = (library: string, side: 'before' | 'after') =>
  readFileSync(path.join(folderOf(library), `pay.${side}.ts`), 'utf8');

async function layOut(library: string): Promise<void> {
  const folder = folderOf(library);
  const generated = path.join(folder, 'generated');
  const isGenerated = existsSync(generated);
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(FIXTURES, library, 'db.ts'), path.join(folder, 'db.ts'));
  cpSync(path.join(PAIRS, `${library}.before.ts`), path.join(folder, 'pay.before.ts'));
  const dependencies = { '@prisma/client': '*', 'drizzle-orm': '*', [library]: '*' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  if (library === 'prisma' && !isGenerated) {
    cpSync(path.join(FIXTURES, library, 'schema.prisma'), path.join(folder, 'schema.prisma'));
    await generateClient(folder);
  }
  rmSync(path.join(folder, 'pay.after.ts'), { force: true });
  writeFileSync(path.join(folder, 'pay.after.ts'), suggestedFor(folder));
}

/** What the suggestion leaves. */
function suggestedFor(folder: string): string {
  const filename = path.join(folder, 'pay.before.ts');
  const text = readFileSync(filename, 'utf8');
  const config = configFor(folder, { rules: { [RULE]: { evidence: 'likely' } }, isTyped: false });
  const messages = new Linter({ configType: 'flat', cwd: folder }).verify(text, [config], { filename });
  const found = messages.flatMap(({ suggestions = [] }) => suggestions);
  const [only] = found;
  if (!only || found.length > 1)
    throw new Error(`${filename}: ${String(found.length)} suggestions: ${JSON.stringify(messages)}`);
  const { range, text: replacement } = only.fix;
  return text.slice(0, range[0]) + replacement + text.slice(range[1]);
}

/** How many rows each side leaves behind. */
async function rowsLeft(library: string, name: string): Promise<unknown> {
  if (!server || !SERVER) throw new Error('not started');
  const { url, journal, statement } = server;
  await seed('postgres', url, FIXTURES);
  const folder = folderOf(library);
  const task: Task = { folder, database: 'postgres', url, journal, statement, proofs: [name] };
  const { stdout } = await promisify(execFile)(process.execPath, [RUNNER, JSON.stringify(task)], {
    cwd: folder,
    timeout: HANGS_AFTER,
  });
  const outcome = JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as Outcome;
  const left = (side: 'before' | 'after') => {
    const run = outcome[name]?.[side];
    return run && 'result' in run ? run.result : run?.error;
  };
  return { before: left('before'), after: left('after') };
}
