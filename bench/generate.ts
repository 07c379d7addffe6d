// Writes a backend of a given number of source files, the same one every time.
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { features, Random, type Feature } from './random.js';
import { repository, schema, service, type Part } from './templates/library.js';
import { barrel, plain, PLAIN_KINDS, test, types } from './templates/plain.js';
import { DEPENDENCIES, projectFiles, usesExpress } from './templates/project.js';
import { expressRoutes, honoRoutes } from './templates/routes.js';

/** types, mapper … report, test, index; schema, routes, service, repository. */
const FILES_PER_FEATURE = PLAIN_KINDS.length + 7;
/** Every how many features one is written carelessly. */
const CARELESS_EVERY = 8;

export interface Tree {
  readonly root: string;
  readonly files: readonly string[];
  /** The files with something of a library that the plugin knows. */
  readonly known: number;
  readonly lines: number;
  /** One file of each kind, for the editor's measurements. */
  readonly samples: Readonly<Record<string, string>>;
}

/** With `packages`, so many features are packages of a workspace, and nothing else is another. */
export function generate(root: string, count: number, packages = 0): Tree {
  rmSync(root, { recursive: true, force: true });
  const all = features(Math.ceil(count / FILES_PER_FEATURE) + 1);
  const sources = new Map<string, string>();
  const surroundings = projectFiles(all);
  for (const [path, text] of Object.entries(surroundings)) if (path.endsWith('.ts')) sources.set(path, text);
  for (const [index, feature] of all.entries()) {
    for (const [path, text] of featureFiles(all, index, feature)) {
      if (sources.size < count) sources.set(path, text);
    }
  }
  const manifests = packages > 0 ? workspaceOf(all.slice(0, packages)) : {};
  for (const [path, text] of Object.entries({
    ...surroundings,
    ...Object.fromEntries(sources),
    ...manifests,
  }))
    write(join(root, path), text);
  installPackages(root);
  return describe(root, sources, all);
}

/** The manifests that make packages of features. */
function workspaceOf(packages: readonly Feature[]): Record<string, string> {
  const root = { name: 'bench-backend', private: true, type: 'module', dependencies: DEPENDENCIES };
  return {
    'package.json': JSON.stringify({ ...root, workspaces: ['src/features/*'] }),
    ...Object.fromEntries(
      packages.map(({ kebab }, index) => {
        const next = packages[(index + 1) % packages.length]?.kebab ?? kebab;
        const dependencies = { ...DEPENDENCIES, [`@bench/${next}`]: '*' };
        const manifest = { name: `@bench/${kebab}`, private: true, type: 'module', dependencies };
        return [`src/features/${kebab}/package.json`, JSON.stringify(manifest)];
      }),
    ),
  };
}

function featureFiles(all: readonly Feature[], index: number, feature: Feature): [string, string][] {
  const random = new Random(index + 1);
  const other = all[(index * 7 + 3) % all.length] ?? feature;
  const part: Part = {
    feature,
    other: other === feature ? (all[0] ?? feature) : other,
    random,
    careless: index % CARELESS_EVERY === 0,
  };
  const file = (kind: string, text: string): [string, string] => [
    `src/features/${feature.kebab}/${feature.kebab}.${kind}.ts`,
    text,
  ];
  return [
    file('types', types(part)),
    file('schema', schema(part)),
    file('repository', repository(part)),
    file('service', service(part)),
    file('routes', usesExpress(index) ? expressRoutes(part) : honoRoutes(part)),
    ...PLAIN_KINDS.map((kind) => file(kind, plain(part))),
    file('test', test(part)),
    [`src/features/${feature.kebab}/index.ts`, barrel(part, ['types', ...PLAIN_KINDS])],
  ];
}

/** Packages that the repository has are linked; of the others there is a manifest and nothing to read. */
function installPackages(root: string): void {
  const installed = join(import.meta.dirname, '..', 'node_modules');
  for (const [name, version] of Object.entries(DEPENDENCIES)) {
    const folder = join(root, 'node_modules', name);
    mkdirSync(dirname(folder), { recursive: true });
    if (existsSync(join(installed, name))) {
      symlinkSync(join(installed, name), folder, 'dir');
      continue;
    }
    write(
      join(folder, 'package.json'),
      JSON.stringify({ name, version, type: 'module', main: 'index.js', types: 'index.d.ts' }),
    );
    write(join(folder, 'index.js'), 'export {};\n');
    write(join(folder, 'index.d.ts'), 'export {};\n');
  }
}

function describe(root: string, sources: ReadonlyMap<string, string>, all: readonly Feature[]): Tree {
  const library =
    /from '(?:zod|express|hono|pino|@prisma\/client|@hono\/zod-validator|@\/db|@\/lib\/logger)'/;
  const { kebab } = all[1] ?? { kebab: '' };
  const sample = (kind: string) => join(root, `src/features/${kebab}/${kebab}.${kind}.ts`);
  return {
    root,
    files: [...sources.keys()].map((path) => join(root, path)),
    known: [...sources].filter(([path, text]) => library.test(text) && !path.endsWith('.test.ts')).length,
    lines: [...sources.values()].reduce((sum, text) => sum + text.split('\n').length, 0),
    samples: {
      'schema used elsewhere': sample('schema'),
      route: sample('routes'),
      service: sample('service'),
      repository: sample('repository'),
      'no library': sample('math'),
    },
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
