// Answers as a model describes the call, construction or assignment that makes them, and the status that such an answer has.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument } from '../../ast/arguments.js';
import { chainOf, rootOf } from '../../ast/chains.js';
import { alwaysLeaves, goesOnTo, isAfter } from '../../ast/flow.js';
import { enclosingFunction, memberName, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { ownNodesIn } from '../../ast/walk.js';
import type { Reply as ModelledReply } from '../../models/model.js';
import type { EnteredCall } from '../origins/place-walk.js';
import { numberIn } from '../origins/numbers.js';
import { valueWithin } from '../origins/passed-values.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { apiWithin, responseOf } from './responses.js';

export type ModelledNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.AssignmentExpression;

export type Status = number | 'unknown' | undefined;

/** What a model says that a node does to an answer. */
export interface Modelled {
  readonly node: ModelledNode;
  readonly reply: ModelledReply;
  /** What it is called on, or assigned to a member of. */
  readonly root: Node;
}

/** A look at what a node is and at its name, before any of it is followed. */
export function mayBeReply(node: Node, { catalogue }: Analysis): node is ModelledNode {
  if (node.type === 'NewExpression') return true;
  const named =
    node.type === 'CallExpression'
      ? node.callee
      : node.type === 'AssignmentExpression' && node.operator === '='
        ? node.left
        : undefined;
  const member = named && unwrap(named);
  return member?.type === 'MemberExpression' && catalogue.names.isNamed('reply', memberName(member));
}

/** What the model of a library says of a node. */
export function modelledReply(
  node: Node,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Modelled | undefined {
  if (!mayBeReply(node, analysis)) return undefined;
  const isAssignment = node.type === 'AssignmentExpression';
  const member = unwrap(isAssignment ? node.left : node.callee);
  const value = apiWithin(member, analysis, entered);
  const call = value && analysis.catalogue.facet(value.type, isAssignment ? 'assigned' : 'call')?.value;
  if (!call?.reply) return undefined;
  const root = isAssignment && member.type === 'MemberExpression' ? unwrap(member.object) : rootOf(node);
  return { node, reply: call.reply, root };
}

/** The status that an answer says itself, or that was set before it; `undefined` where nothing says one. */
export function statusOf(modelled: Modelled, analysis: Analysis, entered: EnteredCall | undefined): Status {
  const { node, reply } = modelled;
  const own = statusStatedBy(modelled, analysis, entered);
  if (own !== undefined || reply.does === 'prepares' || reply.does === 'begins') return own;
  for (const { call } of node.type === 'CallExpression' ? chainOf(node).slice(1) : []) {
    const earlier = modelledReply(call, analysis, entered);
    const status = earlier && statusStatedBy(earlier, analysis, entered);
    if (status !== undefined) return status;
  }
  return statusSetAround(modelled, analysis, entered);
}

function statusStatedBy(
  { node, reply: { status } }: Modelled,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Status {
  if (!status) return undefined;
  if ('is' in status) return status.is;
  if (node.type === 'AssignmentExpression') return numberOf(node.right, analysis, entered);
  const given = readArgument(node, status.argument, status.path);
  if (given.kind === 'absent') return undefined;
  return given.kind === 'written' ? numberOf(given.node, analysis, entered) : 'unknown';
}

/** The status that an expression is. */
export function numberOf(
  node: Node,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): number | 'unknown' {
  return numberIn(valueWithin(node, analysis, entered), analysis) ?? 'unknown';
}

/** `res.status(500);`, `res.writeHead(500);` in a statement of its own, before it; where what is set is sent at the end, behind it too. */
function statusSetAround(
  { node, reply, root }: Modelled,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Status {
  const response = responseOf(root);
  const fn = enclosingFunction(node);
  if (!response || !fn) return undefined;
  let status: Status;
  for (const set of statusesSetIn(fn, analysis, entered)) {
    if (responseOf(set.root) !== response) continue;
    const statement = statementOf(set.node);
    const isBehind = reply.does === 'sets' && isBeside(statementOf(node), statement);
    if (isAfter(node, statement) || isBehind) status = statusStatedBy(set, analysis, entered);
    else if (goesOnTo(set.node, node)) status = 'unknown';
  }
  return status;
}

/** Every status that a function sets by itself, in source order. */
function statusesSetIn(
  fn: FunctionNode,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): readonly Modelled[] {
  const find = (): readonly Modelled[] =>
    ownNodesIn(fn.body).flatMap((node) => {
      const set = modelledReply(node, analysis, entered);
      return set?.reply.status && (set.reply.does === 'prepares' || set.reply.does === 'begins') ? [set] : [];
    });
  return entered ? find() : answersOn(fn, analysis).of(statusesSetIn, fn, find);
}

function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && !/Statement$|^Program$/.test(at.type)) at = at.parent;
  return at;
}

/** In the block of `statement`, which goes on to it. */
function isBeside(statement: Node, later: Node): boolean {
  return later.parent === statement.parent && !alwaysLeaves(statement);
}

function answersOn(node: Node, analysis: Analysis) {
  return moduleOf(node).answersIn(analysis.project.modules.version);
}
