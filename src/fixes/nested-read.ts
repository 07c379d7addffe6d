// Moves a repeated read into the read of its parents, and takes away the loop when nothing else is left in it.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, memberName, unwrap, wrapped, type Node } from '../ast/nodes.js';
import { nodesIn } from '../ast/walk.js';
import type { Facts } from '../facts/facts.js';
import type { Nesting } from '../facts/nested-reads.js';
import type { RepeatedRead } from '../facts/repeated-reads.js';
import { addingNested, applying, removing, type Edit, type Source } from './edits.js';

/** What a loop leaves behind: edits, or null when the form is none that is known. */
type Rest = readonly Edit[] | null;

interface Context {
  readonly read: RepeatedRead;
  readonly nesting: Nesting;
  readonly facts: Facts;
  readonly source: Source;
}

/** The rows of one element as the loop's body has them: under a name or in place, alone or with more nested below. */
interface Rows {
  /** The call's value, or the name that stands for it in the end. */
  readonly value: Node | string;
  /** The statements that made it. */
  readonly statements: readonly Node[];
  /** What the loops over these rows nest below them. */
  readonly below: readonly string[];
}

/** The edit that nests a read, with the option as it will read. */
export function nestingRead(read: RepeatedRead, nesting: Nesting, facts: Facts, source: Source) {
  const context: Context = { read, nesting, facts, source };
  const value = awaited(read.call);
  const rows = rowsOf(value, context);
  const whole = withoutAssignment(rows, context) ?? withoutCopy(rows, context) ?? withoutMap(rows, context);
  const rest = whole ?? readingProperty(value, nesting, source);
  const entry = `${nesting.relation.name}: ${nestedOptions(nesting, whole ? rows.below : [])}`;
  const added = addingTo(nesting, entry, source);
  const fix = added && rest && applying([added, ...rest]);
  return fix ? { text: `${nesting.option}: { ${entry} }`, fix } : null;
}

function nestedOptions(
  { option, keyed: { conditions, options } }: Nesting,
  below: readonly string[],
): string {
  const filter = conditions.length > 0 ? [`where: { ${conditions.join(', ')} }`] : [];
  const nested = below.length > 0 ? [`${option}: { ${below.join(', ')} }`] : [];
  const all = [...filter, ...options.map(({ text }) => text), ...nested];
  return all.length === 0 ? 'true' : `{ ${all.join(', ')} }`;
}

function addingTo({ place, target, option }: Nesting, entry: string, source: Source): Edit | null {
  if (target) return addingNested(target, option, entry, source);
  const options = `{ ${option}: { ${entry} } }`;
  if (place.type !== 'CallExpression') return { range: place.range, text: options };
  const close = place.range[1] - 1;
  return source.text[close] === ')' ? { range: [close, close], text: options } : null;
}

/** Follows `const orders = await …` through a loop over `orders` that does nothing but nest once more. */
function rowsOf(value: Node, { nesting, facts, source }: Context): Rows {
  const declarator = value.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier')
    return { value, statements: [], below: [] };
  const { parent: declaration } = declarator;
  const own: Rows = { value: declarator.id.name, statements: [declaration], below: [] };
  if (declaration.parent.type !== 'BlockStatement' || declaration.declarations.length !== 1) return own;
  const after = declaration.parent.body.slice(declaration.parent.body.indexOf(declaration) + 1, -1);
  const call = after
    .slice(0, 2)
    .flatMap((each) => nodesIn(each))
    .find(
      (each) =>
        each.type === 'CallExpression' &&
        each.parent.type === 'AwaitExpression' &&
        facts.repeatedReadOf(each) !== undefined,
    );
  const read = call?.type === 'CallExpression' ? facts.repeatedReadOf(call) : undefined;
  const inner = read && facts.nestingOf(read);
  if (
    !read ||
    !inner ||
    inner.parent.declarator !== declarator ||
    nesting.keyed.options.some(({ name }) => name === nesting.option)
  )
    return own;
  const context: Context = { read, nesting: inner, facts, source };
  const rows = rowsOf(awaited(read.call), context);
  const list = isAssignedOnly(rows, context)
    ? own.value
    : (copiedTo(rows, context) ?? mappedTo(rows, context));
  if (list === undefined) return own;
  const made = after.filter((each) => each === loopStatement(read) || declares(each, list));
  const isNext = made.every((each, index) => each === after[index]);
  return isNext
    ? {
        value: list,
        statements: [declaration, ...made],
        below: [`${inner.relation.name}: ${nestedOptions(inner, rows.below)}`],
      }
    : own;
}

function loopStatement({ repetition: { loop } }: RepeatedRead): Node | undefined {
  return loop.node.type === 'CallExpression' ? undefined : loop.node;
}

