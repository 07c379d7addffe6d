// No model names what does not exist: each is walked along the declarations of the packages that it describes, in the
// versions that are dev dependencies here. One program over all of them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { Catalogue } from '../../src/facts/catalogue.js';
import { models } from '../../src/models/index.js';
import type { Model } from '../../src/models/model.js';
import { compare, type Probe } from '../support/conformance.js';
import { ROOT } from '../support/project.js';

const FOLDER = path.join(ROOT, 'tests/.cases/conformance');

/** Where else an import's module is installed, under another name: older major versions, and what a tool generates. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  express: ['express', 'types-express4'],
  zod: ['zod', 'zod3'],
  pino: ['pino', 'pino9'],
  '@prisma/client': ['./prisma/generated/client.js'],
  '@prisma/client/runtime': ['./prisma/generated/client.js'],
};

/** Imports that are not compared, each with the reason. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  '.prisma/client': 'the same module as @prisma/client, from inside the package',
  '@prisma/client/edge': 'the same module as @prisma/client, for another runtime',
  '@prisma/client/extension': 'the same module as @prisma/client, before generation',
  'express-serve-static-core': 'holds types of @types/express, which is compared',
  '@nestjs/jwt': 'brings the whole framework as its peers',
  '@ts-rest/core': 'asks for zod 3 as its peer, and zod 4 is installed here',
  'zod/v4-mini': 'an old name of zod/mini, which is compared',
};

/** Members that a model names although the packages' types lack them, each with the reason. */
const EXCUSED: Readonly<Record<string, string>> = {
  'prisma: client.$queryRawTyped': 'generated only with the preview feature typedSql',
  'prisma: client.$use': 'removed in version 6.14',
};

/** A client for a schema of two models, made once: Prisma writes the types that its model describes. */
function generatePrismaClient(): void {
  const folder = path.join(FOLDER, 'prisma');
  if (existsSync(path.join(folder, 'generated/client.ts'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'schema.prisma'),
    `generator client {
  provider = "prisma-client"
  output   = "./generated"
}
datasource db {
  provider = "postgresql"
}
model User {
  id    Int    @id
  posts Post[]
}
model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
}
`,
  );
  const cli = createRequire(path.join(FOLDER, 'from.js')).resolve('prisma/build/index.js');
  // Generating needs no engine, but the command looks for one and would download it.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  execFileSync(process.execPath, [cli, 'generate', '--schema', 'schema.prisma'], {
    cwd: folder,
    env,
    stdio: 'pipe',
  });
}

const specifiers = [
  ...new Set(
    models.flatMap(({ modules, generated }) => [
      ...Object.keys(modules),
      ...(generated ? [generated.marker] : []),
    ]),
  ),
];
const catalogue = new Catalogue();
/** Of some packages a model says only that they are there. */
const claimsSomething = (specifier: string) => {
  const {
    members,
    call,
    instance,
    extends: parents,
  } = catalogue.module(specifier)?.definition ?? { members: {} };
  return [members, call, instance, parents].some((claim) => claim !== undefined);
};
const compared = specifiers.filter((specifier) => !(specifier in NOT_COMPARED) && claimsSomething(specifier));
const homesOf = (specifier: string) => HOMES[specifier] ?? [specifier];

function makeProbe(): Probe {
  mkdirSync(FOLDER, { recursive: true });
  generatePrismaClient();
  const file = path.join(FOLDER, 'probe.ts');
  const homes = [...new Set(compared.flatMap(homesOf))];
  writeFileSync(file, homes.map((home, index) => `import * as m${index} from '${home}';\n`).join(''));
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  });
  const checker = program.getTypeChecker();
  const symbols = new Map<string, ts.Symbol>();
  for (const statement of program.getSourceFile(file)?.statements ?? []) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
    if (symbol) symbols.set(statement.moduleSpecifier.text, symbol);
  }
  const globals = models.flatMap((model) =>
    Object.keys(model.globals ?? {}).flatMap((name) => {
      const symbol = checker.resolveName(name, undefined, ts.SymbolFlags.Value, false);
      return symbol ? [[name, symbol] as const] : [];
    }),
  );
  const modules = compared.map(
    (specifier) => [specifier, homesOf(specifier).flatMap((home) => symbols.get(home) ?? [])] as const,
  );
  return { program, modules: new Map(modules), globals: new Map(globals) };
}

const probe = makeProbe();

test('every package of the models is installed here', () => {
  const absent = compared.filter(
    (specifier) => probe.modules.get(specifier)?.length !== homesOf(specifier).length,
  );
  expect(absent, 'add it to devDependencies, or to NOT_COMPARED with the reason').toEqual([]);
});

test('what is excused is really missing', () => {
  const missing = models.flatMap((model) =>
    compare(model, catalogue, probe).missing.map((member) => `${model.library}: ${member}`),
  );
  expect(Object.keys(EXCUSED).filter((member) => !missing.includes(member))).toEqual([]);
});

test('what is not compared is a module of some model', () => {
  expect(Object.keys(NOT_COMPARED).filter((specifier) => !specifiers.includes(specifier))).toEqual([]);
});

const reached: string[] = [];

test.each(models.map((model) => [model.library, model] as const))(
  '%s names what its packages have',
  (library, model: Model) => {
    const { missing, unreached, proven } = compare(model, catalogue, probe);
    reached.push(
      `${library}: ${unreached.length === 0 ? 'every type' : `all types but ${unreached.join(', ')}`}`,
    );
    expect(missing.filter((member) => !(`${library}: ${member}` in EXCUSED))).toEqual([]);
    if (Object.keys(model.modules).some((specifier) => compared.includes(specifier)))
      expect(proven).toBeGreaterThan(0);
  },
);

test('how far the comparison comes is as recorded', async () => {
  await expect(`${reached.join('\n')}\n`).toMatchFileSnapshot('__snapshots__/conformance.txt');
});
