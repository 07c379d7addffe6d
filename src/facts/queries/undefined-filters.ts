// Filters whose value may be undefined in a library that then leaves the condition out: the statement meets every row.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { enclosingFunction, isWithin, parameterPattern, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { valueOf } from '../origins/origins.js';
import { mayBeUndefinedByType } from '../origins/type-checker.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, textOf, moduleOf } from '../project/module.js';
import type { Condition } from './condition.js';
import { conditionsOf } from './conditions.js';
import { queryOf } from './queries.js';
import type { QueryCall } from './query-call.js';

export interface UndefinedFilter {
  readonly query: QueryCall;
  readonly condition: Condition;
  /** There is no other condition: without this one every row matches. */
  readonly isOnly: boolean;
  readonly evidence: Evidence;
}

/** A list may be filtered by what is there; whose rows they are may not be left open. */
const OWNS =
  /^(?:user|owner|author|member|customer|client|tenant|org|organi[sz]ation|account|team|workspace|company|project|session)_?id$/i;
const NAMES_ROW = /^_?id$|_?id$|^(?:email|token|slug|key|code|uuid)$/i;

/** The condition of a query that undefined would take out. */
export function undefinedFilterOf(node: Invocation, analysis: Analysis): UndefinedFilter | undefined {
  const query = queryOf(node, analysis);
  if (!query || !dropsUndefined(query, analysis)) return undefined;
  const conditions = conditionsOf(query);
  for (const condition of conditions) {
    if (!isDecisive(condition.column, query.operation)) continue;
    const evidence = mayBeUndefined(condition.value, node, analysis);
    if (evidence)
      return {
        query,
        condition,
        isOnly: conditions.length === 1,
        evidence: weakest(query.evidence, evidence),
      };
  }
  return undefined;
}

/** Does the library leave such a condition out, in the version that the project asks for? */
function dropsUndefined(
  { query: { undefinedMatches }, library, module }: QueryCall,
  analysis: Analysis,
): boolean {
  if (typeof undefinedMatches !== 'object') return undefinedMatches === 'every-row';
  const limit = versionNumbers(undefinedMatches.until);
  return Object.keys(library.versions).some((name) => {
    const range = analysis.project.packages.requestedVersion(module.path, name);
    const asked = range === undefined ? undefined : versionNumbers(range);
    return asked !== undefined && limit !== undefined && isBelow(asked, limit);
  });
}

type Numbers = readonly [major: number, minor: number];

/** The first two numbers of a version, or of the lowest version of a range. */
function versionNumbers(range: string): Numbers | undefined {
  const [, major, minor = '0'] = /(\d+)(?:\.(\d+))?/.exec(range) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}

function isBelow([major, minor]: Numbers, [toMajor, toMinor]: Numbers): boolean {
  return major < toMajor || (major === toMajor && minor < toMinor);
}

function isDecisive(column: string, operation: QueryCall['operation']): boolean {
  switch (operation) {
    case 'delete':
    case 'update':
      return true;
    case 'read-one':
      return NAMES_ROW.test(column);
    case 'read-many':
    case 'count':
      return OWNS.test(column);
    default:
      return false;
  }
}

/** Types say it for certain; an optional chain, an optional parameter or an unread part of a request is a likely sign. */
function mayBeUndefined(value: Node, node: Node, analysis: Analysis): Evidence | undefined {
  const byType = mayBeUndefinedByType(value, analysis);
  if (byType !== undefined) return byType ? 'certain' : undefined;
  if (isGuarded(value, node)) return undefined;
  if (value.type === 'ChainExpression') return 'likely';
  const origin = valueOf(value, analysis);
  const input = origin.kind === 'api' ? analysis.catalogue.facet(origin.type, 'input')?.value : undefined;
  if (input) return ['query', 'headers', 'cookies', 'body'].includes(input.part) ? 'likely' : undefined;
  return isOptionalName(value) ? 'likely' : undefined;
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
  const text = textOf(unwrap(value));
  const bare = text.replace(/\?\./g, '.');
  const scope = enclosingFunction(node) ?? moduleOf(value).ast;
  return nodesIn(scope).some((each) => {
    if (each.range[0] > node.range[0] || isWithin(each, value)) return false;
    const test =
      each.type === 'IfStatement' || each.type === 'ConditionalExpression'
        ? each.test
        : each.type === 'LogicalExpression' && isWithin(node, each.right)
          ? each.left
          : undefined;
    if (test) return mentionsText(test, text, bare);
    // `assert(id)`, `invariant(id, …)`, `schema.parse(id)`: what looks at it first may stop the run.
    return (
      each.type === 'ExpressionStatement' &&
      each.expression.type === 'CallExpression' &&
      each.range[1] <= node.range[0] &&
      each.expression.arguments.some((argument) => mentionsText(argument, text, bare))
    );
  });
}

function mentionsText(test: Node, text: string, bare: string): boolean {
  return nodesIn(test).some((each) => {
    if (each.type !== 'Identifier' && each.type !== 'MemberExpression' && each.type !== 'ChainExpression')
      return false;
    const own = textOf(each);
    const root = /^[\w$]+/.exec(bare)?.[0];
    return (
      own === text ||
      own.replace(/\?\./g, '.') === bare ||
      (each.type === 'Identifier' && own === root && memberOfRoot(bare, text))
    );
  });
}

/** `if (!user) return` settles `user?.id`. */
function memberOfRoot(bare: string, text: string): boolean {
  return bare.includes('.') && text.includes('?.');
}
