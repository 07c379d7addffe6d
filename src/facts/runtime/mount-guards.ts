// Whether what runs before a handler refuses requests without a value: a middleware of its route, of its router, or of where
// that is mounted.
//
//   app.get('/', signedIn, list)                         behind a guard
//   router.use(signedIn); … router.get('/', list)        behind a guard
//   app.use('/drafts', signedIn, router)                 behind a guard, here or in another file
//   app.addHook('preHandler', signedIn)                  behind a guard, with all that is registered in it
//   app.use(session()); … app.get('/', list)             may be: nobody knows what a package's middleware lets pass
//   app.use('/a', signedIn, router); app.use('/b', router)   not: one way leads past it
import type { TSESTree } from '@typescript-eslint/utils';
import { nextCall, rootOf } from '../../ast/chains.js';
import {
  isFunction,
  keyName,
  parameterPattern,
  stringValue,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { MOUNT_DEPTH } from '../../budgets.js';
import { returnsOf } from '../origins/calls.js';
import { calleeOf, calleeSaying } from '../origins/callees.js';
import { usesOfFunction, usesOfMade, type FunctionUse } from '../origins/function-uses.js';
import { functionOf, valueOf } from '../origins/origins.js';
import { isKnown } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { handlerAround } from './handlers.js';
import { mayRefuseWithout } from './middleware.js';
import { parameterBehind, requestPathOf } from './request-paths.js';
import { mayBeValidatedBy } from './unmodelled-validators.js';

/** A call that gives a handler, or a router, to an application. */
interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly argument: Node;
  /** The key of the handler in an object of options. */
  readonly property?: string | undefined;
}

/** What a guard is looked for: a value by its path from the request. */
interface Asked {
  readonly path: string;
  readonly countsUnknown: boolean;
}

/**
 * May every request that comes to a place have been asked before for a value of it? What a package's middleware lets pass is not
 * known, and counts for what somebody puts into the request (`req.user?.id`), not for what it is made of (`req.query.id`).
 */
export function mayBeBehindGuard(value: Node, place: Node, analysis: Analysis): boolean {
  return mayBeAskedFor(value, [], place, analysis);
}

/**
 * @param members what is read of the value on the way to the place
 * @param isOfFramework it is known that the value is a part of what a request is made of
 */
function mayBeAskedFor(
  value: Node,
  members: readonly string[],
  place: Node,
  analysis: Analysis,
  isOfFramework = isPartOfRequest(value, analysis),
): boolean {
  const around = handlerAround(place, analysis);
  if (typeof around === 'string') return mayBeAskedByCallers(value, members, isOfFramework, analysis);
  const named = isItself(value, around.handler.request) ? '' : requestPathOf(value, around.handler.request);
  if (named === undefined) return false;
  const path = [named, ...members].filter((each) => each !== '').join('.');
  const asked: Asked = { path, countsUnknown: !isOfFramework };
  const registrations = handedIn(around.handler.fn, analysis);
  // A handler that no router is given is called by one which is, or by nobody.
  if (registrations.length === 0) return mayBeAskedByCallers(value, members, isOfFramework, analysis);
  return registrations.every((each) => isBehindGuard(each, asked, analysis));
}

function isPartOfRequest(value: Node, analysis: Analysis): boolean {
  return nodesIn(value).some((node) => {
    const part = valueOf(node, analysis);
    return part.kind === 'api' && analysis.catalogue.facet(part.type, 'input') !== undefined;
  });
}

/** The request as a whole. */
function isItself(value: Node, request: TSESTree.BindingName | undefined): boolean {
  const name = unwrap(value);
  return name.type === 'Identifier' && request !== undefined && bindingOf(name)?.defs[0]?.name === request;
}

/** A function that is given the value, or what it is read from: has each of its callers been asked for it? */
function mayBeAskedByCallers(
  value: Node,
  members: readonly string[],
  isOfFramework: boolean,
  analysis: Analysis,
): boolean {
  const parameter = parameterBehind(value);
  if (!parameter) return false;
  const { fn, index, path } = parameter;
  return analysis.recursion.ask(
    { question: mayBeAskedByCallers, subject: fn, deepest: MOUNT_DEPTH },
    false,
    () => {
      const { uses } = usesOfFunction(fn, analysis);
      return (
        uses.length > 0 &&
        uses.every((use) => {
          const given = use.kind === 'called' ? use.call.arguments[index + use.skips] : undefined;
          return (
            given !== undefined && mayBeAskedFor(given, [...path, ...members], given, analysis, isOfFramework)
          );
        })
      );
    },
  );
}

/** Where a handler is registered: itself, or what the project's own wrapper makes of it, as in `catchAsync(async (req, res) => …)`. */
function handedIn(fn: FunctionNode, analysis: Analysis): readonly Registration[] {
  const own = handedOf(usesOfFunction(fn, analysis).uses);
  const wrapper = wrapped(fn).parent;
  return own.length > 0 || wrapper?.type !== 'CallExpression' || wrapper.callee === wrapped(fn)
    ? own
    : handedOf(usesOfMade(wrapper, analysis).uses);
}

function handedOf(uses: readonly FunctionUse[]): readonly Registration[] {
  return uses.flatMap((use) => (use.kind === 'handed' ? [use] : []));
}

