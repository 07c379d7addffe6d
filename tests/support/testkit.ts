// Facts without a rule: a small project on disk, one file of it opened, and questions about the places that the code
// marks. `/*?*/` stands right before the expression (or binding) that is meant.
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import path from 'node:path';
import { unwrap, type Node } from '../../src/ast/nodes.js';
import { nodesIn } from '../../src/ast/walk.js';
import { SettingsReader } from '../../src/facts/catalogue/settings.js';
import { factsFor, type FactsContext } from '../../src/facts/facts.js';
import { calleeOf } from '../../src/facts/origins/callees.js';
import { valueOf } from '../../src/facts/origins/origins.js';
import type { ApiValue, Value } from '../../src/facts/origins/value.js';
import { beginLint, type Analysis } from '../../src/facts/project/analysis.js';
import { Module } from '../../src/facts/project/module.js';
import { Project } from '../../src/facts/project/project.js';
import { writeProject, type Files } from './project.js';

export interface Asked {
  readonly module: Module;
  readonly analysis: Analysis;
  /** The project's folder. */
  readonly folder: string;
}

export interface Opening {
  /** The file that is asked about; the last one of `files` if not said. */
  readonly file?: string;
  /** Its text where an editor holds another one than the disk. */
  readonly text?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly isTyped?: boolean;
  readonly parser?: 'typescript' | 'espree';
  readonly tsconfig?: string | null;
}

/** One row of a table *code → answers*: what is answered about each of the places that the code marks. */
export interface Row {
  readonly name: string;
  readonly code: string;
  readonly are: readonly string[];
  readonly file?: string;
  readonly files?: Files;
}

/** Tables of rows about one question; `file` is where the code of a row stands that does not say it. */
export function tablesOf(question: (asked: Asked) => readonly string[], file: string) {
  return (title: string, table: readonly Row[]): void => {
    describe(title, () => {
      test.each(table)('$name', ({ code, are, file: own = file, files = {} }) => {
        expect(inProject({ ...files, [own]: code }, question)).toEqual(are);
      });
    });
  };
}

const MARK = '/*?*/';
/** Nodes that begin where what is meant begins. */
const AROUND = new Set([
  'Program',
  'ExpressionStatement',
  'VariableDeclarator',
  'AssignmentPattern',
  'Property',
  'SpreadElement',
]);

/** Writes a project, lints one of its files with ESLint, and asks while the file is open. */
export function inProject<T>(files: Files, question: (asked: Asked) => T, opening: Opening = {}): T {
  const folder = writeProject(files, 'tsconfig' in opening ? { tsconfig: opening.tsconfig ?? null } : {});
  const file = opening.file ?? (Object.keys(files).at(-1) as string);
  return inFolder(folder, file, opening.text ?? String(files[file]), question, opening);
}

/** The same in a project that is there already. */
export function inFolder<T>(
  folder: string,
  file: string,
  text: string,
  question: (asked: Asked) => T,
  { settings, isTyped = false, parser = 'typescript' }: Opening = {},
): T {
  let answer: { readonly value: T } | undefined;
  let failure: { readonly error: unknown } | undefined;
  const rule = {
    create(context: FactsContext) {
      return {
        'Program:exit'() {
          try {
            const { module, analysis } = factsFor(context);
            answer = { value: question({ module, analysis, folder }) };
          } catch (error) {
            failure = { error };
          }
        },
      };
    },
  };
  const messages = new Linter({ configType: 'flat', cwd: folder }).verify(
    text,
    [
      {
        files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
        plugins: { testkit: { rules: { ask: rule as never } } },
        rules: { 'testkit/ask': 'error' },
        ...(settings && { settings: { 'first-draft': settings } }),
        languageOptions: {
          ...(parser === 'typescript' && { parser: typescriptParser as Linter.Parser }),
          parserOptions: {
            ecmaFeatures: { jsx: true },
            tsconfigRootDir: folder,
            ...(isTyped && { projectService: true }),
          },
        },
      },
    ],
    { filename: path.join(folder, file) },
  );
  if (failure) throw failure.error;
  if (!answer)
    throw new Error(`The case does not parse: ${messages.map(({ message }) => message).join('; ')}`);
  return answer.value;
}

