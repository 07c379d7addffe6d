// One parsed file: the open one as ESLint hands it over, or another one as the module reader parsed it. Both give the
// same tree and the same scopes, so the same code follows a value through either.
import { analyze, type Scope, type ScopeManager, type Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { mayNestTooDeep } from '../../ast/nesting.js';
import { isWithin, type Node } from '../../ast/nodes.js';
import { nodesIn, setParents } from '../../ast/walk.js';
import { TREE_DEPTH } from '../../budgets.js';
import { readExports, readGlobals, type ExportTable } from './exports.js';
import { Memo } from './memo.js';
import { parseSync } from './native.js';

export type Binding = Variable;

/** Every module by the root of its tree: a node alone says where it stands. */
const modules = new WeakMap<Node, Module>();

/** The module in which a node stands. */
export function moduleOf(node: Node): Module {
  let root = node;
  while (root.parent) root = root.parent;
  const module = modules.get(root);
  if (!module) throw new Error(`A ${node.type} stands in no module that was opened.`);
  return module;
}

/** Does a node stand in another one? Unlike `isWithin` also where they may be of two files. */
export function standsIn(inner: Node, outer: Node): boolean {
  return isWithin(inner, outer) && moduleOf(inner) === moduleOf(outer);
}

/** The binding that an identifier's name has at the place where it stands. */
export function bindingOf(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Binding | undefined {
  return moduleOf(identifier).binding(identifier);
}

/** Is it a name that nobody declares, so that it is the language's or the platform's? */
export function isGlobal(node: Node): boolean {
  return node.type === 'Identifier' && !bindingOf(node)?.defs.length;
}

/** The name that declares a binding, where one does. */
export function declarationOf({ defs }: Binding): Node | undefined {
  return defs[0]?.name;
}

/** A node as its code writes it. */
export function textOf(node: Node): string {
  return moduleOf(node).text.slice(...node.range);
}

export class Module {
  /** What follows from this module's text alone. */
  readonly memo = new Memo();
  #answers = { version: 0, memo: new Memo() };
  /** Modules that answers about this one have read. */
  readonly reads = new Set<string>();
  #scopes: ScopeManager | undefined;
  #exports: ExportTable | undefined;
  #globals: ReadonlyMap<string, TSESTree.TypeNode> | undefined;
  #assignments: TSESTree.AssignmentExpression[] | undefined;
  #lineEnds: readonly number[] | undefined;

  constructor(
    readonly path: string,
    readonly text: string,
    readonly ast: TSESTree.Program,
    scopes?: ScopeManager,
  ) {
    this.#scopes = scopes;
    modules.set(ast, this);
  }

  /** What was followed from here into other modules, as they are in a version of the project. */
  answersIn(version: number): Memo {
    if (this.#answers.version !== version) this.#answers = { version, memo: new Memo() };
    return this.#answers.memo;
  }

  /** May the file hold type annotations? */
  get isTypeScript(): boolean {
    return /\.[cm]?tsx?$/.test(this.path);
  }

  /** The line of a position, counted from 1. Messages name many: the text is gone through once. */
  lineAt(position: number): number {
    const ends = (this.#lineEnds ??= [...this.text.matchAll(/\n/g)].map(({ index }) => index));
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? Infinity) < position) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  /** Every assignment in the module: where globals and instance fields get their values. */
  get assignments(): readonly TSESTree.AssignmentExpression[] {
    return (this.#assignments ??= nodesIn(this.ast).filter((node) => node.type === 'AssignmentExpression'));
  }

  /** Types of the globals that the module declares: `declare global { var prisma: PrismaClient }`. */
  get globals(): ReadonlyMap<string, TSESTree.TypeNode> {
    return (this.#globals ??= readGlobals(this.ast));
  }

  get exports(): ExportTable {
    return (this.#exports ??= readExports(this.ast));
  }

  /** The binding that an identifier's name has at the place where it stands. */
  binding(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Binding | undefined {
    const { parent } = identifier;
    const from = this.scopeAt(identifier);
    // A class declares its name outside; inside it has a second one for itself.
    const isOfClass =
      parent.type === 'ClassDeclaration' && parent.id === identifier && from?.block === parent;
    for (let scope: Scope | null = isOfClass ? from.upper : from; scope; scope = scope.upper) {
      const variable = scope.set.get(identifier.name);
      if (variable) return variable;
    }
    return undefined;
  }

  scopeAt(node: Node): Scope | null {
    const { scopes } = this;
    for (let at: Node | undefined = node; at; at = at.parent) {
      if (!mayHaveScope(at)) continue;
      const scope = scopes.acquire(at, node.type !== 'Program');
      if (scope) return scope.type === 'function-expression-name' ? (scope.childScopes[0] ?? scope) : scope;
    }
    return scopes.globalScope;
  }

  private get scopes(): ScopeManager {
    return (this.#scopes ??= analyze(this.ast, {
      sourceType: 'module',
      lib: [],
      childVisitorKeys: visitorKeys,
    }));
  }
}

// What has no scope of its own: most of what stands around a name. Every name is looked up through it.
const WITHOUT_SCOPE: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'AssignmentExpression',
  'AwaitExpression',
  'BinaryExpression',
  'CallExpression',
  'ChainExpression',
  'ConditionalExpression',
  'ExpressionStatement',
  'Identifier',
  'IfStatement',
  'ImportDeclaration',
  'ImportSpecifier',
  'JSXAttribute',
  'JSXElement',
  'JSXExpressionContainer',
  'JSXIdentifier',
  'JSXOpeningElement',
  'Literal',
  'LogicalExpression',
  'MemberExpression',
  'NewExpression',
  'ObjectExpression',
  'ObjectPattern',
  'Property',
  'ReturnStatement',
  'TemplateLiteral',
  'TSAsExpression',
  'TSTypeAnnotation',
  'TSTypeReference',
  'TryStatement',
  'UnaryExpression',
  'VariableDeclaration',
  'VariableDeclarator',
]);

/** What a field of a class begins with has one, whatever it is. */
function mayHaveScope(node: Node): boolean {
  if (!WITHOUT_SCOPE.has(node.type)) return true;
  const around = node.parent?.type;
  return around === 'PropertyDefinition' || around === 'AccessorProperty';
}

/** Parses another file of the project; `undefined` when it has syntax errors. */
export function parseModule(path: string, text: string): Module | undefined {
  if (mayNestTooDeep(text)) return undefined;
  try {
    const lang = /\.[cm]?ts$/.test(path) ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'jsx';
    const { program, errors } = parseSync(path, text, {
      lang,
      astType: 'ts',
      preserveParens: false,
    });
    if (errors.length > 0) return undefined;
    const ast = program as unknown as TSESTree.Program;
    if (setParents(ast) > TREE_DEPTH) return undefined;
    return new Module(path, text, ast);
  } catch {
    return undefined;
  }
}
