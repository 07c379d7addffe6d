// Errors that a function of the project is passed by its callers, and the texts beside them: a logger of the project's own
// hands both on to one that is known.
//
//   (message, error) => log.error(message, error), called as `fail('charging', err)` in a catch     error is one, message a text
//   the same, called as `fail('charging', { id })` alone                                            no error
//   the same, with `if (error instanceof ZodError)` around                                          unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { isFunction, parameterPattern, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { isText } from '../../ast/texts.js';
import { mayBeWrittenBefore } from '../flow/write-order.js';
import { usesOfFunction } from '../origins/function-uses.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { bindingOf, textOf } from '../project/module.js';
import { errorClassOf } from './error-classes.js';
import { isErrorAt } from './error-guards.js';
import { namesOf } from './error-names.js';
import { caughtError, isCaught, type CaughtError } from './errors.js';
import { messageOf } from './log-calls.js';

/** The caught error that an expression is, where it was caught or where a caller passes one that it has caught. */
export function givenError(node: Node, analysis: Analysis): CaughtError | undefined {
  return caughtError(node, analysis) ?? (isPassedError(unwrap(node), analysis) ? PASSED : undefined);
}

/** Some callers may pass something else, or nothing, as error-first callbacks are. */
const PASSED: CaughtError = { by: 'callback', json: 'nothing' };

const isPassedError = memoizePerLint((node: Node, analysis: Analysis): boolean => {
  const parameter = parameterOf(node);
  if (!parameter) return false;
  const { fn, index, name } = parameter;
  const binding = bindingOf(name);
  if (!binding || mayBeWrittenBefore(node as TSESTree.Identifier, binding)) return false;
  const names = namesOf(binding);
  const isError = isErrorAt(
    node as TSESTree.Identifier,
    fn,
    (each) => names.get(each),
    (constructor) => errorClassOf(constructor, analysis),
  );
  return (
    isError && passedIn(fn, index, analysis).some((each) => caughtError(each, analysis)?.json === 'nothing')
  );
});

/** Is it a parameter for which every call of its function passes an error that was caught? */
export const isAlwaysCaught = memoizePerLint((node: Node, analysis: Analysis): boolean => {
  const parameter = parameterOf(node);
  const binding = parameter && bindingOf(parameter.name);
  if (!binding || mayBeWrittenBefore(node as TSESTree.Identifier, binding)) return false;
  const { fn, index } = parameter;
  const { uses, isComplete } = usesOfFunction(fn, analysis);
  return (
    isComplete &&
    uses.length > 0 &&
    uses.every((use) => {
      const passed = use.kind === 'called' && writtenIn(readArgument(use.call, use.skips + index));
      return passed && isCaught(passed, analysis);
    })
  );
});

/** The text that an argument is: by itself, or as a parameter that is one by its annotation or by what every caller passes. */
export function givenText(node: Node, analysis: Analysis): Node | undefined {
  const text = messageOf(node, analysis);
  if (text) return text;
  const parameter = parameterOf(unwrap(node));
  if (!parameter) return undefined;
  const annotation = parameter.name.typeAnnotation?.typeAnnotation;
  if (annotation) return annotation.type === 'TSStringKeyword' ? unwrap(node) : undefined;
  const passed = passedIn(parameter.fn, parameter.index, analysis);
  return passed.length > 0 && passed.every((each) => isText(each)) ? unwrap(node) : undefined;
}

/** Does one caller pass an error that it caught beside a text in which no placeholder takes it? */
export function isPassedBeside(text: Node, error: Node, analysis: Analysis): boolean {
  const [one, other] = [parameterOf(unwrap(text)), parameterOf(unwrap(error))];
  if (!one || one.fn !== other?.fn) return false;
  return usesOfFunction(one.fn, analysis).uses.some((use) => {
    if (use.kind !== 'called') return false;
    const message = writtenIn(readArgument(use.call, use.skips + one.index));
    const passed = writtenIn(readArgument(use.call, use.skips + other.index));
    const isPlain = message !== undefined && isText(message) && !textOf(message).includes('%');
    return isPlain && passed !== undefined && caughtError(passed, analysis)?.json === 'nothing';
  });
}

/** May it be an error that a caller passes? That costs a look at its declaration. */
export function isParameter(node: Node): boolean {
  return parameterOf(unwrap(node)) !== undefined;
}

/** What the callers of a function write as one of its parameters. */
export function passedIn(fn: FunctionNode, index: number, analysis: Analysis): Node[] {
  return usesOfFunction(fn, analysis).uses.flatMap((use) =>
    use.kind === 'called' ? (writtenIn(readArgument(use.call, use.skips + index)) ?? []) : [],
  );
}

function parameterOf(
  node: Node,
): { readonly fn: FunctionNode; readonly index: number; readonly name: TSESTree.Identifier } | undefined {
  const definition = node.type === 'Identifier' ? bindingOf(node)?.defs[0] : undefined;
  const fn = definition?.node as Node | undefined;
  if (!definition || !isFunction(fn)) return undefined;
  const name = definition.name as TSESTree.Identifier;
  const index = fn.params.findIndex((each) => parameterPattern(each) === name && each.type !== 'RestElement');
  return index < 0 ? undefined : { fn, index, name };
}
