// Takes every proof through its steps: lint `before`, take the suggestion, check the types of both, run both on the same
// rows of a real database, and count the statements that reached it.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { HANGS_AFTER } from '../support/patience.js';
import { ROOT } from '../support/project.js';
import { LIBRARIES, type Library, type Proof } from './catalogue.js';
import { compile, transpile } from './compiling.js';
import { ENGINES, type Database, type Engine, type Server } from './engines.js';
import { layOut, startAnew, textAfterSuggestion } from './projects.js';
import type { Outcome, Run, Side, Task } from './runner.js';
import { seed } from './seeding.js';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const WORK = path.join(ROOT, 'tests/.cases/proofs');
const RUNNER = path.join(WORK, 'runner.js');

export const afterFileOf = (library: Library, { name }: Proof) =>
  path.join(FIXTURES, library.name, `${name}.after.ts`);

/** What became of one proof. */
export interface Verdict {
  readonly library: Library;
  readonly proof: Proof;
  /** The text that the plugin's suggestion leaves; undefined where it offers none. */
  readonly suggested: string | undefined;
  readonly typeErrors: readonly string[];
  /** With rows and without, on each engine that is here; none where only types are checked. */
  readonly runs: ReadonlyMap<Engine, Readonly<Record<Side, Run>>>;
}

/** Every proof of the catalogue has its two files, and every pair of files its entry. */
export function pairsOnDisk(): string[] {
  const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((each) => each.isDirectory());
  return folders.flatMap(({ name: library }) =>
    readdirSync(path.join(FIXTURES, library))
      .filter((file) => /\.(?:before|after)\.ts$/.test(file))
      .map((file) => `${library}/${file}`),
  );
}

export async function proveAll(): Promise<Verdict[]> {
  startAnew(WORK);
  writeFileSync(RUNNER, transpile(readFileSync(path.join(import.meta.dirname, 'runner.ts'), 'utf8')));
  for (const library of LIBRARIES) await layOut(path.join(FIXTURES, library.name), folderOf(library));
  const suggestions = new Map(
    LIBRARIES.flatMap((library) =>
      library.proofs.map((proof) => [proof, suggestionFor(library, proof)] as const),
    ),
  );
  for (const library of LIBRARIES)
    for (const proof of library.proofs) {
      const text = proof.offered ? suggestions.get(proof) : undefined;
      if (text !== undefined) writeFileSync(path.join(folderOf(library), `${proof.name}.after.ts`), text);
    }
  const errors = compile(LIBRARIES.flatMap(filesOf));
  const trials = await runAll();
  return LIBRARIES.flatMap((library) =>
    library.proofs.map((proof) => {
      return {
        library,
        proof,
        suggested: suggestions.get(proof),
        typeErrors: [`${proof.name}.before.ts`, `${proof.name}.after.ts`, 'db.ts'].flatMap((file) =>
          (errors.get(path.join(folderOf(library), file)) ?? []).map((error) => `${file}:${error}`),
        ),
        runs: new Map(
          trials.flatMap(({ engine, library: each, outcome: { [proof.name]: runs } }) =>
            each === library && runs ? [[engine, runs] as const] : [],
          ),
        ),
      };
    }),
  );
}

const folderOf = ({ name }: Library) => path.join(WORK, name);

function filesOf(library: Library): string[] {
  const names = library.proofs.flatMap(({ name }) => [`${name}.before.ts`, `${name}.after.ts`]);
  return ['db.ts', ...names].map((file) => path.join(folderOf(library), file));
}

/** What the named suggestion leaves of `before`: without types if it can, with them where it has to. */
function suggestionFor(library: Library, { name, rule, suggestion, offered }: Proof): string | undefined {
  const file = path.join(folderOf(library), `${name}.before.ts`);
  return textAfterSuggestion(file, { rule, suggestion, isTyped: offered ? [false, true] : [false] });
}

/** What the proofs of one library did on one engine. */
interface Trial {
  readonly engine: Engine;
  readonly library: Library;
  readonly outcome: Outcome;
}

const fillsItself = (database: Database) => database === 'mongo' || database === 'redis';

async function runAll(): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const engine of ENGINES.filter(({ lack }) => lack === undefined)) {
    const libraries = LIBRARIES.filter(({ database }) => database === engine.database);
    // A library that fills the database itself finds it empty.
    const groups = fillsItself(engine.database) ? libraries.map((each) => [each]) : [libraries];
    for (const group of groups) {
      const server = await engine.start();
      try {
        for (const library of group) {
          await seed(engine.database, server.url, FIXTURES);
          trials.push({ engine, library, outcome: await runLibrary(library, engine.database, server) });
        }
      } finally {
        await server.stop();
      }
    }
  }
  return trials;
}

async function runLibrary(library: Library, database: Database, server: Server): Promise<Outcome> {
  const { url, journal, statement } = server;
  const proofs = library.proofs.map(({ name }) => name);
  const task: Task = { folder: folderOf(library), database, url, journal, statement, proofs };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [RUNNER, JSON.stringify(task)], {
      cwd: folderOf(library),
      timeout: HANGS_AFTER,
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as Outcome;
  } catch (error) {
    const failed = { error: String(error) };
    const runs = { before: failed, after: failed, beforeOnNone: failed, afterOnNone: failed };
    return Object.fromEntries(proofs.map((name) => [name, runs]));
  }
}
