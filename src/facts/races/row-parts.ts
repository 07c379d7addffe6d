// Which columns a statement asks for and which it changes, in whatever form its library writes that.
//
//   update({ where: { id }, data: { used: true } })             asks id, changes used
//   updateOne({ _id }, { $set: { used: true } })                asks _id, changes used
//   findByIdAndUpdate(id, { used: true })                       asks the key, changes used
//   row.used = true; row.save()                                 asks for the row itself, changes used
//   row.update({ used: true }), repository.save(row)            the same
//   update(t).set({ usedAt }).where(eq(t.id, id))               asks id, changes usedAt
//   query('update t set used_at = now() where id = $1', [id])   asks id, changes used_at
import { stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { argumentsOf } from '../../ast/invocations.js';
import type { ArgumentPath } from '../../models/model.js';
import { conditionsOf } from '../queries/conditions.js';
import type { QueryCall } from '../queries/query-call.js';
import { argumentAt } from '../queries/query-arguments.js';
import { asSeenByCaller, type QueryStep } from '../queries/query-steps.js';
import { textOfStatement } from '../queries/raw-statements.js';
import { statesInSql } from '../queries/sql-assignments.js';
import { partsGiven } from '../queries/sql-conditions.js';
import { fieldOf, isRow, plainProperties, type Row } from './row-checks.js';
import { sinceSavedLast } from './saved-before.js';

/** What is written into each column; `undefined` where it is no expression of the code: `now()` in SQL. */
export type Changes = ReadonlyMap<string, Node | undefined>;

const STATEMENTS: Readonly<Record<string, QueryCall['operation']>> = {
  select: 'read-many',
  insert: 'create',
  update: 'update',
  delete: 'delete',
};

/** What a statement does to rows; of a raw one its text says so. */
export function effectOf(query: QueryCall): QueryCall['operation'] {
  if (query.operation !== 'raw') return query.operation;
  const first = /^\s*(\w+)/.exec(textOfStatement(query) ?? '')?.[1]?.toLowerCase() ?? '';
  return first === 'select' && query.query.givesRow ? 'read-one' : (STATEMENTS[first] ?? 'raw');
}

/** The row that a write is called on or given as a whole: `row.save()`, `repository.save(row)`. */
export function ownRowOf({ row, data, operation }: QueryCall): Node | undefined {
  if (row) return row;
  const given = data && unwrap(data);
  return (operation === 'upsert' || operation === 'delete') && given?.type === 'Identifier'
    ? given
    : undefined;
}

/** Does a write save every row that was read and changed meanwhile, none of them named: `em.flush()`? */
export function isOfLoadedRows({ query }: QueryCall): boolean {
  return query.row === 'loaded';
}

/** Does a write save, change or remove the row itself? */
export function isOfOwnRow({ query, entered }: QueryStep, row: Row): boolean {
  const own = ownRowOf(query);
  return own !== undefined && isRow(asSeenByCaller(own, entered), row);
}

/** The columns by which a statement finds its rows, with what each is compared with; `undefined` when that cannot be read. */
export function askedBy(query: QueryCall): ReadonlyMap<string, Node> | undefined {
  if (query.query.filter) {
    const filter = plainProperties(query.filter);
    if (filter) return new Map([...filter].map(([key, { value }]) => [key, value]));
    if (query.filter && unwrap(query.filter).type === 'ObjectExpression') return undefined;
  }
  const where = query.operation === 'raw' ? conditionStart(query) : 0;
  const conditions = conditionsOf(query).filter(
    ({ mark, form }) => form !== 'text' || where === undefined || (mark?.[0] ?? 0) > where,
  );
  const pairs = [...conditions.map(({ column, value }) => [column, value] as const), ...inObjects(query)];
  return pairs.length > 0 ? new Map(pairs) : undefined;
}

/** `where({ id, state })`: more than one column in an object of a chain's member. */
function inObjects({ query, chain }: QueryCall): (readonly [string, Node])[] {
  const forms = (query.conditions ?? []).filter(
    ({ form, member }) => form === 'object' && member !== undefined,
  );
  return forms.flatMap(({ member, argument = 0 }) =>
    chain
      .filter((link) => link.member === member)
      .flatMap(({ call }) => [...(plainProperties(argumentsOf(call)[argument]) ?? [])])
      .map(([key, { value }]) => [key, value] as const),
  );
}

/** Does a statement ask for a column at all, in a form that was read or not? */
export function asksFor(query: QueryCall, column: string): boolean {
  if (query.operation === 'raw') {
    const [, condition = ''] = splitAtWhere(textOfStatement(query) ?? '');
    return wordsOf(condition).has(column.toLowerCase());
  }
  if (query.query.filter && plainProperties(query.filter))
    return plainProperties(query.filter)?.has(column) === true;
  const { data } = query;
  const computed = argumentAt(query.node, query.chain, query.query.computedColumn);
  return query.chain
    .flatMap(({ call }) => argumentsOf(call))
    .filter((argument) => argument !== data && argument !== computed)
    .flatMap((argument) => nodesIn(argument))
    .some(
      (node) =>
        (node.type === 'Identifier' && node.name === column) ||
        (node.type === 'Literal' &&
          typeof node.value === 'string' &&
          wordsOf(node.value).has(column.toLowerCase())),
    );
}

/** Does a statement find its rows by a column, in whatever form: `where used = false` in a text? */
export function asksAbout(query: QueryCall, column: string): boolean {
  return askedBy(query)?.has(column) === true || (query.operation === 'raw' && asksFor(query, column));
}

/** The columns that a write changes; `undefined` when that cannot be read. */
export function changedBy(step: QueryStep, row: Row | undefined, run: readonly Node[]): Changes | undefined {
  const { query } = step;
  if (query.operation === 'raw') return changedInSql(query);
  const { operators, computedColumn } = query.query;
  if (computedColumn) return changedAt(query, computedColumn);
  if (row && isOfOwnRow(step, row) && !(query.row && query.data)) return assignedTo(row, step, run);
  const data = plainProperties(query.data);
  if (!data) return undefined;
  const changes = new Map<string, Node | undefined>();
  for (const [key, { value }] of data) {
    if (!operators || !key.startsWith(operators.prefix)) {
      changes.set(key, value);
      continue;
    }
    const parts = plainProperties(value);
    if (!parts) return undefined;
    for (const [name, part] of parts) changes.set(name, key === operators.sets ? part.value : undefined);
  }
  return changes;
}

/** `decrement('stock', 1)`, `increment({ stock: 1 })` */
function changedAt({ node, chain }: QueryCall, place: ArgumentPath): Changes | undefined {
  const given = argumentAt(node, chain, place);
  const column = given && unwrap(given);
  const name = stringValue(column);
  if (name !== undefined) return new Map([[name, undefined]]);
  const columns = plainProperties(column);
  return columns && new Map([...columns.keys()].map((each) => [each, undefined]));
}

/** `row.used = true`, `Object.assign(row, { used: true })`, on the way from the read to the write. */
function assignedTo(row: Row, step: QueryStep, run: readonly Node[]): Changes {
  const changes = new Map<string, Node | undefined>();
  for (const node of sinceSavedLast(step, run)) {
    if (node.type === 'AssignmentExpression') {
      const field = node.left.type === 'MemberExpression' ? fieldOf(node.left, row) : undefined;
      if (field !== undefined) changes.set(field, node.right);
    }
    if (node.type !== 'CallExpression' || node.arguments.length !== 2) continue;
    const [target, source] = node.arguments;
    const { callee } = node;
    const isAssign =
      callee.type === 'MemberExpression' &&
      callee.object.type === 'Identifier' &&
      callee.object.name === 'Object' &&
      callee.property.type === 'Identifier' &&
      callee.property.name === 'assign';
    if (isAssign && target && isRow(target, row))
      for (const [name, { value }] of plainProperties(source) ?? []) changes.set(name, value);
  }
  return changes;
}

function changedInSql(query: QueryCall): Changes | undefined {
  const [change = ''] = splitAtWhere(textOfStatement(query) ?? '');
  const set = /\bset\b([\s\S]*)$/i.exec(change)?.[1];
  if (set === undefined) return undefined;
  const states = statesInSql(query);
  return new Map(
    [...set.matchAll(/(?:^|,)\s*["`]?(\w+)["`]?\s*=/g)].map(([, column = '']) => [
      column,
      states.get(column),
    ]),
  );
}

function splitAtWhere(text: string): string[] {
  const at = text.search(/\bwhere\b/i);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at)];
}

/** Where the condition of a raw statement begins in its file. */
function conditionStart({ chain, query }: QueryCall): number | undefined {
  const form = query.conditions?.find((each) => each.form === 'text');
  const link = form?.member === undefined ? chain[0] : chain.find(({ member }) => member === form.member);
  const text = link && partsGiven(form ?? { argument: query.text?.argument ?? 0 }, link).text;
  if (text?.type !== 'Literal' && text?.type !== 'TemplateLiteral') return undefined;
  const source = text.type === 'Literal' ? text.raw : text.quasis.map(({ value }) => value.raw).join('');
  const at = source.search(/\bwhere\b/i);
  return at < 0 ? undefined : text.range[0] + at;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\w+/g) ?? []);
}