/** The same file read as another module of the project, by the module reader and not by ESLint's parser. */
export function inModule<T>(
  files: Files,
  question: (asked: Asked) => T,
  { file, settings }: Opening = {},
): T {
  const folder = writeProject(files);
  const stated = new SettingsReader().read(settings && { 'first-draft': settings });
  const open = new Module(path.join(folder, 'open.ts'), '', { type: 'Program', body: [] } as never);
  const analysis = beginLint(open, stated, new Project());
  const module = analysis.project.modules.at(
    path.join(folder, file ?? (Object.keys(files).at(-1) as string)),
  );
  if (!module) throw new Error('The case does not parse.');
  return question({ module, analysis, folder });
}

/** The marked places: of the nodes that begin right behind a mark, the outermost that is no statement. */
export function markedIn({ text, ast }: Module): Node[] {
  const places: number[] = [];
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1))
    places.push(at + MARK.length + (/^\s*/.exec(text.slice(at + MARK.length))?.[0].length ?? 0));
  const nodes = nodesIn(ast).filter(({ type }) => !AROUND.has(type));
  return places.map((place) => {
    const node = nodes.find(({ range }) => range[0] === place);
    if (!node) throw new Error(`No expression begins at ${text.slice(place, place + 20)}`);
    return node;
  });
}

/** What `facts.origins.of` says of each marked place, in words; see `describeValue`. */
export function originsIn({ module, analysis, folder }: Asked): string[] {
  return markedIn(module).map((node) => describeValue(valueOf(node, analysis), analysis, folder));
}

/** The member that each marked call calls, in words, with its evidence; `unknown` without one. */
export function calleesIn({ module, analysis, folder }: Asked): string[] {
  return markedIn(module).map((marked) => {
    const node = unwrap(marked);
    const callee = node.type === 'CallExpression' ? calleeOf(node, analysis) : undefined;
    return callee ? `${describeValue(callee.value, analysis, folder)} (${callee.evidence})` : 'unknown';
  });
}

/**
 * A value in words: `prisma.client`, `prisma.delegate "order"`, `function list in src/x.ts`, `list of prisma.row`,
 * `unknown` for whatever is not known.
 */
function describeValue(value: Value, analysis: Analysis, folder: string): string {
  const place = (module: Module) => path.relative(folder, module.path).split(path.sep).join('/');
  switch (value.kind) {
    case 'api':
      return describeApi(value, analysis);
    case 'function': {
      const { node, module } = value;
      const parent = node.parent;
      const name =
        node.id?.name ??
        (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
          ? parent.id.name
          : 'key' in parent && parent.key.type === 'Identifier'
            ? parent.key.name
            : undefined);
      return `function${name === undefined ? '' : ` ${name}`} in ${place(module)}`;
    }
    case 'class':
      return `class ${value.node.id?.name ?? ''} in ${place(value.module)}`;
    case 'instance':
      return `instance of ${value.of.node.id?.name ?? ''} in ${place(value.of.module)}`;
    case 'list':
      return `list of ${describeValue(value.element, analysis, folder)}`;
    case 'namespace':
      return `namespace of ${place(value.module)}`;
    case 'object':
      return `object in ${place(value.module)}`;
    case 'shape':
    case 'signature':
    case 'type':
      return value.kind;
    default:
      return 'unknown';
  }
}

function describeApi({ type, receiver, name }: ApiValue, analysis: Analysis): string {
  const { library } = type.model;
  // A type written in place has no name of its own: it is what its owner calls it.
  if (type.name === undefined) {
    const owner = receiver?.type.name;
    return `${library}.${owner === undefined ? '' : `${owner}.`}${name ?? '(inline)'}`;
  }
  const isOther = receiver && name !== undefined && !lists(receiver.type.definition, name);
  const isFromOwner = receiver && analysis.catalogue.member(receiver.type, name ?? '') === type;
  return `${library}.${type.name}${isOther && isFromOwner ? ` "${name}"` : ''}`;
}

function lists(definition: ApiValue['type']['definition'], name: string): boolean {
  return definition.members !== undefined && Object.hasOwn(definition.members, name);
}
