// Reads the rows of all elements in one query before the loop, and looks them up inside it.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, keyName, memberName, unwrap, wrapped, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { KeyedRead } from '../facts/repetition/keyed-reads.js';
import type { Precondition } from '../facts/repetition/preconditions.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import { batchedQuery, isOrdered, type BatchedQuery } from './batched-query.js';
import { applying, importing, type Source } from './edits.js';
import { keyListBefore } from './key-lists.js';
import { namesFor, type RowNames } from './row-names.js';
import { addingBefore, moveTo, placeAround } from './statements.js';

type Batch = NonNullable<RepeatedQuery['query']['query']['batch']>;

const NEEDED: readonly Precondition[] = [
  'reads-the-same-rows',
  'is-waited-for',
  'runs-always',
  'same-values',
  'same-elements',
];

/** The edit that batches a read, with the query as it will read. */
export function batchingRead(read: RepeatedQuery, keyed: KeyedRead, facts: Facts, source: Source) {
  const { query, repetition, through } = read;
  const own = query.query.batch;
  const { loop } = repetition;
  if (!own || own.positional || through || query.query.unmatched || query.entity === undefined) return null;
  if (['ForInStatement', 'WhileStatement', 'DoWhileStatement'].includes(loop.node.type)) return null;
  const value = settledValue(read.call);
  if (!value || source.getCommentsInside(value).length > 0) return null;
  const place = placeAround(loop.node);
  const move = place && { ...moveTo(place.statement, read, keyed.references), part: keyed.property };
  if (!move || !facts.repetition.areKnown(NEEDED, move)) return null;
  if (facts.relations.isRelationColumn(query, keyed.column) || isFirstOfMany(read, keyed, facts)) return null;
  if (query.operation === 'read-many' && comesInAnyOrder(read, facts)) return null;
  const comparison = facts.repetition.comparisonOf(read, keyed);
  if (comparison === 'never' || asksForNull(read, keyed, facts)) return null;
  if (facts.module.isTypeScript && !isTyped(read, keyed, facts)) return null;
  const findsElements = own.findsElements === true && facts.relations.mayHoldList(query, keyed.column);
  // Of a list on the way to a column, each element has it.
  if (findsElements && keyed.column.includes('.')) return null;
  const batch = {
    ...own,
    findsElements,
    comparesAsText: own.comparesAsText === true || comparison === 'as-texts',
  };
  const keys = keyListBefore(read, keyed, facts, source);
  const isMany = query.operation === 'read-many' || query.operation === 'raw';
  const scope = source.getText(enclosingFunction(place.statement) ?? undefined);
  const rewritten = keys && batchedQuery(query, keyed, batch, keys.text, source);
  const names = rewritten && namesFor(query.entity, rewritten.property, isMany, scope);
  const isNamed = batch.imports && rewritten?.text.includes(`${batch.imports.name}(`);
  const added = importing(isNamed ? batch.imports : undefined, source);
  if (!rewritten || !names || !added) return null;
  if (asksForMembers(value, batch.resultMembers ?? [], facts)) return null;
  const isCopied = facts.repetition.mayChangeSharedRow(read, keyed);
  // A copy of an instance is no row.
  if (isCopied && (batch.instances || facts.relations.holdsObjects(query))) return null;
  const use = valueInLoop(value, names, keyed, { ...batch, isCopied }, isMany, facts, source);
  if (!use) return null;
  const lines = [
    ...keys.lines,
    ...readingLines(names, rewritten, batch, keys.list),
    ...groupingLines(names, rewritten.property, batch, isMany, facts.module.isTypeScript),
  ];
  const fix = applying([...added, ...addingBefore(place, lines, source), ...keys.edits, use]);
  return fix && { text: rewritten.text, fix };
}

/** Has a row the column for TypeScript too? A class may not declare it, and a call may not say what its rows are. */
function isTyped({ query }: RepeatedQuery, { column }: KeyedRead, facts: Facts): boolean {
  const { typedByClass, typedByArgument } = query.query.batch ?? {};
  if (typedByArgument) return query.node.type === 'CallExpression' && query.node.typeArguments !== undefined;
  return !typedByClass || facts.relations.isDeclaredInClass(query, column);
}

