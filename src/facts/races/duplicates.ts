// What becomes of the second of two rows with one value, where both were found to be free: does the schema refuse it, and does
// anybody know the error by which it is refused?
import type { TSESTree } from '@typescript-eslint/utils';
import { isInvocation } from '../../ast/invocations.js';
import { isFunction, type FunctionNode, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { CALLS_ENTERED } from '../../budgets.js';
import { endOfFailure } from '../flow/call-results.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf } from '../project/module.js';
import { isRead, queryOf } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import type { QueryStep } from '../queries/query-steps.js';
import { textOfStatement } from '../queries/raw-statements.js';
import { uniqueAmong } from '../relations/unique-keys.js';
import { CONFLICT_TEXT, ERROR_HANDLER_TEXT } from './token-words.js';

/**
 * Of the columns by which a row was looked for, those of which the schema is known to refuse the same values a second time. A read may
 * name its entity where the write says which one it is: `db.query.users.findFirst` and `db.insert(users)`.
 */
export function refusedAgain(
  read: QueryCall,
  write: QueryCall,
  columns: readonly string[],
  analysis: Analysis,
): readonly string[] {
  if (read.query.byUnique === true) return columns;
  const [one, other] = [read, write].map((query) => uniqueAmong(query, columns, analysis));
  return one && one.length > 0 ? one : (other ?? []);
}

/** `insert or replace into …`, `replace into …`: the second row takes the place of the first. */
const REPLACES = /^\s*(?:insert\s+or\s+)?replace\b/i;

/** Is a second row expected, by the statement itself or by whoever is told of its failure? What looks like it is taken for it. */
export function expectsDuplicates({ query, site }: QueryStep, analysis: Analysis): boolean {
  const text = textOfStatement(query) ?? '';
  return (
    CONFLICT_TEXT.test(text) ||
    REPLACES.test(text) ||
    CONFLICT_TEXT.test(textOf(query.node)) ||
    knowsDuplicates(query, site, analysis)
  );
}

/** Does somebody know the error of a second row: what catches it around the query or its caller's call, or a handler of all errors? */
export function knowsDuplicates(query: QueryCall, site: Node, analysis: Analysis): boolean {
  if (endOfFailure(site) === 'swallowed' || endOfFailure(query.node) === 'swallowed') return true;
  const { duplicatesRefusedBy } = query.library;
  const form = new RegExp(duplicatesRefusedBy ?? CONFLICT_TEXT.source, 'i');
  const clauses = [query.node, site].flatMap(catchesAround);
  if (clauses.some((clause) => form.test(textOf(clause)) || asksForConflict(clause))) return true;
  if (clauses.some((clause) => isReadAgain(clause, query, analysis))) return true;
  if ([query.node, site].some((node) => isHandedTo(node, form, analysis))) return true;
  if (duplicatesRefusedBy === undefined) return false;
  const { mentions } = analysis.project;
  // Where the project is too large to be read, somebody may know it.
  return [moduleOf(query.node), moduleOf(site)].some(
    (module) =>
      mentions.isWritten(`^(?=[^]*?(?:${duplicatesRefusedBy}))(?=[^]*?(?:${ERROR_HANDLER_TEXT}))`, module) !==
      false,
  );
}

/** `if (error.message.includes('unique')) …`: whatever code the library gives it, the text of the error says what it is. */
function asksForConflict({ body }: TSESTree.CatchClause): boolean {
  return nodesIn(body).some(
    (node) =>
      'test' in node &&
      node.test !== null &&
      nodesIn(node.test).some((each) => each.type === 'Literal' && CONFLICT_TEXT.test(each.raw)),
  );
}

/** `catch { return db.ref.findOne({ where: { key } }); }`: who looks again for what could not be written knows that another one may be first. */
function isReadAgain({ body }: TSESTree.CatchClause, query: QueryCall, analysis: Analysis): boolean {
  return nodesIn(body).some((each) => {
    const again = isInvocation(each) ? queryOf(each, analysis) : undefined;
    return (
      again !== undefined &&
      isRead(again) &&
      again.library === query.library &&
      again.entity !== undefined &&
      again.entity === query.entity
    );
  });
}

/** Is a failure handed to a function that knows the error, itself or by what it calls: in a `catch`, or to one that runs the function around it? */
function isHandedTo(node: Node, form: RegExp, analysis: Analysis): boolean {
  const calls: Node[] = catchesAround(node).flatMap((clause) => nodesIn(clause.body));
  for (let at = node.parent; at; at = at.parent) if (at.type === 'CallExpression') calls.push(at);
  let called = functionsCalledIn(calls, analysis);
  const seen = new Set<Node>();
  for (let depth = 0; depth < CALLS_ENTERED && called.length > 0; depth += 1) {
    if (called.some((fn) => form.test(textOf(fn)))) return true;
    for (const fn of called) seen.add(fn);
    called = called.flatMap((fn) => functionsCalledIn(nodesIn(fn), analysis)).filter((fn) => !seen.has(fn));
  }
  return false;
}

function functionsCalledIn(nodes: readonly Node[], analysis: Analysis): FunctionNode[] {
  const called = nodes.flatMap((node) =>
    node.type === 'CallExpression' ? (functionOf(node.callee, analysis)?.node ?? []) : [],
  );
  return [...new Set(called)];
}

function catchesAround(node: Node): TSESTree.CatchClause[] {
  const clauses: TSESTree.CatchClause[] = [];
  for (
    let at: Node = node;
    at.parent && !(isFunction(at) && at.parent.type !== 'CallExpression');
    at = at.parent
  )
    if (at.parent.type === 'TryStatement' && at.parent.block === at && at.parent.handler)
      clauses.push(at.parent.handler);
  return clauses;
}
