// Reads the rows of all elements in one query before the loop, and looks them up inside it.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, keyName, propertyOf, unwrap, wrapped, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { KeyedRead } from '../facts/keyed-reads.js';
import type { RepeatedRead } from '../facts/repeated-reads.js';
import { applying, freeName, indentOf, type Source } from './edits.js';

/** The edit that batches a read, with the query as it will read. */
export function batchingRead(read: RepeatedRead, keyed: KeyedRead, facts: Facts, source: Source) {
  const { query, repetition, through } = read;
  const { batch } = query.query;
  const { loop } = repetition;
  const list = loop.collection && unwrap(loop.collection);
  const value = awaited(read.call);
  if (
    !batch ||
    through ||
    query.query.unmatched ||
    !query.client ||
    !query.entity ||
    !list ||
    !isPlainPath(list)
  )
    return null;
  if (
    loop.node.type === 'ForInStatement' ||
    loop.node.type === 'WhileStatement' ||
    loop.node.type === 'DoWhileStatement'
  )
    return null;
  if (value.type !== 'AwaitExpression' || source.getCommentsInside(value).length > 0) return null;
  if (keyed.options.some(({ name }) => batch.perCallOptions?.includes(name)) || !keepsColumn(keyed, batch))
    return null;
  const element = keyed.element ?? elementName(read);
  const statement = statementAround(loop.node);
  if (!element || !statement || !facts.isVisibleAt(keyed, statement) || !facts.runsAlways(read)) return null;
  const isTypeScript = /\.[cm]?tsx?$/.test(facts.module.path);
  const scope = source.getText(enclosingFunction(statement) ?? undefined);
  const names = namesFor(query.entity, keyed.column, query.operation === 'read-many', scope);
  if (!names) return null;
  const keys =
    keyed.property === undefined
      ? keysOf(list, facts, source)
      : `${arrayOf(list, read, facts, source)}.map((${element}) => ${element}.${keyed.property})`;
  const conditions = [`${keyed.column}: { ${batch.operator}: ${keys} }`, ...keyed.conditions];
  const options = [`where: { ${conditions.join(', ')} }`, ...keyed.options.map(({ text }) => text)];
  const call = `${source.getText(query.client)}.${query.entity}.${batch.member}({ ${options.join(', ')} })`;
  const indent = indentOf(statement, source);
  const lines = [
    `const ${names.rows} = await ${call};`,
    ...groupingLines(names, keyed.column, query.operation === 'read-many', isTypeScript),
  ];
  const lookup = `${names.map}.get(${source.getText(keyed.value)})`;
  const replaced = query.operation === 'read-many' ? `${lookup} ?? []` : `${lookup} ?? null`;
  const needsParentheses =
    wrapped(value).parent?.type !== 'VariableDeclarator' &&
    !isParenthesised(value, source) &&
    value.parent?.type !== 'AssignmentExpression';
  const isDelimited = [
    'Property',
    'ArrayExpression',
    'CallExpression',
    'ReturnStatement',
    'ArrowFunctionExpression',
  ].includes(value.parent?.type ?? '');
  const fix = applying([
    {
      range: [statement.range[0], statement.range[0]],
      text: lines.map((line, index) => (index === 0 ? line : `${indent}${line}`)).join('\n') + `\n${indent}`,
    },
    { range: value.range, text: needsParentheses && !isDelimited ? `(${replaced})` : replaced },
  ]);
  return fix && { text: call, fix };
}

type Batch = NonNullable<RepeatedRead['query']['query']['batch']>;

interface Names {
  readonly rows: string;
  readonly row: string;
  readonly map: string;
  readonly group: string;
}

function namesFor(entity: string, column: string, isMany: boolean, text: string): Names | null {
  const plural = pluralOf(entity);
  const rows = freeName([plural, `all${capital(plural)}`, `${entity}Rows`], text);
  const row = freeName([entity, `each${capital(entity)}`, `${entity}Row`], text);
  const map = freeName([`${isMany ? plural : entity}By${capital(column)}`, `${entity}Map`], text);
  const group = freeName(['group', `${entity}Group`], text);
  return rows && row && map && group ? { rows, row, map, group } : null;
}

/** The rows of each key, or its first row, in a plain loop that runs on every Node. */
function groupingLines(
  { rows, row, map, group }: Names,
  column: string,
  isMany: boolean,
  isTyped: boolean,
): string[] {
  const one = `(typeof ${rows})[number]`;
  const types = isTyped ? `<${one}['${column}'], ${isMany ? `typeof ${rows}` : one}>` : '';
  const start = [`const ${map} = new Map${types}();`, `for (const ${row} of ${rows}) {`];
  return isMany
    ? [
        ...start,
        `  const ${group} = ${map}.get(${row}.${column});`,
        `  if (${group}) ${group}.push(${row});`,
        `  else ${map}.set(${row}.${column}, [${row}]);`,
        '}',
      ]
    : [...start, `  if (!${map}.has(${row}.${column})) ${map}.set(${row}.${column}, ${row});`, '}'];
}

/** The column that the rows are told apart by is among those that are read. */
function keepsColumn({ options, column }: KeyedRead, { select, omit }: Batch): boolean {
  const chosen = options.find(({ name }) => name === select)?.node.value;
  const left = options.find(({ name }) => name === omit)?.node.value;
  if (chosen) return chosen.type === 'ObjectExpression' && isTrue(propertyOf(chosen, column)?.value);
  return (
    !left ||
    (left.type === 'ObjectExpression' &&
      left.properties.every((each) => each.type === 'Property' && keyName(each) !== column))
  );
}

function isTrue(node: Node | undefined): boolean {
  return node?.type === 'Literal' && node.value === true;
}

/** A name or a path of names: reading it twice gives the same list. */
function isPlainPath(node: Node): boolean {
  if (node.type === 'Identifier') return true;
  return (
    node.type === 'MemberExpression' && !node.computed && !node.optional && isPlainPath(unwrap(node.object))
  );
}

function keysOf(list: Node, facts: Facts, source: Source): string {
  const text = source.getText(list);
  return facts.isList(list) ? text : `[...${text}]`;
}

/** Only lists that are known to be arrays have `map`. */
function arrayOf(list: Node, { repetition: { loop } }: RepeatedRead, facts: Facts, source: Source): string {
  const text = source.getText(list);
  return loop.node.type === 'ForOfStatement' && !facts.isList(list) ? `[...${text}]` : text;
}

/** A name for the element where the loop takes it apart. */
function elementName({ repetition: { loop } }: RepeatedRead): string | undefined {
  return loop.node.type === 'ForStatement' ? undefined : 'each';
}

/** The statement before which the rows can be read: in a block, and where `await` is allowed. */
function statementAround(loop: Node): Node | null {
  let at: Node | undefined = loop;
  while (at?.parent && at.parent.type !== 'BlockStatement' && at.parent.type !== 'Program') {
    if (/Function/.test(at.parent.type)) return null;
    at = at.parent;
  }
  const fn = at && enclosingFunction(at);
  return at && (fn ? fn.async : at.parent?.type === 'Program') ? at : null;
}

function awaited(call: Node): Node {
  const expression = wrapped(call);
  return expression.parent?.type === 'AwaitExpression' ? expression.parent : expression;
}

function isParenthesised(node: TSESTree.Node, source: Source): boolean {
  return source.getTokenBefore(node)?.value === '(' && source.getTokenAfter(node)?.value === ')';
}

function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