function declares(statement: Node, name: Node | string): boolean {
  if (statement.type !== 'VariableDeclaration') return false;
  const [declarator, ...more] = statement.declarations;
  return more.length === 0 && declarator?.id.type === 'Identifier' && declarator.id.name === name;
}

/** `user.orders = rows;` and nothing else. */
function isAssignedOnly(rows: Rows, { read, nesting: { keyed, relation }, source }: Context): boolean {
  const { body } = read.repetition.loop;
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : body;
  if (last?.type !== 'ExpressionStatement' || last.expression.type !== 'AssignmentExpression') return false;
  const { left, right, operator } = last.expression;
  const isRows =
    operator === '=' && isValue(right, rows) && source.getText(left) === `${keyed.element}.${relation.name}`;
  return isRows && (body === last || isOnly(body, [...rows.statements, last]));
}

/** `user.orders = await …`: the rows have it already. Loops that are left with nothing to do go as well. */
function withoutAssignment(rows: Rows, context: Context): Rest {
  const { read, source } = context;
  const { node: loop } = read.repetition.loop;
  if (loop.type === 'CallExpression') return null;
  if (isAssignedOnly(rows, context)) {
    let gone: Node = loop;
    while (
      gone.parent?.type === 'BlockStatement' &&
      gone.parent.body.length === 1 &&
      gone.parent.parent.type === 'ForOfStatement'
    )
      gone = gone.parent.parent;
    return hasComments(gone, source) ? null : [removing(gone, source)];
  }
  const {
    nesting: { keyed, relation },
  } = context;
  const assignment = typeof rows.value === 'string' ? undefined : rows.value.parent;
  const isOwn =
    assignment?.type === 'AssignmentExpression' &&
    source.getText(assignment.left) === `${keyed.element}.${relation.name}`;
  const statement = isOwn && assignment.operator === '=' ? assignment.parent : undefined;
  if (statement?.type !== 'ExpressionStatement' || statement.parent.type !== 'BlockStatement') return null;
  return hasComments(statement, source) ? null : [removing(statement, source)];
}

/** The list to which a loop does nothing but push `{ ...user, orders: rows }`. */
function copiedTo(rows: Rows, { read, nesting, source }: Context): string | undefined {
  const { body, node } = read.repetition.loop;
  const statement = body.type === 'BlockStatement' ? body.body.at(-1) : body;
  const push = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (
    push?.type !== 'CallExpression' ||
    push.callee.type !== 'MemberExpression' ||
    node.type === 'CallExpression'
  )
    return undefined;
  const { object: list, property } = push.callee;
  const [copy, ...more] = push.arguments;
  if (list.type !== 'Identifier' || source.getText(property) !== 'push' || !copy || more.length > 0)
    return undefined;
  const isAll = body === statement || isOnly(body, [...rows.statements, statement as Node]);
  return isAll && isCopy(copy, rows, nesting) ? list.name : undefined;
}

/** `result.push({ ...user, orders: await … })`: the result is the rows themselves. */
function withoutCopy(rows: Rows, context: Context): Rest {
  const { read, nesting, facts, source } = context;
  const name = copiedTo(rows, context);
  const loop = loopStatement(read);
  const { declarator, path } = nesting.parent;
  const parents = declarator.id;
  if (
    name === undefined ||
    !loop ||
    path.length > 0 ||
    parents.type !== 'Identifier' ||
    parents.typeAnnotation
  )
    return null;
  const { parent: block } = declarator.parent;
  const statements: readonly Node[] =
    block.type === 'BlockStatement' || block.type === 'Program' ? block.body : [];
  const declaration = statements.find((each) => declares(each, name));
  if (
    declaration?.type !== 'VariableDeclaration' ||
    !isPlainEmptyList(declaration) ||
    !statements.includes(loop)
  )
    return null;
  const referencesOf = (id: Node | undefined) =>
    id?.type === 'Identifier' ? (facts.module.binding(id)?.references ?? []) : [];
  const isUsedOnce = referencesOf(parents).every(
    ({ identifier, init }) => init || isIn(identifier as Node, loop),
  );
  const isFirst = referencesOf(declaration.declarations[0]?.id).every(
    ({ identifier, init }) => init || identifier.range[0] >= loop.range[0],
  );
  if (!isUsedOnce || !isFirst || hasComments(loop, source) || hasComments(declaration, source)) return null;
  const isNext = statements.indexOf(declaration) + 1 === statements.indexOf(loop);
  const removed = isNext
    ? [removing({ range: [declaration.range[0], loop.range[1]] }, source)]
    : [removing(declaration, source), removing(loop, source)];
  return [{ range: parents.range, text: name }, ...removed];
}

