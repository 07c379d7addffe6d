// A query for one key, written anew for a list of keys.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, readPath, writtenIn, type Reading } from '../ast/arguments.js';
import { asksForOne, calleeExpression } from '../ast/invocations.js';
import { keyName, propertyOf, stringValue, unwrap, type Node } from '../ast/nodes.js';
import type { QueryCall } from '../facts/queries/query-call.js';
import type { KeyedRead } from '../facts/repetition/keyed-reads.js';
import { spanOf, type Edit, type Source } from './edits.js';

type Batch = NonNullable<QueryCall['query']['batch']>;

export interface BatchedQuery {
  readonly text: string;
  /** The property of a row that holds its key. */
  readonly property: string;
}

/** The query's text with the condition for a list; null when it is limited, or does not read the column. */
export function batchedQuery(
  query: QueryCall,
  keyed: KeyedRead,
  batch: Batch,
  keys: string,
  source: Source,
): BatchedQuery | null {
  const property = propertyRead(query, keyed, batch, source);
  if (property === null || keyed.condition.forList.length === 0 || isLimited(query, batch)) return null;
  const single = withoutSingle(query, batch, source);
  if (!single) return null;
  const [own] = query.chain;
  const renamed: Edit[] =
    batch.member !== undefined && own?.property ? [{ range: own.property.range, text: batch.member }] : [];
  const conditions = keyed.condition.forList.map(({ range, text }) => ({
    range,
    text: text.replace('{keys}', keys),
  }));
  const text = rewritten(query.node, [...conditions, ...renamed, ...single], source);
  return text === null ? null : { text, property };
}

/** Applies edits to a node's own text. */
export function rewritten(node: Node, edits: readonly Edit[], source: Source): string | null {
  const sorted = edits.toSorted((a, b) => a.range[0] - b.range[0]);
  let text = '';
  let at = node.range[0];
  for (const edit of sorted) {
    if (edit.range[0] < at || edit.range[1] > node.range[1]) return null;
    text += source.text.slice(at, edit.range[0]) + edit.text;
    at = edit.range[1];
  }
  return text + source.text.slice(at, node.range[1]);
}

/** Takes out, or replaces, the members of the chain that ask for one row; null where one of them limits to more. */
function withoutSingle({ chain }: QueryCall, { single = {} }: Batch, source: Source): Edit[] | null {
  const edits: Edit[] = [];
  for (const { call, member, property } of chain) {
    if (member === undefined || !property || !Object.hasOwn(single, member)) continue;
    const text = single[member] ?? '';
    if (text !== '') {
      edits.push({ range: property.range, text });
      continue;
    }
    if (!asksForOne(call)) return null;
    const callee = unwrap(calleeExpression(call));
    if (callee.type !== 'MemberExpression') return null;
    edits.push({ range: [spanOf(callee.object, source)[1], call.range[1]], text: '' });
  }
  return edits;
}

const LIMITS_SQL =
  /\b(?:limit|offset|fetch\s+first|group\s+by|having|distinct\s+on|count|sum|max|min|avg|over|union|intersect|except|join|top|window|for)\b/i;

/** It asks for a part of the rows of its key, or for something made of them: no query for many keys gives that. */
export function isLimited(query: QueryCall, batch: Batch): boolean {
  const isSql = query.query.conditions?.some(({ form }) => form === 'text' || form === 'template') === true;
  return (
    isPaged(query, batch, 'maybe') ||
    query.chain.slice(0, -1).some(({ member }) => member !== undefined && !isTakenAlong(member, query)) ||
    (isSql && LIMITS_SQL.test(query.module.text.slice(...query.node.range)))
  );
}

/** It has an option, or a member in its chain, that gives the first few rows or groups them; or options that may hold one. */
export function isPaged(
  query: QueryCall,
  { perCallOptions = [], single = {} }: Batch,
  sure: 'surely' | 'maybe',
): boolean {
  const options = optionsOf(query);
  const members = query.chain.flatMap(({ member, call }) =>
    member !== undefined && !(Object.hasOwn(single, member) && asksForOne(call)) ? [member] : [],
  );
  return perCallOptions.some((name) => {
    const { kind } = optionIn(options, name);
    return members.includes(name) || kind === 'written' || (sure === 'maybe' && kind !== 'absent');
  });
}

/** Options and members that say an order; of those libraries that have one, none calls anything else so. */
const ORDERS = /^(?:order|sort)/i;

