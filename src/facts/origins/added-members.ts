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
import { loadedUnder } from './loaded-folders.js';
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
  /** Its place among all additions of the module. */
  readonly place: number;
}

type Unplaced = Omit<Addition, 'place'>;

/** What is added to one value. */
interface Additions {
  readonly byKey: Map<string, Addition[]>;
  readonly wholes: Addition[];
  /** Under a key that is not known. */
  readonly computed: Addition[];
}

function noAdditions(): Additions {
  return { byKey: new Map(), wholes: [], computed: [] };
}

function add({ byKey, wholes, computed }: Additions, addition: Addition): void {
  const { key, isWhole } = addition;
  if (isWhole) wholes.push(addition);
  else if (key === undefined) computed.push(addition);
  else if (byKey.has(key)) byKey.get(key)?.push(addition);
  else byKey.set(key, [addition]);
}

/** What is written to a member after the object was made; every value that may be there. */
export function addedTo(made: Node, name: string, analysis: Analysis): Value[] {
  const own = additionsByMade(moduleOf(made)).get(made);
  if (!own) return [];
  const named = namedIn(own, name).flatMap(({ value, isWhole }) =>
    isWhole ? memberAdded(valueOf(value, analysis), name, analysis) : [valueOf(value, analysis)],
  );
  if (named.length > 0) return named;
  return own.computed.map(({ value }) => {
    const loaded = loadedUnder(name, value, analysis);
    return isKnown(loaded) ? loaded : valueOf(value, analysis);
  });
}

/** What is added under a name, and as a whole object, in the order in which it is written. */
function namedIn({ byKey, wholes }: Additions, name: string): readonly Addition[] {
  const named = byKey.get(name) ?? [];
  if (wholes.length === 0) return named;
  return [...named, ...wholes].sort((a, b) => a.place - b.place);
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
  const added = module.memo.of(addedToExports, module.ast, () => {
    const own = noAdditions();
    for (const addition of additionsIn(module)) if (isExports(addition.holder)) add(own, addition);
    return own;
  });
  return namedIn(added, name).flatMap(({ value, isWhole }) =>
    isWhole ? memberAdded(valueOf(value, analysis), name, analysis) : [valueOf(value, analysis)],
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

/** What is added to each value of a module, gone through once: a registry is asked for each of its hundreds of members. */
function additionsByMade(module: Module): ReadonlyMap<Node, Additions> {
  return module.memo.of(additionsByMade, module.ast, () => {
    const byMade = new Map<Node, Additions>();
    const additions = additionsIn(module);
    const isWholeNamed = additions.length > 0 && namesTheWhole(module);
    for (const addition of additions) {
      for (const made of heldBy(addition.holder, isWholeNamed, module)) {
        let own = byMade.get(made);
        if (!own) byMade.set(made, (own = noAdditions()));
        add(own, addition);
      }
    }
    return byMade;
  });
}

/** The values that a name may hold. */
function heldBy(holder: Node, isWholeNamed: boolean, module: Module): ReadonlySet<Node> {
  if (isModuleExports(holder) || (isWholeNamed && isExports(holder)))
    return module.exports.whole === undefined ? new Set() : makersOf(module.exports.whole);
  return holder.type === 'Identifier' ? makersOf(holder) : new Set();
}

/** What an expression is made by: itself, and what its name is declared as. */
function makersOf(expression: Node): ReadonlySet<Node> {
  const node = unwrap(expression);
  const makers = new Set([node]);
  if (node.type !== 'Identifier') return makers;
  const definition = bindingOf(node)?.defs[0]?.node as Node | undefined;
  if (!definition) return makers;
  makers.add(definition);
  if (definition.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier' || !definition.init)
    return makers;
  // `const db = (module.exports = {})`
  let init = unwrap(definition.init);
  while (init.type === 'AssignmentExpression') init = unwrap(init.right);
  return makers.add(init);
}

function additionsIn(module: Module): readonly Addition[] {
  return module.memo.of(additionsIn, module.ast, () => {
    const additions = [...assignedIn(module), ...wholesIn(module)];
    return additions.map((addition, place) => ({ ...addition, place }));
  });
}

function assignedIn({ assignments }: Module): readonly Unplaced[] {
  return assignments.flatMap(({ left, right, operator }): Unplaced[] =>
    left.type === 'MemberExpression' && ['=', '??=', '||='].includes(operator)
      ? [{ holder: unwrap(left.object), key: memberName(left), value: lastOf(right), isWhole: false }]
      : [],
  );
}

function wholesIn({ text, ast }: Module): readonly Unplaced[] {
  return text.includes('Object.assign') ? nodesIn(ast).flatMap(assignedWhole) : [];
}

function lastOf(node: Node): Node {
  return node.type === 'AssignmentExpression' ? lastOf(node.right) : node;
}

function assignedWhole(node: Node): Unplaced[] {
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
