// Whatever is done to a project, a run with a folder of kept findings finds what a run without one finds.
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { forgetProject } from '../../src/facts/facts.js';
import { endKeptRun } from '../../src/kept/lints.js';
import { configFor } from '../support/project.js';
import { collectCases } from '../support/rule-tester.js';
import { ANY, mutated, type MutationName } from './mutations.js';
import { runs } from './runs.js';

const SCRIPTS = '**/*.{ts,tsx,js,jsx,mjs,cjs}';
/** Outside of a folder of tests: some code is another in those. */
const TEMPORARY = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-kept-')));
const HOME = path.join(TEMPORARY, 'project');
const CACHE = path.join(TEMPORARY, 'folder');

interface Project {
  readonly name: string;
  readonly folder: string;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** Those with a file beside the linted one, a manifest and a tsconfig. */
let everything: readonly Project[] = [];
/** Those with more than one script. */
let projects: readonly Project[] = [];
/** Projects that share the linted file, and differ in the files beside it. */
let neighbours: readonly (readonly [Project, Project])[] = [];
beforeAll(async () => {
  const cases = await collectCases('kept-findings');
  const folders = new Map(
    cases.map(({ rule, name, folder, settings }) => [folder, { name: `${rule}: ${name}`, folder, settings }]),
  );
  const byText = new Map<string, Project[]>();
  for (const { rule, file, folder, code } of cases) {
    const key = `${rule} ${path.relative(folder, file)} ${code}`;
    const project = folders.get(folder);
    if (project) byText.set(key, [...(byText.get(key) ?? []), project]);
  }
  neighbours = [...byText.values()].flatMap((alike) =>
    alike.slice(1).map((each, index) => [alike[index] as Project, each] as const),
  );
  everything = [...folders.values()].filter(({ folder }) => filesIn(folder).length > 3);
  projects = everything.filter(({ folder }) => scriptsIn(folder).length > 1);
}, runs.timeout.timeout);

afterAll(() => {
  rmSync(TEMPORARY, { recursive: true });
});

test('many projects have more than one file', () => {
  expect(projects.length).toBeGreaterThan(100);
});

function scriptsIn(folder: string): readonly string[] {
  return globSync(SCRIPTS, { cwd: folder, ignore: '**/node_modules/**' }).sort();
}

function filesIn(folder: string): readonly string[] {
  return globSync('**', { cwd: folder, ignore: '**/node_modules/**' }).sort();
}

/** Everything that is found, with its repairs, file by file. */
function findingsIn(settings: Project['settings'], cache?: string): Record<string, unknown> {
  forgetProject();
  const linter = new Linter({ configType: 'flat', cwd: HOME });
  const own = { ...(settings?.['first-draft'] as object | undefined), ...(cache !== undefined && { cache }) };
  const config = { ...configFor(HOME, { settings: own }), languageOptions: { parser } } as Linter.Config;
  const found = Object.fromEntries(
    scriptsIn(HOME).map((file) => {
      const filename = path.join(HOME, file);
      return [file, linter.verify(readFileSync(filename, 'utf8'), [config], { filename })];
    }),
  );
  endKeptRun();
  return found;
}

/** Puts a project in the place of what was there. */
function layOut({ folder }: Project): void {
  rmSync(HOME, { recursive: true, force: true });
  cpSync(folder, HOME, { recursive: true });
}

/** What is found before a change, after it, and when it is taken back, with the same folder; says whether the change makes a difference. */
function expectSame({ settings }: Project, name: string, change: () => void, back: () => void): boolean {
  rmSync(CACHE, { recursive: true, force: true });
  const before = findingsIn(settings, CACHE);
  change();
  const after = findingsIn(settings);
  expect(findingsIn(settings, CACHE), name).toEqual(after);
  back();
  expect(findingsIn(settings, CACHE), `${name}, and back`).toEqual(before);
  return JSON.stringify(before) !== JSON.stringify(after);
}

test('where findings hang on what the files beside say', runs.timeout, () => {
  const differing = neighbours.filter(([one, other]) => {
    layOut(one);
    return expectSame(
      one,
      `${one.name} → ${other.name}`,
      () => {
        layOut(other);
      },
      () => {
        layOut(one);
      },
    );
  });
  expect(differing.length).toBeGreaterThan(30);
});

test('where one file is not there', runs.timeout, () => {
  const [isLong, step] = [process.env['FUZZ_MINUTES'] !== undefined, 97];
  const all = everything.flatMap((project) => filesIn(project.folder).map((file) => ({ project, file })));
  const some = isLong ? all : all.filter((_, index) => index % step === 0);
  const differing = some.filter(({ project, file }) => {
    layOut(project);
    return expectSame(
      project,
      `${project.name}, without ${file}`,
      () => {
        rmSync(at(file));
      },
      () => {
        cpSync(path.join(project.folder, file), at(file));
      },
    );
  });
  expect(differing.length).toBeGreaterThan(some.length / 10);
});

type Edit = (files: readonly string[], place: number, choice: number) => void;

const at = (file: string): string => path.join(HOME, file);
const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length] as Item;
const read = (file: string): string => readFileSync(at(file), 'utf8');

