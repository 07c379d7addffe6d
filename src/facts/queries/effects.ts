// What a piece of code may change in a database: the writes that it sends, in itself and in the functions that it calls, and
// the calls that may do anything.
//
//   await db.order.update(…)                      a write
//   await take(line)                              the writes of take, and of what take calls
//   await pool.query(text)                        anything: a statement whose text is not known
//   await this.audit.record(line)                 anything: it could not be followed
//   notify(db, line)                              anything: it could not be followed, and it is given the client
//   names.push(line.name), format(line)           nothing: what nobody waits for, and what no client is given to
//   await fetch(url), await sleep(100)            nothing: another package's function without the client
import { argumentsOf, calleeExpression, isInvocation, type Invocation } from '../../ast/invocations.js';
import { isFunction, memberName, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { settlingOf } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import { EFFECT_FUNCTIONS } from '../../budgets.js';
import { implementationOf } from '../flow/implementations.js';
import { isIteration } from '../flow/loops.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf, functionOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { loadedWith } from '../project/imported-names.js';
import { memoizePerLint } from '../project/memoize.js';
import { bindingOf, isGlobal, moduleOf } from '../project/module.js';
import { throughList } from './called-functions.js';
import { isRead, isWrite, queryOf } from './queries.js';
import type { QueryCall } from './query-call.js';

export interface Effects {
  readonly writes: readonly QueryCall[];
  /** Calls of which nothing is known, and that may write. */
  readonly unknown: readonly Node[];
  /** Everything else that is sent or asked for: other reads, requests, whatever is waited for. */
  readonly waits: readonly Node[];
}

/** What running a piece of code may change, functions that it defines included: whether they are called is not asked. */
export const effectsOf: (root: Node, analysis: Analysis) => Effects = memoizePerLint(
  (root: Node, analysis: Analysis): Effects => effectsOfCalls(nodesIn(root).filter(isInvocation), analysis),
);

/** The same for the part of a function that lies between two places of its text. */
export function effectsBetween(root: Node, from: number, to: number, analysis: Analysis): Effects {
  const calls = [...nodesOfType(root, 'CallExpression'), ...nodesOfType(root, 'TaggedTemplateExpression')];
  return effectsOfCalls(
    calls.filter(({ range }) => range[0] >= from && range[0] < to),
    analysis,
  );
}

function effectsOfCalls(calls: readonly Invocation[], analysis: Analysis): Effects {
  const writes: QueryCall[] = [];
  const unknown: Node[] = [];
  const waits: Node[] = [];
  const open = new Set<FunctionNode>();
  const look = (call: Invocation) => {
    const query = queryOf(call, analysis);
    if (query) {
      waits.push(call);
      if (isWrite(query)) writes.push(query);
      else if (!isRead(query) && query.operation !== 'transaction') unknown.push(call);
      return;
    }
    const fn = targetOf(call, analysis);
    if (fn) {
      open.add(fn);
      // What it is handed by name it may call; what is written in place is looked at where it stands.
      for (const [index, argument] of argumentsOf(call).entries()) {
        const handed = argument.type === 'Identifier' ? functionOf(argument, analysis)?.node : undefined;
        if (handed?.body) open.add(handed);
        else if (!isFunction(argument) && isCalledIn(fn, index)) unknown.push(call);
      }
      return;
    }
    if (isParameterOf(call, open)) return;
    const effect = effectOf(call, analysis);
    if (effect === 'unknown') unknown.push(call);
    if (effect !== 'none') waits.push(call);
  };
  calls.forEach(look);
  // A set is walked while it grows.
  for (const fn of open) {
    if (open.size > EFFECT_FUNCTIONS) {
      unknown.push(fn);
      break;
    }
    nodesIn(fn).filter(isInvocation).forEach(look);
  }
  return { writes, unknown, waits };
}

function isCalledIn({ params }: FunctionNode, index: number): boolean {
  const parameter = params[index];
  const references = parameter?.type === 'Identifier' ? bindingOf(parameter)?.references : undefined;
  return (references ?? []).some(({ identifier }) => {
    const { parent } = identifier as Node;
    return parent?.type === 'CallExpression' && parent.callee === identifier;
  });
}

/** A function that one of these was handed: its caller was looked at. */
function isParameterOf(call: Invocation, functions: ReadonlySet<FunctionNode>): boolean {
  const callee = unwrap(calleeExpression(call));
  const definition = callee.type === 'Identifier' ? bindingOf(callee)?.defs[0] : undefined;
  return definition !== undefined && functions.has(definition.node as FunctionNode);
}

/** The project's function that a call runs, or hands on to an array method. */
function targetOf(call: Invocation, analysis: Analysis): FunctionNode | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const handedOn = throughList(call, analysis)?.callback;
  if (handedOn?.type === 'Identifier' || handedOn?.type === 'MemberExpression')
    return functionOf(handedOn, analysis)?.node;
  const callee = unwrap(call.callee);
  const value = valueOf(callee, analysis);
  if (value.kind === 'signature') return implementationOf(value, analysis)?.node;
  const fn = functionOf(callee, analysis)?.node;
  return fn?.body ? fn : undefined;
}