/** Does an iterating call do nothing but give back `{ ...user, orders: rows }` for each? */
function isPlainMap(rows: Rows, { read, nesting }: Context): boolean {
  const { callback, node } = read.repetition.loop;
  if (
    !callback ||
    node.type !== 'CallExpression' ||
    node.callee.type !== 'MemberExpression' ||
    memberName(node.callee) !== 'map'
  )
    return false;
  const { body } = callback;
  if (body.type !== 'BlockStatement') return isCopy(body, rows, nesting);
  const last = body.body.at(-1);
  return (
    last?.type === 'ReturnStatement' &&
    last.argument !== null &&
    isOnly(body, [...rows.statements, last]) &&
    isCopy(last.argument, rows, nesting)
  );
}

/** `await Promise.all(…)` around a map. */
function mapWhole({ read, source }: Context): Node | undefined {
  const { node } = read.repetition.loop;
  const all = wrapped(node).parent;
  return all?.type === 'CallExpression' && source.getText(all.callee) === 'Promise.all'
    ? awaited(all)
    : undefined;
}

/** The name of the list that such a map makes. */
function mappedTo(rows: Rows, context: Context): string | undefined {
  const whole = isPlainMap(rows, context) ? mapWhole(context) : undefined;
  const declarator = whole?.type === 'AwaitExpression' ? whole.parent : undefined;
  return declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
    ? declarator.id.name
    : undefined;
}

/** `await Promise.all(users.map(async (user) => ({ ...user, orders: await … })))`: the rows themselves. */
function withoutMap(rows: Rows, context: Context): Rest {
  const { read, source } = context;
  const { collection } = read.repetition.loop;
  const whole = isPlainMap(rows, context) ? mapWhole(context) : undefined;
  if (!whole || !collection || hasComments(whole, source)) return null;
  // Without `await` the list stands where a promise of it did: only an async function's `return` takes either.
  if (whole.type !== 'AwaitExpression' && !isReturnedByAsync(whole)) return null;
  return [{ range: whole.range, text: source.getText(collection) }];
}

/** Any other use: the value is the element's property. */
function readingProperty(value: Node, { keyed: { element }, relation }: Nesting, source: Source): Rest {
  if (hasComments(value, source)) return null;
  const isAwaited = value.type === 'AwaitExpression';
  const { parent } = value;
  const isReturnedBare = parent?.type === 'ArrowFunctionExpression' && parent.body === value;
  if (!isAwaited && !isReturnedBare) return null;
  if (
    parent?.type === 'VariableDeclarator' &&
    parent.id.type === 'Identifier' &&
    parent.id.name === relation.name &&
    !parent.id.typeAnnotation
  )
    return [{ range: parent.range, text: `{ ${relation.name} } = ${element}` }];
  return [{ range: value.range, text: `${element}.${relation.name}` }];
}

/** `{ ...user, orders: rows }`. */
function isCopy(node: Node, rows: Rows, { keyed, relation }: Nesting): boolean {
  const object = unwrap(node);
  if (object.type !== 'ObjectExpression' || object.properties.length !== 2) return false;
  const [spread, property] = object.properties;
  if (
    spread?.type !== 'SpreadElement' ||
    spread.argument.type !== 'Identifier' ||
    spread.argument.name !== keyed.element
  )
    return false;
  return (
    property?.type === 'Property' && keyName(property) === relation.name && isValue(property.value, rows)
  );
}

function isValue(node: Node, { value }: Rows): boolean {
  return typeof value === 'string' ? node.type === 'Identifier' && node.name === value : node === value;
}

function awaited(call: Node): Node {
  const expression = wrapped(call);
  return expression.parent?.type === 'AwaitExpression' ? expression.parent : expression;
}

function isOnly(body: Node, statements: readonly Node[]): boolean {
  return (
    body.type === 'BlockStatement' &&
    body.body.length === statements.length &&
    body.body.every((each, index) => each === statements[index])
  );
}

function isPlainEmptyList({ declarations: [declarator] }: TSESTree.VariableDeclaration): boolean {
  const isUntyped = declarator.id.type === 'Identifier' && !declarator.id.typeAnnotation;
  return isUntyped && declarator.init?.type === 'ArrayExpression' && declarator.init.elements.length === 0;
}

function isReturnedByAsync({ parent }: Node): boolean {
  if (parent?.type === 'ArrowFunctionExpression') return parent.async;
  if (parent?.type !== 'ReturnStatement') return false;
  let at: Node | undefined = parent;
  while (at && !isFunction(at)) at = at.parent;
  return at?.async;
}

function hasComments(node: Node, source: Source): boolean {
  return source.getCommentsInside(node).length > 0;
}

function isIn(inner: Node, outer: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}
