// The fences between the layers, as CONTRIBUTING.md states them. They are read off the sources themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { nodesIn } from '../src/ast/walk.js';
import { models } from '../src/models/index.js';
import { layerOf, ROOMS, roomOf } from './support/rooms.js';

const SRC = path.resolve(import.meta.dirname, '../src');

interface Import {
  /** A package, or the imported file as a path below `src`. */
  readonly from: string;
  readonly isOurs: boolean;
  readonly isTypeOnly: boolean;
}

interface SourceFile {
  /** Path below `src`. */
  readonly name: string;
  readonly layer: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Strings, template pieces and regular expressions. */
  readonly literals: readonly string[];
}

const sources: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((each) => each.split(path.sep).join('/'))
  .sort()
  .map(readSource);

function readSource(name: string): SourceFile {
  const text = readFileSync(path.join(SRC, name), 'utf8');
  const { program, module } = parseSync(name, text, { lang: 'ts', astType: 'ts', range: true });
  const clauses = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, isTypeOnly: isType }] : [],
      ),
    // One whose specifier is computed names no module: the command loads the ESLint of the user's project so.
    ...module.dynamicImports
      .filter(({ moduleRequest }) => /['"`]/.test(text.charAt(moduleRequest.start)))
      .map(({ moduleRequest }) => ({
        specifier: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
        isTypeOnly: false,
      })),
  ];
  const imports = clauses.map(({ specifier, isTypeOnly }) => {
    const isOurs = specifier.startsWith('.');
    const from = isOurs
      ? path.posix.join(path.posix.dirname(name), specifier).replace(/\.js$/, '.ts')
      : specifier;
    return { from, isOurs, isTypeOnly };
  });
  const literals = nodesIn(program as never).flatMap((node) => {
    if (node.type === 'TemplateElement') return [node.value.raw];
    if (node.type !== 'Literal' || /^(?:Import|Export)/.test(node.parent?.type ?? '')) return [];
    if ('regex' in node && node.regex) return [node.regex.pattern];
    return typeof node.value === 'string' ? [node.value] : [];
  });
  return { name, layer: layerOf(name), text, lines: text.split('\n').length - 1, imports, literals };
}

const isVocabulary = (name: string) => name.startsWith('models/vocabulary/');
const inLayer = (layer: string) => sources.filter((source) => source.layer === layer);
/** Every import that a test does not allow, as `importer <- imported`. */
const forbidden = (
  files: readonly SourceFile[],
  isAllowed: (imported: Import, importer: SourceFile) => boolean,
) =>
  files.flatMap((file) =>
    file.imports.filter((each) => !isAllowed(each, file)).map((each) => `${file.name} <- ${each.from}`),
  );

test('the sources are found', () => {
  expect(sources.length).toBeGreaterThan(20);
});

describe('layers', () => {
  test('a model imports nothing but the vocabulary, and words that are made of it', () => {
    const doors = ['models/model.ts', 'models/words.ts'];
    const single = inLayer('models').filter(
      ({ name }) => !isVocabulary(name) && !doors.includes(name) && name !== 'models/index.ts',
    );
    expect(forbidden(single, ({ from }) => doors.includes(from))).toEqual([]);
    const words = inLayer('models').filter(({ name }) => name === 'models/words.ts');
    expect(forbidden(words, ({ from }) => from === 'models/model.ts')).toEqual([]);
    const index = inLayer('models').filter(({ name }) => name === 'models/index.ts');
    expect(forbidden(index, ({ from }) => layerOf(from) === 'models')).toEqual([]);
  });

  test('the vocabulary imports nothing but itself, and has one door', () => {
    const vocabulary = inLayer('models').filter(
      ({ name }) => isVocabulary(name) || name === 'models/model.ts',
    );
    expect(forbidden(vocabulary, ({ from }) => isVocabulary(from))).toEqual([]);
    const outside = sources.filter((file) => !vocabulary.includes(file));
    expect(forbidden(outside, ({ from }) => !isVocabulary(from))).toEqual([]);
  });

  test('syntax imports nothing of ours and no package but types', () => {
    expect(
      forbidden(inLayer('ast'), ({ from, isOurs, isTypeOnly }) =>
        isOurs
          ? ['ast', 'budgets.ts'].includes(layerOf(from))
          : isTypeOnly || from === '@typescript-eslint/visitor-keys',
      ),
    ).toEqual([]);
  });

  test('facts import syntax and models', () => {
    expect(
      forbidden(
        inLayer('facts'),
        ({ from, isOurs }) => !isOurs || ['facts', 'ast', 'models', 'budgets.ts'].includes(layerOf(from)),
      ),
    ).toEqual([]);
  });

  test('fixes import syntax, and facts and the vocabulary as types', () => {
    expect(
      forbidden(inLayer('fixes'), ({ from, isOurs, isTypeOnly }) =>
        isOurs
          ? ['fixes', 'ast'].includes(layerOf(from)) ||
            (isTypeOnly && ['facts', 'models'].includes(layerOf(from)))
          : // Names of rows are English words.
            isTypeOnly || from === 'pluralize',
      ),
    ).toEqual([]);
  });

  test('rules import createRule, facts, fixes and syntax; never a model as a value, a package or another rule', () => {
    const single = inLayer('rules').filter(({ name }) => name !== 'rules/index.ts');
    expect(
      forbidden(single, ({ from, isOurs, isTypeOnly }) => {
        if (!isOurs) return isTypeOnly;
        if (layerOf(from) === 'models') return isTypeOnly;
        return ['create-rule.ts', 'facts', 'fixes', 'ast'].includes(layerOf(from));
      }),
    ).toEqual([]);
  });

  test('what is kept sees facts and hints, and createRule alone sees it', () => {
    expect(
      forbidden(inLayer('kept'), ({ from, isOurs, isTypeOnly }) =>
        isOurs
          ? ['kept', 'facts', 'budgets.ts', 'hints.ts'].includes(layerOf(from))
          : isTypeOnly || from.startsWith('node:'),
      ),
    ).toEqual([]);
    const others = sources.filter(({ layer }) => !['kept', 'create-rule.ts'].includes(layer));
    expect(forbidden(others, ({ from }) => layerOf(from) !== 'kept')).toEqual([]);
  });

  test('presets see the meta of rules and nothing else', () => {
    expect(
      forbidden(inLayer('configs'), ({ from, isOurs, isTypeOnly }) =>
        isOurs ? layerOf(from) === 'configs' || isTypeOnly : isTypeOnly,
      ),
    ).toEqual([]);
  });
});

