// Writes all rows with one statement, in place of a loop that does nothing else.
import { isFunction, keyName, memberName, unwrap, wrapped, type Node } from '../ast/nodes.js';
import { ownNodesIn } from '../ast/walk.js';
import type { Facts } from '../facts/facts.js';
import type { QueryCall } from '../facts/queries/query-call.js';
import type { KeyedRead } from '../facts/repetition/keyed-reads.js';
import type { RepeatedWrite } from '../facts/repetition/repeated-writes.js';
import { goesPastHooks } from './bulk-words.js';
import { isPaged, meansTheSameForMany, rewritten } from './batched-query.js';
import { applying, importing, type Edit, type Source } from './edits.js';
import { elementAnnotation, elementPattern } from './elements.js';
import { arrayOf, keyList } from './key-lists.js';

/** The edit that writes all rows at once, with the statement as it will read. */
export function writingAtOnce(write: RepeatedWrite, facts: Facts, source: Source) {
  const { query, through, repetition } = write;
  const whole = wholeLoop(write, source);
  const list = arrayOf(repetition.loop, facts, source);
  if (query.evidence === 'likely') return null;
  if (through || !whole || list === undefined || source.getCommentsInside(whole).length > 0) return null;
  if (!facts.repetition.runsAlways(write) || isTolerated(query.node, facts)) return null;
  const all = statementFor(write, list, facts, source);
  const sent = all && countingRows(all, write, list);
  if (!all || sent === null) return null;
  const { text } = all;
  const guard = query.query.bulk?.emptyList === 'throws' || query.query.batch?.emptyList === 'throws';
  // What can be gone through once has no length.
  if (guard && list.startsWith('[')) return null;
  const written = guard ? `if (${list}.length > 0) ${sent}` : sent;
  // Behind `if (…)` without braces, an `else` would be that of the new test.
  const statement = written.startsWith('if ') && !isInBlock(whole) ? `{ ${written} }` : written;
  const imports = query.query.batch?.imports;
  const added = importing(imports && text.includes(`${imports.name}(`) ? imports : undefined, source);
  const fix = added && applying([...added, { range: whole.range, text: statement }]);
  return fix && { text, fix, counts: sent.includes(' !== ') && sent.startsWith('if ') };
}

interface Statement {
  readonly text: string;
  /** The keys that it names. */
  readonly keys?: string;
  /** What it writes is what it asks for: a row that is named twice is not met the second time. */
  readonly endsItself?: boolean;
}

/** The statement for all rows; null where it would not do what the statements for one row do together. */
function statementFor(write: RepeatedWrite, list: string, facts: Facts, source: Source): Statement | null {
  switch (write.at) {
    case 'rows':
      // A key that comes twice is changed twice in a loop; in one statement that is an error, or one change.
      return write.query.operation === 'upsert' ? null : ofRows(write, list, facts, source);
    case 'keys':
      return facts.repetition.isRepeatable(write) ? ofKeys(write, facts, source) : null;
    default:
      return null;
  }
}

/** A row that is not there is an error of the single write: that of many says how many rows it met. */
function countingRows(
  { text, keys, endsItself }: Statement,
  { query }: RepeatedWrite,
  list: string,
): string | null {
  const { unmatched, batch } = query.query;
  if (keys === undefined || !unmatched || !('throws' in unmatched)) return `await ${text};`;
  if (batch?.count === undefined || list.startsWith('[') || isCaught(query.node)) return null;
  // What is deleted once is not there a second time; what is updated is, unless it was asked for by what it held before.
  const due = query.operation === 'delete' || endsItself ? `${list}.length` : `new Set(${keys}).size`;
  return `if ((await ${text}).${batch.count} !== ${due}) throw new Error('Some rows do not exist');`;
}

/** In a `try` behind whose `catch` the code goes on as if all had been written: with the rows before the one that failed, or none. */
function isTolerated(node: Node, facts: Facts): boolean {
  for (let at = node; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if (parent.type !== 'TryStatement' || parent.block !== at || !parent.handler) continue;
    if (!facts.errors.tellsOfFailure(parent.handler)) return true;
  }
  return false;
}

