// What a method of a row asks of it: `stored.isActive()` asks about `revokedAt` where the entity's file says so.
//
//   schema.methods.isActive = function () { return !this.revokedAt }     revokedAt
//   new Schema({ … }, { methods: { isActive() { … } } })                 the same
//   schema.method('isActive', function () { … })                         the same
//   class Token { isActive() { return !this.revokedAt } }                the same
//   two of that name, or none that says `this`                           not known
import { keyName, memberName, stringValue, type FunctionNode, type Node } from '../../ast/nodes.js';
import { ownNodesIn } from '../../ast/walk.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import type { QueryCall } from '../queries/query-call.js';
import { declaringModules } from './declaring-modules.js';

/** The fields that a method of a row reads; `undefined` where the method is not known. */
export type FieldsOfMethod = (method: string) => ReadonlySet<string> | undefined;

/** @param read the statement that gave the row */
export function methodsOfRow(read: QueryCall, analysis: Analysis): FieldsOfMethod {
  return (method) => {
    const modules = declaringModules([read], analysis);
    return fieldsIn(method, modules, new Map());
  };
}

function fieldsIn(
  method: string,
  modules: readonly Module[],
  known: Map<string, ReadonlySet<string> | undefined>,
  depth = 0,
): ReadonlySet<string> | undefined {
  if (known.has(method) || depth > CALLS_ENTERED) return known.get(method);
  known.set(method, undefined);
  const [fn, another] = modules.flatMap((module) =>
    module.text.includes(method) ? methodsNamed(method, module) : [],
  );
  if (!fn || another) return undefined;
  const fields = new Set<string>();
  for (const member of membersOfThis(fn)) {
    const name = memberName(member);
    if (name === undefined) continue;
    const isCalled = member.parent.type === 'CallExpression' && member.parent.callee === member;
    const called = isCalled ? fieldsIn(name, modules, known, depth + 1) : undefined;
    for (const field of called ?? [name]) fields.add(field);
  }
  known.set(method, fields);
  return fields;
}

function methodsNamed(name: string, { ast }: Module): FunctionNode[] {
  return nodesOfType(ast, 'FunctionExpression').filter(
    (fn) => nameOf(fn) === name && membersOfThis(fn).length > 0,
  );
}

function membersOfThis(fn: FunctionNode) {
  return ownNodesIn(fn.body).flatMap((node) =>
    node.type === 'MemberExpression' && node.object.type === 'ThisExpression' ? [node] : [],
  );
}

/** The name under which the rows have a function. */
function nameOf(fn: Node): string | undefined {
  const { parent } = fn;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression' ? memberName(parent.left) : undefined;
    case 'Property':
      return parent.value === fn ? keyName(parent) : undefined;
    case 'MethodDefinition':
      return parent.static ? undefined : keyName(parent);
    case 'CallExpression': {
      const [first, second] = parent.arguments;
      return second === fn ? stringValue(first) : undefined;
    }
    default:
      return undefined;
  }
}
