// Members that an object, a function or a class is given after it was made.
//
//   const db = {}; db.order = Order                  order
//   module.exports = {}; module.exports.order = …    order
//   module.exports = router; module.exports.db = …   db
//   Object.assign(db, { order: Order })              order
//   db[model.name] = model                           every name that is written nowhere else
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, methodOfGlobal, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Analysis } from '../project/analysis.js';
import { isModuleExports } from '../project/exports.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import { isKnown, UNKNOWN, type Value } from './value.js';

/** One addition to what a name holds. */
interface Addition {
  /** The name that the object has, or `module.exports`. */
  readonly holder: Node;
  /** Not known where it is computed, or where a whole object is added. */
  readonly key: string | undefined;
  readonly value: Node;
  readonly isWhole: boolean;
}

/** What is written to a member after the object was made; every value that may be there. */
export function addedTo(made: Node, name: string, analysis: Analysis): Value[] {
  const module = moduleOf(made);
  const additions = additionsIn(module);
  if (additions.length === 0) return [];
  const own = additions.filter(({ holder }) => holds(holder, made, module));
  const named = own.flatMap(({ key, value, isWhole }) =>
    isWhole
      ? memberAdded(valueOf(value, analysis), name, analysis)
      : key === name
        ? [valueOf(value, analysis)]
        : [],
  );
  if (named.length > 0) return named;
  return own.flatMap(({ key, value, isWhole }) =>
    key === undefined && !isWhole ? [valueOf(value, analysis)] : [],
  );
}

function memberAdded(source: Value, name: string, analysis: Analysis): Value[] {
  const member = memberOf(source, name, analysis);
  return isKnown(member)
    ? [member]
    : member.kind === 'unknown' && member.why?.kind === 'no-member'
      ? []
      : [UNKNOWN];
}

/** What `exports.name = …` writes anywhere in a module, and what `Object.assign(exports, …)` adds. */
export function addedToExports(module: Module, name: string, analysis: Analysis): Value[] {
  return additionsIn(module).flatMap(({ holder, key, value, isWhole }) =>
    !isExports(holder)
      ? []
      : isWhole
        ? memberAdded(valueOf(value, analysis), name, analysis)
        : key === name
          ? [valueOf(value, analysis)]
          : [],
  );
}

/** `exports`, `module.exports`, and a constant that stands for one of them: `const db = exports`. */
function isExports(node: Node): boolean {
  if (isModuleExports(node)) return true;
  if (node.type !== 'Identifier') return false;
  const definition = bindingOf(node)?.defs[0]?.node as Node | undefined;
  if (!definition) return node.name === 'exports';
  if (definition.type !== 'VariableDeclarator' || !definition.init) return false;
  const init = unwrap(definition.init);
  return isModuleExports(init) || (init.type === 'Identifier' && init.name === 'exports' && isExports(init));
}

/** `exports = module.exports = {}`: what `exports` is given from here on, the new object has. */
function namesTheWhole({ assignments }: Module): boolean {
  return assignments.some(
    ({ left, right }) =>
      left.type === 'Identifier' &&
      left.name === 'exports' &&
      (right.type === 'AssignmentExpression' ? isModuleExports(right.left) : isModuleExports(right)),
  );
}

/** Is it this value that a name holds? */
function holds(holder: Node, made: Node, module: Module): boolean {
  if (isModuleExports(holder) || (isExports(holder) && namesTheWhole(module)))
    return module.exports.whole !== undefined && isMadeBy(module.exports.whole, made);
  return holder.type === 'Identifier' && isMadeBy(holder, made);
}

function isMadeBy(expression: Node, made: Node): boolean {
  const node = unwrap(expression);
  if (node === made) return true;
  if (node.type !== 'Identifier') return false;
  const binding = bindingOf(node);
  const definition = binding?.defs[0]?.node as Node | undefined;
  if (definition === made) return true;
  if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier' || !definition.init)
    return false;
  // `const db = (module.exports = {})`
  let init = unwrap(definition.init);
  while (init.type === 'AssignmentExpression') init = unwrap(init.right);
  return init === made;
}

function additionsIn(module: Module): readonly Addition[] {
  return module.memo.of(additionsIn, module.ast, () => [
    ...module.assignments.flatMap(({ left, right, operator }): Addition[] =>
      left.type === 'MemberExpression' && ['=', '??=', '||='].includes(operator)
        ? [{ holder: unwrap(left.object), key: memberName(left), value: lastOf(right), isWhole: false }]
        : [],
    ),
    ...(module.text.includes('Object.assign') ? nodesIn(module.ast).flatMap(assignedWhole) : []),
  ]);
}

function lastOf(node: Node): Node {
  return node.type === 'AssignmentExpression' ? lastOf(node.right) : node;
}

function assignedWhole(node: Node): Addition[] {
  if (node.type !== 'CallExpression' || !isObjectAssign(node)) return [];
  const [target, ...sources] = node.arguments;
  return target
    ? sources.map((source) => ({ holder: unwrap(target), key: undefined, value: source, isWhole: true }))
    : [];
}

/** `Object.assign(target, …)`, `Object.freeze(object)`: the result is the first argument. */
export function isObjectAssign({ callee }: TSESTree.CallExpression): boolean {
  return ['assign', 'freeze'].includes(methodOfGlobal(callee, 'Object') ?? '');
}
