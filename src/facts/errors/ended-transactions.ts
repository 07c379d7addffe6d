// Failures in a transaction that the code goes on from, where the database does not: in some of them the first statement that fails
// ends the transaction, each later one is refused, and the commit undoes what was done before.
//
//   tx(async (t) => { try { await t`insert …` } catch (e) { log(e) } await t`…` })          ended
//   tx(async (t) => { try { await t`insert …` } catch (e) { throw new Refused() } })        not: it is left
//   tx(async (t) => { try { await t.savepoint((s) => s`insert …`) } catch {} })             not: the savepoint is undone
//   tx(async (t) => { try { await t.order.findUniqueOrThrow(…) } catch {} })                not: the database has answered
//   tx(async (t) => { try { await pool.query('insert …') } catch {} })                      not: that is another connection
//   a library for several databases, of which the project does not say which one            unknown
import { rootOf } from '../../ast/chains.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { transactionAround } from '../queries/transactions.js';
import { holdsForDatabase } from '../relations/databases.js';
import { attemptsOf, type Attempt } from './attempts.js';
import type { Path } from './effects.js';
import type { ErrorHandler } from './error-handlers.js';

/** The statement that ends the transaction around its handler, which does not leave it. */
export function endedTransaction(
  handler: ErrorHandler,
  paths: readonly Path[],
  analysis: Analysis,
): Attempt | undefined {
  if (!paths.every(goesOn)) return undefined;
  const transaction = transactionAround(handler.node, analysis);
  if (typeof transaction === 'string' || transaction.evidence !== 'certain' || !transaction.handle)
    return undefined;
  const { handle } = transaction;
  return attemptsOf(handler, analysis).find(({ query, node }) => {
    const client = clientOf(node);
    return (
      query?.node === node &&
      failsInDatabase(query) &&
      holdsForDatabase(query.library.failureEndsTransaction, query, analysis) &&
      client.type === 'Identifier' &&
      bindingOf(client)?.defs[0]?.name === handle
    );
  });
}

/** `tx.order.create(…)`, `tx.insert(orders).values(…)`: what the statement is sent through. */
function clientOf(node: Node): Node {
  let at = rootOf(node);
  while (at.type === 'MemberExpression') at = rootOf(unwrap(at.object));
  return at;
}

/** What fails where no row matches has succeeded in the database, and a transaction within this one is undone by itself. */
function failsInDatabase({ query, operation }: QueryCall): boolean {
  return operation !== 'transaction' && !(query.unmatched && 'throws' in query.unmatched);
}

/** Neither thrown on nor done anything about: a rollback to a savepoint is a statement. */
function goesOn({ effects, end }: Path): boolean {
  return (
    end.how !== 'thrown' && effects.every(({ kind }) => !['thrown', 'forwarded', 'acted'].includes(kind))
  );
}