describe('the command', () => {
  /** What it may use: see CONTRIBUTING.md for the reasons. */
  const ofCommand = [
    '@typescript-eslint/scope-manager',
    '@typescript-eslint/visitor-keys',
    'diff',
    'ignore',
    'jsonc-parser',
    'marked',
    'package-manager-detector',
    'tinyglobby',
  ];
  const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

  test('sees facts, presets, syntax and the plugin as its users do', () => {
    expect(
      forbidden(inLayer('cli'), ({ from, isOurs, isTypeOnly }) =>
        isOurs
          ? ['cli', 'facts', 'configs', 'ast', 'index.ts'].includes(layerOf(from)) || isTypeOnly
          : isTypeOnly || from.startsWith('node:') || ofCommand.includes(packageOf(from)),
      ),
    ).toEqual([]);
  });

  test('alone uses the packages that are there for it', () => {
    const others = sources.filter(({ layer }) => layer !== 'cli');
    const own = ofCommand.filter((name) => name !== 'tinyglobby' && !name.startsWith('@typescript-eslint/'));
    expect(forbidden(others, ({ from }) => !own.includes(packageOf(from)))).toEqual([]);
  });

  test('is seen by nothing', () => {
    const others = sources.filter(({ layer }) => layer !== 'cli');
    expect(forbidden(others, ({ from }) => layerOf(from) !== 'cli')).toEqual([]);
  });
});

describe('rooms', () => {
  const facts = inLayer('facts');

  test('every fact lies in a room, and only the door lies outside', () => {
    const outside = facts.filter(({ name }) => roomOf(name) === undefined);
    expect(outside.map(({ name }) => name)).toEqual(['facts/facts.ts']);
    expect(
      [...new Set(facts.map(({ name }) => roomOf(name)))].filter((room) => room !== undefined).sort(),
    ).toEqual(ROOMS.map(({ name }) => name).sort());
  });

  test.each(
    ROOMS.map(({ name }, index) => [name, ROOMS.slice(0, index + 1).map((each) => each.name)] as const),
  )('the room %s sees itself and those below it', (room, seen) => {
    const inRoom = facts.filter(({ name }) => roomOf(name) === room);
    expect(
      forbidden(inRoom, ({ from }) => {
        const target = roomOf(from);
        return layerOf(from) !== 'facts' || (target !== undefined && seen.includes(target));
      }),
    ).toEqual([]);
  });

  /** The walk is one set of questions that ask each other; everywhere else a file can be read without those that use it. */
  test('imports run in circles in the walk of origins alone', () => {
    const circles = circlesIn(
      new Map(sources.map(({ name, imports }) => [name, imports.map(({ from }) => from)])),
    );
    expect(circles.filter((circle) => !circle.every((name) => roomOf(name) === 'origins'))).toEqual([]);
    expect(circles.length).toBeLessThanOrEqual(1);
  });
});

/** Files that import each other, directly or through others (Tarjan's strongly connected components of more than one). */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    lowest.set(file, index);
    open.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!imports.has(next)) continue;
      const reached = order.has(next)
        ? open.includes(next)
          ? (order.get(next) ?? 0)
          : Infinity
        : visit(next);
      lowest.set(file, Math.min(lowest.get(file) ?? index, reached));
    }
    const low = lowest.get(file) ?? index;
    if (low === index) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) found.push(circle.sort());
    }
    return low;
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return found;
}

