// Whether something else keeps two runs apart: a lock, a serialisable transaction, a store's own atomic command. What looks
// like one is taken for one, as long as nobody can say what it does.
import type { TSESTree } from '@typescript-eslint/utils';
import { readPlace } from '../../ast/arguments.js';
import { memberName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { textOf } from '../project/module.js';
import type { QueryStep } from '../queries/query-steps.js';
import { LOCKING_TEXT, namesLock } from './token-words.js';

export function isSerialised(run: readonly Node[], steps: readonly QueryStep[], analysis: Analysis): boolean {
  const [fn] = run;
  if (!fn) return false;
  // Many steps stand in one helper.
  const entered = new Set(steps.flatMap(({ entered: helper }) => (helper ? [helper.fn] : [])));
  return (
    run.some((node) => locks(node, analysis, LOCK_FUNCTIONS)) ||
    [...entered].some((helper) => locksWithin(helper, analysis)) ||
    isInsideLock(fn, analysis) ||
    steps.some((step) => isSerialTransaction(step) || isOfSerialClient(step))
  );
}

/** Functions within functions that are looked at for what their names say: `withLock` → `acquire` → `redis.set(…, 'NX')`. */
const LOCK_FUNCTIONS = 3;

/** Does a function lock anything? Many that call it ask. */
const locksWithin = memoizePerLint((fn: Node, analysis: Analysis): boolean =>
  nodesIn(fn).some((node) => locks(node, analysis, LOCK_FUNCTIONS)),
);

function locks(node: Node, analysis: Analysis, left: number): boolean {
  if (node.type === 'TemplateElement') return LOCKING_TEXT.test(node.value.raw);
  if (node.type === 'Literal') return typeof node.value === 'string' && LOCKING_TEXT.test(node.value);
  // `locked: true`, `isLocked: user.isLocked` are columns and answers, `lock: true` is an option.
  if (node.type === 'Property')
    return node.key.type === 'Identifier' && !/locked/i.test(node.key.name) && namesLock(node.key.name);
  return node.type === 'CallExpression' && (isLockCall(node.callee, analysis, left) || locksRows(node));
}

/** `.forUpdate()`, `.forNoKeyUpdate()`, `.for('update')` in the chain of a read. */
function locksRows({ callee, arguments: [strength] }: TSESTree.CallExpression): boolean {
  const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
  return (
    /^for(?:NoKey|Key)?(?:Update|Share)$/.test(name) ||
    (name === 'for' && /\b(?:update|share)$/.test(stringValue(strength) ?? ''))
  );
}

/** `lock.acquire()`, `withLock(…)`, `mutex.runExclusive(…)`; a function of the project by what it does: `lockAccount(id)` may set a flag. */
function isLockCall(callee: Node, analysis: Analysis, left: number): boolean {
  const called = unwrap(callee);
  if (called.type !== 'Identifier' && called.type !== 'MemberExpression') return false;
  const name = called.type === 'Identifier' ? called.name : (memberName(called) ?? '');
  if (namesLock(name)) {
    const own = left > 0 ? functionOf(called, analysis)?.node : undefined;
    if (!own?.body) return true;
    return nodesIn(own.body).some((node) => locks(node, analysis, left - 1));
  }
  return called.type === 'MemberExpression' && isLockCall(called.object, analysis, left);
}

function isInsideLock(fn: Node, analysis: Analysis): boolean {
  for (let at: Node | undefined = fn.parent; at; at = at.parent)
    if (at.type === 'CallExpression' && isLockCall(at.callee, analysis, LOCK_FUNCTIONS)) return true;
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
