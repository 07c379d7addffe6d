// Which export of which module a name stands for, by the declaration that brings it into the file.
//
//   import { load } from './orders'                      load
//   import * as orders …, const orders = require(…)      what is taken of it: `orders.load`
//   const { load } = require('./orders')                 load
//   const { load } = await import('./orders')            load
//   import load from …; load = require('./load')         default
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { membersInPattern } from '../../ast/patterns.js';
import { loadedBy } from './import-uses.js';
import { bindingOf } from './module.js';

export interface ImportedName {
  /** The module as the file writes it. */
  readonly from: string;
  readonly name: string;
}

/** The export that an expression is, `load` or `orders.load`; `undefined` for what no import or `require` declares. */
export function importedAs(node: Node): ImportedName | undefined {
  const own = unwrap(node);
  const member = own.type === 'MemberExpression' ? own : undefined;
  const root = member ? unwrap(member.object) : own;
  const declared = root.type === 'Identifier' ? declaredBy(root) : undefined;
  if (!declared) return undefined;
  const { from, name, isWhole } = declared;
  if (!member) return name === undefined ? undefined : { from, name };
  const taken = memberName(member);
  return isWhole && taken !== undefined ? { from, name: taken } : undefined;
}

/** The specifier of `require('x')`, `await import('x')`, and of a member that is taken of either at once. */
export function loadedWith(node: Node | null | undefined): string | undefined {
  const at = node ? unwrap(node) : undefined;
  if (at?.type === 'AwaitExpression') return loadedWith(at.argument);
  return at && loadedBy(at);
}

interface Declared {
  readonly from: string;
  /** None of a namespace. */
  readonly name: string | undefined;
  /** Its members are exports. */
  readonly isWhole: boolean;
}

function declaredBy(name: TSESTree.Identifier): Declared | undefined {
  const definition = bindingOf(name)?.defs[0];
  const node = definition?.node as Node | undefined;
  if ((definition?.type as string | undefined) === 'ImportBinding')
    return ofImport(definition?.parent as Node, node as TSESTree.ImportClause);
  return node?.type === 'VariableDeclarator'
    ? ofLoad(node, definition?.name as TSESTree.Identifier)
    : undefined;
}

function ofImport(declaration: Node, specifier: TSESTree.ImportClause): Declared | undefined {
  if (declaration.type !== 'ImportDeclaration') return undefined;
  const from = declaration.source.value;
  if (specifier.type === 'ImportNamespaceSpecifier') return { from, name: undefined, isWhole: true };
  return { from, name: exportOf(specifier), isWhole: false };
}

/** The export that a specifier names. */
export function exportOf(specifier: TSESTree.ImportDefaultSpecifier | TSESTree.ImportSpecifier): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}

function ofLoad({ id, init }: TSESTree.VariableDeclarator, name: TSESTree.Identifier): Declared | undefined {
  const value = init ? unwrap(init) : undefined;
  // `require('./orders').load`
  if (value?.type === 'MemberExpression') {
    const from = loadedWith(value.object);
    const taken = memberName(value);
    return from !== undefined && taken !== undefined && id === name
      ? { from, name: taken, isWhole: false }
      : undefined;
  }
  const from = loadedWith(value);
  if (from === undefined) return undefined;
  if (id === name)
    return { from, name: value?.type === 'CallExpression' ? 'default' : undefined, isWhole: true };
  const [taken, ...deeper] = membersInPattern(name, id) ?? [];
  return taken !== undefined && deeper.length === 0 ? { from, name: taken, isWhole: false } : undefined;
}