function isBehindGuard(registration: Registration, asked: Asked, analysis: Analysis): boolean {
  const { call } = registration;
  return analysis.recursion.ask(
    { question: isBehindGuard, subject: call, deepest: MOUNT_DEPTH },
    false,
    () => {
      if (runBefore(registration, analysis).some((each) => mayGuard(each, asked, analysis))) return true;
      const router = rootOf(call);
      if (precedingOn(router, call, analysis).some((each) => mayGuard(each, asked, analysis))) return true;
      const mounts = mountsOf(router, analysis);
      return mounts.length > 0 && mounts.every((each) => isBehindGuard(each, asked, analysis));
    },
  );
}

/** What stands before the handler in its own registration. */
function runBefore({ call, argument, property }: Registration, analysis: Analysis): readonly Node[] {
  const callbacks = calleeOf(call, analysis)?.call.callbacks ?? [];
  const position = call.arguments.indexOf(wrapped(argument) as TSESTree.CallExpressionArgument);
  return call.arguments.slice(0, position < 0 ? undefined : position + 1).flatMap((each): readonly Node[] => {
    const given = unwrap(each);
    if (given.type !== 'ObjectExpression') return given === unwrap(argument) ? [] : [given];
    return given.properties.flatMap((option) => {
      const key = option.type === 'Property' ? keyName(option) : undefined;
      const isRun = key !== property && callbacks.some((callback) => callback.property === key);
      return option.type === 'Property' && key !== undefined && isRun ? [option.value] : [];
    });
  });
}

/** What a router was given to run before the handlers of a registration. */
function precedingOn(
  router: Node,
  registration: TSESTree.CallExpression,
  analysis: Analysis,
): readonly Node[] {
  return callsOn(router, analysis).flatMap((call) => {
    const precedes = call === registration ? undefined : calleeSaying(call, 'precedes', analysis);
    const isBefore = moduleOf(call) !== moduleOf(registration) || call.range[1] < registration.range[1];
    if (!precedes || (precedes === 'later' && !isBefore) || !mayMatch(call, registration)) return [];
    return call.arguments;
  });
}

/** `use('/admin', …)` is none for a route that begins with something else. */
function mayMatch(call: TSESTree.CallExpression, registration: TSESTree.CallExpression): boolean {
  const path = stringValue(call.arguments[0])?.replace(/\*.*$/s, '').replace(/\/$/, '');
  const route = stringValue(registration.arguments[0]);
  return path === undefined || !path.startsWith('/') || route === undefined || route.startsWith(path);
}

/** Every call that is made on a router, in the file that makes it and in the one that asks. */
function callsOn(router: Node, analysis: Analysis): readonly TSESTree.CallExpression[] {
  const value = valueOf(router, analysis);
  const made = value.kind === 'api' ? value.made?.node.parent : undefined;
  const names = [router, made?.type === 'VariableDeclarator' ? made.id : undefined];
  const bindings = new Set(
    names.flatMap((name) => (name?.type === 'Identifier' ? (bindingOf(name) ?? []) : [])),
  );
  return [...bindings].flatMap(({ references }) =>
    references.flatMap(({ identifier }) => callsInChain(identifier as TSESTree.Identifier)),
  );
}

/** `app.use(a).use(b)` */
function callsInChain(start: Node): readonly TSESTree.CallExpression[] {
  const next = nextCall(start);
  return next ? [next.call, ...callsInChain(next.call)] : [];
}

/** Where a router is given to another one, or the function that it was handed to is. */
function mountsOf(router: Node, analysis: Analysis): readonly Registration[] {
  const definition = router.type === 'Identifier' ? bindingOf(router)?.defs[0] : undefined;
  const fn = definition?.node as Node | undefined;
  if (isFunction(fn) && (definition?.type as string) === 'Parameter') {
    const index = fn.params.findIndex((each) => parameterPattern(each) === definition?.name);
    return usesOfFunction(fn, analysis).uses.flatMap((use): readonly Registration[] => {
      if (use.kind === 'handed') return [use];
      const argument = use.call.arguments[index + use.skips];
      const call = argument && callHolding(argument);
      return call ? [{ call, argument }] : [];
    });
  }
  const value = valueOf(router, analysis);
  const made = value.kind === 'api' ? value.made?.node : undefined;
  return made ? usesOfMade(made, analysis).uses.flatMap((use) => (use.kind === 'handed' ? [use] : [])) : [];
}

function callHolding({ parent }: Node): TSESTree.CallExpression | undefined {
  return parent?.type === 'CallExpression' ? parent : undefined;
}

/** May a request without the value be refused by what stands in a registration's arguments? */
function mayGuard(argument: Node, asked: Asked, analysis: Analysis): boolean {
  const given = unwrap(argument);
  if (given.type === 'Literal' || given.type === 'TemplateLiteral' || given.type === 'ObjectExpression')
    return false;
  if (given.type === 'SpreadElement') return mayGuard(given.argument, asked, analysis);
  if (given.type === 'ArrayExpression')
    return given.elements.some((each) => each !== null && mayGuard(each, asked, analysis));
  const fn = functionOf(given, analysis)?.node;
  if (fn) return mayRefuseWithout(asked.path, fn, analysis);
  const value = valueOf(given, analysis);
  const call = given.type === 'CallExpression' ? given : undefined;
  const makes = call && functionOf(call.callee, analysis)?.node;
  const lists = [...(value.kind === 'opaque' ? [value.node] : []), ...(makes ? returnsOf(makes) : [])];
  if (lists.some((each) => each.type === 'ArrayExpression' && mayGuard(each, asked, analysis))) return true;
  if (call && (calleeOf(call, analysis)?.call.validates || mayBeValidatedBy(call, asked.path))) return true;
  // What else a library is known to make is a router, or a parser.
  return asked.countsUnknown && !isKnown(value);
}