describe('single doors', () => {
  test('typescript and @typescript-eslint/utils are never imported as values', () => {
    const isCompiler = (from: string) =>
      /^(?:typescript|ts-api-utils|@typescript-eslint\/(?:utils|type-utils|parser))(?:\/|$)/.test(from);
    expect(forbidden([...sources], ({ from, isTypeOnly }) => isTypeOnly || !isCompiler(from))).toEqual([]);
  });

  test('one module asks the type checker', () => {
    const askers = sources.filter(({ text }) =>
      /\bgetTypeChecker\b|\bgetTypeAtLocation\b|\besTreeNodeToTSNodeMap\b/.test(text),
    );
    expect(askers.map(({ name }) => name)).toEqual(['facts/origins/type-checker.ts']);
    // The facade hands the services on, unopened.
    const carriers = sources.filter(({ text }) => text.includes('parserServices')).map(({ name }) => name);
    expect(
      carriers.filter((name) => !['facts/origins/type-checker.ts', 'facts/facts.ts'].includes(name)),
    ).toEqual([]);
  });

  test.each([
    ['the file system', ['node:fs', 'node:fs/promises', 'fs', 'tinyglobby'], 'facts/project/files.ts'],
    ["Node's own loader", ['node:module'], 'facts/project/native.ts'],
  ])('one fact touches %s', (_, doors, keeper) => {
    const facts = ['facts', 'ast', 'fixes', 'rules', 'models'].flatMap(inLayer);
    const users = facts.filter(({ imports }) => imports.some(({ from }) => doors.includes(from)));
    expect(users.map(({ name }) => name)).toEqual([keeper]);
  });

  test('no clock says that an answer is old: files, their stamps and pauses do', () => {
    const CLOCK = /\b(?:Date\.now|performance\.now|hrtime)\(/;
    const facts = [...inLayer('facts'), ...inLayer('rules'), ...inLayer('create-rule.ts')];
    const asking = facts.filter(({ text }) => CLOCK.test(text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')));
    // How long ago a file was emptied: whoever writes it may not be done.
    expect(asking.map(({ name }) => name)).toEqual(['facts/project/files.ts']);
  });

  test('one fact resolves modules', () => {
    const users = sources.filter(({ text }) => /import \{[^}]*\bResolverFactory\b/.test(text));
    expect(users.map(({ name }) => name)).toEqual(['facts/project/resolution.ts']);
  });

  test('what has a native binding is loaded where its absence is explained', () => {
    const isNative = (name: string) => /^oxc-(?:parser|resolver)$/.test(name);
    expect(forbidden([...sources], ({ from, isTypeOnly }) => isTypeOnly || !isNative(from))).toEqual([]);
    const loaders = sources.filter(({ literals }) => literals.some(isNative));
    expect(loaders.map(({ name }) => name)).toEqual(['facts/project/native.ts']);
  });
});

describe('libraries are known by models alone', () => {
  // The platform's own names (`url`, `node`) are words of the language and no library.
  const libraries = models.filter(({ kind }) => kind !== 'platform');
  const packages = libraries
    .flatMap(({ modules }) => Object.keys(modules))
    .filter((name) => !builtinModules.includes(name));
  // `next` is also what Express calls a parameter and iterators a method, and everything has an effect.
  const ordinaryWords = ['next', 'console', 'fetch', 'effect'];
  const names = [...new Set([...packages, ...libraries.map(({ library }) => library)])].filter(
    (name) => !ordinaryWords.includes(name),
  );

  /** Where a name is an example in the text of an error, and decides nothing. */
  const examples = ['facts/catalogue/settings.ts'];

  test.each(['rules', 'facts', 'fixes', 'create-rule.ts'])('no library or package name in %s', (layer) => {
    const files = inLayer(layer).filter(({ name }) => !examples.includes(name));
    const mentions = files.flatMap(({ name, literals }) =>
      literals.flatMap((literal) =>
        names
          .filter((library) => mentionsName(literal, library))
          .map((library) => `${name}: '${literal}' names ${library}`),
      ),
    );
    expect(mentions).toEqual([]);
  });
});

function mentionsName(literal: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w@/.-])${escaped}(?![\\w-])`).test(literal);
}

describe('sizes and names', () => {
  const LIMITS = [
    ['rules', 250],
    ['facts', 250],
    ['fixes', 250],
    ['kept', 250],
    ['cli', 250],
    // A library with hundreds of calls is still one idea, and one file.
    ['models', 350],
  ] as const;

  test.each(LIMITS)('a file in %s has at most %i lines', (layer, limit) => {
    const files = inLayer(layer);
    expect(files.filter(({ lines }) => lines > limit).map(({ name, lines }) => `${name}: ${lines}`)).toEqual(
      [],
    );
  });

  test('no file is a drawer for odds and ends', () => {
    const drawers = sources.filter(({ name }) =>
      /(?:^|[/-])(?:utils?|helpers?|misc|common)(?:[-./]|$)/.test(name),
    );
    expect(drawers.map(({ name }) => name)).toEqual([]);
  });
});