function write(file: string, text: string): void {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
}

function changeJson(file: string, change: (value: Record<string, unknown>) => void): void {
  let value: Record<string, unknown> = {};
  try {
    value = JSON.parse(read(file)) as Record<string, unknown>;
  } catch {
    // It is not there, or is no JSON.
  }
  change(value);
  write(file, JSON.stringify(value));
}

const PACKAGES = ['@prisma/client', 'zod', 'express', 'pino', 'drizzle-orm', 'knex', 'react', 'vitest'];

const EDITS: Readonly<Record<string, Edit>> = {
  ...Object.fromEntries(
    (Object.keys(ANY) as MutationName[]).map((name): [string, Edit] => [
      name,
      (files, place, choice) => {
        const file = pick(files, place);
        write(file, mutated(read(file), [{ mutation: name, place: choice, choice: place }]));
      },
    ]),
  ),
  'remove a file': (files, place) => {
    rmSync(at(pick(files, place)));
  },
  'rename a file': (files, place) => {
    const file = pick(files, place);
    renameSync(at(file), at(file.replace(/(\.[jt]sx?)$/, '2$1')));
  },
  'copy a file': (files, place, choice) => {
    const file = pick(files, place);
    const folder = pick(['', 'tests/', 'routes/'], choice);
    write(path.join(path.dirname(file), folder, `copy-of-${path.basename(file)}`), read(file));
  },
  'swap two files': (files, place, choice) => {
    const [one, other] = [pick(files, place), pick(files, choice)];
    const text = read(one);
    write(one, read(other));
    write(other, text);
  },
  'empty a file': (files, place) => {
    write(pick(files, place), '// nothing');
  },
  'put a file into the place of a folder': (files, place) => {
    const file = pick(files, place);
    write(file.replace(/(\.[jt]sx?)$/, '/index$1'), read(file));
    rmSync(at(file));
  },
  'ask for a package, or no longer': (_, place, choice) => {
    changeJson('package.json', (manifest) => {
      const name = pick(PACKAGES, place);
      const dependencies = new Map(Object.entries({ ...(manifest['dependencies'] as object) }));
      if (!dependencies.delete(name)) dependencies.set(name, pick(['^3.0.0', '^4.1.0', '*'], choice));
      manifest['dependencies'] = Object.fromEntries(dependencies);
    });
  },
  'change what the manifest says': (files, place, choice) => {
    changeJson('package.json', (manifest) => {
      const [key, value] = pick<[string, unknown]>(
        [
          ['type', 'commonjs'],
          ['bin', `./${pick(files, place)}`],
          ['main', `./${pick(files, place)}`],
          ['exports', { '.': `./${pick(files, place)}` }],
          ['workspaces', ['*']],
          ['private', true],
          ['scripts', { start: 'prisma migrate deploy' }],
        ],
        choice,
      );
      // What is undefined is left out of JSON.
      manifest[key] = key in manifest ? undefined : value;
    });
  },
  'put a manifest into a folder': (files, place) => {
    write(path.join(path.dirname(pick(files, place)), 'package.json'), '{"name":"inner"}');
  },
  'change where aliases lead': (files, place) => {
    changeJson('tsconfig.json', (config) => {
      const target = path.dirname(pick(files, place));
      config['compilerOptions'] = {
        ...(config['compilerOptions'] as object),
        paths: { '@/*': [`./${target}/*`], './*': [`./${target}/*`] },
      };
    });
  },
  'import a file from another one': (files, place, choice) => {
    const [from, to] = [pick(files, place), pick(files, choice)];
    const way = path.posix.relative(path.posix.dirname(from), to.replace(/\.[jt]sx?$/, ''));
    write(from, `import * as added from './${way}';\n${read(from)}\nconsole.log(added);\n`);
  },
  'use an export in another file': (files, place, choice) => {
    const [from, to] = [pick(files, place), pick(files, choice)];
    const way = path.posix.relative(path.posix.dirname(from), to.replace(/\.[jt]sx?$/, ''));
    const names = [...read(to).matchAll(/\bexport\s+(?:async\s+)?(?:const|function|class)\s+(\w+)/g)];
    const name = names.length > 0 ? pick(names, place)[1] : undefined;
    if (name === undefined) return;
    write(
      `used-${String(choice % 5)}.ts`,
      `import express from 'express';\nimport { ${name} } from './${path.posix.join('.', path.posix.dirname(from), way)}';\n` +
        `express().get('/', async (req, res) => { res.json(await ${name}(req.query.limit, 'x')); });\n${name}('a');\n`,
    );
  },
  'replace the console': (_, place) => {
    write(`console-${String(place % 3)}.ts`, `console.error = () => {};\nexport {};\n`);
  },
  'write a word somewhere': (_, place) => {
    const words = [
      'AsyncLocalStorage',
      'unhandledRejection',
      'coerceTypes',
      'setErrorHandler',
      'process.env.SECRET',
    ];
    write(
      `words-${String(place % 3)}.ts`,
      `export const word = () => ${JSON.stringify(pick(words, place))};\n`,
    );
  },
  'show a file on a page': (files, place) => {
    write('index.html', `<script src="${pick(files, place)}"></script>`);
  },
  'write a schema': (_, place) => {
    write(
      'prisma/schema.prisma',
      `model Order {\n  id Int @id\n  user User @relation(fields: [userId], references: [id])\n  userId Int\n  status String${place % 2 ? ' @unique' : ''}\n}\nmodel User {\n  id Int @id\n  orders Order[]\n}\n`,
    );
  },
};

const edits = fc.record({
  name: fc.constantFrom(...Object.keys(EDITS)),
  place: fc.nat({ max: 100_000 }),
  choice: fc.nat({ max: 100_000 }),
});

test('after every change of a project', runs.timeout, () => {
  const changes = fc.array(edits, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000 }), changes, (number, steps) => {
      const project = pick(projects, number);
      const { settings, name } = project;
      rmSync(CACHE, { recursive: true, force: true });
      layOut(project);
      const compare = (when: string): void => {
        const expected = findingsIn(settings);
        expect(findingsIn(settings, CACHE), `${name}, ${when}`).toEqual(expected);
        // Once more: now as much as can be is answered from the folder.
        expect(findingsIn(settings, CACHE), `${name}, ${when}, again`).toEqual(expected);
      };
      compare('as it was');
      for (const step of steps) {
        const files = scriptsIn(HOME);
        if (files.length === 0) break;
        EDITS[step.name]?.(files, step.place, step.choice);
        compare(`after "${step.name}"`);
      }
      expect(existsSync(CACHE)).toBe(true);
    }),
    runs.of(60),
  );
});
