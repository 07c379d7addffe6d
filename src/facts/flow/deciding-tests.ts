// What decides whether a name is written: the conditions, loops and attempts around its writes, and the names that they ask.
import { isFunction, isWithin, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { nodesIn, ownNodesIn } from '../../ast/walk.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';
import { nameOf } from './looked-at.js';

export interface Decision {
  /** The outermost statement that decides, within the block in which the name is declared. */
  readonly statement: Node | undefined;
  readonly tests: readonly Node[];
  /** Nothing is written where a call throws, or where a list is empty. */
  readonly mayFail: boolean;
  /** Whether a path leaves it out cannot be told: the cases may be all there are, a last round may throw. */
  readonly isOpen: boolean;
}

/** What decides whether a value is written to a name. */
export function decisionOf(value: Node, binding: Binding): Decision {
  const home = binding.scope.block as Node;
  const tests: Node[] = [];
  let statement: Node | undefined;
  let mayFail = false;
  let isOpen = false;
  for (
    let child = value, at = value.parent;
    at && at !== home && !isFunction(at);
    child = at, at = at.parent
  ) {
    const test = testBefore(child, at);
    if (!test && at.type !== 'TryStatement') continue;
    if (test) tests.push(test);
    const isLoop = /^(?:For|While|DoWhile)/.test(at.type);
    mayFail ||= isLoop || (at.type === 'TryStatement' && at.handler !== null && at.block === child);
    isOpen ||= isLoop && ownNodesIn(at).some(({ type }) => /^(?:Return|Throw)Statement$/.test(type));
    statement = at;
  }
  return { statement, tests, mayFail, isOpen };
}

/** What is asked before a part of a statement or an expression is run. */
function testBefore(child: Node, parent: Node): Node | undefined {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return child === parent.test ? undefined : parent.test;
    case 'LogicalExpression':
      return child === parent.right ? parent.left : undefined;
    case 'SwitchStatement':
      return child === parent.discriminant ? undefined : parent.discriminant;
    case 'WhileStatement':
    case 'ForStatement':
      return child === parent.body ? (parent.test ?? undefined) : undefined;
    case 'ForOfStatement':
    case 'ForInStatement':
      return child === parent.body ? parent.right : undefined;
    default:
      return undefined;
  }
}

/** Is a condition about whether a value is there at all: `user ? user.id : …`, and not `isAdmin ? … : user.id`? */
export function isAboutPresence(test: Node, value: Node): boolean {
  const condition = unwrap(test);
  if (condition.type === 'LogicalExpression')
    return isAboutPresence(condition.left, value) && isAboutPresence(condition.right, value);
  const parts = pathsIn(value);
  return pathsIn(condition).some((asked) => parts.some((part) => isPartOf(part, asked)));
}

/** Several branches write it, each for its case: a case of which nobody thought is left over. */
export function isMultiway(decisions: readonly Decision[]): boolean {
  const [first, second] = decisions;
  const statement = first?.statement;
  if (!second || !statement || decisions.some((each) => each.statement !== statement)) return false;
  if (statement.type === 'IfStatement') return statement.alternate !== null;
  return (
    statement.type === 'SwitchStatement' && !statement.cases.some(({ consequent }) => isIdle(consequent))
  );
}

/** `case 'admin': break;` */
function isIdle(statements: readonly Node[]): boolean {
  const [only, ...more] = statements;
  if (only?.type === 'BlockStatement' && more.length === 0) return isIdle(only.body);
  return only?.type === 'BreakStatement';
}

/** May the cases be all there are? In TypeScript a value may be of a type that lists them; a plain text or number has others. */
export function mayBeExhaustive({ statement, tests: [test] }: Decision): boolean {
  if (!statement || !test || !moduleOf(statement).isTypeScript) return false;
  return ownNodesIn(test).some((node) => {
    const definition = node.type === 'Identifier' ? bindingOf(node)?.defs[0] : undefined;
    const name = definition?.name as Node | undefined;
    if (!name) return false;
    const type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation.type : undefined;
    return type === undefined || !/^TS(?:String|Number|Any|Unknown)Keyword$/.test(type);
  });
}

/**
 * Names of which a test may be about the same question: what the decisions ask and note, what that was made of, and what is made
 * of it and of the name itself.
 */
export function namesOfDecisions(binding: Binding, decisions: readonly Decision[]): readonly string[] {
  const statements = new Set(decisions.flatMap(({ statement }) => statement ?? []));
  const noted = [...statements].flatMap((statement) =>
    ownNodesIn(statement).flatMap((node) => (node.type === 'AssignmentExpression' ? namesIn(node.left) : [])),
  );
  const names = new Set([
    binding.name,
    ...noted.map(({ name }) => name),
    ...decisions.flatMap(({ tests }) => tests).flatMap(namesAskedIn),
  ]);
  const home = binding.scope.variableScope.block as Node;
  for (const node of ownNodesIn(home)) {
    if (node.type !== 'VariableDeclarator' || !node.init) continue;
    const paths = pathsIn(node.init);
    if ([...names].some((name) => paths.some((path) => isPartOf(path, name))))
      for (const { name } of namesIn(node.id)) names.add(name);
  }
  return [...names];
}

/** What a test asks, with what the names in it were declared as. */
export function namesAskedIn(test: Node): readonly string[] {
  const asked = pathsIn(test);
  const behind = ownNodesIn(test).flatMap((node) => {
    const declarator =
      node.type === 'Identifier' ? (bindingOf(node)?.defs[0]?.node as Node | undefined) : undefined;
    return declarator?.type === 'VariableDeclarator' && declarator.init ? pathsIn(declarator.init) : [];
  });
  return [...asked, ...behind];
}

function isPartOf(path: string, whole: string): boolean {
  return path === whole || (path.startsWith(whole) && /^[.[(]/.test(path.slice(whole.length)));
}

/** The values that an expression reads, each by its whole path: `session`, `req.user.id`. A list is there when it has a length. */
function pathsIn(node: Node): readonly string[] {
  return nodesIn(node, (each) => !isPath(each)).flatMap((each) => {
    if (!isPath(each)) return [];
    const { parent } = each;
    const isCalled = parent?.type === 'CallExpression' && parent.callee === each;
    const isSize = each.type === 'MemberExpression' && ['length', 'size'].includes(memberName(each) ?? '');
    return each.type === 'MemberExpression' && (isCalled || isSize)
      ? [nameOf(each), nameOf(each.object)]
      : [nameOf(each)];
  });
}

/** A name, or members of one. Keys of an object that is written out are none. */
function isPath(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'MemberExpression') return isPath(value.object);
  if (value.type !== 'Identifier') return value.type === 'ThisExpression';
  const { parent } = value;
  return parent.type !== 'Property' || parent.computed || parent.value === value;
}

/** Is a node within one of several? */
export function isWithinAny(node: Node, outer: Iterable<Node>): boolean {
  return [...outer].some((each) => isWithin(node, each));
}
