// What a module exports, read from its top level alone: no scope analysis, no other file.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';

/** An export is a node of this module, or a name of another one. `name` undefined: the whole namespace. */
export type ExportEntry =
  { readonly node: Node } | { readonly from: string; readonly name: string | undefined };

export interface ExportTable {
  readonly named: ReadonlyMap<string, ExportEntry>;
  /** Specifiers of `export * from '…'`. */
  readonly stars: readonly string[];
  /** `module.exports = …` or `export = …`. */
  readonly whole: Node | undefined;
}

/** Reads ESM, CommonJS and TypeScript's `export =`. */
export function readExports(program: TSESTree.Program): ExportTable {
  const named = new Map<string, ExportEntry>();
  const stars: string[] = [];
  let whole: Node | undefined;
  for (const statement of program.body) {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        if (statement.declaration)
          for (const [name, node] of declared(statement.declaration)) named.set(name, { node });
        for (const specifier of statement.specifiers) {
          const exported = nameOf(specifier.exported);
          const entry = statement.source
            ? { from: statement.source.value, name: nameOf(specifier.local) }
            : { node: specifier.local };
          named.set(exported, entry);
        }
        break;
      case 'ExportDefaultDeclaration':
        named.set('default', { node: statement.declaration });
        break;
      case 'ExportAllDeclaration':
        if (statement.exported)
          named.set(nameOf(statement.exported), { from: statement.source.value, name: undefined });
        else stars.push(statement.source.value);
        break;
      case 'TSExportAssignment':
        whole = statement.expression;
        break;
      case 'ExpressionStatement':
        if (statement.expression.type === 'AssignmentExpression')
          whole = readCommonJs(statement.expression, named) ?? whole;
        break;
      case 'VariableDeclaration':
        // `const db = (module.exports = {})`
        for (const { init } of statement.declarations)
          if (init?.type === 'AssignmentExpression') whole = readCommonJs(init, named) ?? whole;
        break;
      default:
    }
  }
  return { named, stars, whole };
}

/** `module.exports = x` gives x; `exports.a = x` and `module.exports.a = x` are added to `named`. */
function readCommonJs(
  { left, right }: TSESTree.AssignmentExpression,
  named: Map<string, ExportEntry>,
): Node | undefined {
  // `exports = module.exports = x`: each target of the chain gets the last value.
  const inner = right.type === 'AssignmentExpression' ? readCommonJs(right, named) : undefined;
  const target = commonJsExport(left);
  if (target === 'module.exports') return lastAssigned(right);
  if (target) named.set(target.name, { node: lastAssigned(right) });
  return inner;
}

/** What an assignment to `module.exports`, `module.exports.name` or `exports.name` exports. */
export function commonJsExport(left: Node): 'module.exports' | { readonly name: string } | undefined {
  if (left.type !== 'MemberExpression') return undefined;
  if (isModuleExports(left)) return 'module.exports';
  const name = memberName(left);
  const { object } = left;
  return name && (isModuleExports(object) || (object.type === 'Identifier' && object.name === 'exports'))
    ? { name }
    : undefined;
}

function lastAssigned(node: Node): Node {
  return node.type === 'AssignmentExpression' ? lastAssigned(node.right) : node;
}

/** `module.exports` */
export function isModuleExports(node: Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    memberName(node) === 'exports' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module'
  );
}

function* declared(declaration: TSESTree.NamedExportDeclarations): Generator<[string, Node]> {
  if (declaration.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) for (const name of namesIn(id)) yield [name.name, name];
  } else if ('id' in declaration && declaration.id?.type === 'Identifier')
    yield [declaration.id.name, declaration.id];
}

/** What `declare global { var x: T }` says of globals. */
export function readGlobals(program: TSESTree.Program): ReadonlyMap<string, TSESTree.TypeNode> {
  const globals = new Map<string, TSESTree.TypeNode>();
  for (const statement of program.body) {
    if (statement.type !== 'TSModuleDeclaration' || statement.kind !== 'global') continue;
    for (const inner of statement.body.body) {
      if (inner.type !== 'VariableDeclaration') continue;
      for (const { id } of inner.declarations)
        if (id.type === 'Identifier' && id.typeAnnotation)
          globals.set(id.name, id.typeAnnotation.typeAnnotation);
    }
  }
  return globals;
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}
