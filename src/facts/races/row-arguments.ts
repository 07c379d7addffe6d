// What a function asks of a row that it is handed: `isPasswordOf(user, password)` asks about `password` where it reads nothing else.
//
//   (user, text) => user.password === text                password
//   ({ password }, text) => password === text              password
//   (user) => isActive(user) && !user.bannedAt             what `isActive` asks about, and bannedAt
//   (user) => log(user), (user) => user.isActive(), unknown  not known
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf } from '../../ast/arguments.js';
import {
  keyName,
  memberName,
  parameterPattern,
  wrapped,
  type CallLike,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { CALLS_ENTERED } from '../../budgets.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** The fields of an argument that the function reads which is called; `undefined` where it may read others. */
export function fieldsReadOf(
  argument: Node,
  call: CallLike,
  analysis: Analysis,
): ReadonlySet<string> | undefined {
  const position = positionOf(wrapped(argument), call);
  const fn = functionOf(call.callee, analysis)?.node;
  const parameter = position === undefined ? undefined : fn?.params[position];
  if (!fn || !parameter || parameter.type === 'RestElement') return undefined;
  const asked = { question: fieldsReadOf, subject: parameter, deepest: CALLS_ENTERED };
  return analysis.recursion.kept(analysis.memo, asked, undefined, () => readIn(parameter, fn, analysis));
}

function readIn(
  parameter: TSESTree.Parameter,
  fn: FunctionNode,
  analysis: Analysis,
): ReadonlySet<string> | undefined {
  const pattern = parameterPattern(parameter);
  if (pattern.type === 'ObjectPattern') {
    const keys = pattern.properties.map((each) => (each.type === 'Property' ? keyName(each) : undefined));
    return keys.includes(undefined) ? undefined : new Set(keys as string[]);
  }
  return pattern.type === 'Identifier' ? readOfName(pattern, fn, analysis) : undefined;
}

/** A method of the row may read whatever it has. */
function isCallee(member: Node): boolean {
  const called = wrapped(member);
  return called.parent?.type === 'CallExpression' && called.parent.callee === called;
}

function readOfName(name: Node, fn: FunctionNode, analysis: Analysis): ReadonlySet<string> | undefined {
  const binding = name.type === 'Identifier' ? bindingOf(name) : undefined;
  if (!binding || binding.scope.block !== fn) return undefined;
  const fields = new Set<string>();
  for (const { identifier } of binding.references) {
    const at = wrapped(identifier);
    const { parent } = at;
    const isMember = parent?.type === 'MemberExpression' && parent.object === at && !isCallee(parent);
    const field = isMember ? memberName(parent) : undefined;
    const isHanded = parent?.type === 'CallExpression' && parent.callee !== at;
    const read = field !== undefined ? [field] : isHanded && fieldsReadOf(at, parent, analysis);
    if (!read) return undefined;
    for (const each of read) fields.add(each);
  }
  return fields;
}