/** In a `try` whose `catch` may tell errors apart. */
function isCaught(node: Node): boolean {
  for (let at = node; at.parent && !isFunction(at.parent); at = at.parent)
    if (at.parent.type === 'TryStatement' && at.parent.block === at && at.parent.handler) return true;
  return false;
}

function isInBlock({ parent }: Node): boolean {
  return parent?.type === 'BlockStatement' || parent?.type === 'Program' || parent?.type === 'SwitchCase';
}

/** `createMany({ data: items.map((item) => ({ … })) })`. */
function ofRows(write: RepeatedWrite, list: string, facts: Facts, source: Source): Statement | null {
  const { query, repetition } = write;
  const { bulk } = query.query;
  const element = elementPattern(repetition.loop);
  if (!bulk?.data || !query.data || element === undefined) return null;
  // `create([row])`: a list already.
  if (unwrap(query.data).type === 'ArrayExpression') return null;
  if (pauses(query.data) || facts.repetition.usesElementBeside(write, query.data)) return null;
  if (bulk.undefinedIsDefault && facts.repetition.mayLeaveColumnsOut(query.data)) return null;
  if (bulk.exceptKeys && facts.repetition.mayHoldNestedRows(query.data, write)) return null;
  const data = source.getText(query.data);
  const isElement = unwrap(query.data).type === 'Identifier' && data === element;
  const body = unwrap(query.data).type === 'ObjectExpression' ? `(${data})` : data;
  const parameter = `${element}${elementAnnotation(repetition.loop, source)}`;
  const rows = isElement ? list : `${list}.map((${parameter}) => ${body})`;
  const { parent } = query.data;
  // `create({ data })`: the range of the value is that of its key.
  const key = parent?.type === 'Property' && parent.shorthand ? `${keyName(parent) ?? ''}: ` : '';
  if (bulk.member !== undefined && !facts.repetition.sharesHooksWithManyRows(query)) return null;
  const text = rewrittenForMany(query, bulk.member, [{ range: query.data.range, text: key + rows }], source);
  return text === null ? null : { text };
}

/** The call of the form for many rows, told what it needs and without what it does not take. */
function rewrittenForMany(
  query: QueryCall,
  member: string | undefined,
  edits: readonly Edit[],
  source: Source,
): string | null {
  const [own] = query.chain;
  const renamed = member !== undefined && own?.property ? [{ range: own.property.range, text: member }] : [];
  const unneeded = member === undefined ? [] : withoutShownColumns(query, source);
  const options = query.operation === 'create' ? toldOptions(query, source) : [];
  if (!unneeded || !options) return null;
  return rewritten(query.node, [...edits, ...renamed, ...unneeded, ...options], source);
}

/** Nothing looks at what the write gives back, so what chooses that can go. */
function withoutShownColumns({ node, query }: QueryCall, source: Source): Edit[] | null {
  const names = query.shapesResult ?? [];
  const [argument] = node.type === 'CallExpression' ? node.arguments : [];
  const object = argument && unwrap(argument);
  if (names.length === 0 || !object) return [];
  if (object.type !== 'ObjectExpression') return null;
  const kept = object.properties.filter(
    (each) => each.type !== 'Property' || !names.includes(keyName(each) ?? ''),
  );
  if (kept.length === object.properties.length) return [];
  return object.properties
    .filter((each) => !kept.includes(each))
    .map((each) => ({ range: withComma(each, source), text: '' }));
}

/** A property with the comma that sets it off from its neighbours. */
function withComma(property: Node, source: Source): [number, number] {
  const before = source.getTokenBefore(property);
  const after = source.getTokenAfter(property);
  if (before?.value === ',') return [before.range[0], property.range[1]];
  const next = after?.value === ',' ? source.getTokenAfter(after) : null;
  return [property.range[0], next?.range[0] ?? property.range[1]];
}

