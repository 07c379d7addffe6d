// Whether a statement is sent through another client than the transaction that it runs in, to the same database.
//
//   db.transaction(async (tx) => …): tx.order.create(…)         no
//   … db.order.create(…)                                        yes, certain
//   … db.order.create(…) in a function of another file          yes, where both names lead to one `new Client()`
//   … create(db) of `create = (client) => client.order.create`  yes: seen from the call
//   … this.orders.save(…), injected beside `this.db`            yes, likely: one connection unless somebody says otherwise
//   … new Orders(tx).save(…), orders.with(tx).save(…)           unknown: the object was handed the transaction
//   … replica.order.findMany()                                  unknown: it was made elsewhere
//   … Order.create(row), without the option                     yes, in a library that needs it; by itself the class knows one client
//   … Order.create(row, options)                                unknown, as long as nobody can say what is in the options
//   … sent by what joins the transaction on its own             no
import { argumentsOf, calleeExpression } from '../../ast/invocations.js';
import { enclosingFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import type { Model } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { memberOf } from '../origins/members.js';
import { returnsOf } from '../origins/calls.js';
import { apiOf, functionOf, valueOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, textOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { isOfTransaction } from '../queries/transactions.js';
import { isHanded, isMadeOfTransaction } from './handed.js';
import type { Opening } from './opening.js';
import { clientMade, isSameDatabase, isSingle } from './same-database.js';
import { seen, valueSeen, type Run, type Seen } from './seen.js';

export interface Outside {
  readonly evidence: Evidence;
  /** The client that it is sent through; none where it is a class or a row by itself. */
  readonly client: Seen | undefined;
}

/** Is a statement sent past a transaction? */
export function isOutside(
  query: QueryCall,
  run: Run | undefined,
  opening: Opening,
  analysis: Analysis,
): Outside | undefined {
  if (isAmbient(query, analysis) || isHanded(query, run, analysis) !== 'no') return undefined;
  const client = clientExpression(query, analysis);
  if (client === 'class') return ofClass(query, opening, analysis);
  const sight = client && seen(client, run);
  if (typeof sight !== 'object' || isMadeOfTransaction(sight, opening.handle, analysis)) return undefined;
  const seenValue = valueSeen(sight, analysis);
  // A class of the project's that extends the library's client.
  const value =
    seenValue.kind === 'instance' ? query.clientValue : seenValue.kind === 'api' ? seenValue : undefined;
  if (value && (!isOfLibrary(value.type.model, opening) || belongs(value, analysis))) return undefined;
  const evidence = isSameDatabase(sight, value, opening, analysis);
  return evidence && { evidence, client: sendsByHandle(opening) ? sight : undefined };
}

/** In the others a statement is sent through its client all the same, and handed the transaction. */
function sendsByHandle({ library }: Opening): boolean {
  if (!library.transactionGivenAs && library.transactionChainedBy === undefined) return true;
  return Object.values(library.types).some(
    (each) => each.role === 'transaction-handle' && each.extends !== undefined,
  );
}

/** A handle, what finds the transaction by itself, or one connection: whoever opened it there has opened it for this one. */
function belongs(value: ApiValue, analysis: Analysis): boolean {
  const { catalogue } = analysis;
  if (isOfTransaction(value, analysis) || catalogue.facet(value.type, 'joinsTransactions')?.value)
    return true;
  const isConnection = catalogue.facet(value.type, 'sharesConnection')?.value === true;
  return (
    isConnection &&
    catalogue.facet(value.type, 'joinsTransactions') === undefined &&
    !hasTransactions(value, analysis)
  );
}

/** A manager that opens transactions of its own is on no one connection, as long as none is open. */
function hasTransactions(value: ApiValue, analysis: Analysis): boolean {
  const own = memberOf(value, 'transaction', analysis);
  return (
    own.kind === 'api' && analysis.catalogue.facet(own.type, 'call')?.value.query?.operation === 'transaction'
  );
}

/** The project keeps transactions with the running code. */
function isAmbient({ library, module }: QueryCall, analysis: Analysis): boolean {
  const { transactionsAreAmbientBy: form } = library;
  return form !== undefined && analysis.project.mentions.isWritten(form, module) !== false;
}

/** The expression that a statement is sent through, as far as it can be told from what is called on it. */
export function clientExpression(query: QueryCall, analysis: Analysis): Node | 'class' | undefined {
  const { sentThrough } = query.query;
  if (sentThrough !== undefined) return argumentsOf(query.node)[sentThrough];
  if (query.row) return 'class';
  // An injected repository is a member of `this`, which is no client; nor is a function that gives one.
  const isOwn =
    query.client?.type === 'ThisExpression' || (query.client && functionOf(query.client, analysis));
  let at: Node | undefined = isOwn ? receiverOf(query) : (query.client ?? receiverOf(query));
  for (let left = 8; at && left > 0; left -= 1) {
    const node = unwrap(at);
    const value = apiOf(node, analysis);
    const role = value && analysis.catalogue.facet(value.type, 'role')?.value;
    if (role === 'database-client' || role === 'transaction-handle') return node;
    if (value && role === 'entity' && analysis.catalogue.facet(value.type, 'instance')) return 'class';
    const { kind } = valueOf(node, analysis);
    if (kind === 'class') return 'class';
    if (kind === 'instance') return node;
    if (!value) return query.evidence === 'likely' ? node : undefined;
    const next = before(node, analysis);
    if (!next) return node;
    at = next;
  }
  return undefined;
}

function receiverOf({ node }: QueryCall): Node | undefined {
  const callee = unwrap(calleeExpression(node));
  return callee.type === 'MemberExpression' ? callee.object : callee;
}

/** What an expression was read from, called on or named for. */
function before(node: Node, analysis: Analysis): Node | undefined {
  if (node.type === 'MemberExpression')
    return node.object.type === 'ThisExpression' ? undefined : node.object;
  if (node.type === 'AwaitExpression') return node.argument;
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    // `getDb()` of `getDb = () => client.db('shop')`
    const called = functionOf(callee, analysis)?.node;
    const [returned, ...others] = called?.params.length === 0 ? returnsOf(called) : [];
    if (called) return others.length === 0 ? returned : undefined;
    // `trx('users')`
    return callee.type === 'MemberExpression' ? callee.object : callee;
  }
  if (node.type !== 'Identifier') return undefined;
  const declared = bindingOf(node)?.defs[0]?.node as Node | undefined;
  return declared?.type === 'VariableDeclarator' && declared.id.type === 'Identifier'
    ? (declared.init ?? undefined)
    : undefined;
}

/** A session is the driver's, and the library's that asked for it. */
function isOfLibrary(library: Model, opening: Opening): boolean {
  if (library === opening.library) return true;
  for (let at = opening.clientValue; at; at = at.receiver) if (at.type.model === library) return true;
  return false;
}

/** A statement on a class or a row: without the transaction among its options it goes through the one client of its class. */
function ofClass(query: QueryCall, opening: Opening, analysis: Analysis): Outside | undefined {
  const { clientValue } = opening;
  if (!isOfLibrary(query.library, opening)) return undefined;
  if (query.query.rowKeepsTransaction && !isMadeHere(query, analysis)) return undefined;
  const own = query.clientValue && clientMade(query.clientValue, analysis);
  const opened = clientValue && clientMade(clientValue, analysis);
  if (own && opened && own !== opened && isSingle(own) && isSingle(opened)) return undefined;
  return { evidence: query.evidence, client: undefined };
}

/** Rows of some libraries keep the transaction in which they were read. */
function isMadeHere({ row, library }: QueryCall, analysis: Analysis): boolean {
  const name = row && unwrap(row);
  const declared =
    name?.type === 'Identifier' ? (bindingOf(name)?.defs[0]?.node as Node | undefined) : undefined;
  const init = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
  if (init?.type !== 'NewExpression' || apiOf(init.callee, analysis)?.type.model !== library) return false;
  return !textOf(enclosingFunction(init) ?? init).includes('$session');
}

/** A member's name, for messages. */
export function describeClient({ node, path }: Seen): string {
  const text = node.type === 'MemberExpression' ? (memberName(node) ?? '') : textOf(node);
  return [text, ...path].join('.');
}
