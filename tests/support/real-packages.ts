// Which package an import of a small project means: the version that its manifest asks for, and for Prisma the client that
// its schema generates. Without this a project would be type-checked against `any`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateClient } from './prisma-client.js';
import { ROOT } from './project.js';

export type Paths = Readonly<Record<string, readonly string[]>>;

const COMMON_SCHEMA = path.join(ROOT, 'tests/fixtures/outputs/schema.prisma');
const MIKRO_ORM_6 = path.join(ROOT, 'tests/fixtures/mikro-orm6/node_modules/@mikro-orm');

const { devDependencies } = readManifest(ROOT);
/** `zod3` for `zod` 3: the second versions that are installed for the models. One that is there to be run may have no types. */
const aliases = Object.entries(devDependencies ?? {}).flatMap(([alias, range]) => {
  const [, name, major] = /^npm:(?:@types\/)?(.+)@(\d+)/.exec(range) ?? [];
  return name && major && hasTypes(alias) ? [{ alias, name, major }] : [];
});

function hasTypes(alias: string): boolean {
  const folder = path.join(ROOT, 'node_modules', alias);
  return (
    existsSync(path.join(folder, 'index.d.ts')) ||
    /"(?:types|typings)"\s*:/.test(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  );
}

/** `compilerOptions.paths` for a project, each absolute. */
export async function realPackages(folder: string): Promise<Paths> {
  const asked = readManifest(folder).dependencies ?? {};
  const others = aliases.filter(({ name, major }) => majorOf(asked[name]) === major);
  return {
    ...Object.fromEntries(others.map(({ name, alias }) => [name, [path.join(ROOT, 'node_modules', alias)]])),
    '@prisma/client': [path.join(await prismaClientOf(folder), 'client.ts')],
    // Decorators are a part of version 6, and version 7 has them in a package of their own.
    '@mikro-orm/*': [path.join(MIKRO_ORM_6, '*')],
  };
}

const generated = new Map<string, Promise<string>>();

function prismaClientOf(folder: string): Promise<string> {
  const own = path.join(folder, 'prisma/schema.prisma');
  const schema = existsSync(own)
    ? withGenerator(readFileSync(own, 'utf8'))
    : readFileSync(COMMON_SCHEMA, 'utf8');
  const known = generated.get(schema) ?? generateFrom(schema);
  generated.set(schema, known);
  return known;
}

/** Schemas of cases hold the models alone. */
function withGenerator(models: string): string {
  const common = readFileSync(COMMON_SCHEMA, 'utf8');
  const heads = [/^datasource [^}]*\}/m, /^generator [^}]*\}/m].map((block) => block.exec(common)?.[0] ?? '');
  return [...heads, models.replace(/^(?:datasource|generator) [^}]*\}/gm, '')].join('\n');
}

/** The folder of the client. It is named after the schema, and a later run finds it there. */
async function generateFrom(schema: string): Promise<string> {
  const key = createHash('sha1').update(schema).digest('hex').slice(0, 16);
  const folder = path.join(ROOT, 'tests/.cases', `prisma-${key}`);
  const client = path.join(folder, 'generated');
  if (existsSync(path.join(client, 'client.ts'))) return client;
  // Another worker may want the same one: a client is there whole or not at all.
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  writeFileSync(path.join(making, 'schema.prisma'), schema);
  await generateClient(making);
  if (existsSync(folder)) rmSync(making, { recursive: true });
  else renameSync(making, folder);
  return client;
}

function readManifest(
  folder: string,
): Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>> | undefined>> {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as never;
}

const majorOf = (range: string | undefined) => /\d+/.exec(range ?? '')?.[0];
