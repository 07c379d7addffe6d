// Moves a repeated read into the read of its parents, and takes away the loop when nothing else is left in it.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, unwrap, wrapped, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { Nesting } from '../facts/nested-reads.js';
import type { RepeatedRead } from '../facts/repeated-reads.js';
import { addingNested, applying, removing, type Edit, type Source } from './edits.js';

/** What a loop leaves behind: edits, or null when the form is none that is known. */
type Rest = readonly Edit[] | null;

/** The edit that nests a read, with the option as it will read. */
export function nestingRead(read: RepeatedRead, nesting: Nesting, facts: Facts, source: Source) {
  const { relation, option } = nesting;
  const entry = `${relation.name}: ${nestedOptions(nesting)}`;
  const added = addingTo(nesting, entry, source);
  const rest = rewriteLoop(read, nesting, facts, source);
  const fix = added && rest && applying([added, ...rest]);
  return fix ? { text: `${option}: { ${entry} }`, fix } : null;
}

function nestedOptions({ keyed: { conditions, options } }: Nesting): string {
  const filter = conditions.length > 0 ? [`where: { ${conditions.join(', ')} }`] : [];
  const all = [...filter, ...options.map(({ text }) => text)];
  return all.length === 0 ? 'true' : `{ ${all.join(', ')} }`;
}

function addingTo({ place, target, option }: Nesting, entry: string, source: Source): Edit | null {
  if (target) return addingNested(target, option, entry, source);
  const options = `{ ${option}: { ${entry} } }`;
  if (place.type !== 'CallExpression') return { range: place.range, text: options };
  const close = place.range[1] - 1;
  return source.text[close] === ')' ? { range: [close, close], text: options } : null;
}

function rewriteLoop(read: RepeatedRead, nesting: Nesting, facts: Facts, source: Source): Rest {
  const value = awaited(read.call);
  return (
    withoutAssignment(value, read, nesting, source) ??
    withoutCopy(value, read, nesting, facts, source) ??
    withoutMap(value, read, nesting, source) ??
    readingProperty(value, nesting, source)
  );
}

/** `user.orders = await …`: the rows have it already. */
function withoutAssignment(value: Node, { repetition: { loop } }: RepeatedRead, { keyed, relation }: Nesting, source: Source): Rest {
  const assignment = value.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=') return null;
  if (source.getText(assignment.left) !== `${keyed.element}.${relation.name}`) return null;
  const statement = assignment.parent;
  if (statement.type !== 'ExpressionStatement') return null;
  const isAll = loop.body === statement || isOnly(loop.body, [statement]);
  const gone = isAll && loop.node.type !== 'CallExpression' ? loop.node : statement;
  if (gone === statement && statement.parent.type !== 'BlockStatement') return null;
  return hasComments(gone, source) ? null : [removing(gone, source)];
}

/** `result.push({ ...user, orders: await … })`: the result is the rows themselves. */
function withoutCopy(value: Node, { repetition: { loop } }: RepeatedRead, nesting: Nesting, facts: Facts, source: Source): Rest {
  const copy = copyOf(value, nesting);
  const push = copy && wrapped(copy.object).parent;
  if (!copy || push?.type !== 'CallExpression' || push.callee.type !== 'MemberExpression') return null;
  const { object: list } = push.callee;
  const statement = push.parent;
  if (list.type !== 'Identifier' || statement.type !== 'ExpressionStatement' || loop.node.type === 'CallExpression') return null;
  if (source.getText(push.callee.property) !== 'push' || push.arguments.length !== 1) return null;
  const isAll = loop.body === statement || isOnly(loop.body, [...copy.statements, statement]);
  const result = facts.module.binding(list);
  const declaration = result?.defs[0]?.node as Node | undefined;
  if (!isAll || !result || declaration?.type !== 'VariableDeclarator' || !isPlainEmptyList(declaration)) return null;
  const { declarator, path } = nesting.parent;
  const rows = declarator.id;
  if (path.length > 0 || rows.type !== 'Identifier' || rows.typeAnnotation) return null;
  const isUsedOnce = facts.module.binding(rows)?.references.filter((each) => !each.init && !isIn(each.identifier as Node, loop.node)).length === 0;
  const isInOneBlock = declaration.parent.parent === declarator.parent.parent && loop.node.parent === declarator.parent.parent;
  const isFirst = result.references.every(({ identifier, init }) => init || identifier.range[0] >= loop.node.range[0]);
  if (!isUsedOnce || !isInOneBlock || !isFirst || hasComments(loop.node, source) || hasComments(declaration.parent, source)) return null;
  return [
    { range: rows.range, text: list.name },
    removing(declaration.parent, source),
    removing(loop.node, source),
  ];
}

