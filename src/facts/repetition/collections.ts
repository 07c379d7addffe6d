// What a loop goes through: data that grows, or a list whose length the code itself settles.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isFunction, memberName, propertyOf, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { FUNCTIONS_FOR_LIST } from '../../budgets.js';
import { functionOf, valueOf } from '../origins/origins.js';
import type { FunctionValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerFile } from '../project/memoize.js';
import { type Binding, bindingOf, declarationOf, moduleOf } from '../project/module.js';
import { isArray, isCount, isSmallSlice } from './counted-lists.js';

/** Why a collection does not grow with the data, or has parts that are whole lists. */
export type Closed = 'bounded' | 'configuration' | 'chunked' | 'streamed';

/** Calls that cut a list into parts; a name is enough for a reason to be silent. */
const CUTS = /chunk|batch|partition|slices|paginat|pages/i;
const SETTINGS_NAME = /^(?:\w*config|env|environment|\w*settings|constants)$/i;
/** Methods whose result is as long as what they are called on, or shorter. */
const KEEPS_LENGTH = new Set([
  'filter',
  'map',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'slice',
  'entries',
  'keys',
  'values',
  'split',
  'trim',
  'toLowerCase',
  'fill',
]);
const GROWS = new Set(['push', 'unshift', 'splice', 'concat']);

/** Why a collection is closed; undefined when it may be as long as the data is. */
export function whyClosed(node: Node, analysis: Analysis): Closed | undefined {
  const expression = unwrap(node);
  switch (expression.type) {
    case 'ArrayExpression':
      return ofArray(expression, analysis);
    case 'AwaitExpression':
      return whyClosed(expression.argument, analysis);
    case 'ConditionalExpression':
      return both(expression.consequent, expression.alternate, analysis);
    case 'ObjectExpression':
      return isCount(propertyOf(expression, 'length')?.value) ? 'bounded' : undefined;
    case 'LogicalExpression':
      return whyClosed(expression.left, analysis);
    case 'CallExpression':
      return ofCall(expression, analysis);
    case 'NewExpression': {
      const [first] = expression.arguments;
      if (isArray(expression.callee) && isCount(first)) return 'bounded';
      return first && first.type !== 'SpreadElement' ? whyClosed(first, analysis) : undefined;
    }
    case 'Identifier':
      return ofName(expression, analysis);
    case 'MemberExpression':
      return ofMember(expression, analysis);
    default:
      return undefined;
  }
}

function ofArray({ elements }: TSESTree.ArrayExpression, analysis: Analysis): Closed | undefined {
  if (elements.length === 0) return undefined;
  const spreads = elements.filter((element) => element?.type === 'SpreadElement');
  if (spreads.some(({ argument }) => whyClosed(argument, analysis) === undefined)) return undefined;
  return 'bounded';
}

function ofCall(call: TSESTree.CallExpression, analysis: Analysis): Closed | undefined {
  const callee = unwrap(call.callee);
  const name =
    callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : '';
  if (name !== undefined && CUTS.test(name)) return 'chunked';
  const fn = functionOf(callee, analysis);
  if (fn?.node.generator) return 'streamed';
  if (isArray(callee) && isCount(call.arguments[0])) return 'bounded';
  if (fn) return ofFunction(fn, analysis);
  if (callee.type !== 'MemberExpression' || name === undefined) return undefined;
  const [first] = call.arguments;
  if (callee.object.type === 'Identifier' && first && first.type !== 'SpreadElement') {
    if (callee.object.name === 'Object') return ofRecord(first, analysis);
    if (callee.object.name === 'Array' && name === 'from') return whyClosed(first, analysis);
  }
  if (name === 'slice' && isSmallSlice(call)) return 'bounded';
  return KEEPS_LENGTH.has(name) ? whyClosed(callee.object, analysis) : undefined;
}

/** Both ends of a choice; the weaker of two reasons does. */
function both(one: Node, other: Node, analysis: Analysis): Closed | undefined {
  const closed = whyClosed(one, analysis);
  return closed && whyClosed(other, analysis) && closed;
}

/** What a function of the project gives, where everything that it returns is closed. */
function ofFunction({ node }: FunctionValue, analysis: Analysis): Closed | undefined {
  // A declaration without a body has none, whatever its type says.
  const body = node.body as typeof node.body | undefined;
  if (!body) return undefined;
  return analysis.recursion.ask<Closed | undefined>(
    { question: ofFunction, subject: node, deepest: FUNCTIONS_FOR_LIST },
    undefined,
    () => {
      const given =
        body.type === 'BlockStatement'
          ? nodesIn(body, (each) => each === body || !isFunction(each)).flatMap((each) =>
              each.type === 'ReturnStatement' ? [each.argument] : [],
            )
          : [body];
      const reasons = given.map((each) => (each ? whyClosed(each, analysis) : undefined));
      return reasons.every((each) => each !== undefined) ? reasons[0] : undefined;
    },
  );
}

