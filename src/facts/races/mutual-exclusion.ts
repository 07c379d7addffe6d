// Whether something else keeps two runs apart: a lock, a serialisable transaction, a store's own atomic command. What looks
// like one is taken for one.
import type { TSESTree } from '@typescript-eslint/utils';
import { readPlace } from '../../ast/arguments.js';
import { memberName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { textOf } from '../project/module.js';
import type { QueryStep } from '../queries/query-steps.js';
import { LOCKING_TEXT, namesLock } from './token-words.js';

export function isSerialised(run: readonly Node[], steps: readonly QueryStep[]): boolean {
  const [fn] = run;
  if (!fn) return false;
  const entered = steps.flatMap(({ entered: helper }) => (helper ? nodesIn(helper.fn) : []));
  return (
    [...run, ...entered].some(locks) ||
    isInsideLock(fn) ||
    steps.some((step) => isSerialTransaction(step) || isOfSerialClient(step))
  );
}

function locks(node: Node): boolean {
  if (node.type === 'TemplateElement') return LOCKING_TEXT.test(node.value.raw);
  if (node.type === 'Literal') return typeof node.value === 'string' && LOCKING_TEXT.test(node.value);
  if (node.type === 'Property') return node.key.type === 'Identifier' && namesLock(node.key.name);
  return node.type === 'CallExpression' && (isLockCall(node.callee) || locksRows(node));
}

/** `.forUpdate()`, `.forNoKeyUpdate()`, `.for('update')` in the chain of a read. */
function locksRows({ callee, arguments: [strength] }: TSESTree.CallExpression): boolean {
  const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
  return (
    /^for(?:NoKey|Key)?(?:Update|Share)$/.test(name) ||
    (name === 'for' && /\b(?:update|share)$/.test(stringValue(strength) ?? ''))
  );
}

/** `lock.acquire()`, `withLock(…)`, `mutex.runExclusive(…)`. */
function isLockCall(callee: Node): boolean {
  const called = unwrap(callee);
  if (called.type === 'Identifier') return namesLock(called.name);
  if (called.type !== 'MemberExpression') return false;
  return namesLock(memberName(called) ?? '') || isLockCall(called.object);
}

function isInsideLock(fn: Node): boolean {
  for (let at: Node | undefined = fn.parent; at; at = at.parent)
    if (at.type === 'CallExpression' && isLockCall(at.callee)) return true;
  return false;
}

/** `{ isolationLevel: 'Serializable' }`, `.setIsolationLevel('repeatable read')`, or a level that cannot be read. */
function isSerialTransaction({ query: { query, node, chain } }: QueryStep): boolean {
  const { serial } = query;
  if (!serial) return false;
  const reading = readPlace(serial, node, chain);
  if (reading.kind !== 'written') return reading.kind === 'unreadable';
  const level = unwrap(reading.node);
  const name = level.type === 'MemberExpression' ? memberName(level) : stringValue(level);
  // Under either PostgreSQL refuses the second of two writers; on others it depends.
  return name === undefined || name === serial.value || /repeatable|snapshot/i.test(name);
}

/** A client that was made with a default for all of its transactions. */
function isOfSerialClient({ query }: QueryStep): boolean {
  const made = query.clientValue?.made;
  const value = query.query.serial?.value;
  return made !== undefined && value !== undefined && textOf(made.node).includes(value);
}
