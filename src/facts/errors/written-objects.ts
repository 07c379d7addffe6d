// Whether an object that a literal makes is changed after that, so that the literal does not say all of it.
//
//   const o = { a: 1 }; o.b = 2; o.c.d = 3; delete o.a      written later
//   Object.assign(o, more); fill(o); o.list.push(1)         written later: by whom it is handed to
//   Object.assign({}, o); { ...o }; o.a; pino(o)            not written: copied, read, or given to a library that reads it
//   export const o = { … }, and another file writes to it   written later
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, wrapped, type Node } from '../../ast/nodes.js';
import { WRITTEN_OBJECT_NAMES } from '../../budgets.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { exportedNames } from '../project/exported-names.js';

/** May an object have other properties than its literal by the time that it is used? */
export const isWrittenLater = memoizePerLint(
  (literal: TSESTree.ObjectExpression, analysis: Analysis): boolean => {
    const name = nameOf(literal);
    return name !== undefined && isNameWritten(name, analysis, 0);
  },
);

/** The variable that holds the object that a literal stands in, itself or further out. */
function nameOf(literal: Node): TSESTree.Identifier | undefined {
  let at = wrapped(literal);
  while (at.parent?.type === 'Property' && at.parent.value === at) at = wrapped(at.parent.parent);
  const { parent } = at;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id;
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier'
    ? parent.left
    : undefined;
}

function isNameWritten(name: TSESTree.Identifier, analysis: Analysis, aliases: number): boolean {
  if (aliases > WRITTEN_OBJECT_NAMES) return true;
  const binding = bindingOf(name);
  const here = (binding?.references ?? []).some(
    (reference) => reference.isRead() && isWritten(reference.identifier, analysis, aliases),
  );
  if (here) return true;
  return exportedNames(name).some((exported) => {
    const uses = analysis.project.index.usesOf(moduleOf(name), exported, analysis.catalogue);
    return uses?.some(({ node }) => isWritten(node, analysis, aliases)) === true;
  });
}

/** Is the object that stands in a place, or a part of it, written to from there? */
function isWritten(place: Node, analysis: Analysis, aliases: number): boolean {
  let at = wrapped(place);
  let isPart = false;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
    at = wrapped(at.parent);
    isPart = true;
  }
  const { parent } = at;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return isPart && parent.left === at;
    case 'UpdateExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'VariableDeclarator':
      return (
        parent.init === at &&
        parent.id.type === 'Identifier' &&
        isNameWritten(parent.id, analysis, aliases + 1)
      );
    case 'CallExpression':
    case 'NewExpression':
      return isPart && parent.callee === at
        ? true
        : parent.callee !== at && changesArgument(parent, at, analysis);
    default:
      return false;
  }
}

function changesArgument(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: Node,
  analysis: Analysis,
): boolean {
  const { callee } = call;
  if (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Object'
  )
    return memberName(callee) === 'assign'
      ? call.arguments[0] === argument
      : memberName(callee)?.startsWith('define') === true;
  return calleeOf(call, analysis) === undefined;
}