/** Does it say in which order its rows come? */
export function isOrdered(query: QueryCall): boolean {
  const options = optionsOf(query);
  const keys =
    options?.type === 'ObjectExpression'
      ? options.properties.map((each) => (each.type === 'Property' ? keyName(each) : undefined))
      : [];
  return [...keys, ...query.chain.map(({ member }) => member)].some((name) => ORDERS.test(name ?? ''));
}

/** Members that add a condition to all others, choose columns, say an order or a session, or send what is there. */
const TAKEN_ALONG =
  /^(?:(?:and)?where(?:not)?(?:in|null|between)?|select(?:all|from)?|from|into|table|columns?|order\w*|sort|lean|exec|session|transacting|withschema|timeout|project|[ng]eq?|[gl]te?|eq|is|query\w*|collection|model|getrepository|get\w*manager|schema|execute\w*|all|toarray|find\w*)$/i;

/** Does a member of the chain mean the same for the rows of many keys? Alternatives, joins and aggregates do not. */
function isTakenAlong(member: string, { query }: QueryCall): boolean {
  const { entity, filter, conditions = [], batch } = query;
  return (
    TAKEN_ALONG.test(member) ||
    [entity, filter, ...conditions].some((place) => place?.member === member) ||
    batch?.select === member ||
    Object.hasOwn(batch?.single ?? {}, member)
  );
}

/** Members that write: with what, and how it is sent. */
const WRITTEN_ALONG =
  /^(?:set|values|(?:native|soft)?(?:update|delete|patch)\w*|del|destroy|remove|restore|returning\w*|none|run|\$\w+)$/i;

/** Does every member of a write's chain mean the same for the rows of many keys? No alternative, limit or join does. */
export function meansTheSameForMany(query: QueryCall): boolean {
  const { data, filter } = query.query;
  return query.chain.every(
    ({ member }) =>
      member === undefined ||
      isTakenAlong(member, query) ||
      WRITTEN_ALONG.test(member) ||
      [data, filter].some((place) => place?.member === member),
  );
}

/** The argument that holds the options: with the filter among them, or behind the one that is the filter. */
function optionsOf({ node, query }: QueryCall): Node | undefined {
  const place = query.filter ?? query.conditions?.find(({ path }) => path);
  const argument = place?.path?.length ? (place.argument ?? 0) : query.batch?.nesting?.argument;
  return argument === undefined ? undefined : writtenIn(readArgument(node, argument));
}

function optionIn(options: Node | undefined, name: string | undefined): Reading {
  return options && name !== undefined ? readPath(options, [name]) : { kind: 'absent' };
}

/** The name under which the rows have the column; null when it is not among what is read. */
function propertyRead(query: QueryCall, keyed: KeyedRead, batch: Batch, source: Source): string | null {
  const { column, condition } = keyed;
  if (condition.form === 'text' || condition.form === 'template') {
    const { selectedAs } = condition;
    return selectedAs !== undefined && /^[a-z_$][\w$]*$/i.test(selectedAs) ? selectedAs : null;
  }
  const options = optionsOf(query);
  const columns = [batch.select, batch.omit].map((name) => optionIn(options, name));
  if (columns.some(({ kind }) => kind === 'unreadable')) return null;
  const [chosen, left] = columns.map(writtenIn);
  if (chosen && !chooses(chosen, column)) return null;
  if (left && (left.type !== 'ObjectExpression' || left.properties.some((each) => isOrHides(each, column))))
    return null;
  const link = query.chain.find(
    ({ member }) =>
      member !== undefined && (member === batch.select || member === `${batch.select ?? ''}Distinct`),
  );
  if (link?.call.type !== 'CallExpression') return column;
  const { arguments: args } = link.call;
  if (args.length === 0) return column;
  const [first] = args;
  if (first?.type === 'ObjectExpression') {
    const named = first.properties.find(
      (each) => each.type === 'Property' && source.getText(each.value) === condition.columnText,
    );
    return named?.type === 'Property' ? (keyName(named) ?? null) : null;
  }
  const names = args.flatMap((each) => (each.type === 'ArrayExpression' ? each.elements : [each]));
  const isThere = names.some((each) => {
    const name = stringValue(each)?.split('.').at(-1);
    return name === column || name === '*';
  });
  return isThere ? column : null;
}

function chooses(chosen: Node, column: string): boolean {
  if (chosen.type === 'ArrayExpression') return chosen.elements.some((each) => stringValue(each) === column);
  const value = chosen.type === 'ObjectExpression' ? propertyOf(chosen, column)?.value : undefined;
  return value?.type === 'Literal' && value.value === true;
}

function isOrHides(each: TSESTree.ObjectLiteralElement, column: string): boolean {
  return each.type !== 'Property' || keyName(each) === column;
}