/** `Object.values(Status)`: an enum, or an object that is written out. */
function ofRecord(node: Node, analysis: Analysis): Closed | undefined {
  const record = unwrap(node);
  if (record.type === 'Identifier') {
    const type = bindingOf(record)?.defs[0]?.type as string | undefined;
    // A capital letter is how enums and constants are written; data is not.
    if (type === 'TSEnumName' || /^[A-Z]/.test(record.name)) return 'bounded';
  }
  const value = valueOf(record, analysis);
  return value.kind === 'object' && isWrittenOut(value.node) ? 'bounded' : whyClosed(record, analysis);
}

function isWrittenOut({ properties }: TSESTree.ObjectExpression): boolean {
  return (
    properties.length > 0 &&
    properties.every((property) => property.type === 'Property' && !property.computed)
  );
}

function ofName(identifier: TSESTree.Identifier, analysis: Analysis): Closed | undefined {
  const binding = bindingOf(identifier);
  if (binding && isGrown(binding)) return undefined;
  const definition = binding?.defs[0]?.node as Node | undefined;
  const isDeclaredBefore = definition !== undefined && definition.range[1] <= identifier.range[0];
  if (
    binding &&
    isDeclaredBefore &&
    definition.type === 'VariableDeclarator' &&
    definition.init &&
    definition.id.type === 'Identifier'
  ) {
    if (binding.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
    const init = unwrap(definition.init);
    if (isAtTop(definition) && init.type === 'ArrayExpression') return ofConstant(init, analysis);
    return whyClosed(definition.init, analysis);
  }
  if (definition?.type === 'ImportSpecifier' || definition?.type === 'ImportDefaultSpecifier') {
    const imported = ofImport(definition, analysis);
    if (imported) return imported;
  }
  return ofValue(valueOf(identifier, analysis), analysis);
}

/** A constant of another module, whatever its annotation says. */
function ofImport(
  specifier: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier,
  analysis: Analysis,
): Closed | undefined {
  const { source } = specifier.parent as TSESTree.ImportDeclaration;
  const target = analysis.project.modules.imported(moduleOf(specifier), source.value);
  const { imported } = specifier.type === 'ImportSpecifier' ? specifier : { imported: undefined };
  const name =
    imported === undefined ? 'default' : imported.type === 'Identifier' ? imported.name : imported.value;
  const site = target && analysis.project.modules.exportSite(target, name);
  if (!site?.module || site.node?.type !== 'Identifier') return undefined;
  const declared = bindingOf(site.node)?.defs[0]?.node as Node | undefined;
  const init = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
  return init?.type === 'ArrayExpression' ? ofConstant(init, analysis) : undefined;
}

const isGrown = memoizePerFile(
  (binding: Binding) => binding.references.some(({ identifier }) => isGrowing(identifier)),
  declarationOf,
);

function isGrowing(reference: Node): boolean {
  const { parent } = reference;
  return (
    parent?.type === 'MemberExpression' && parent.object === reference && GROWS.has(memberName(parent) ?? '')
  );
}

function isAtTop(node: Node): boolean {
  return enclosingFunction(node) === undefined;
}

/** A constant of a module is as long as somebody wrote it. */
function ofConstant(array: TSESTree.ArrayExpression, analysis: Analysis): Closed | undefined {
  const spreads = array.elements.filter((element) => element?.type === 'SpreadElement');
  return array.elements.length > 0 && spreads.every(({ argument }) => whyClosed(argument, analysis))
    ? 'bounded'
    : undefined;
}

function ofMember(member: TSESTree.MemberExpression, analysis: Analysis): Closed | undefined {
  const closed = ofValue(valueOf(member, analysis), analysis);
  if (closed) return closed;
  let root: Node = member;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type !== 'Identifier') return undefined;
  const value = valueOf(root, analysis);
  if (value.kind === 'api') return ofValue(value, analysis);
  const definition = bindingOf(root)?.defs[0];
  const isShared =
    (definition?.type as string) === 'ImportBinding' || (definition && isAtTop(definition.node));
  return isShared && (SETTINGS_NAME.test(root.name) || (value.kind === 'object' && isWrittenOut(value.node)))
    ? 'configuration'
    : undefined;
}

function ofValue(value: Value, analysis: Analysis): Closed | undefined {
  if (value.kind === 'api')
    return analysis.catalogue.facet(value.type, 'input')?.value.part === 'env' ? 'configuration' : undefined;
  if (value.kind !== 'opaque') return undefined;
  const { node } = value;
  if (node.type === 'ArrayExpression')
    return isAtTop(node) ? ofConstant(node, analysis) : ofArray(node, analysis);
  return isAtTop(node) && node.type === 'CallExpression' ? ofCall(node, analysis) : undefined;
}
