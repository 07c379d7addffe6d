// The text of a statement that stands in another file: read from there when the program starts, or exported by a module.
//
//   readFileSync(new URL('./names.sql', import.meta.url), 'utf8')     the file's text
//   readFileSync(path.join(__dirname, 'sql', 'names.sql')).toString() the file's text
//   await readFile(`${import.meta.dirname}/names.sql`, 'utf8')        the file's text
//   import { NAMES } from './statements'                              what the module writes there, or reads
//   readFileSync('names.sql')                                         unknown: it depends on where the program is started
//   readFileSync(file), a file outside of the project                 unknown
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { STATEMENT_SIZE, TEXT_SOURCES } from '../../budgets.js';
import { calleeOf } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { fingerprintOf } from '../project/asked.js';
import { readText, stampOf } from '../project/files.js';
import { bindingOf, moduleOf } from '../project/module.js';

/** The text that an expression is, where it was written in another file than the expression. */
export function textElsewhere(node: Node | undefined, analysis: Analysis): string | undefined {
  return node && textFrom(node, analysis, 0);
}

function textFrom(node: Node, analysis: Analysis, steps: number): string | undefined {
  if (steps > TEXT_SOURCES) return undefined;
  const value = unwrap(node);
  const from = (next: Node | undefined): string | undefined => next && textFrom(next, analysis, steps + 1);
  switch (value.type) {
    case 'Literal':
    case 'TemplateLiteral':
      // In the query's own file its reader sees it as it is.
      return steps > 0 ? stringValue(value) : undefined;
    case 'AwaitExpression':
      return from(value.argument);
    case 'Identifier':
    case 'MemberExpression':
      return from(writtenFor(value, analysis));
    case 'CallExpression': {
      const { callee } = value;
      if (callee.type === 'MemberExpression' && memberName(callee) === 'toString') return from(callee.object);
      const place = calleeOf(value, analysis)?.call.readsFile;
      const file = place === undefined ? undefined : pathIn(value.arguments[place], analysis);
      return file === undefined ? undefined : readWithin(file, value, analysis);
    }
    default:
      return undefined;
  }
}

/** What a constant of this module, or one that it imports, was written with. */
function writtenFor(node: Node, analysis: Analysis): Node | undefined {
  if (node.type !== 'Identifier') return undefined;
  const binding = bindingOf(node);
  const [definition] = binding?.defs ?? [];
  const declared = definition?.node as Node | undefined;
  if (!binding || !definition || !declared) return undefined;
  if (declared.type === 'VariableDeclarator') {
    const isConstant = binding.references.every((each) => !each.isWrite() || each.init === true);
    return declared.id.type === 'Identifier' && isConstant ? (declared.init ?? undefined) : undefined;
  }
  if (declared.type !== 'ImportSpecifier' && declared.type !== 'ImportDefaultSpecifier') return undefined;
  const { parent } = declared;
  if (parent.type !== 'ImportDeclaration') return undefined;
  const { modules } = analysis.project;
  const name =
    declared.type === 'ImportDefaultSpecifier'
      ? 'default'
      : declared.imported.type === 'Identifier'
        ? declared.imported.name
        : declared.imported.value;
  const imported = modules.imported(moduleOf(node), parent.source.value);
  const site = imported && modules.exportSite(imported, name);
  const written = site?.module ? site.node : undefined;
  const exported = written?.type === 'VariableDeclarator' ? written.init : written;
  return exported ?? undefined;
}

/** The file that a path names, where that does not depend on the folder in which the program is started. */
function pathIn(node: Node | undefined, analysis: Analysis): string | undefined {
  const value = node && unwrap(node);
  switch (value?.type) {
    case 'NewExpression': {
      const [relative, base] = value.arguments;
      const isUrl = valueOf(value, analysis).kind === 'api' && base !== undefined && isOfModule(base, 'url');
      const to = relative && stringValue(relative);
      return isUrl && to !== undefined ? path.resolve(folderOf(value), to) : undefined;
    }
    case 'Identifier': {
      if (value.name === '__dirname' && !bindingOf(value)?.defs.length) return folderOf(value);
      const written = writtenFor(value, analysis);
      return written && moduleOf(written) === moduleOf(value) && written.range[0] < value.range[0]
        ? pathIn(written, analysis)
        : undefined;
    }
    case 'MemberExpression':
      return isOfModule(value, 'dirname') ? folderOf(value) : undefined;
    case 'TemplateLiteral': {
      const [folder] = value.expressions;
      const [before, after] = value.quasis;
      const root =
        value.expressions.length === 1 && before?.value.raw === '' ? pathIn(folder, analysis) : undefined;
      return root === undefined ? undefined : path.join(root, after?.value.cooked ?? '');
    }
    case 'BinaryExpression': {
      const root = value.operator === '+' ? pathIn(value.left, analysis) : undefined;
      const rest = stringValue(value.right);
      return root === undefined || rest === undefined ? undefined : path.join(root, rest);
    }
    case 'CallExpression':
      return pathOfCall(value, analysis);
    default:
      return undefined;
  }
}

/** `path.join(__dirname, 'names.sql')`, `fileURLToPath(new URL(…))` */
function pathOfCall(call: TSESTree.CallExpression, analysis: Analysis): string | undefined {
  const known = calleeOf(call, analysis)?.call;
  if (!known) return undefined;
  const { returns } = known;
  if (typeof returns === 'object' && 'argument' in returns)
    return pathIn(call.arguments[returns.argument], analysis);
  const [first, ...rest] = call.arguments;
  const root = known.joinsPath ? pathIn(first, analysis) : undefined;
  const parts = rest.map((each) => stringValue(each));
  return root === undefined || !parts.every((part) => part !== undefined && !path.isAbsolute(part))
    ? undefined
    : path.join(root, ...(parts as string[]));
}

/** `import.meta.url`, `import.meta.dirname` */
function isOfModule(node: Node, name: string): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'MetaProperty' && memberName(node) === name;
}

function folderOf(node: Node): string {
  return path.dirname(moduleOf(node).path);
}

/** A small file of the project, as it is now: answers that read it are asked again when it changes. */
function readWithin(file: string, by: Node, { project }: Analysis): string | undefined {
  const module = moduleOf(by);
  const root = project.packages.rootOf(path.dirname(module.path));
  if (!file.startsWith(root + path.sep) || file.includes(`${path.sep}node_modules${path.sep}`))
    return undefined;
  module.reads.add(file);
  project.modules.at(file);
  const stamp = stampOf(file);
  const texts = project.memo.to<{ readonly stamp: string | undefined; readonly text: string | undefined }>(
    readWithin,
  );
  const find = (): string | undefined => {
    let entry = texts.get(file);
    if (entry?.stamp !== stamp || !entry) texts.set(file, (entry = { stamp, text: readStatement(file) }));
    return entry.text;
  };
  return project.asked.of('statement', file, '', find, toldStatement);
}

/** The text of a file that is a statement. */
export function readStatement(file: string): string | undefined {
  return readText(file, STATEMENT_SIZE);
}

/** What stands for such a text. */
export function toldStatement(text: string | undefined): string {
  return text === undefined ? '?' : fingerprintOf(text);
}
