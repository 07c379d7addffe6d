// What containers give for keys, wherever a key is asked for: followed to what the project registers under it.
//
//   container.resolve('users'), container.cradle.users     what is registered as users
//   constructor({ users }), constructor(users)             the same, in a class that a container makes
//   @inject('users') users: IUsers                         the same
//   constructor(users: Users), Users abstract              what is registered under the class
//   registered nowhere, or twice with different things     unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, readPath, writtenIn } from '../../ast/arguments.js';
import type { Invocation } from '../../ast/invocations.js';
import { decoratorsOf, parameterPattern, type FunctionNode, type Node } from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import { KEY_ALIASES } from '../../budgets.js';
import type { Recipe, RecipeObject } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, moduleOf } from '../project/module.js';
import { toInstance, valueOfType } from './annotations.js';
import { calleeOf } from './callees.js';
import { returnedBy } from './calls.js';
import { keyOf, nameOfKey, placeKey, textKey, type Key } from './container-keys.js';
import { usesOfFunction } from './function-uses.js';
import { handedOverTo } from './handed-over.js';
import { valueOf } from './origins.js';
import { registeredAs } from './registrations.js';
import { agreeExactly } from './agreement.js';
import { isKnown, unknown, UNKNOWN, whyUnknown, type ApiValue, type Value } from './value.js';

/** What a call gives that asks a container: for a key, else for a class, or what its type argument says. */
export function givenFor(
  node: Invocation,
  { instanceOf, orKey }: { readonly instanceOf: number; readonly orKey?: boolean },
  analysis: Analysis,
): Value {
  const asked = writtenIn(readArgument(node, instanceOf));
  const registered = orKey ? registeredFor(node, instanceOf, analysis) : UNKNOWN;
  if (isKnown(registered)) return registered;
  const said = node.typeArguments?.params[0];
  if (said) return valueOfType(said, analysis);
  const given = asked ? valueOf(asked, analysis) : UNKNOWN;
  const isClass =
    given.kind === 'class' || (given.kind === 'api' && analysis.catalogue.facet(given.type, 'instance'));
  return isClass ? toInstance(given, analysis) : registered;
}

/** What a call gives that asks for what is registered under a key. */
export function registeredFor(node: Invocation, key: number, analysis: Analysis): Value {
  const asked = writtenIn(readArgument(node, key));
  return asked ? registeredUnder(asked, analysis) : UNKNOWN;
}

/** A member of a value whose members are keys; `undefined` of any other. */
export function memberByKey({ type, made }: ApiValue, name: string, analysis: Analysis): Value | undefined {
  if (!analysis.catalogue.facet(type, 'keyed')) return undefined;
  const module = made?.module ?? analysis.open;
  return module && registered(textKey(name), name, module, analysis);
}

/** Does a container know better than the declaration what stands there: of an interface, the class; of nothing, all? */
export function isGivenByContainer(declared: Value): boolean {
  switch (declared.kind) {
    case 'unknown':
    case 'opaque':
    case 'shape':
    case 'signature':
      return true;
    case 'instance':
      return declared.of.node.abstract;
    default:
      return false;
  }
}

/** What a container hands to a function or constructor as one of its parameters. */
export function injectedInto(fn: FunctionNode, index: number, declared: Value, analysis: Analysis): Value {
  const parameter = fn.params[index];
  const injected = parameter ? handedTo(fn, { parameter, index, declared }, analysis) : UNKNOWN;
  return isKnown(injected) && isCalledByHand(fn, analysis) ? UNKNOWN : injected;
}

/** `new Users({ db: trx })` in the project itself: the container is not the only one that hands something over. */
function isCalledByHand(fn: FunctionNode, analysis: Analysis): boolean {
  return usesOfFunction(fn, analysis).uses.some(
    (use) => use.kind === 'called' && use.call.callee.type !== 'Super',
  );
}

