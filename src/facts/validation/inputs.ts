// Outside data: which part of a request, form, URL or environment a value comes from, and whether it can only be strings.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import { elementOf, memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import { nameOfHandler, receivedAt } from '../origins/parameters.js';
import { isKnown, UNKNOWN, type Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';
import { exportedNames, namesOfExport } from '../project/project-index.js';
import { bodyCarries } from './body-parsers.js';

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
  analysis: Analysis,
  frame?: Frame,
): Input | undefined {
  let value = valueIn(node, analysis, frame);
  for (const key of ['', ...path]) {
    if (key !== '') value = key === '[]' ? elementOf(value, analysis) : memberOf(value, key, analysis);
    if (value.kind !== 'api') continue;
    const input = analysis.catalogue.facet(value.type, 'input')?.value;
    if (!input) continue;
    return asArrived(input, node, analysis);
  }
  return undefined;
}

/** What a part carries in this project: parsers are the project's choice. */
function asArrived(input: Input, node: Node, analysis: Analysis): Input {
  if (input.carries === 'by-parser') return { ...input, carries: bodyCarries(node, analysis) };
  const { packages } = analysis.project;
  const readsForms = input.formsBy?.some((name) => packages.isRequested(moduleOf(node).path, name));
  return readsForms ? { ...input, carries: 'unknown' } : input;
}

function valueIn(node: Node, analysis: Analysis, frame: Frame | undefined): Value {
  const value = valueOf(node, analysis);
  if (isKnown(value)) return value;
  const expression = unwrap(node);
  if (
    expression.type === 'MemberExpression' &&
    !expression.computed &&
    expression.property.type === 'Identifier'
  ) {
    return memberOf(valueIn(expression.object, analysis, frame), expression.property.name, analysis);
  }
  return expression.type === 'Identifier' ? handedIn(expression, analysis, frame) : value;
}

/**
 * A parameter of the function that a frame entered is the argument; one of a function it returned is what that receives;
 * one of an exported handler is what the module that registers it hands in.
 */
function handedIn(identifier: TSESTree.Identifier, analysis: Analysis, frame: Frame | undefined): Value {
  const definition = bindingOf(identifier)?.defs[0];
  const fn = definition?.node as Node | undefined;
  if (!definition || !isFunction(fn)) return UNKNOWN;
  const index = fn.params.findIndex(
    ({ range }) => range[0] <= definition.name.range[0] && definition.name.range[1] <= range[1],
  );
  // Only `req.query` is worth asking other modules about: plain `data` is handed in by callers, not by a framework.
  if (!frame)
    return identifier.parent.type === 'MemberExpression' ? handedElsewhere(fn, index, analysis) : UNKNOWN;
  if (fn === frame.fn) {
    const argument = frame.call.arguments[index];
    return argument && fn.params[index]?.type === 'Identifier'
      ? valueIn(argument, analysis, frame.outer)
      : UNKNOWN;
  }
  return receivedAt(frame.call, fn.params.length, index, analysis);
}

function handedElsewhere(fn: FunctionNode, index: number, analysis: Analysis): Value {
  const module = moduleOf(fn);
  const name = nameOfHandler(fn);
  for (const exported of name ? exportedNames(name) : namesOfExport(fn)) {
    for (const use of analysis.project.index.usesOf(module, exported, analysis.catalogue) ?? []) {
      const received = receivedAt(use.node, fn.params.length, index, analysis);
      if (isKnown(received)) return received;
    }
  }
  return UNKNOWN;
}
