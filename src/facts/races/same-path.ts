// Whether two expressions of a run are the same value: the same name, or the same path from it, whichever function writes it.
//
//   email, email                                                   the same
//   req.body.email, and email of const { email } = req.body        the same
//   dto.email in a helper that is given { email }                  the same as email
//   email, email.toLowerCase()                                     the same: as keys they are meant to be one
//   email of two functions                                         not, unless one hands it to the other
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, propertyOf, unwrap, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { CONDITION_NAMES } from '../../budgets.js';
import { bindingOf, textOf, type Binding } from '../project/module.js';
import { asSeenByCaller, type QueryStep } from '../queries/query-steps.js';

/** A value by the name that it begins with, and the path from there. */
interface Path {
  readonly root: Binding | undefined;
  readonly text: string;
}

export function isSameValue(a: Node, inStep: QueryStep, b: Node, inOther: QueryStep): boolean {
  const [one, other] = [pathOf(a, inStep, 0), pathOf(b, inOther, 0)];
  return one.root === other.root && one.text === other.text;
}

/** Is a value a part of another, read from it by one key: `dto.email` of `dto`? */
export function isPartOf(
  value: Node,
  inStep: QueryStep,
  whole: Node,
  inOther: QueryStep,
  key: string,
): boolean {
  const [part, all] = [pathOf(value, inStep, 0), pathOf(whole, inOther, 0)];
  return part.root !== undefined && part.root === all.root && part.text === `${all.text}.${key}`;
}

const NORMALISES = new Set(['toLowerCase', 'trim', 'toString', 'normalize']);

function pathOf(node: Node, step: QueryStep, depth: number): Path {
  const value = resolved(node, step, depth);
  switch (value.type) {
    case 'Identifier':
      return pathOfName(value, step, depth);
    case 'ThisExpression':
      return { root: undefined, text: 'this' };
    case 'MemberExpression': {
      const name = memberName(value);
      if (name === undefined) break;
      const { root, text } = pathOf(value.object, step, depth + 1);
      return { root, text: `${text}.${name}` };
    }
    case 'CallExpression': {
      const { callee } = value;
      if (callee.type === 'MemberExpression' && NORMALISES.has(memberName(callee) ?? '') && depth <= LIMIT)
        return pathOf(callee.object, step, depth + 1);
      break;
    }
    default:
      break;
  }
  return { root: undefined, text: textOf(value) };
}

const LIMIT = 4 * CONDITION_NAMES;

/** What the caller hands in, and what an object that it hands in holds under a key. */
function resolved(node: Node, step: QueryStep, depth: number): Node {
  const value = asSeenByCaller(node, step.entered);
  if (value.type !== 'MemberExpression' || depth > LIMIT) return value;
  const name = memberName(value);
  const object = resolved(value.object, step, depth + 1);
  const property =
    object.type === 'ObjectExpression' && name !== undefined ? propertyOf(object, name) : undefined;
  return property ? asSeenByCaller(property.value, step.entered?.from) : value;
}

/** A name that was declared as a path stands for it: `const { email } = req.body`. */
function pathOfName(name: TSESTree.Identifier, step: QueryStep, depth: number): Path {
  const root = bindingOf(name);
  const definition = root?.defs[0];
  const declarator = definition?.node as Node | undefined;
  const init =
    declarator?.type === 'VariableDeclarator' ? declarator.init && unwrap(declarator.init) : undefined;
  const isPath =
    init?.type === 'MemberExpression' ||
    (init?.type === 'Identifier' &&
      declarator?.type === 'VariableDeclarator' &&
      declarator.id.type === 'ObjectPattern') ||
    init?.type === 'CallExpression';
  if (!root || !definition || !init || declarator?.type !== 'VariableDeclarator' || !isPath || depth > LIMIT)
    return { root, text: '' };
  const path = pathInPattern(declarator.id, definition.name as TSESTree.Identifier);
  // A call is followed where it only writes a text in one form: `const key = email.toLowerCase()`.
  if (init.type === 'CallExpression') {
    const { callee } = init;
    return callee.type === 'MemberExpression' && path.length === 0 && NORMALISES.has(memberName(callee) ?? '')
      ? pathOf(callee.object, step, depth + 1)
      : { root, text: '' };
  }
  const from = pathOf(init, step, depth + 1);
  return { root: from.root, text: [from.text, ...path.map((key) => String(key))].join('.') };
}
