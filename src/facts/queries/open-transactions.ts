// Whether a statement is sent as a part of a transaction, however that was opened. For messages that say what a failure leaves
// behind, and for statements that a transaction excuses.
//
//   tx.order.create(…), tx a handle                                        yes
//   Order.update(…, { transaction }), order.save({ session })              yes
//   client.query('begin'); … client.query(…)                               yes
//   save(client, …) with client: PoolClient, (manager: EntityManager) => … unknown: who calls may have opened one
//   client = await pool.connect(); begin(client); … client.query(…)        unknown
//   prisma.order.create(…), pool.query(…)                                  no
import type { TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../../ast/chains.js';
import { argumentsOf, isInvocation, type Invocation } from '../../ast/invocations.js';
import {
  enclosingFunction,
  isFunction,
  isWithin,
  keyName,
  unwrap,
  wrapped,
  type Node,
} from '../../ast/nodes.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { calleeSaying } from '../origins/callees.js';
import { apiOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { type Binding, bindingOf, moduleOf } from '../project/module.js';
import { queryOf } from './queries.js';
import type { QueryCall } from './query-call.js';
import { wordOfStatement } from './raw-statements.js';
import { sentThroughHandle, transactionAround } from './transactions.js';

/** Is a statement a part of an open transaction? */
export function isInTransaction(query: QueryCall, analysis: Analysis): 'yes' | 'no' | 'unknown' {
  if (sentThroughHandle(query, analysis) === 'yes') return 'yes';
  const given = isGivenTransaction(query, analysis);
  if (given !== 'no') return given;
  // Some libraries know the transaction by the session that its callback runs in.
  if (typeof transactionAround(query.node, analysis) === 'object') return 'unknown';
  const root = rootOf(query.node);
  const binding = root.type === 'Identifier' ? bindingOf(root) : undefined;
  if (!binding) return query.clientValue ? 'no' : 'unknown';
  if (isOpenedByText(query.node, binding, analysis)) return 'yes';
  if (!sharesConnection(apiOf(root, analysis), analysis)) return 'no';
  const definition = binding.defs[0]?.node as Node | undefined;
  if (!definition || isFunction(definition)) return 'unknown';
  return isHandedOn(query.node, binding) ? 'unknown' : 'no';
}

/** By an option, or a member of the chain, that hands a transaction over. */
function isGivenTransaction({ chain, library }: QueryCall, analysis: Analysis): 'yes' | 'no' | 'unknown' {
  const { transactionGivenAs: names = [], transactionChainedBy: chained } = library;
  if (chain.some(({ member }) => member !== undefined && member === chained)) return 'yes';
  const given = chain.flatMap(({ call }) => argumentsOf(call).map(unwrap));
  if (given.some((each) => isHandle(each, analysis))) return 'yes';
  const options = given.flatMap((each) => (each.type === 'ObjectExpression' ? each.properties : []));
  const isNamed = options.some(
    (each) =>
      each.type === 'Property' && (names.includes(keyName(each) ?? '') || isHandle(each.value, analysis)),
  );
  if (isNamed) return 'yes';
  // Options that are written elsewhere stand behind the first argument: that one is the row, or the filter.
  const [own] = chain;
  const rest = own ? argumentsOf(own.call).slice(1) : [];
  const isOpen =
    names.length > 0 && rest.some((each) => ['Identifier', 'SpreadElement'].includes(unwrap(each).type));
  return isOpen ? 'unknown' : 'no';
}

function isHandle(node: Node, analysis: Analysis): boolean {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  const value = apiOf(node, analysis);
  return value !== undefined && analysis.catalogue.facet(value.type, 'role')?.value === 'transaction-handle';
}

/** One connection, or what is bound to one: a transaction that another function has opened on it is this statement's too. */
function sharesConnection(value: ApiValue | undefined, analysis: Analysis): boolean {
  for (let at = value; at; at = at.receiver) {
    const shared = analysis.catalogue.facet(at.type, 'sharesConnection')?.value;
    if (shared !== undefined) return shared;
  }
  return false;
}

const OPENING = new Set(['begin', 'start']);

/** `client.query('begin')`, `connection.beginTransaction()` stands before it in the same function, on the same client. */
function isOpenedByText(node: Node, client: Binding, analysis: Analysis): boolean {
  return callsBefore(node).some((call) => {
    const root = rootOf(call);
    if (root.type !== 'Identifier' || bindingOf(root) !== client) return false;
    if (calleeSaying(call, 'opensTransaction', analysis)) return true;
    const query = queryOf(call, analysis);
    return query?.operation === 'raw' && OPENING.has(wordOfStatement(query) ?? '');
  });
}

/** A function is given the client first. */
function isHandedOn(node: Node, client: Binding): boolean {
  return callsBefore(node).some((call) =>
    argumentsOf(call).some((each) => each.type === 'Identifier' && bindingOf(each) === client),
  );
}

function callsBefore(node: Node): readonly Invocation[] {
  const scope = outermost(node);
  return [...nodesOfType(scope, 'CallExpression'), ...nodesOfType(scope, 'TaggedTemplateExpression')].filter(
    (each) => each.range[1] <= node.range[0] && isInvocation(each) && !isWithin(node, each),
  );
}

/** The function around a node that is no callback of another. */
function outermost(node: Node): TSESTree.Node {
  let fn = enclosingFunction(node);
  for (let next = fn; next; next = enclosingFunction(next)) {
    fn = next;
    if (wrapped(next).parent?.type !== 'CallExpression') break;
  }
  return fn ?? moduleOf(node).ast;
}
