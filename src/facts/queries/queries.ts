// Calls that send a statement to a database, with what they send and to which entity. A statement is sent by one call
// (`db.order.findMany(…)`), by the last call of a builder's chain when that is awaited (`db.select().from(orders)`), or by
// a call that executes what its receiver stands for (`….execute()`).
import type { TSESTree } from '@typescript-eslint/utils';
import { chainOf, isContinued, rootOf } from '../../ast/chains.js';
import { argumentsOf, type Invocation, calleeExpression } from '../../ast/invocations.js';
import { isFunction, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { Query } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf, type Callee } from '../origins/callees.js';
import { entityOf, placeOfEntity } from '../origins/entities.js';
import { apiOf, valueOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { staysInProcess } from './in-process.js';
import { likelyCallee } from './likely-queries.js';
import { argumentAt, operationIn } from './query-arguments.js';
import type { QueryCall } from './query-call.js';
import { textElsewhere } from './text-files.js';
import { effectOfRaw, tablesGiven } from './raw-statements.js';
import { isPart, wholeChainOf } from './statement-parts.js';

/** What a call sends, before it is looked at in detail. */
interface Sent {
  readonly query: Query;
  readonly value: ApiValue;
  readonly evidence: Evidence;
}

/** The query that a call sends, if it sends one. Statements that stay in the process cost no round trip and are none. */
export function queryOf(node: Invocation, analysis: Analysis): QueryCall | undefined {
  const isLeftAlone =
    node.type === 'TaggedTemplateExpression' && wrapped(node).parent?.type === 'ExpressionStatement';
  return isLeftAlone && node.tag.type === 'Identifier'
    ? undefined
    : sentFrom(node, analysis, (value) => !staysInProcess(value, analysis));
}

/** The statement that a call sends, or that is sent when the call is awaited, to a server or in the process. */
export function statementOf(node: Invocation, analysis: Analysis): QueryCall | undefined {
  return sentFrom(node, analysis, () => true);
}

function sentFrom(
  node: Invocation,
  analysis: Analysis,
  isMeant: (value: ApiValue) => boolean,
): QueryCall | undefined {
  if (!mayBeQuery(node, analysis)) return undefined;
  const sent = sentBy(node, analysis);
  if (!sent || sent.query.sends === 'in-process' || !isMeant(sent.value)) return undefined;
  return sent.query.operationOf === undefined
    ? described(node, node, sent, analysis)
    : ofArgument(node, sent, analysis);
}

/** The statement that a builder stands for and that is not sent where the chain ends. */
export function pendingQueryOf(node: Invocation, analysis: Analysis): QueryCall | undefined {
  if (!mayBeQuery(node, analysis) || isContinued(node)) return undefined;
  const value = apiOf(node, analysis);
  const query = value && analysis.catalogue.facet(value.type, 'query')?.value;
  return value && query?.sends === 'on-execute'
    ? described(node, node, { query, value, evidence: 'certain' }, analysis)
    : undefined;
}

/** A look at the names in a chain, before any of it is followed. */
export function mayBeQuery(node: Invocation, analysis: Analysis): boolean {
  const names = analysis.queryNames ?? analysis.catalogue.names;
  const callee = unwrap(calleeExpression(node));
  if (callee.type === 'Identifier')
    return (names.isCallable('query') || mayHoldMethod(callee)) && isUsedAsPromise(node);
  return chainOf(node).some(({ member }) => member === undefined || names.isNamed('query', member));
}

/** `const query = pool.query.bind(pool)`, here or in a module that it is imported from. */
function mayHoldMethod(name: TSESTree.Identifier): boolean {
  const definition = bindingOf(name)?.defs[0];
  if ((definition?.type as string | undefined) === 'ImportBinding') return true;
  const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
  return init ? !isFunction(unwrap(init)) : false;
}

/** `knex('orders')` is seen only where it is waited for: any other function is called like that. */
function isUsedAsPromise(node: Invocation): boolean {
  const type = wrapped(node).parent?.type;
  return (
    type !== 'TemplateLiteral' && (type !== 'ExpressionStatement' || node.type === 'TaggedTemplateExpression')
  );
}

function sentBy(node: Invocation, analysis: Analysis): Sent | undefined {
  const callee = unwrap(calleeExpression(node));
  const known =
    calleeOf(node, analysis) ??
    (callee.type === 'MemberExpression' ? likelyCallee(callee, node, analysis) : undefined);
  if (!known) return undefined;
  const { call, value, evidence } = known;
  if (call.query)
    return isContinuedByExecution(node, analysis) ? undefined : { query: call.query, value, evidence };
  if (call.sendsReceiver) {
    const query = value.receiver && analysis.catalogue.facet(value.receiver.type, 'query')?.value;
    return query && { query: { ...query, sends: 'at-call' }, value, evidence };
  }
  return builtBy(node, known, analysis);
}

/** The end of a builder's chain that sends its statement when it is awaited. */
function builtBy(node: Invocation, known: Callee, analysis: Analysis): Sent | undefined {
  if (isContinued(node)) return undefined;
  const value = apiOf(node, analysis) ?? resultOfChecked(known, analysis);
  const query = value && analysis.catalogue.facet(value.type, 'query')?.value;
  return query?.sends === 'when-awaited' && !isPart(node, known.value, query, analysis)
    ? { query, value: known.value, evidence: known.evidence }
    : undefined;
}

/** Where only the type checker knows the receiver, the model says what the call on it gives. */
function resultOfChecked({ value, call: { returns } }: Callee, analysis: Analysis): ApiValue | undefined {
  if (typeof returns === 'string')
    return { ...value, type: analysis.catalogue.resolve(value.type.model, returns) };
  return typeof returns === 'object' && 'same' in returns ? value.receiver : undefined;
}

/** `find(…).populate(…)`, `find(…).toArray()`: a later call of the chain is the one that sends. */
function isContinuedByExecution(node: Invocation, analysis: Analysis): boolean {
  if (!isContinued(node)) return false;
  const value = apiOf(node, analysis);
  return value !== undefined && analysis.catalogue.facet(value.type, 'query') !== undefined;
}

/** `client.send(new GetCommand({ … }))`: the command is the query. */
function ofArgument(node: Invocation, sent: Sent, analysis: Analysis): QueryCall | undefined {
  const argument = argumentsOf(node)[sent.query.operationOf ?? 0];
  const command = argument && valueOf(argument, analysis);
  if (command?.kind !== 'api' || !command.made) return undefined;
  const query = analysis.catalogue.facet(command.type, 'query')?.value;
  return query && described(node, command.made.node, { ...sent, query }, analysis);
}

/**
 * @param asked the call whose arguments say what is asked for: the query's own, or the construction of what it sends
 */
function described(
  node: Invocation,
  asked: Invocation | TSESTree.NewExpression,
  { query, value, evidence }: Sent,
  analysis: Analysis,
): QueryCall {
  const module = moduleOf(node);
  const callee = unwrap(calleeExpression(node));
  const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const role = value.receiver && analysis.catalogue.facet(value.receiver.type, 'role')?.value;
  const isOfEntity = role === 'entity' || evidence === 'likely';
  const isNamed = isOfEntity && owner?.type === 'MemberExpression';
  const chain =
    asked.type === 'NewExpression'
      ? [{ call: node, member: undefined, property: undefined }]
      : wholeChainOf(node, analysis);
  const site =
    query.entity && asked.type !== 'NewExpression'
      ? entityOf(node, placeOfEntity(query), value.receiver, analysis)
      : undefined;
  return {
    node,
    module,
    operation: operationIn(query, asked, chain),
    query,
    entity: query.entity
      ? site?.name
      : isOfEntity
        ? (entityBehind(value.receiver, analysis)?.name ?? (isNamed ? memberName(owner) : undefined))
        : undefined,
    entitySite: site,
    row: query.row === 'receiver' ? owner : undefined,
    client: query.row
      ? undefined
      : chain.length > 1
        ? rootOf(node)
        : isOfEntity
          ? isNamed
            ? owner.object
            : undefined
          : owner,
    clientValue:
      chain.length > 1
        ? apiOf(rootOf(node), analysis)
        : isOfEntity
          ? value.receiver?.receiver
          : value.receiver,
    library: value.type.model,
    filter: argumentAt(asked, chain, query.filter),
    data: argumentAt(asked, chain, query.data),
    textElsewhere: query.text && textElsewhere(argumentAt(asked, chain, query.text), analysis),
    chain,
    evidence,
  };
}

/** What is composed from an entity, `db.orm.public.Order.where(…)`, is still of that entity. */
function entityBehind(value: ApiValue | undefined, analysis: Analysis): ApiValue | undefined {
  const { made, receiver } = value ?? {};
  return made && receiver && analysis.catalogue.facet(receiver.type, 'role')?.value === 'entity'
    ? entityBehind(receiver, analysis)
    : value;
}

/** Does the query give rows back and change none? */
export function isRead(query: QueryCall): boolean {
  switch (query.operation) {
    case 'read-one':
    case 'read-many':
    case 'count':
      return true;
    case 'raw':
      return query.query.returnsRows === true && effectOfRaw(query) === 'read';
    default:
      return false;
  }
}

/** Does the query change rows? A raw statement only where its text says so. */
export function isWrite(query: QueryCall): boolean {
  switch (query.operation) {
    case 'create':
    case 'update':
    case 'delete':
    case 'upsert':
      return true;
    case 'raw':
      return query.query.returnsRows !== true || effectOfRaw(query) === 'write';
    default:
      return false;
  }
}

/** What tells one sending of a query from another: its filter where it has one, else all that its chain is given. */
export function sentParts({ filter, node, chain, query, row }: QueryCall): readonly Node[] {
  if (row) return [row, ...argumentsOf(node)];
  if (filter) return [filter];
  if (query.filter && query.conditions === undefined) return argumentsOf(node);
  return chain.length > 0 ? chain.flatMap(({ call }) => argumentsOf(call)) : argumentsOf(node);
}

/** The client, and what names the entity: where these differ from element to element, the queries go to different places. */
export function placeParts(query: QueryCall): readonly Node[] {
  const named = query.entitySite?.node.type.startsWith('TS') ? undefined : query.entitySite?.node;
  return [query.client, named, ...tablesGiven(query)].filter((node) => node !== undefined);
}