/** `bulkCreate(rows, { validate: true })` */
function toldOptions({ node, query: { bulk } }: QueryCall, source: Source): Edit[] | null {
  if (bulk?.options === undefined) return [];
  if (node.type !== 'CallExpression') return null;
  const [row, options, ...more] = node.arguments;
  if (!row || more.length > 0) return null;
  if (!options) return [{ range: [row.range[1], row.range[1]], text: `, ${bulk.options}` }];
  const last = options.type === 'ObjectExpression' ? options.properties.at(-1) : undefined;
  if (options.type !== 'ObjectExpression' || !last || source.getCommentsInside(options).length > 0)
    return null;
  const told = bulk.options.replaceAll(/^\{ | \}$/g, '');
  const [name = ''] = told.split(':');
  const refused = [name, ...(bulk.exceptOptions ?? [])];
  // What it is told already, or may be told by what is spread, stays as it was told.
  if (
    options.properties.some(
      (each) => each.type !== 'Property' || each.computed || refused.includes(keyName(each) ?? ''),
    )
  )
    return null;
  return [{ range: [last.range[1], last.range[1]], text: `, ${told}` }];
}

/** `{ hash: await hash(user.password) }` waits in the loop, and cannot in the callback of `map`. */
function pauses(data: Node): boolean {
  return ownNodesIn(data).some(({ type }) => type === 'AwaitExpression' || type === 'YieldExpression');
}

/** `deleteMany({ where: { id: { in: ids } } })`. */
function ofKeys(write: RepeatedWrite, facts: Facts, source: Source): Statement | null {
  const { query, key } = write;
  const keyed = facts.repetition.keyedReadOf(write);
  const keys = keyed && keyList(write, keyed, facts, source);
  const { batch = {} } = query.query;
  // One that is null asks for rows that have none; no list of keys does.
  if (keyed && facts.repetition.mayKeyBeNull(write, keyed)) return null;
  if (!key || !keys || isPaged(query, batch, 'maybe') || !meansTheSameForMany(query)) return null;
  if (goesPastHooks(write, facts)) return null;
  const conditions = key.forList.map(({ range, text }) => ({
    range,
    text: text.replace('{keys}', keys.text),
  }));
  const text = rewrittenForMany(query, batch.member, conditions, source);
  return text === null ? null : { text, keys: keys.text, endsItself: changesItsCondition(write, keyed) };
}

/** `{ where: { id, state: 'open' }, data: { state: 'closed' } }` */
function changesItsCondition({ query: { data } }: RepeatedWrite, { rest }: KeyedRead): boolean {
  const written = data && unwrap(data);
  if (!rest || written?.type !== 'ObjectExpression') return true;
  const names = written.properties.map((each) => (each.type === 'Property' ? keyName(each) : undefined));
  return rest.conditions.some(({ name }) => names.includes(name));
}

/** The statement that is nothing but the loop around this one write. */
function wholeLoop({ call, repetition: { loop } }: RepeatedWrite, source: Source): Node | null {
  const awaited = wrapped(call).parent;
  if (loop.node.type === 'ForOfStatement') {
    const { left } = loop.node;
    // `var row` is known behind the loop as well.
    if (left.type === 'VariableDeclaration' && left.kind === 'var') return null;
    const statement = loop.body.type === 'BlockStatement' ? loop.body.body[0] : loop.body;
    const isOnly = loop.body.type !== 'BlockStatement' || loop.body.body.length === 1;
    return isOnly &&
      !loop.node.await &&
      awaited?.type === 'AwaitExpression' &&
      statement?.type === 'ExpressionStatement' &&
      statement.expression === awaited
      ? loop.node
      : null;
  }
  const { callback, node } = loop;
  if (!callback || node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  if (memberName(node.callee) !== 'map' || !isBodyOf(call, callback.body)) return null;
  const all = wrapped(node).parent;
  if (all?.type !== 'CallExpression' || source.getText(all.callee) !== 'Promise.all') return null;
  const waited = wrapped(all).parent;
  const statement = waited?.type === 'AwaitExpression' ? waited.parent : undefined;
  return statement?.type === 'ExpressionStatement' ? statement : null;
}

/** The callback gives back the call, awaited or not, and does nothing else. */
function isBodyOf(call: Node, body: Node): boolean {
  const value = wrapped(call);
  const whole = value.parent?.type === 'AwaitExpression' ? value.parent : value;
  if (body === whole || body === value) return true;
  const [only, ...more] = body.type === 'BlockStatement' ? body.body : [];
  if (!only || more.length > 0) return false;
  return only.type === 'ReturnStatement'
    ? only.argument === whole
    : only.type === 'ExpressionStatement' && only.expression === whole && whole.type === 'AwaitExpression';
}
