// Where a file runs. Standard output is what a program on a terminal is for, and a browser's console has neither stream.
import type { TSESTree } from '@typescript-eslint/utils';
import path from 'node:path';
import { isFunction, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Model } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, bindingOf } from '../project/module.js';

export type Surroundings = 'server' | 'terminal' | 'browser';

const TERMINAL_FOLDER = /(?:^|[/-])cli(?:[/-]|$)|(?:^|\/)(?:bin|commands?|scripts?|tools?|tasks)\//;
const BROWSER_GLOBALS = new Set(['window', 'document', 'localStorage', 'sessionStorage']);
/** Folders in which a build puts what was written elsewhere. */
const BUILT = /^(?:\.\/)?(?:dist|build|lib|out)\//;

/** Where a module runs; `server` when nothing speaks for a terminal or a browser. */
export function surroundingsOf(module: Module, analysis: Analysis, scripts: readonly RegExp[]): Surroundings {
  const file = module.path.replaceAll('\\', '/');
  if (/\.[jt]sx$/.test(file)) return 'browser';
  const roles = importedRoles(module, analysis);
  if (roles.has('user-interface') || usesBrowser(module)) return 'browser';
  const below = path
    .relative(analysis.project.packages.rootOf(path.dirname(module.path)), module.path)
    .replaceAll('\\', '/');
  const isProgram =
    module.text.startsWith('#!') ||
    roles.has('command-line') ||
    TERMINAL_FOLDER.test(below) ||
    scripts.some((pattern) => pattern.test(file)) ||
    isBin(module.path, analysis);
  if (isProgram) return 'terminal';
  return isBrowserPackage(module.path, analysis) ? 'browser' : 'server';
}

/**
 * Does a module run in a browser and nowhere else? One that asks whether it does (`typeof window`) runs on a server too, and so may a
 * component.
 */
export function runsInBrowser(module: Module, analysis: Analysis): boolean {
  if (/\btypeof\s+(?:window|document|localStorage)\b/.test(module.text)) return false;
  return usesBrowser(module) || isBrowserPackage(module.path, analysis);
}

/** A module that exports nothing and calls its own function at the end: somebody runs it by hand, unless it starts a server. */
export function isProgram(module: Module, analysis: Analysis): boolean {
  const { ast, exports } = module;
  if (exports.named.size > 0 || exports.stars.length > 0 || exports.whole) return false;
  if (!ast.body.some((statement) => callsOwnFunction(statement))) return false;
  return !importedModels(module, analysis).some(({ kind }) => kind === 'framework');
}

/** `main();`, `await main()`, `main().catch(…)`, `void main()`. */
function callsOwnFunction(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  if (
    nodesIn(statement, (node) => !isFunction(node)).some((node) => isFunction(node) && isCalledInPlace(node))
  )
    return true;
  const root = nodesIn(statement).find((node) => node.type === 'Identifier');
  const declared = root && bindingOf(root)?.defs[0]?.node;
  return declared !== undefined && isFunction(functionIn(declared));
}

/** `(async () => { … })()` */
function isCalledInPlace(fn: Node): boolean {
  return fn.parent?.type === 'CallExpression' && fn.parent.callee === fn;
}

function functionIn(declared: Node): Node {
  return declared.type === 'VariableDeclarator' && declared.init ? declared.init : declared;
}

function importedModels({ ast }: Module, analysis: Analysis): Model[] {
  return ast.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return [];
    const model = analysis.catalogue.module(statement.source.value)?.model;
    return model ? [model] : [];
  });
}

function importedRoles({ ast }: Module, analysis: Analysis): ReadonlySet<string | undefined> {
  const roles = new Set<string | undefined>();
  for (const statement of ast.body) {
    const specifiers =
      statement.type === 'ImportDeclaration'
        ? [statement.source.value]
        : statement.type === 'VariableDeclaration'
          ? statement.declarations.flatMap(({ init }) => required(init) ?? [])
          : [];
    for (const specifier of specifiers) roles.add(analysis.catalogue.module(specifier)?.definition.role);
  }
  return roles;
}

/** `require('x')`, `require('x')(…)`, `require('x').y`. */
function required(init: { type: string } | null): string | undefined {
  if (!init) return undefined;
  for (const node of nodesIn(init as Parameters<typeof nodesIn>[0])) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
      continue;
    const [argument] = node.arguments;
    if (argument?.type === 'Literal' && typeof argument.value === 'string') return argument.value;
  }
  return undefined;
}

function usesBrowser(module: Module): boolean {
  const [first] = module.ast.body;
  if (first?.type === 'ExpressionStatement' && first.directive === 'use client') return true;
  if (!/\b(?:window|document|localStorage|sessionStorage)\b/.test(module.text)) return false;
  return nodesIn(module.ast).some(
    (node) =>
      node.type === 'Identifier' &&
      BROWSER_GLOBALS.has(node.name) &&
      !(node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed) &&
      !('key' in node.parent && node.parent.key === node) &&
      !bindingOf(node)?.defs.length,
  );
}

/** The manifest names the file as a command, itself or what a build makes of it. */
function isBin(file: string, { project }: Analysis): boolean {
  const found = project.packages.nearest(file);
  const bin = found?.manifest.bin;
  if (!found || !bin) return false;
  const own = withoutExtension(path.relative(found.folder, file).replaceAll('\\', '/')).replace(/^src\//, '');
  const commands = typeof bin === 'string' ? [bin] : Object.values(bin);
  return commands.some(
    (command: unknown) =>
      typeof command === 'string' &&
      withoutExtension(command)
        .replace(BUILT, '')
        .replace(/^(?:\.\/)?(?:src\/)?/, '') === own,
  );
}

function withoutExtension(file: string): string {
  return file.replace(/\.[cm]?[jt]sx?$/, '');
}

/** A package that asks for a library of user interfaces and for no framework of servers. */
function isBrowserPackage(file: string, analysis: Analysis): boolean {
  const manifest = analysis.project.packages.nearest(file)?.manifest;
  if (!manifest) return false;
  const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const isKind = (name: string, kind: 'screen' | 'server'): boolean => {
    const type = analysis.catalogue.module(name);
    return kind === 'screen'
      ? type?.definition.role === 'user-interface'
      : type?.model.kind === 'framework' || type?.model.kind === 'data-access';
  };
  return packages.some((name) => isKind(name, 'screen')) && !packages.some((name) => isKind(name, 'server'));
}
