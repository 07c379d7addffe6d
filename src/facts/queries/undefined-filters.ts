// Filters whose value may be undefined in a library that then leaves the condition out: the statement meets every row.
import { readArgument, writtenIn } from '../../ast/arguments.js';
import type { Invocation } from '../../ast/invocations.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { evidenceOfUndefined } from '../flow/undefined-values.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { isRequestedWithin } from '../project/versions.js';
import { mayBeBehindGuard } from '../runtime/mount-guards.js';
import type { Condition } from './condition.js';
import { conditionsOf } from './conditions.js';
import { isLeftOutByCaller } from './omitted-arguments.js';
import { queryOf } from './queries.js';
import type { QueryCall } from './query-call.js';

/** A column, and the value that it is compared with. */
type LeftOut = Pick<Condition, 'column' | 'value'>;

export interface UndefinedFilter {
  readonly query: QueryCall;
  readonly condition: LeftOut;
  /** There is no other condition: without this one every row matches. */
  readonly isOnly: boolean;
  /** Code of the project leaves the value out, and would fail if that were refused. */
  readonly isLeftOut: boolean;
  readonly evidence: Evidence;
}

/**
 * The condition of a query that undefined would take out.
 *
 * @param isDecisive is a condition on this column one without which the statement means something else?
 */
export function undefinedFilterOf(
  node: Invocation,
  isDecisive: (column: string, operation: QueryCall['operation']) => boolean,
  analysis: Analysis,
): UndefinedFilter | undefined {
  const query = queryOf(node, analysis);
  if (!query) return undefined;
  const conditions = conditionsLeftOut(query, analysis);
  for (const condition of conditions) {
    if (!isDecisive(condition.column, query.operation)) continue;
    const isOnly = conditions.length === 1;
    const sign = evidenceOfUndefined(condition.value, node, analysis);
    const evidence = sign === 'chosen' ? evidenceOfChoice(query, isOnly) : sign;
    if (evidence === 'likely' && mayBeBehindGuard(condition.value, node, analysis)) continue;
    if (evidence === 'certain' || evidence === 'likely')
      return {
        query,
        condition,
        isOnly,
        isLeftOut: isLeftOutByCaller(condition.value, analysis),
        evidence: weakest(query.evidence, evidence),
      };
  }
  return undefined;
}

/** Who writes `isAdmin ? undefined : id` may want the rows of all to be read; to change and to delete them all is another matter. */
function evidenceOfChoice({ operation }: QueryCall, isOnly: boolean): Evidence | 'unknown' {
  return isOnly && (operation === 'delete' || operation === 'update') ? 'likely' : 'unknown';
}

/** Conditions that the library leaves out where they are undefined, in the version that the project asks for. */
function conditionsLeftOut(query: QueryCall, analysis: Analysis): readonly LeftOut[] {
  const { undefinedMatches: matches } = query.query;
  const key = keyOf(query, analysis);
  if (key) return [key];
  const isLeftOut =
    matches === 'every-row' ||
    (matches !== undefined && isRequestedWithin(matches, query.library, query.module, analysis));
  return isLeftOut === true ? conditionsOf(query) : [];
}

/** `findOne(id)`: the key stands in place of all conditions. An object in that place holds conditions, or options. */
function keyOf({ query, library, module, node }: QueryCall, analysis: Analysis): LeftOut | undefined {
  const { undefinedKey } = query;
  if (!undefinedKey || node.type !== 'CallExpression') return undefined;
  const { argument, path, column, beside } = undefinedKey;
  const value = writtenIn(readArgument(node, argument, path));
  if (!value || mayBeObject(value)) return undefined;
  if (readArgument(node, beside.argument, beside.path).kind !== 'absent') return undefined;
  return isRequestedWithin(undefinedKey, library, module, analysis) === true ? { column, value } : undefined;
}

/** A literal, or a name that is annotated as more than a text or a number. */
function mayBeObject(value: Node): boolean {
  const expression = unwrap(value);
  if (expression.type !== 'Identifier') return expression.type === 'ObjectExpression';
  const name = bindingOf(expression)?.defs[0]?.name as Node | undefined;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return type !== undefined && nodesIn(type).some((each) => OF_OBJECTS.has(each.type));
}

const OF_OBJECTS: ReadonlySet<string> = new Set(['TSTypeReference', 'TSTypeLiteral', 'TSObjectKeyword']);
