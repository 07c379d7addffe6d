// A transaction from the call that opens it to the one that ends it, in one function.
//
//   const tx = await db.transaction(); … await tx.commit()       with the handle tx
//   await client.query('begin'); … await client.query('commit')  with the handle client; likely, as it is known by its text
//   session.startTransaction(); … await session.commitTransaction()
//                                                                with the handle session
//   … if (failed) { await tx.rollback(); return db.log.insert(…); } …
//                                                                ended in that branch
//   begin(client); … commit(client)                              none: it is not looked for in other functions
import type { TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../../ast/chains.js';
import { goesOnTo } from '../../ast/flow.js';
import { argumentsOf, isInvocation, type Invocation } from '../../ast/invocations.js';
import { enclosingFunction, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { calleeOf, calleeSaying } from '../origins/callees.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { type Binding, bindingOf } from '../project/module.js';
import { queryOf } from '../queries/queries.js';
import { wordOfStatement } from '../queries/raw-statements.js';
import { isOfTransaction } from '../queries/transactions.js';
import { clientBefore, type Opening } from './opening.js';

/** Is a node passed after the transaction was opened and before it was ended? */
export function isInSpan(node: Node, { call, ends }: Opening): boolean {
  if (!ends) return true;
  return (
    goesOnTo(call, node) &&
    ends.some((end) => goesOnTo(node, end)) &&
    !ends.some((end) => end.range[0] > call.range[0] && goesOnTo(end, node))
  );
}

export function spanFrom(call: Invocation, analysis: Analysis): Opening | undefined {
  const fn = enclosingFunction(call);
  const name = fn && openedNameAt(call, analysis);
  const handle = name && bindingOf(name);
  const value = name && apiOf(name, analysis);
  if (!fn || !handle || !value) return undefined;
  const ends = ownRunNodes(fn).filter(
    (node) => isInvocation(node) && node !== call && isEnd(node, handle, analysis),
  );
  if (ends.length === 0) return undefined;
  return {
    call,
    fn,
    ends,
    handle: handle.identifiers[0] ?? name,
    client: madeOn(handle) ?? name,
    clientValue: value,
    run: undefined,
    library: value.type.model,
    evidence: isOfTransaction(value, analysis) ? 'certain' : 'likely',
  };
}

/** What made it that a name holds: `pool` of `const client = await pool.connect()`. */
function madeOn({ defs }: Binding): Node | undefined {
  const declared = defs[0]?.node as Node | undefined;
  if (declared?.type !== 'VariableDeclarator' || !declared.init) return undefined;
  const init = unwrap(declared.init);
  const made = init.type === 'AwaitExpression' ? unwrap(init.argument) : init;
  return made.type === 'CallExpression' ? clientBefore(made.callee) : undefined;
}

/** The name on which a call opens a transaction, or which holds the one that it gives. */
function openedNameAt(call: Invocation, analysis: Analysis): TSESTree.Identifier | undefined {
  const root = rootOf(call);
  const callee = calleeOf(call, analysis);
  if (callee?.call.opensTransaction) return root.type === 'Identifier' ? root : undefined;
  if (
    callee?.call.query?.operation === 'transaction' &&
    argumentsOf(call).every((each) => unwrap(each).type === 'ObjectExpression')
  ) {
    const value = apiOf(call, analysis);
    const waiting = wrapped(call).parent;
    const declared = waiting?.type === 'AwaitExpression' ? wrapped(waiting).parent : undefined;
    const isHandle = value !== undefined && isOfTransaction(value, analysis);
    return isHandle && declared?.type === 'VariableDeclarator' && declared.id.type === 'Identifier'
      ? declared.id
      : undefined;
  }
  return root.type === 'Identifier' && isText(call, OPENING, analysis) ? root : undefined;
}

const OPENING = new Set(['begin', 'start']);
const ENDING = new Set(['commit', 'rollback', 'end', 'abort']);

function isEnd(call: Invocation, handle: Binding, analysis: Analysis): boolean {
  const root = rootOf(call);
  if (root.type !== 'Identifier' || bindingOf(root) !== handle) return false;
  return calleeSaying(call, 'endsTransaction', analysis) === true || isText(call, ENDING, analysis);
}

/** A statement by its text, on one connection: on a pool nobody knows which connection it meets. */
function isText(call: Invocation, words: ReadonlySet<string>, analysis: Analysis): boolean {
  const query = queryOf(call, analysis);
  if (query?.operation !== 'raw' || !query.clientValue) return false;
  const isOne = analysis.catalogue.facet(query.clientValue.type, 'sharesConnection')?.value === true;
  return isOne && words.has(wordOfStatement(query) ?? '');
}
