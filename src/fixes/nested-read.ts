// Moves a repeated read into the read of its parents, and takes away the loop when nothing else is left in it.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isWithin, type Node } from '../ast/nodes.js';
import { nodesIn } from '../ast/walk.js';
import type { Facts } from '../facts/facts.js';
import type { Nesting } from '../facts/repetition/nested-reads.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import { addingNested, applying, removing, type Edit, type Source } from './edits.js';
import {
  awaited,
  copiedTo,
  declares,
  isAssignedOnly,
  isPlainMap,
  loopStatement,
  mappedTo,
  mapWhole,
  type Context,
  type Rows,
} from './nesting-forms.js';

/** What a loop leaves behind: edits, or null when the form is none that is known. */
type Rest = readonly Edit[] | null;

/** The edit that nests a read, with the option as it will read. */
export function nestingRead(read: RepeatedQuery, nesting: Nesting, facts: Facts, source: Source) {
  const context: Context = { read, nesting, facts, source };
  const value = awaited(read.call);
  const rows = rowsOf(value, context);
  const whole =
    (nesting.readWith === '' ? withoutAssignment(rows, context) : null) ??
    (nesting.isInstance ? null : (withoutCopy(rows, context) ?? withoutMap(rows, context)));
  // What the rows bring along goes wherever they go.
  const rest =
    whole ?? (facts.repetition.areRowsKept(nesting) ? readingProperty(value, nesting, source) : null);
  const below = whole ? rows.below : [];
  if (nesting.style !== 'object' && below.length > 0) return null;
  const entry = entryFor(nesting, below);
  const added = addingTo(nesting, entry, source);
  const fix = added && rest && applying([added, ...rest]);
  return fix ? { text: optionWith(nesting, entry), fix } : null;
}

function entryFor(nesting: Nesting, below: readonly string[]): string {
  const { name } = nesting.relation;
  return nesting.style === 'object' ? `${name}: ${nestedOptions(nesting, below)}` : `'${name}'`;
}

function optionWith({ option, style }: Nesting, entry: string): string {
  switch (style) {
    case 'object':
      return `${option}: { ${entry} }`;
    case 'list':
      return `${option}: [${entry}]`;
    case 'chained':
      return `.${option}(${entry})`;
  }
}

function nestedOptions({ option, rest: { conditions, options } }: Nesting, below: readonly string[]): string {
  const filter = conditions.length > 0 ? [`where: { ${conditions.map(({ text }) => text).join(', ')} }`] : [];
  const nested = below.length > 0 ? [`${option}: { ${below.join(', ')} }`] : [];
  const all = [...filter, ...options.map(({ text }) => text), ...nested];
  return all.length === 0 ? 'true' : `{ ${all.join(', ')} }`;
}

function addingTo(nesting: Nesting, entry: string, source: Source): Edit | null {
  const { place, target, option, style } = nesting;
  if (style === 'chained')
    return { range: [place.range[1], place.range[1]], text: optionWith(nesting, entry) };
  if (target) return addingNested(target, option, entry, source, style);
  const options = `{ ${optionWith(nesting, entry)} }`;
  if (place.type !== 'CallExpression') return { range: place.range, text: options };
  const close = place.range[1] - 1;
  const text = place.arguments.length > 0 ? `, ${options}` : options;
  return source.text[close] === ')' ? { range: [close, close], text } : null;
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
        facts.repetition.readOf(each) !== undefined,
    );
  const read = call?.type === 'CallExpression' ? facts.repetition.readOf(call) : undefined;
  const inner = read && facts.repetition.nestingOf(read);
  if (
    !read ||
    !inner ||
    inner.parent.declarator !== declarator ||
    nesting.rest.options.some(({ name }) => name === nesting.option)
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

/** `user.orders = await …`: the rows have it already. Loops that are left with nothing to do go as well. */
function withoutAssignment(rows: Rows, context: Context): Rest {
  const { read, facts, source } = context;
  const { node: loop } = read.repetition.loop;
  if (loop.type === 'CallExpression' || !facts.repetition.runsAlways(read)) return null;
  if (isAssignedOnly(rows, context)) {
    let gone: Node = loop;
    while (
      gone.parent.type === 'BlockStatement' &&
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
  const isPlain = usesOf(declaration.declarations[0].id, facts).every(
    (use) => !use.isWrite() && use.identifier.range[0] >= loop.range[0],
  );
  if (!isUsedOnly(context, loop) || !isPlain || hasComments(loop, source) || hasComments(declaration, source))
    return null;
  const isNext = statements.indexOf(declaration) + 1 === statements.indexOf(loop);
  const removed = isNext
    ? [removing({ range: [declaration.range[0], loop.range[1]] }, source)]
    : [removing(declaration, source), removing(loop, source)];
  return [{ range: parents.range, text: name }, ...removed];
}

/** `await Promise.all(users.map(async (user) => ({ ...user, orders: await … })))`: the rows themselves. */
function withoutMap(rows: Rows, context: Context): Rest {
  const { read, source } = context;
  const { collection } = read.repetition.loop;
  const whole = isPlainMap(rows, context) ? mapWhole(context) : undefined;
  if (!whole || !collection || hasComments(whole, source) || !isUsedOnly(context, whole)) return null;
  // Without `await` the list stands where a promise of it did: only an async function's `return` takes either.
  if (whole.type !== 'AwaitExpression' && !isReturnedByAsync(whole)) return null;
  return [{ range: whole.range, text: source.getText(collection) }];
}

/** Are the parents used nowhere else? Their copies would be the rows themselves, under two names. */
function isUsedOnly({ nesting: { parent }, facts }: Context, place: Node): boolean {
  return usesOf(parent.declarator.id, facts).every(({ identifier }) => isWithin(identifier as Node, place));
}

function usesOf(name: Node, facts: Facts) {
  const references = name.type === 'Identifier' ? facts.module.binding(name)?.references : undefined;
  return (references ?? []).filter(({ init }) => !init);
}

/** Any other use: the value is the element's property. */
function readingProperty(value: Node, nesting: Nesting, source: Source): Rest {
  const { keyed, relation, isOptional, readWith } = nesting;
  if (hasComments(value, source)) return null;
  const isAwaited = value.type === 'AwaitExpression';
  const { parent } = value;
  const isReturnedBare = parent?.type === 'ArrowFunctionExpression' && parent.body === value;
  if (!isAwaited && !isReturnedBare) return null;
  const isNamed =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && !parent.id.typeAnnotation;
  const read = `${keyed.element}.${relation.name}${readWith}`;
  if (isOptional) {
    const otherwise = relation.isList ? '[]' : 'null';
    return isNamed ? [{ range: value.range, text: `${read} ?? ${otherwise}` }] : null;
  }
  if (readWith === '' && isNamed && source.getText(parent.id) === relation.name)
    return [{ range: parent.range, text: `{ ${relation.name} } = ${keyed.element}` }];
  return [{ range: value.range, text: read }];
}

function isPlainEmptyList({ declarations: [declarator] }: TSESTree.VariableDeclaration): boolean {
  const isUntyped = declarator.id.type === 'Identifier' && !declarator.id.typeAnnotation;
  return isUntyped && declarator.init?.type === 'ArrayExpression' && declarator.init.elements.length === 0;
}

function isReturnedByAsync({ parent }: Node): boolean {
  if (parent?.type === 'ArrowFunctionExpression') return parent.async;
  return parent?.type === 'ReturnStatement' && enclosingFunction(parent)?.async === true;
}

function hasComments(node: Node, source: Source): boolean {
  return source.getCommentsInside(node).length > 0;
}