/** The first row of each key, where there may be more: all rows of all keys are read for it. */
function isFirstOfMany({ query }: RepeatedQuery, { column }: KeyedRead, facts: Facts): boolean {
  if (query.operation !== 'read-one') return false;
  return isOrdered(query) || facts.relations.isUnique(query, column) === false;
}

/** A database that joins another table gives the rows of many keys in another order, unless it is told one. */
function comesInAnyOrder({ query }: RepeatedQuery, facts: Facts): boolean {
  const filter = query.filter && unwrap(query.filter);
  if (filter?.type !== 'ObjectExpression' || isOrdered(query)) return false;
  return filter.properties.some((each) => {
    const name = each.type === 'Property' ? keyName(each) : undefined;
    const isNested = each.type === 'Property' && unwrap(each.value).type === 'ObjectExpression';
    return isNested && (name === undefined || !facts.relations.isPlainColumn(query, name));
  });
}

/** A key that may be null asks for rows that have none, which no list of keys does; in SQL it asks for nothing. */
function asksForNull(read: RepeatedQuery, keyed: KeyedRead, facts: Facts): boolean {
  const isSql = keyed.condition.form === 'text' || keyed.condition.form === 'template';
  return !isSql && facts.repetition.mayKeyBeNull(read, keyed);
}

/** `const orders = await …`, in the shape in which the library gives its rows. */
function readingLines(
  { rows }: RowNames,
  { text }: BatchedQuery,
  { rowsIn: member, rowsFirst, emptyList }: Batch,
  list: string,
): string[] {
  if (emptyList === 'throws') {
    const read =
      member !== undefined ? `(await ${text}).${member}` : rowsFirst ? `(await ${text})[0]` : `await ${text}`;
    return [`const ${rows} = ${list}.length > 0 ? ${read} : [];`];
  }
  if (member !== undefined)
    return [`const { ${member === rows ? rows : `${member}: ${rows}`} } = await ${text};`];
  return [`const ${rowsFirst ? `[${rows}]` : rows} = await ${text};`];
}

/**
 * The rows of each key, or its first row, in a plain loop that runs on every Node. A row whose column holds a list belongs to each
 * element of that.
 */
function groupingLines(
  { rows, row, map, group }: RowNames,
  column: string,
  { comparesAsText, findsElements }: Batch,
  isMany: boolean,
  isTyped: boolean,
): string[] {
  const one = `(typeof ${rows})[number]`;
  const keyType = comparesAsText ? 'string' : `${one}['${column}']`;
  const types = isTyped ? `<${keyType}, ${isMany ? `${one}[]` : one}>` : '';
  const start = `const ${map} = new Map${types}();`;
  const add = (key: string) =>
    isMany
      ? [
          `const ${group} = ${map}.get(${key});`,
          `if (${group}) ${group}.push(${row});`,
          `else ${map}.set(${key}, [${row}]);`,
        ]
      : [`if (!${map}.has(${key})) ${map}.set(${key}, ${row});`];
  // A document that was found has what is on the way; its type may not say so.
  const value = `${row}.${column.replaceAll('.', '?.')}`;
  if (!findsElements) return [start, ...inLoop(row, rows, add(comparesAsText ? `String(${value})` : value))];
  const key = row === 'key' ? 'value' : 'key';
  const keys = `new Set([${value}].flat().map(String))`;
  return [start, ...inLoop(row, rows, inLoop(key, keys, add(key)))];
}

function inLoop(name: string, list: string, lines: readonly string[]): string[] {
  return [`for (const ${name} of ${list}) {`, ...lines.map((each) => `  ${each}`), '}'];
}

