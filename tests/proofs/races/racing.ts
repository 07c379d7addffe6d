// Takes every race through its steps: lint `before`, take the suggestion, check the types of both, and let all requests run at
// once, before and after.
import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { HANGS_AFTER } from '../../support/patience.js';
import { ROOT } from '../../support/project.js';
import { compile, transpile } from '../compiling.js';
import { ENGINES, type Engine } from '../engines.js';
import { layOut, startAnew, textAfterSuggestion } from '../projects.js';
import { RACED_LIBRARIES, REQUESTS, type Race, type RacedLibrary } from './catalogue.js';
import type { Finish, RaceOutcome, RaceTask } from './racer.js';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const WORK = path.join(ROOT, 'tests/.cases/races');
const RACER = path.join(WORK, 'racer.js');

export const afterFileOf = (library: RacedLibrary, { name }: Race) =>
  path.join(FIXTURES, library.name, `${name}.after.ts`);

/** What became of one race. */
export interface RaceVerdict {
  readonly library: RacedLibrary;
  readonly race: Race;
  /** The text that the plugin's suggestion leaves; undefined where it offers none. */
  readonly suggested: string | undefined;
  readonly typeErrors: readonly string[];
  /** Undefined where no engine of its database is here. */
  readonly finishes: { readonly before: Finish; readonly after: Finish } | undefined;
}

export function racesOnDisk(): string[] {
  const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((each) => each.isDirectory());
  return folders.flatMap(({ name: library }) =>
    readdirSync(path.join(FIXTURES, library))
      .filter((file) => /\.(?:before|after)\.ts$/.test(file))
      .map((file) => `${library}/${file}`),
  );
}

/** A server runs requests side by side, so one is preferred to PGlite, which has one session for them all. */
export function engineFor({ database }: RacedLibrary): Engine {
  const engines = ENGINES.filter((engine) => engine.database === database);
  const [engine] = engines.toSorted((a, b) => rankOf(a) - rankOf(b));
  if (!engine) throw new Error(`No engine speaks ${database}.`);
  return engine;
}

function rankOf({ lack, name }: Engine): number {
  return lack !== undefined ? 2 : name === 'PGlite' ? 1 : 0;
}

export async function raceAll(): Promise<RaceVerdict[]> {
  startAnew(WORK);
  writeFileSync(RACER, transpile(readFileSync(path.join(import.meta.dirname, 'racer.ts'), 'utf8')));
  const suggestions = new Map<Race, string>();
  for (const library of RACED_LIBRARIES) {
    const folder = folderOf(library);
    await layOut(path.join(FIXTURES, library.name), folder);
    copyFileSync(path.join(FIXTURES, 'gate.ts'), path.join(folder, 'gate.ts'));
    for (const race of library.races) {
      if (!race.offered) continue;
      const { name, rule, suggestion } = race;
      const isTyped = [false, true];
      const text = textAfterSuggestion(path.join(folder, `${name}.before.ts`), { rule, suggestion, isTyped });
      if (text === undefined) continue;
      suggestions.set(race, text);
      writeFileSync(path.join(folder, `${name}.after.ts`), text);
    }
  }
  const errors = compile(RACED_LIBRARIES.flatMap(filesOf));
  const outcomes = await runAll();
  return RACED_LIBRARIES.flatMap((library) =>
    library.races.map((race) => ({
      library,
      race,
      suggested: suggestions.get(race),
      typeErrors: ['gate.ts', 'db.ts', `${race.name}.before.ts`, `${race.name}.after.ts`].flatMap((file) =>
        (errors.get(path.join(folderOf(library), file)) ?? []).map((error) => `${file}:${error}`),
      ),
      finishes: outcomes.get(library)?.[race.name],
    })),
  );
}

const folderOf = ({ name }: RacedLibrary) => path.join(WORK, name);

function filesOf(library: RacedLibrary): string[] {
  const names = library.races.flatMap(({ name }) => [`${name}.before.ts`, `${name}.after.ts`]);
  return ['gate.ts', 'db.ts', ...names].map((file) => path.join(folderOf(library), file));
}

async function runAll(): Promise<Map<RacedLibrary, RaceOutcome>> {
  const outcomes = new Map<RacedLibrary, RaceOutcome>();
  for (const engine of new Set(RACED_LIBRARIES.map(engineFor))) {
    if (engine.lack !== undefined) continue;
    const server = await engine.start();
    try {
      for (const library of RACED_LIBRARIES)
        if (engineFor(library) === engine)
          outcomes.set(library, await runLibrary(library, engine, server.url));
    } finally {
      await server.stop();
    }
  }
  return outcomes;
}

async function runLibrary(library: RacedLibrary, engine: Engine, url: string): Promise<RaceOutcome> {
  const races = library.races
    .filter(({ transacts }) => !transacts || engine.name !== 'PGlite')
    .map(({ name, scene, requests = REQUESTS }) => ({ name, scene, requests }));
  const task: RaceTask = { folder: folderOf(library), database: library.database, url, races };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [RACER, JSON.stringify(task)], {
      cwd: folderOf(library),
      timeout: HANGS_AFTER,
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as RaceOutcome;
  } catch (error) {
    const failed = { error: String(error) };
    return Object.fromEntries(races.map(({ name }) => [name, { before: failed, after: failed }]));
  }
}
