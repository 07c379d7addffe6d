// Whether a value may be undefined where it is used.
//
//   a type that includes undefined                            certain
//   a type that does not                                      no
//   user?.id                                                  likely
//   (id?: string) => use(id), (id: string | undefined) => …   likely
//   (id = 'none') => use(id)                                  unknown
//   req.query.id, req.headers.id, req.cookies.id, req.body.id likely
//   req.params.id, req.query.id in pages/[id].ts              no: without it the route does not match
//   searchParams.get('id')                                    no: it is null then
//   if (!id) return; use(id)                                  unknown: something has looked at it
//   req.query.id ?? null                                      unknown: there is something else then
//   tenantOf(req), which returns req.query.id || 'none'       unknown: the same in a function
//   find(), any other name                                    unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isWithin, parameterPattern, unwrap, type Node } from '../../ast/nodes.js';
import { UNDEFINED_NAMES } from '../../budgets.js';
import type { PathSegments } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { returnsOf } from '../origins/calls.js';
import { functionOf, valueOf } from '../origins/origins.js';
import { mayBeUndefinedByType } from '../origins/type-checker.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, textOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';
import { leftUndefined } from './left-undefined.js';
import { isLookedAt, nameOf } from './looked-at.js';

/** Parts of a request of which any key may be missing. */
const MAY_BE_MISSING: ReadonlySet<string> = new Set(['query', 'headers', 'cookies', 'body']);

/**
 * What speaks for a value being undefined. Types say it for certain; an optional chain, an optional parameter, an unread part of a
 * request or a path on which nothing was assigned is a likely sign. `chosen` is one where the code says `undefined` on a condition
 * that is not about the value: it may mean what that does.
 *
 * @param at where it is used: what stands before that may have made sure of it
 */
export function evidenceOfUndefined(
  value: Node,
  at: Node,
  analysis: Analysis,
): Evidence | 'chosen' | 'no' | 'unknown' {
  const byType = mayBeUndefinedByType(value, analysis);
  if (byType === false) return 'no';
  const choice = choiceIn(value);
  if (byType) {
    // Types do not tell `isAdmin ? undefined : id` from an accident.
    const isChosen =
      choice?.type === 'ConditionalExpression' &&
      leftUndefined(value, at, analysis, evidenceOfUndefined) === 'chosen';
    return isChosen ? 'chosen' : 'certain';
  }
  if (isGuarded(value, at)) return 'unknown';
  if (value.type === 'ChainExpression') return 'likely';
  // What `dto.id ?? null` may be is not what its first half may be.
  if (choice) return leftUndefined(value, at, analysis, evidenceOfUndefined);
  const origin = valueOf(value, analysis);
  const input = origin.kind === 'api' ? analysis.catalogue.facet(origin.type, 'input')?.value : undefined;
  if (input?.part === 'params') return 'no';
  if (input?.absent === 'null') return 'no';
  if (origin.kind === 'api' && input?.segments) {
    const named = isNamedByPath(origin.name, input.segments, moduleOf(value).path);
    if (named !== 'no') return named === 'yes' ? 'no' : 'unknown';
  }
  if (input)
    return MAY_BE_MISSING.has(input.part) && !isGivenOnlyIfThere(value, analysis) ? 'likely' : 'unknown';
  return isOptionalName(value) ? 'likely' : leftUndefined(value, at, analysis, evidenceOfUndefined);
}

/** `a ?? b`, `test ? a : b`, in place or behind a name that it is given once: what is written says which of them it is. */
function choiceIn(value: Node): TSESTree.ConditionalExpression | TSESTree.LogicalExpression | undefined {
  const name = unwrap(value);
  const init = name.type === 'Identifier' ? initOf(bindingOf(name)) : undefined;
  const written = unwrap(init ?? name);
  if (written.type === 'LogicalExpression') return written.operator === '&&' ? undefined : written;
  return written.type === 'ConditionalExpression' ? written : undefined;
}

/** What a function of the project gives comes from the request, and each of its ends says what is given without it. */
function isGivenOnlyIfThere(value: Node, analysis: Analysis): boolean {
  const name = unwrap(value);
  const init = name.type === 'Identifier' ? initOf(bindingOf(name)) : undefined;
  const written = unwrap(init ?? name);
  const call = written.type === 'AwaitExpression' ? unwrap(written.argument) : written;
  const fn = call.type === 'CallExpression' ? functionOf(call.callee, analysis)?.node : undefined;
  return (
    fn !== undefined &&
    analysis.recursion.ask(
      { question: isGivenOnlyIfThere, subject: fn, deepest: UNDEFINED_NAMES },
      false,
      () =>
        returnsOf(fn).every(
          (given) => !/^(?:certain|likely)$/.test(evidenceOfUndefined(given, given, analysis)),
        ),
    )
  );
}

/** Does the path of the handler's file name a key? Unknown in a file that handlers of other files are written in. */
function isNamedByPath(
  key: string | undefined,
  { home, key: pattern }: PathSegments,
  file: string,
): 'yes' | 'no' | 'unknown' {
  const path = file.replaceAll('\\', '/');
  if (!new RegExp(home).test(path)) return 'unknown';
  return [...path.matchAll(new RegExp(pattern, 'g'))].some(([, name]) => name === key) ? 'yes' : 'no';
}

/** `id?: string` or `id: string | undefined` of a function's parameter, without a default. */
function isOptionalName(value: Node): boolean {
  const name = unwrap(value);
  if (name.type !== 'Identifier') return false;
  const definition = bindingOf(name)?.defs[0];
  if ((definition?.type as string | undefined) !== 'Parameter') return false;
  const fn = definition?.node as Node | undefined;
  if (!fn || !('params' in fn)) return false;
  return fn.params.some((parameter) => {
    const pattern = parameterPattern(parameter as TSESTree.Parameter);
    if (pattern.type !== 'Identifier' || pattern.name !== name.name || parameter.type === 'AssignmentPattern')
      return false;
    const type = pattern.typeAnnotation?.typeAnnotation;
    return (
      pattern.optional ||
      (type?.type === 'TSUnionType' && type.types.some((each) => each.type === 'TSUndefinedKeyword'))
    );
  });
}

/** Something before the query, or around it, asks whether the value is there. */
function isGuarded(value: Node, node: Node): boolean {
  const name = nameOf(value);
  // `if (!user) return` settles `user?.id`.
  const root =
    name.includes('.') && textOf(unwrap(value)).includes('?.') ? /^[\w$]+/.exec(name)?.[0] : undefined;
  const names = root === undefined ? [name] : [name, root];
  const counts = (at: Node): boolean => !isWithin(at, value);
  if (isLookedAt(names, node, counts)) return true;
  // What is given a value once has it in every function that is made behind the question too.
  const owner = homeOf(value);
  for (let fn = owner && enclosingFunction(node); fn && fn !== owner; fn = enclosingFunction(fn))
    if (isLookedAt(names, fn, counts)) return true;
  return false;
}

/** The function in which the name that a value begins with is declared, where nothing else is ever written to it. */
function homeOf(value: Node): Node | undefined {
  let root = unwrap(value);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const binding = root.type === 'Identifier' ? bindingOf(root) : undefined;
  const name = binding?.defs[0]?.name as Node | undefined;
  if (!binding || !name || binding.references.some((each) => each.isWrite() && each.identifier !== name))
    return undefined;
  return enclosingFunction(name);
}
