// Caught errors: is this expression an error that the code was handed by a `catch`, a rejection, an event or a framework,
// and what would JSON keep of it?
//
//   catch (e) { use(e) }                                   caught
//   const err = e as Error; use(err)                       caught
//   promise.catch((e) => use(e)), emitter.on('error', …)   caught
//   e = wrap(e); use(e)                                    unknown: written before it is read; with an error: replaced
//   e instanceof Error ? … : use(e)                        caught, but no error there: JSON may keep it
//   catch (e) { const { e } = box; use(e) }                unknown: another `e`
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { isFunction, parameterPattern, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { ERROR_ALIASES } from '../../budgets.js';
import { mayBeWrittenBefore } from '../flow/write-order.js';
import { apiOf } from '../origins/origins.js';
import { usesOfFunction, type FunctionUse } from '../origins/function-uses.js';
import { errorByType } from '../origins/type-checker.js';
import type { Analysis } from '../project/analysis.js';
import { type Binding, type Module, bindingOf, moduleOf, standsIn } from '../project/module.js';
import { handlerOf } from '../runtime/handlers.js';
import { handedAt, type HandedError } from './error-callbacks.js';
import { errorClassOf, isErrorClass, kindOfType } from './error-classes.js';
import { namesOf } from './error-names.js';
import { isErrorAt } from './error-guards.js';
import { isWrittenWithErrors } from './replaced-errors.js';

export interface CaughtError {
  /**
   * How the code came by it. Only the first six were caught; the others are errors all the same. What an error-first `callback` is
   * handed is null where there is none.
   */
  readonly by:
    'catch' | 'rejection' | 'event' | 'handler' | 'job' | 'callback' | 'annotation' | 'construction' | 'type';
  /** What JSON keeps of message and stack. `unknown` for classes that may say otherwise. */
  readonly json: 'nothing' | 'unknown';
  /** Another error may have been put in its place, with another text. */
  readonly isReplaced?: boolean;
}

const CAUGHT: ReadonlySet<CaughtError['by']> = new Set([
  'catch',
  'rejection',
  'event',
  'handler',
  'job',
  'callback',
]);

/** Is it an error that the code was handed, and none that is known by its type alone or was made in place? */
export function isCaught(node: Node, analysis: Analysis): boolean {
  const error = caughtError(node, analysis);
  return error !== undefined && CAUGHT.has(error.by);
}

/** The same, or an error that the code has put in the place of the one that it was handed. */
export function isCaughtOrReplaced(node: Node, analysis: Analysis): boolean {
  const error = find(node, analysis, 0);
  return error ? CAUGHT.has(error.by) : isCaught(node, analysis);
}

/** The caught error that an expression is, if it is one. */
export function caughtError(node: Node, analysis: Analysis): CaughtError | undefined {
  const either = find(node, analysis, 0);
  const found = either?.isReplaced ? undefined : either;
  if (found?.json === 'nothing' || found?.by === 'construction') return found;
  const byType = found || isAsked(node) ? errorByType(node, analysis) : undefined;
  if (!byType) return found;
  return found ? { ...found, json: byType.json } : { by: 'type', json: byType.json };
}

function isAsked(node: Node): boolean {
  return ['Identifier', 'MemberExpression'].includes(unwrap(node).type);
}

function find(node: Node, analysis: Analysis, aliases: number): CaughtError | undefined {
  switch (node.type) {
    case 'Identifier':
      return fromBinding(node, analysis, aliases);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return seenAs(node.typeAnnotation, find(node.expression, analysis, aliases), analysis);
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ChainExpression':
      return find(node.expression, analysis, aliases);
    case 'NewExpression':
      if (errorClassOf(node.callee, analysis) !== 'unknown') return { by: 'construction', json: 'nothing' };
      return isErrorClass(node.callee, analysis) ? { by: 'construction', json: 'unknown' } : undefined;
    // `e instanceof Error ? e : new Error(String(e))`
    case 'ConditionalExpression':
      return both(node.consequent, node.alternate, analysis, aliases);
    case 'LogicalExpression':
      return node.operator === '&&' ? undefined : both(node.left, node.right, analysis, aliases);
    default:
      return undefined;
  }
}

function both(left: Node, right: Node, analysis: Analysis, aliases: number): CaughtError | undefined {
  const one = find(left, analysis, aliases);
  const other = one && find(right, analysis, aliases);
  if (!other) return undefined;
  return one.by === 'construction'
    ? other
    : { ...one, json: other.json === 'nothing' ? one.json : 'unknown' };
}

function fromBinding(
  identifier: TSESTree.Identifier,
  analysis: Analysis,
  aliases: number,
): CaughtError | undefined {
  const binding = bindingOf(identifier);
  const definition = binding?.defs[0];
  if (!binding || !definition || binding.defs.length > 1 || aliases > ERROR_ALIASES) return undefined;
  const found = fromDefinition(binding, moduleOf(identifier), analysis, aliases);
  if (found && mayBeWrittenBefore(identifier, binding)) {
    const isError = (value: Node) => find(value, analysis, aliases + 1) !== undefined;
    return isWrittenWithErrors(binding, isError)
      ? { ...found, json: 'unknown', isReplaced: true }
      : undefined;
  }
  if (found?.json !== 'nothing') return found;
  const names = namesOf(binding);
  const isError = isErrorAt(
    identifier,
    binding.scope.block,
    (node) => names.get(node),
    (constructor) => errorClassOf(constructor, analysis),
  );
  return isError ? found : { ...found, json: 'unknown' };
}

function fromDefinition(
  binding: Binding,
  module: Module,
  analysis: Analysis,
  aliases: number,
): CaughtError | undefined {
  const definition = binding.defs[0];
  const node = definition?.node as Node | undefined;
  const name = definition?.name as TSESTree.Identifier | undefined;
  if (!node || !name) return undefined;
  if (node.type === 'CatchClause') return node.param === name ? { by: 'catch', json: 'nothing' } : undefined;
  if (isFunction(node)) return fromParameter(node, name, analysis);
  if (node.type !== 'VariableDeclarator' || node.id !== name || !node.init) return undefined;
  const found = find(node.init, analysis, aliases + 1);
  return name.typeAnnotation ? seenAs(name.typeAnnotation.typeAnnotation, found, analysis) : found;
}

function fromParameter(
  fn: FunctionNode,
  name: TSESTree.Identifier,
  analysis: Analysis,
): CaughtError | undefined {
  const index = fn.params.findIndex((parameter) => parameterPattern(parameter) === name);
  if (index < 0) return undefined;
  const by = handedBy(fn, index, name, analysis);
  const annotation = name.typeAnnotation?.typeAnnotation;
  if (
    by &&
    annotation &&
    kindOfType(annotation, analysis) === 'data' &&
    (by === 'event' || by === 'rejection')
  )
    return undefined;
  if (by) return annotation ? seenAs(annotation, { by, json: 'nothing' }, analysis) : { by, json: 'nothing' };
  // An annotation that names a class of errors is proof enough.
  return annotation?.type === 'TSTypeReference' && kindOfType(annotation, analysis) === 'plain'
    ? { by: 'annotation', json: 'nothing' }
    : undefined;
}

// ── who hands it over ─────────────────────────────────────────────────────────────────────────────────────────────

function handedBy(
  fn: FunctionNode,
  index: number,
  name: TSESTree.Identifier,
  analysis: Analysis,
): CaughtError['by'] | undefined {
  const handed = handedAt(fn, analysis) ?? handedByName(fn, index, analysis);
  if (handed?.parameter === index) return handed.by;
  // A handler of errors takes a request beside the error.
  const handler = fn.params.length > 1 ? handlerOf(fn, analysis) : 'none';
  if (typeof handler === 'object' && handler.error === name) return 'handler';
  const value = apiOf(name, analysis);
  const isError = value && analysis.catalogue.facet(value.type, 'role')?.value === 'error';
  return isError ? 'callback' : undefined;
}

/** `(error, job)`, `(job, error)`: nobody hands an error over further behind. */
const LAST_PARAMETER_OF_ERRORS = 1;

/** What hands an error to a function wherever its name goes; nothing where a call of it passes something else. */
function handedByName(fn: FunctionNode, index: number, analysis: Analysis): HandedError | undefined {
  if (index > LAST_PARAMETER_OF_ERRORS) return undefined;
  let found: HandedError | undefined;
  // One after the other: the first call that passes something else decides, and the files of the others need not be looked at.
  for (const use of usesOfFunction(fn, analysis)) {
    if (use.kind === 'handed') {
      found ??= use.property === undefined ? handedAt(use.argument, analysis) : undefined;
      continue;
    }
    // One that calls itself goes on with what it was given.
    if (!standsIn(use.call, fn) && !isPassedError(use, index, fn, analysis)) return undefined;
  }
  return found;
}

function isPassedError(
  { call, skips }: Extract<FunctionUse, { kind: 'called' }>,
  index: number,
  fn: FunctionNode,
  analysis: Analysis,
): boolean {
  const passed = writtenIn(readArgument(call, skips + index));
  return analysis.recursion.ask(
    { question: isPassedError, subject: fn, deepest: ERROR_ALIASES },
    false,
    () => passed !== undefined && find(passed, analysis, 1) !== undefined,
  );
}

function seenAs(
  type: TSESTree.TypeNode,
  error: CaughtError | undefined,
  analysis: Analysis,
): CaughtError | undefined {
  if (!error) return undefined;
  return ['unknown', 'data'].includes(kindOfType(type, analysis)) ? { ...error, json: 'unknown' } : error;
}
