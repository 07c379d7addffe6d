// Where a file runs. Standard output is what a program on a terminal is for, and a browser's console has neither stream.
import { memberName } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { IMPORTER_DEPTH } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { isMeantBy, isOfBrowserPackage, isStartedByScript } from '../project/manifest-questions.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, bindingOf } from '../project/module.js';
import { importersOf } from './importers.js';
import { isProgram } from './programs.js';
import { isImportedByScreen } from './screens.js';
import { makesService } from './services.js';

export type Surroundings = 'server' | 'terminal' | 'browser';

const TERMINAL_FOLDER =
  /(?:^|[/-])cli(?:[/-]|$)|(?:^|\/)(?:bin|commands?|scripts?|tools?|tasks|(?:__)?(?:migrations?|seed(?:er)?s?)(?:__)?)\//;
/** Files that a build reads, beside the manifest: `esbuild.config.ts`, `webpack.config.prod.js`, `gulpfile.js`. */
const READ_BY_TOOLS = /^(?:\.?[\w-]+\.config(?:\.[\w-]+)?|\.\w+rc|[gG]ulpfile|Gruntfile)\.[cm]?[jt]s$/;
/** It asks whoever sits in front of it. */
const ASKS = /\bprocess\.stdin\b/;
/** What a server hands out as it is. */
const PUBLIC_FOLDER = /^(?:[\w-]+\/){0,3}public\//;
const BROWSER_GLOBALS = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'clients',
  'self',
  'importScripts',
  'FileReader',
  'XMLHttpRequest',
  'HTMLElement',
  'customElements',
  'requestAnimationFrame',
];
const ANY_BROWSER_GLOBAL = new RegExp(`\\b(?:${BROWSER_GLOBALS.join('|')})\\b`);

/**
 * Where a module runs: by what it is itself, else where all those run that import it, else by its package; `server` when
 * nothing speaks for a terminal or a browser.
 */
export function surroundingsOf(module: Module, analysis: Analysis, scripts: readonly RegExp[]): Surroundings {
  const file = module.path.replaceAll('\\', '/');
  const own =
    ownSurroundings(module, analysis) ??
    (scripts.some((pattern) => pattern.test(file)) ? 'terminal' : undefined) ??
    whereImported(module, analysis);
  if (own) return own;
  if (isImportedByScreen(module, analysis)) return 'browser';
  if (isProgram(module, analysis)) return 'terminal';
  return isOfBrowserPackage(module.path, analysis.project, analysis.catalogue) ? 'browser' : 'server';
}

/** What a module shows by itself. Where many import each other, each is asked by all of them. */
const ownSurroundings = memoizePerLint((module: Module, analysis: Analysis): Surroundings | undefined => {
  const file = module.path.replaceAll('\\', '/');
  if (/\.[jt]sx$/.test(file)) return 'browser';
  const roles = importedRoles(module, analysis);
  if (roles.has('user-interface') || usesBrowser(module, analysis)) return 'browser';
  const below = analysis.project.pathWithin(module.path);
  if (PUBLIC_FOLDER.test(below)) return 'browser';
  const isForTerminal =
    module.text.startsWith('#!') ||
    ASKS.test(module.text) ||
    roles.has('command-line') ||
    TERMINAL_FOLDER.test(below) ||
    READ_BY_TOOLS.test(below) ||
    isBin(module.path, analysis);
  if (isForTerminal) return 'terminal';
  return isStartedServer(module, analysis) ? 'server' : undefined;
});

/** Where all those run that import a module; `undefined` where nobody does, or one of them runs on a server. */
const whereImported: (module: Module, analysis: Analysis) => Exclude<Surroundings, 'server'> | undefined =
  memoizePerLint((module: Module, analysis: Analysis) => {
    let where: Exclude<Surroundings, 'server'> | undefined;
    for (const importer of importersOf(module, analysis) ?? []) {
      const place = placeOfImporter(importer, analysis);
      // One that runs on a server decides; the others need not be asked.
      if (place === undefined || place === 'server') return undefined;
      if (where !== 'browser') where = place;
    }
    return where;
  });

function placeOfImporter(importer: Module, analysis: Analysis): Surroundings | undefined {
  const place =
    ownSurroundings(importer, analysis) ??
    analysis.recursion.ask(
      { question: whereImported, subject: importer, deepest: IMPORTER_DEPTH },
      undefined,
      () => whereImported(importer, analysis),
    );
  if (place) return place;
  if (isImportedByScreen(importer, analysis)) return 'browser';
  return (importersOf(importer, analysis) ?? []).length === 0 && isProgram(importer, analysis)
    ? 'terminal'
    : undefined;
}

/**
 * Does a module run in a browser and nowhere else? One that asks whether it does (`typeof window`) runs on a server too, and so may a
 * component.
 */
export function runsInBrowser(module: Module, analysis: Analysis): boolean {
  if (/\btypeof\s+(?:window|document|localStorage)\b/.test(module.text)) return false;
  return (
    usesBrowser(module, analysis) || isOfBrowserPackage(module.path, analysis.project, analysis.catalogue)
  );
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

function usesBrowser(module: Module, analysis: Analysis): boolean {
  const [first] = module.ast.body;
  if (first?.type === 'ExpressionStatement' && first.directive === 'use client') return true;
  const hasGlobal = ANY_BROWSER_GLOBAL.test(module.text);
  const hasMeta = module.text.includes('import.meta.env');
  if (!hasGlobal && !hasMeta) return false;
  // `page.evaluate(() => document.title)`: the function runs in the browser that the module drives.
  if (importedRoles(module, analysis).has('browser-driver')) return false;
  return nodesIn(module.ast).some((node) =>
    node.type === 'Identifier'
      ? BROWSER_GLOBALS.includes(node.name) &&
        !(
          node.parent.type === 'MemberExpression' &&
          node.parent.property === node &&
          !node.parent.computed
        ) &&
        !('key' in node.parent && node.parent.key === node) &&
        !bindingOf(node)?.defs.length
      : // A bundler of clients puts it there.
        node.type === 'MetaProperty' &&
        node.parent.type === 'MemberExpression' &&
        memberName(node.parent) === 'env',
  );
}

/** The manifest names the file as a command, itself or what a build makes of it. */
function isBin(file: string, { project }: Analysis): boolean {
  const found = project.packages.nearest(file);
  const bin = found?.manifest.bin;
  if (!found || !bin) return false;
  const commands = typeof bin === 'string' ? [bin] : Object.values(bin);
  return commands.some((command: unknown) => isMeantBy(command, file, found.folder));
}

/** `"start": "node server.js"`, and it makes a server: who else imports it takes the server with it. */
function isStartedServer(module: Module, analysis: Analysis): boolean {
  return isStartedByScript(module.path, analysis.project) && makesService(module, analysis);
}
