// What bounds the time of a request: what its options, those of its client and the steps of its chain say of that, and where a bound goes
// that is not there.
//
//   ky(url), of a library that has a bound by default                    bounded
//   ky(url, { timeout: false }), ky.create({ timeout: false }).get(url)  none: in the place of `timeout`, or among the options
//   axios.create({ timeout: 5000 }).get(url)                             bounded, as is everything of that instance
//   await superagent.get(url).set(…), ….then(…), ….end(…)                none: behind `get(url)`
//   await superagent.get(url).timeout(500)                               bounded
//   const request = superagent.get(url)                                  unknown: the chain goes on elsewhere
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument } from '../../ast/arguments.js';
import { nextCall } from '../../ast/chains.js';
import { enclosingFunction, propertyOf, unwrap, type CallLike, type Node } from '../../ast/nodes.js';
import { settlingOf } from '../../ast/promise-usage.js';
import type { ArgumentPath, TimeoutOption, TimeoutStep } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';

/** Where a bound goes: among the options, in the place of the one that takes the bound away, or behind the call as a step of its chain. */
export type BoundPlace =
  | {
      readonly in: 'options';
      readonly argument: number;
      /** The options that it is given, written out. */
      readonly given: TSESTree.ObjectExpression | undefined;
    }
  | { readonly in: 'option'; readonly node: TSESTree.Property }
  | { readonly in: 'chain' };

/** Where a bound goes among the options, if neither they nor those of the client have one. */
export function placeInOptions(
  call: TSESTree.CallExpression,
  client: ApiValue,
  option: TimeoutOption,
  analysis: Analysis,
): BoundPlace | undefined {
  const { argument, keys, removedBy } = option;
  const argued = readArgument(call, argument);
  if (argued.kind === 'unreadable') return undefined;
  const given = argued.kind === 'written' ? unwrap(argued.node) : undefined;
  if (given && given.type !== 'ObjectExpression') return undefined;
  const inCall = given ? saidOf(call, { argument }, option) : 'nothing';
  const said = inCall === 'nothing' ? saidByClient(client, option, analysis) : inCall;
  if (said === 'bounded' || (said === 'nothing' && removedBy !== undefined)) return undefined;
  if (inCall !== 'removed') return { in: 'options', argument, given };
  // What the client says beside it may bound it all the same: a signal of its own.
  const others = { ...option, keys: keys.filter((key) => key !== removedBy) };
  const node = given && removedBy !== undefined ? propertyOf(given, removedBy) : undefined;
  return node && saidByClient(client, others, analysis) !== 'bounded' ? { in: 'option', node } : undefined;
}

/** What options say of a bound. What cannot be read may hold one. */
function saidOf(
  call: CallLike,
  { argument, path = [] }: Pick<ArgumentPath, 'argument' | 'path'>,
  { keys, removedBy }: TimeoutOption,
): 'bounded' | 'removed' | 'nothing' {
  let said: 'removed' | 'nothing' = 'nothing';
  for (const key of keys) {
    const reading = readArgument(call, argument, [...path, key]);
    if (reading.kind === 'absent') continue;
    if (key !== removedBy || reading.kind !== 'written' || !isFalse(reading.node)) return 'bounded';
    said = 'removed';
  }
  return said;
}

function isFalse(node: Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' && value.value === false;
}

/** A place behind the call, if no step of its chain bounds it and the chain is seen to its end: where it is sent. */
export function placeInChain(
  call: TSESTree.CallExpression,
  client: ApiValue,
  { steps, sentBy }: TimeoutStep,
): BoundPlace | undefined {
  // An agent keeps what it was told for all its requests, wherever that was.
  if (madeBy(client)) return undefined;
  for (let at: Node = call; ;) {
    const link = nextCall(at);
    if (!link) return isSent(at) ? { in: 'chain' } : undefined;
    if (link.member === undefined || steps.includes(link.member)) return undefined;
    if (sentBy.includes(link.member)) return { in: 'chain' };
    at = link.call;
  }
}

/** Waited for here, or by an asynchronous function that gives it: who is given a chain may add to it. */
function isSent(chain: Node): boolean {
  const settling = settlingOf(chain);
  return settling === 'returned' ? enclosingFunction(chain)?.async === true : settling !== undefined;
}

/** The call that made a client. */
export function madeBy(client: ApiValue): Node | undefined {
  for (let at: ApiValue | undefined = client; at; at = at.receiver) if (at.made) return at.made.node;
  return undefined;
}

/** What the options say that a client was made with, those that it was made with last before those of what it was made of. */
function saidByClient(
  client: ApiValue,
  option: TimeoutOption,
  analysis: Analysis,
): 'bounded' | 'removed' | 'nothing' {
  for (let at: ApiValue | undefined = client; at; at = at.receiver) {
    if (at.others) return 'bounded';
    const node = at.made?.node;
    if (node?.type !== 'CallExpression') continue;
    const place = calleeOf(node, analysis)?.call.http?.defaultsIn;
    const said = place ? saidOf(node, place, option) : 'nothing';
    if (said !== 'nothing') return said;
  }
  // An instance that is known by its type alone was made somewhere, with options that are not seen.
  return client.receiver !== undefined && !isSeen(client, analysis) ? 'bounded' : 'nothing';
}

/** `client: AxiosInstance`: the library exports the type, and who made the client does not stand there. */
function isNamedAsType({ receiver, name }: ApiValue, catalogue: Analysis['catalogue']): boolean {
  const exported = receiver && name !== undefined ? catalogue.member(receiver.type, name) : undefined;
  return exported !== undefined && catalogue.facet(exported, 'instance') !== undefined;
}

/** Was a client made here, or is it what its library exports? */
function isSeen(client: ApiValue, { catalogue }: Analysis): boolean {
  for (let at: ApiValue | undefined = client; at; at = at.receiver) {
    const { model, name } = at.type;
    if (at.made) return true;
    if (isNamedAsType(at, catalogue)) return false;
    if (Object.values(model.modules).includes(name ?? '')) return true;
    const members = Object.values(at.type.definition.members ?? {});
    const makes = members.some(
      (member) => catalogue.resolve(model, member).definition.call?.http?.defaultsIn,
    );
    if (makes) return true;
  }
  return false;
}