/** What stands in the loop where the query was awaited. */
function valueInLoop(
  value: Node,
  { map }: RowNames,
  keyed: KeyedRead,
  { comparesAsText, missing, rowsIn: rows, rowsFirst, isCopied }: Batch & { readonly isCopied: boolean },
  isMany: boolean,
  facts: Facts,
  source: Source,
): { readonly range: readonly [number, number]; readonly text: string } | null {
  const key = source.getText(keyed.value);
  const lookup = `${map}.get(${comparesAsText ? `String(${key})` : key})`;
  const shared = isMany ? `${lookup} ?? []` : missing === 'undefined' ? lookup : `${lookup} ?? null`;
  const found = isCopied ? `structuredClone(${shared})` : shared;
  const { parent } = wrapped(value);
  if (rows !== undefined) return ofResult(value, rows, found, facts, source);
  if (rowsFirst) {
    const [first, ...more] =
      parent?.type === 'VariableDeclarator' && parent.id.type === 'ArrayPattern' ? parent.id.elements : [];
    return first && more.length === 0 && parent
      ? { range: parent.range, text: `${source.getText(first)} = ${found}` }
      : null;
  }
  return { range: value.range, text: inPlaceOf(value, found, source) };
}

/** `found.count`, `(await sql`…`).count` */
function asksForMembers(value: Node, members: readonly string[], facts: Facts): boolean {
  const { parent } = wrapped(value);
  const isAsked = (use: Node | undefined) =>
    use?.type === 'MemberExpression' && members.includes(memberName(use) ?? '');
  if (parent?.type !== 'VariableDeclarator') return isAsked(parent);
  if (parent.id.type === 'ObjectPattern')
    return parent.id.properties.some(
      (each) => each.type === 'Property' && members.includes(keyName(each) ?? ''),
    );
  const uses = parent.id.type === 'Identifier' ? (facts.module.binding(parent.id)?.references ?? []) : [];
  return uses.some(({ identifier }) => isAsked((identifier as Node).parent));
}

/** `(await pool.query(…)).rows`, or `const { rows } = await pool.query(…)`. */
function ofResult(value: Node, rows: string, found: string, facts: Facts, source: Source) {
  const expression = wrapped(value);
  const { parent } = expression;
  if (parent?.type === 'MemberExpression' && parent.object === expression && memberName(parent) === rows)
    return { range: parent.range, text: inPlaceOf(parent, found, source) };
  if (parent?.type !== 'VariableDeclarator') return null;
  if (parent.id.type === 'Identifier') {
    const uses = facts.module.binding(parent.id)?.references.filter((each) => !each.init) ?? [];
    const isOnlyRows = uses.every(({ identifier }) => {
      const use = (identifier as Node).parent;
      return use?.type === 'MemberExpression' && memberName(use) === rows;
    });
    return isOnlyRows ? { range: value.range, text: `{ ${rows}: ${found} }` } : null;
  }
  const [property, ...more] = parent.id.type === 'ObjectPattern' ? parent.id.properties : [];
  if (property?.type !== 'Property' || more.length > 0 || property.value.type !== 'Identifier') return null;
  return { range: parent.range, text: `${property.value.name} = ${found}` };
}

/** The text with parentheses where its place asks for them. */
function inPlaceOf(value: Node, text: string, source: Source): string {
  if (!text.includes(' ?? ') || text.startsWith('structuredClone(')) return text;
  const { parent } = wrapped(value);
  // `as` binds more tightly.
  if (value.parent?.type.startsWith('TS') && parent !== value.parent) return `(${text})`;
  const isDelimited =
    parent?.type === 'VariableDeclarator' ||
    parent?.type === 'AssignmentExpression' ||
    ['Property', 'ArrayExpression', 'CallExpression', 'ReturnStatement', 'ArrowFunctionExpression'].includes(
      parent?.type ?? '',
    ) ||
    isParenthesised(value, source);
  return isDelimited ? text : `(${text})`;
}

function isParenthesised(node: TSESTree.Node, source: Source): boolean {
  return source.getTokenBefore(node)?.value === '(' && source.getTokenAfter(node)?.value === ')';
}

/** The `await` around a query; none where it is not simply waited for. */
function settledValue(call: Node): Node | undefined {
  const { parent } = wrapped(call);
  return parent?.type === 'AwaitExpression' ? parent : undefined;
}