function handedTo(
  fn: FunctionNode,
  {
    parameter,
    index,
    declared,
  }: { readonly parameter: TSESTree.Parameter; readonly index: number; readonly declared: Value },
  analysis: Analysis,
): Value {
  const pattern = parameterPattern(parameter);
  const decorated = injectedBy([...decoratorsOf(parameter), ...decoratorsOf(pattern)], analysis);
  if (decorated) return decorated;
  const module = moduleOf(fn);
  if (declared.kind === 'instance')
    return isConstructor(fn)
      ? registered(placeKey(declared.of.node), declared.of.node.id?.name, module, analysis)
      : UNKNOWN;
  const handed = handedOverTo(fn, module, analysis);
  if (!handed || handed.manner === 'unknown') return UNKNOWN;
  if (handed.manner === 'by-name')
    return pattern.type === 'Identifier'
      ? registered(textKey(pattern.name), pattern.name, module, analysis)
      : UNKNOWN;
  const type = analysis.catalogue.resolve(handed.model, handed.handing.together);
  return index === 0 ? { kind: 'api', type, receiver: undefined, name: undefined, made: undefined } : UNKNOWN;
}

function isConstructor({ parent }: FunctionNode): boolean {
  return parent.type === 'MethodDefinition' && parent.kind === 'constructor';
}

/** What a decorator asks a container for: `@inject('users')`. */
export function injectedBy(decorators: readonly TSESTree.Decorator[], analysis: Analysis): Value | undefined {
  for (const { expression } of decorators) {
    if (expression.type !== 'CallExpression') continue;
    const key = calleeOf(expression, analysis)?.call.injects;
    const asked = key === undefined ? undefined : writtenIn(readArgument(expression, key));
    if (asked) return registeredUnder(asked, analysis);
  }
  return undefined;
}

function registeredUnder(asked: Node, analysis: Analysis): Value {
  const key = keyOf(asked, analysis);
  return key === undefined
    ? unknown('not-followed', asked)
    : registered(key, nameOfKey(asked), moduleOf(asked), analysis);
}

function registered(key: Key, name: string | undefined, module: Module, analysis: Analysis): Value {
  return analysis.recursion.ask({ question: registered, subject: key, deepest: KEY_ALIASES }, UNKNOWN, () => {
    const all = registeredAs(key, module, analysis);
    if (all.length === 0) return unknown('not-registered', undefined, name);
    const values = all.map(({ node, as }) => ({ node, value: valueOfRecipe(node, as, analysis) }));
    const real = values.filter(({ value }) => !isNothing(value));
    const lost = real.find(({ value }) => !isKnown(value));
    const value = lost ? UNKNOWN : agreeExactly(real.map(({ value }) => value));
    if (isKnown(value)) return value;
    const why = lost && whyUnknown(lost.value);
    return unknown('registered-otherwise', (lost ?? values[0])?.node, name, why ? { because: why } : {});
  });
}

/** `asValue(undefined)`: a place that is filled later. */
function isNothing(value: Value): boolean {
  return value.kind === 'opaque' && isNullish(value.node);
}

function valueOfRecipe(node: Node, as: Recipe, analysis: Analysis): Value {
  if (typeof as === 'object') return valueOfObject(node, as, analysis);
  switch (as) {
    case 'value':
      return valueOf(node, analysis);
    case 'factory': {
      const value = valueOf(node, analysis);
      return value.kind === 'function' ? returnedBy(value, analysis) : UNKNOWN;
    }
    case 'class': {
      const value = valueOf(node, analysis);
      const isClass =
        value.kind === 'class' || (value.kind === 'api' && analysis.catalogue.facet(value.type, 'instance'));
      return isClass ? toInstance(value, analysis) : registeredUnder(node, analysis);
    }
    case 'key':
      return registeredUnder(node, analysis);
    case 'made': {
      const value = valueOf(node, analysis);
      const made = value.kind === 'api' ? value.made : undefined;
      const recipe = made && calleeOf(made.node, analysis)?.call.makesRecipe;
      const of = recipe && writtenIn(readArgument(made.node, recipe.of));
      return of ? valueOfRecipe(of, recipe.as, analysis) : value.kind === 'unknown' ? value : UNKNOWN;
    }
  }
}

/** `{ useValue: prisma }`, or a class in the place of such an object. */
function valueOfObject(node: Node, form: RecipeObject, analysis: Analysis): Value {
  const object = valueOf(node, analysis);
  if (object.kind === 'class') return toInstance(object, analysis);
  if (object.kind !== 'object') return UNKNOWN;
  const forms: readonly [key: string | undefined, as: Recipe][] = [
    [form.value, 'value'],
    [form.class, 'class'],
    [form.factory, 'factory'],
    [form.alias, 'key'],
  ];
  for (const [key, as] of forms) {
    const part = key === undefined ? undefined : writtenIn(readPath(object.node, [key]));
    if (part) return valueOfRecipe(part, as, analysis);
  }
  return UNKNOWN;
}
