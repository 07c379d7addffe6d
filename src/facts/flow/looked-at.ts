// What code asks about values before it comes to a place: tests, and calls that may stop the run. Values are told apart by how they
// are written, without question marks.
//
//   if (!id) return; use(id)        id was looked at
//   id && use(id)                   so it was
//   assert(id); use(id)             so it was
//   const isNew = id === ''; if (isNew) return; use(id)
//                                   so it was
//   id || other(); use(id)          and here: it is not asked what follows from the answer
//   app.get('/a', () => { if (!id) return; }); app.get('/b', () => use(id))
//                                   not: that is another run, and mostly another value of the same name
import { enclosingFunction, isFunction, isWithin, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { memoizePerFile } from '../project/memoize.js';
import { bindingOf, moduleOf, textOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';

/** How a value is named, whether it is asked for with `?.` or not. */
export function nameOf(value: Node): string {
  return textOf(unwrap(value)).replaceAll('?.', '.');
}

/**
 * Does something before a place, or around it, look at one of the values?
 *
 * @param place a function where it is asked what stands before it is made: what other functions look at, it has not seen then
 * @param counts which tests and calls count
 */
export function isLookedAt(names: readonly string[], place: Node, counts: (at: Node) => boolean): boolean {
  const guards = guardsIn(enclosingFunction(place) ?? moduleOf(place).ast);
  const isMade = isFunction(place);
  const isHolding = ({ at, isOver, isInner }: Guard): boolean =>
    at.range[0] <= place.range[0] &&
    !(isMade && isInner) &&
    (at.type !== 'LogicalExpression' || isWithin(place, at.right)) &&
    (!isOver || at.range[1] <= place.range[0]) &&
    counts(at);
  return names.some((name) => guards.get(name)?.some(isHolding) === true);
}

interface Guard {
  readonly at: Node;
  /** It looks at the value by running to its end: `assert(id)`, `schema.parse(id)`. */
  readonly isOver: boolean;
  /** Only a function within looks at it. */
  readonly isInner: boolean;
}

/** What in a function looks at values, by their text: its tests, and calls that may stop the run. */
const guardsIn = memoizePerFile((scope: Node): ReadonlyMap<string, readonly Guard[]> => {
  const guards = new Map<string, Guard[]>();
  const owner = isFunction(scope) ? scope : undefined;
  for (const at of nodesIn(scope)) {
    const looked = lookedAt(at)
      .flatMap(namesIn)
      .flatMap((each) => [each, ...askedBehind(each)]);
    const names = new Set(looked.map(nameOf));
    const own = new Set(looked.filter((each) => enclosingFunction(each) === owner).map(nameOf));
    for (const name of names) {
      const known = guards.get(name);
      const guard = { at, isOver: at.type === 'ExpressionStatement', isInner: !own.has(name) };
      if (known) known.push(guard);
      else guards.set(name, [guard]);
    }
  }
  return guards;
});

function lookedAt(node: Node): readonly Node[] {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return [node.test];
    case 'LogicalExpression':
      return [node.left];
    case 'SwitchStatement':
      return [node.discriminant];
    case 'WhileStatement':
    case 'DoWhileStatement':
      return [node.test];
    case 'ForStatement':
      return node.test ? [node.test] : [];
    case 'ExpressionStatement': {
      const { expression } = node;
      if (expression.type === 'CallExpression') return expression.arguments;
      // What is waited for may be a query that is given the value within its options, and asks nothing.
      const call = expression.type === 'AwaitExpression' ? expression.argument : undefined;
      return call?.type === 'CallExpression' ? call.arguments.filter((each) => isNamed(unwrap(each))) : [];
    }
    default:
      return [];
  }
}

function namesIn(node: Node): Node[] {
  return nodesIn(node).filter(isNamed);
}

/** `const isNumeric = /^\d+$/.test(id); if (isNumeric) …` asks about the id; what was waited for or read does not. */
function askedBehind(name: Node): readonly Node[] {
  const init = name.type === 'Identifier' ? initOf(bindingOf(name)) : undefined;
  return init && ANSWERS.has(init.type) ? namesIn(init) : [];
}

const ANSWERS: ReadonlySet<string> = new Set([
  'BinaryExpression',
  'CallExpression',
  'LogicalExpression',
  'UnaryExpression',
]);

function isNamed({ type }: Node): boolean {
  return type === 'Identifier' || type === 'MemberExpression' || type === 'ChainExpression';
}
