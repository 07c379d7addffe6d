// Writes all rows with one statement, in place of a loop that does nothing else.
import { memberName, unwrap, wrapped, type Node } from '../ast/nodes.js';
import { ownNodesIn } from '../ast/walk.js';
import type { Facts } from '../facts/facts.js';
import type { RepeatedWrite } from '../facts/repetition/repeated-writes.js';
import { rewritten } from './batched-query.js';
import { applying, importing, type Source } from './edits.js';
import { elementPattern } from './elements.js';
import { arrayOf, keyList } from './key-lists.js';

/** The edit that writes all rows at once, with the statement as it will read. */
export function writingAtOnce(write: RepeatedWrite, facts: Facts, source: Source) {
  const { query, through, repetition, at } = write;
  const whole = wholeLoop(write, source);
  const list = arrayOf(repetition.loop, facts, source);
  if (query.evidence === 'likely') return null;
  if (through || !whole || list === undefined || source.getCommentsInside(whole).length > 0) return null;
  if (!facts.repetition.runsAlways(write)) return null;
  const text =
    at === 'rows' ? ofRows(write, list, source) : at === 'keys' ? ofKeys(write, facts, source) : null;
  if (text === null) return null;
  const guard = query.query.bulk?.emptyList === 'throws' || query.query.batch?.emptyList === 'throws';
  const written = guard ? `if (${list}.length > 0) await ${text};` : `await ${text};`;
  // Behind `if (…)` without braces, an `else` would be that of the new test.
  const statement = guard && !isInBlock(whole) ? `{ ${written} }` : written;
  const imports = query.query.batch?.imports;
  const added = importing(imports && text.includes(`${imports.name}(`) ? imports : undefined, source);
  const fix = added && applying([...added, { range: whole.range, text: statement }]);
  return fix && { text, fix };
}

function isInBlock({ parent }: Node): boolean {
  return parent?.type === 'BlockStatement' || parent?.type === 'Program' || parent?.type === 'SwitchCase';
}

/** `createMany({ data: items.map((item) => ({ … })) })`. */
function ofRows({ query, repetition: { loop } }: RepeatedWrite, list: string, source: Source): string | null {
  const { bulk } = query.query;
  const [own] = query.chain;
  const element = elementPattern(loop);
  if (!bulk?.data || !query.data || element === undefined) return null;
  // `create([row])`: a list already.
  if (unwrap(query.data).type === 'ArrayExpression') return null;
  if (pauses(query.data)) return null;
  const data = source.getText(query.data);
  const isElement = unwrap(query.data).type === 'Identifier' && data === element;
  const body = unwrap(query.data).type === 'ObjectExpression' ? `(${data})` : data;
  const rows = isElement ? list : `${list}.map((${element}) => ${body})`;
  const renamed =
    bulk.member !== undefined && own?.property ? [{ range: own.property.range, text: bulk.member }] : [];
  return rewritten(query.node, [{ range: query.data.range, text: rows }, ...renamed], source);
}

/** `{ hash: await hash(user.password) }` waits in the loop, and cannot in the callback of `map`. */
function pauses(data: Node): boolean {
  return ownNodesIn(data).some(({ type }) => type === 'AwaitExpression' || type === 'YieldExpression');
}

/** `deleteMany({ where: { id: { in: ids } } })`. */
function ofKeys(write: RepeatedWrite, facts: Facts, source: Source): string | null {
  const { query, key } = write;
  const keyed = facts.repetition.keyedReadOf(write);
  const keys = keyed && keyList(write, keyed, facts, source);
  const [own] = query.chain;
  if (
    !key ||
    !keys ||
    keyed.rest?.options.some(({ name }) => query.query.batch?.perCallOptions?.includes(name))
  )
    return null;
  const member = query.query.batch?.member;
  const renamed = member !== undefined && own?.property ? [{ range: own.property.range, text: member }] : [];
  const conditions = key.forList.map(({ range, text }) => ({
    range,
    text: text.replace('{keys}', keys.text),
  }));
  return rewritten(query.node, [...conditions, ...renamed], source);
}

/** The statement that is nothing but the loop around this one write. */
function wholeLoop({ call, repetition: { loop } }: RepeatedWrite, source: Source): Node | null {
  const awaited = wrapped(call).parent;
  if (loop.node.type === 'ForOfStatement') {
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
