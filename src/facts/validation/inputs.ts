// Outside data: which part of a request, form, URL or environment a value comes from, and whether it can only be strings.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import { bodyCarries } from './body-parsers.js';
import { elementOf, memberOf } from '../origins/members.js';
import type { Module } from '../project/module.js';
import { valueOf, type World } from '../origins/origins.js';
import { nameOfHandler, receivedAt } from '../origins/parameters.js';
import { exportedNames, namesOfExport, usesOfExport } from '../project/project-index.js';
import { isKnown, UNKNOWN, type Value } from '../origins/value.js';

/** A call that led into a function: what its parameters hold, for code reached through it. */
export interface Frame {
  readonly call: TSESTree.CallExpression;
  readonly module: Module;
  readonly fn: FunctionNode;
  readonly outer: Frame | undefined;
}

/** How many calls a frame stands in, itself included. */
export function depthOf(frame: Frame | undefined): number {
  return frame ? 1 + depthOf(frame.outer) : 0;
}

/**
 * Where an expression's value comes from.
 *
 * @param path keys to read below it; `[]` is an element
 * @param frame the calls through which this code was reached, so that a parameter is what was handed in
 */
export function inputOf(
  node: Node,
  path: readonly string[],
  module: Module,
  world: World,
  frame?: Frame,
): Input | undefined {
  let value = valueIn(node, module, world, frame);
  for (const key of ['', ...path]) {
    if (key !== '') value = key === '[]' ? elementOf(value, module, world) : memberOf(value, key, world);
    if (value.kind !== 'api') continue;
    const input = world.catalogue.facet(value.type, 'input')?.value;
    if (!input) continue;
    return input.carries === 'by-parser' ? { ...input, carries: bodyCarries(node, module, world) } : input;
  }
  return undefined;
}

function valueIn(node: Node, module: Module, world: World, frame: Frame | undefined): Value {
  const value = valueOf(node, module, world);
  if (isKnown(value)) return value;
  const expression = unwrap(node);
  if (
    expression.type === 'MemberExpression' &&
    !expression.computed &&
    expression.property.type === 'Identifier'
  ) {
    return memberOf(valueIn(expression.object, module, world, frame), expression.property.name, world);
  }
  return expression.type === 'Identifier' ? handedIn(expression, module, world, frame) : value;
}

/**
 * A parameter of the function that a frame entered is the argument; one of a function it returned is what that receives;
 * one of an exported handler is what the module that registers it hands in.
 */
function handedIn(
  identifier: TSESTree.Identifier,
  module: Module,
  world: World,
  frame: Frame | undefined,
): Value {
  const definition = module.binding(identifier)?.defs[0];
  const fn = definition?.node as Node | undefined;
  if (!definition || !isFunction(fn)) return UNKNOWN;
  const index = fn.params.findIndex(
    ({ range }) => range[0] <= definition.name.range[0] && definition.name.range[1] <= range[1],
  );
  // Only `req.query` is worth asking other modules about: plain `data` is handed in by callers, not by a framework.
  if (!frame)
    return identifier.parent.type === 'MemberExpression'
      ? handedElsewhere(fn, index, module, world)
      : UNKNOWN;
  if (fn === frame.fn) {
    const argument = frame.call.arguments[index];
    return argument && fn.params[index]?.type === 'Identifier'
      ? valueIn(argument, frame.module, world, frame.outer)
      : UNKNOWN;
  }
  return receivedAt(frame.call, fn.params.length, index, frame.module, world);
}

function handedElsewhere(fn: FunctionNode, index: number, module: Module, world: World): Value {
  const name = nameOfHandler(fn);
  for (const exported of name ? exportedNames(module, name) : namesOfExport(fn, module)) {
    for (const use of usesOfExport(module, exported, world) ?? []) {
      const received = receivedAt(use.node, fn.params.length, index, use.module, world);
      if (isKnown(received)) return received;
    }
  }
  return UNKNOWN;
}
