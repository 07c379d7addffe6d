// A project on disk for each library, which the linter sees, and its modules in this process, which the programs import.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { generateClient } from '../../tests/support/prisma-client.js';
import { ROOT } from '../../tests/support/project.js';
import type { Dialect } from './grammar/dialect.js';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const LAID_OUT = path.join(ROOT, 'tests/.cases/prove');

const EFFECTS = `export const sent: unknown[] = [];
export function send(value: unknown): void {
  sent.push(value);
}
`;

type Module = Readonly<Record<string, unknown>>;

export interface LibraryProject {
  readonly folder: string;
  /** What a program did beside its statements, in order. */
  readonly sent: unknown[];
  /** The function of a program that is not written to disk. */
  load(text: string): (argument: unknown) => Promise<unknown>;
  close(): Promise<unknown>;
}

export async function openProject({ name, dependencies }: Dialect): Promise<LibraryProject> {
  const folder = path.join(LAID_OUT, name);
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(FIXTURES, name), folder, { recursive: true });
  cpSync(path.join(FIXTURES, 'rows.ts'), path.join(folder, 'rows.ts'));
  writeFileSync(path.join(folder, 'effects.ts'), EFFECTS);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  const modules = new Map<string, Module>();
  if (existsSync(path.join(folder, 'schema.prisma')))
    modules.set('./generated/client.js', await generatedClient(folder));
  const databaseText = readFileSync(path.join(folder, 'db.ts'), 'utf8');
  for (const [, specifier = ''] of databaseText.matchAll(/(?:from|import) '([^'.][^']*)'/g))
    modules.set(specifier, { __esModule: true, ...((await import(specifier)) as Module) });
  const load = (text: string) => evaluate(text, modules);
  modules.set('./effects.js', load(EFFECTS));
  const database = load(databaseText);
  modules.set('./db.js', database);
  await (database['open'] as (() => Promise<unknown>) | undefined)?.();
  return {
    folder,
    sent: modules.get('./effects.js')?.['sent'] as unknown[],
    load: (text) => load(text)['run'] as (argument: unknown) => Promise<unknown>,
    close: database['close'] as () => Promise<unknown>,
  };
}

/** Prisma's client, generated anew where its schema is another one, as plain Node runs it. */
async function generatedClient(folder: string): Promise<Module> {
  const schema = readFileSync(path.join(folder, 'schema.prisma'), 'utf8');
  const made = path.join(folder, 'generated/made-from.prisma');
  if (!existsSync(made) || readFileSync(made, 'utf8') !== schema) {
    await generateClient(folder);
    for (const file of readdirSync(path.join(folder, 'generated'), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const source = path.join(folder, 'generated', file);
      const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
        compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
      });
      writeFileSync(source.replace(/\.ts$/, '.js'), outputText);
    }
    writeFileSync(made, schema);
  }
  return (await import(pathToFileURL(path.join(folder, 'generated/client.js')).href)) as Module;
}

const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  experimentalDecorators: true,
};

function evaluate(text: string, modules: ReadonlyMap<string, Module>): Module {
  const { outputText } = ts.transpileModule(text, { compilerOptions: COMPILER_OPTIONS });
  const exports = {};
  const require = (specifier: string) => {
    const found = modules.get(specifier);
    if (!found) throw new Error(`A program imports ${specifier}, which the project does not have.`);
    return found;
  };
  // The text is ours: the grammar's, or what a repair left of it.
  new Function('require', 'exports', outputText)(require, exports);
  return exports;
}