/** What a call does that is neither a query nor a function of the project. */
function effectOf(call: Invocation, analysis: Analysis): 'none' | 'waits' | 'unknown' {
  const known = calleeOf(call, analysis);
  if (known) {
    const { query } = known.call;
    // What waits in the process for its commit is a write all the same.
    const isBuffered = query?.sends === 'in-process' && !query.operation.startsWith('read');
    return isBuffered ? 'unknown' : isWaitedFor(call) ? 'waits' : 'none';
  }
  const callee = unwrap(calleeExpression(call));
  if (apiOf(call, analysis) ?? apiOf(callee, analysis)) return isWaitedFor(call) ? 'waits' : 'none';
  if (argumentsOf(call).some((argument) => givesClient(argument, analysis))) return 'unknown';
  if (!isWaitedFor(call) || isOfLanguage(call)) return 'none';
  return isOfPackage(callee, analysis) ? 'waits' : 'unknown';
}

/** Is it waited for, there or under the name that it is given? */
function isWaitedFor(call: Invocation): boolean {
  const settling = settlingOf(call);
  if (settling !== undefined) return settling !== 'floating';
  const { parent } = wrapped(call);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  return (
    bindingOf(parent.id)?.references.some(({ identifier }) => settlingOf(identifier) === 'awaited') ?? false
  );
}

/** A client, a handle of a transaction, or an entity of theirs, by itself or in an object. */
function givesClient(argument: Node, analysis: Analysis): boolean {
  const node = unwrap(argument);
  if (node.type === 'ObjectExpression')
    return node.properties.some((each) => each.type === 'Property' && givesClient(each.value, analysis));
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  const value = apiOf(node, analysis);
  const role = value && analysis.catalogue.facet(value.type, 'role')?.value;
  return role === 'database-client' || role === 'transaction-handle' || role === 'entity';
}

/** `Promise.all(…)`, `fetch(…)`, `promise.then(…)`, `list.map(…)`: what the language and the platform bring along. */
function isOfLanguage(call: Invocation): boolean {
  const callee = unwrap(calleeExpression(call));
  if (callee.type === 'Identifier') return isGlobal(callee) && PLATFORM.has(callee.name);
  if (callee.type === 'ImportExpression') return true;
  if (callee.type !== 'MemberExpression') return isFunction(callee);
  const object = unwrap(callee.object);
  if (object.type === 'Identifier' && isGlobal(object) && PLATFORM.has(object.name)) return true;
  const iterates = call.type === 'CallExpression' && isIteration(call);
  return iterates || VALUE_METHODS.has(memberName(callee) ?? '');
}

const PLATFORM = new Set(
  (
    'Array Boolean BigInt Date Error JSON Map Math Number Object Promise RegExp Set String Symbol Buffer URL console process ' +
    'crypto fetch structuredClone setTimeout setImmediate queueMicrotask parseInt parseFloat isNaN encodeURIComponent require'
  ).split(' '),
);
/** Methods of promises, texts and lists that are returned or waited for. */
const VALUE_METHODS = new Set(
  'then catch finally slice concat join split trim toString toFixed toISOString toSorted flat reverse sort keys values entries json text'.split(
    ' ',
  ),
);

/** It comes from another package, which does not have this project's client. */
function isOfPackage(callee: Node, analysis: Analysis): boolean {
  let root = callee;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  if (root.type !== 'Identifier') return false;
  const definition = bindingOf(root)?.defs[0];
  const declaration = definition?.parent as Node | undefined;
  const declared = definition?.node as Node | undefined;
  const loaded = declared?.type === 'VariableDeclarator' ? loadedWith(declared.init) : undefined;
  const from = declaration?.type === 'ImportDeclaration' ? declaration.source.value : loaded;
  if (from === undefined) return false;
  return (
    !from.startsWith('.') && !from.startsWith('#') && !analysis.project.modules.imported(moduleOf(root), from)
  );
}
