// Whether a function that is handed a client can be handed the handle of a transaction in its place: by its type, and by what it does
// with it.
//
//   audit(db) of `audit = (db) => db.log.create(…)`                      it can
//   … of `(db: Knex) => …`, where a transaction is a Knex as well        it can
//   … of `(db: PrismaClient) => …`                                       not: a handle has less than a client
//   … of `(db) => { …; db.$transaction(…) }`                             not: a handle has no such member
//   … of a function that is not known, that hands it on                  unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, parameterPattern, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { valueOfType } from '../origins/annotations.js';
import { memberOf } from '../origins/members.js';
import { functionOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/**
 * @param site the call
 * @param written the client among its arguments
 */
export function takesHandle(site: Node, written: Node, handle: ApiValue, analysis: Analysis): boolean {
  if (site.type !== 'CallExpression') return false;
  const index = site.arguments.findIndex((each) => unwrap(each) === unwrap(written));
  const parameter = functionOf(site.callee, analysis)?.node.params[index];
  const pattern = parameter && parameterPattern(parameter);
  if (pattern?.type !== 'Identifier') return false;
  const type = pattern.typeAnnotation?.typeAnnotation;
  if (type && !isAssignable(handle, type, analysis)) return false;
  return (bindingOf(pattern)?.references ?? []).every(
    ({ identifier, init }) => init || isUseOf(handle, identifier, analysis),
  );
}

/** Does a handle have a member of a client? */
export function hasMember(handle: ApiValue, name: string, analysis: Analysis): boolean {
  const isLacking = analysis.catalogue.facet(handle.type, 'lacks')?.value.includes(name) === true;
  return !isLacking && memberOf(handle, name, analysis).kind === 'api';
}

function isAssignable(handle: ApiValue, declared: TSESTree.TypeNode, analysis: Analysis): boolean {
  if (declared.type === 'TSUnionType')
    return declared.types.some((each) => isAssignable(handle, each, analysis));
  if (declared.type !== 'TSTypeReference') return declared.type === 'TSAnyKeyword';
  const value = valueOfType(declared, analysis);
  if (value.kind !== 'api') return false;
  const isNarrower = analysis.catalogue.facet(handle.type, 'lacks') !== undefined;
  return (
    value.type === handle.type || (!isNarrower && ancestorsOf(handle.type, analysis).includes(value.type))
  );
}

function ancestorsOf(type: ResolvedType, analysis: Analysis): ResolvedType[] {
  return analysis.catalogue.parents(type).flatMap((each) => [each, ...ancestorsOf(each, analysis)]);
}

/** `db.order.create(…)`, ``db`select 1` ``, `db('orders')` */
function isUseOf(
  handle: ApiValue,
  name: TSESTree.Identifier | TSESTree.JSXIdentifier,
  analysis: Analysis,
): boolean {
  const use = wrapped(name);
  const { parent } = use;
  if (parent?.type === 'MemberExpression' && parent.object === use) {
    const member = memberName(parent);
    return member !== undefined && hasMember(handle, member, analysis);
  }
  if (parent?.type === 'TaggedTemplateExpression') return parent.tag === use;
  return parent?.type === 'CallExpression' && parent.callee === use;
}
