// Outside data: which part of a request, form, URL or environment a value comes from, and whether it can only be strings.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { memberName, methodOfGlobal, unwrap, type Node } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import { filledRecord } from '../origins/copied-entries.js';
import { parameterCopied } from '../origins/copied-parameters.js';
import type { EnteredCall } from '../origins/place-walk.js';
import { elementOf, memberOf } from '../origins/members.js';
import { functionOf, valueOf } from '../origins/origins.js';
import { valueWithin } from '../origins/passed-values.js';
import { isKnown, type ObjectValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { bodyCarries } from './body-parsers.js';
import { decoratedRecord } from './decorated-inputs.js';

/**
 * Where an expression's value comes from.
 *
 * @param path keys to read below it; `[]` is an element
 * @param entered the calls through which this code was reached, so that a parameter is what was handed in
 */
export function inputOf(
  node: Node,
  path: readonly string[],
  analysis: Analysis,
  entered?: EnteredCall,
): Input | undefined {
  let value = valueWithin(node, analysis, entered);
  if (value.kind === 'object') {
    const copied = filledRecord(value, analysis);
    if (isKnown(copied)) value = copied;
    else if (path.length > 0) {
      const several = inputSpread(value, path, analysis, entered);
      if (several) return several;
    }
  }
  for (const key of ['', ...path]) {
    if (key !== '') value = key === '[]' ? elementOf(value, analysis) : memberOf(value, key, analysis);
    if (value.kind !== 'api') continue;
    const input = analysis.catalogue.facet(value.type, 'input')?.value;
    if (!input) continue;
    return asArrived(input, node, analysis);
  }
  return (
    inputPicked(node, path, analysis, entered) ??
    recordHeld(node, analysis) ??
    decoratedRecord(node, analysis)
  );
}

/** `pick(req, ['query', 'params'])`: what a function of the project gives that copies entries is as what it was given. */
function inputPicked(
  node: Node,
  path: readonly string[],
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Input | undefined {
  const made = initialOf(node);
  if (made.type !== 'CallExpression') return undefined;
  const fn = functionOf(made.callee, analysis);
  const index = fn && parameterCopied(fn.node);
  const given = index === undefined ? undefined : writtenIn(readArgument(made, index));
  return given && given !== node ? inputOf(given, path, analysis, entered) : undefined;
}

/** `{ ...req.query, ...req.params }`: a member is of one of several records, all of which hold texts. */
function inputSpread(
  { node }: ObjectValue,
  path: readonly string[],
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Input | undefined {
  const isSpread = (each: TSESTree.ObjectLiteralElement) => each.type === 'SpreadElement';
  if (node.properties.length < 2 || !node.properties.every(isSpread)) return undefined;
  const inputs = node.properties.map((each) => inputOf(each.argument, path, analysis, entered));
  return inputs.every((input) => input?.carries === 'strings') ? inputs.at(-1) : undefined;
}

/**
 * `Object.fromEntries(anything.searchParams)`: an object of unknown origin that can be gone through entry by entry, under the
 * name that one of the platform's has. That is a likely sign and no more.
 */
function recordHeld(node: Node, analysis: Analysis): Input | undefined {
  const made = initialOf(node);
  const [entries] = made.type === 'CallExpression' ? made.arguments : [];
  if (made.type !== 'CallExpression' || methodOfGlobal(made.callee, 'Object') !== 'fromEntries')
    return undefined;
  const held = entries && unwrap(entries);
  if (held?.type !== 'MemberExpression' || isKnown(valueOf(held, analysis))) return undefined;
  const name = memberName(held);
  const input = name === undefined ? undefined : analysis.catalogue.schemaNames.inputHeldAs(name);
  return input && { ...input, carries: 'likely-strings' };
}

/** The expression that a constant was declared with. */
export function initialOf(node: Node): Node {
  const at = unwrap(node);
  const declarator =
    at.type === 'Identifier' ? (bindingOf(at)?.defs[0]?.node as Node | undefined) : undefined;
  const isConstant =
    declarator?.type === 'VariableDeclarator' &&
    declarator.id.type === 'Identifier' &&
    declarator.parent.kind === 'const';
  return isConstant && declarator.init ? initialOf(declarator.init) : at;
}

/** What a part carries in this project: parsers, compilers of schemas and their options are the project's choice. */
export function asArrived(input: Input, node: Node, analysis: Analysis): Input {
  if (input.carries === 'by-parser') return { ...input, carries: bodyCarries(node, analysis) };
  const { packages, mentions } = analysis.project;
  const file = moduleOf(node);
  const isRequested = (name: string) => packages.isRequested(file.path, name);
  if (input.stringsBy?.some(isRequested)) return { ...input, carries: 'strings' };
  const { unlessMentioned } = input;
  const isOtherwise =
    input.formsBy?.some(isRequested) ||
    (unlessMentioned !== undefined && (mentions.isMentioned([unlessMentioned], file) ?? true));
  return isOtherwise ? { ...input, carries: 'unknown' } : input;
}