/** `await Promise.all(users.map(async (user) => ({ ...user, orders: await … })))`: the rows themselves. */
function withoutMap(value: Node, { repetition: { loop } }: RepeatedRead, nesting: Nesting, source: Source): Rest {
  const copy = copyOf(value, nesting);
  const { node, callback, collection } = loop;
  if (!copy || !callback || !collection || node.type !== 'CallExpression' || source.getText(node.callee).endsWith('.map') === false) return null;
  const returned = wrapped(copy.object).parent;
  const isAll =
    callback.body === copy.object ||
    (returned?.type === 'ReturnStatement' && isOnly(callback.body, [...copy.statements, returned]));
  const all = wrapped(node).parent;
  if (!isAll || all?.type !== 'CallExpression' || source.getText(all.callee) !== 'Promise.all') return null;
  const whole = awaited(all);
  // Without `await` the list stands where a promise of it did: only an async function's `return` takes either.
  const isTaken = whole !== all || isReturnedByAsync(all);
  return !isTaken || hasComments(whole, source) ? null : [{ range: whole.range, text: source.getText(collection) }];
}

/** Any other use: the value is the element's property. */
function readingProperty(value: Node, { keyed: { element }, relation }: Nesting, source: Source): Rest {
  if (hasComments(value, source)) return null;
  const isAwaited = value.type === 'AwaitExpression';
  const { parent } = value;
  const isReturnedBare = parent?.type === 'ArrowFunctionExpression' && parent.body === value;
  if (!isAwaited && !isReturnedBare) return null;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && parent.id.name === relation.name && !parent.id.typeAnnotation)
    return [{ range: parent.range, text: `{ ${relation.name} } = ${element}` }];
  return [{ range: value.range, text: `${element}.${relation.name}` }];
}

/** `{ ...user, orders: value }`, with the declaration of `value` when it has a name. */
function copyOf(value: Node, { keyed, relation }: Nesting): { object: TSESTree.ObjectExpression; statements: readonly Node[] } | null {
  const declarator = value.parent;
  const isNamed = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier';
  const object = isNamed ? objectAfter(declarator) : value.parent?.parent;
  if (object?.type !== 'ObjectExpression' || object.properties.length !== 2) return null;
  const [spread, property] = object.properties;
  if (spread?.type !== 'SpreadElement' || spread.argument.type !== 'Identifier' || spread.argument.name !== keyed.element) return null;
  if (property?.type !== 'Property' || keyName(property) !== relation.name) return null;
  const isValue = isNamed
    ? property.value.type === 'Identifier' && declarator.id.type === 'Identifier' && property.value.name === declarator.id.name
    : property.value === value;
  return isValue ? { object, statements: isNamed ? [declarator.parent] : [] } : null;
}

/** The object in the statement after a declaration: what it pushes or returns. */
function objectAfter({ parent: declaration }: TSESTree.VariableDeclarator): Node | undefined {
  const block = declaration.parent;
  if (block.type !== 'BlockStatement' || declaration.declarations.length !== 1) return undefined;
  const next = block.body[block.body.indexOf(declaration) + 1];
  if (next?.type === 'ReturnStatement' && next.argument) return unwrap(next.argument);
  if (next?.type !== 'ExpressionStatement' || next.expression.type !== 'CallExpression') return undefined;
  const [argument] = next.expression.arguments;
  return argument && unwrap(argument);
}

function awaited(call: Node): Node {
  const expression = wrapped(call);
  return expression.parent?.type === 'AwaitExpression' ? expression.parent : expression;
}

function isOnly(body: Node, statements: readonly Node[]): boolean {
  return body.type === 'BlockStatement' && body.body.length === statements.length && body.body.every((each, index) => each === statements[index]);
}

function isPlainEmptyList({ id, init, parent }: TSESTree.VariableDeclarator): boolean {
  const isUntyped = id.type === 'Identifier' && !id.typeAnnotation;
  return isUntyped && init?.type === 'ArrayExpression' && init.elements.length === 0 && parent.declarations.length === 1;
}

function isReturnedByAsync({ parent }: Node): boolean {
  if (parent?.type === 'ArrowFunctionExpression') return parent.async;
  if (parent?.type !== 'ReturnStatement') return false;
  let at: Node | undefined = parent;
  while (at && !isFunction(at)) at = at.parent;
  return at?.async === true;
}

function hasComments(node: Node, source: Source): boolean {
  return source.getCommentsInside(node).length > 0;
}

function isIn(inner: Node, outer: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}
