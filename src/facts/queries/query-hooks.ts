// Whether code of the project runs with a statement: hooks of a model, middleware and extensions of a client.
import { readArgument } from '../../ast/arguments.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from './query-call.js';

/** Is a query sent through a client that was made with hooks for its queries? */
export function runsHooks({ clientValue }: QueryCall, analysis: Analysis): boolean {
  for (let at: ApiValue | undefined = clientValue; at; at = at.receiver) {
    const hooks = analysis.catalogue.facet(at.type, 'hooksQueries')?.value;
    if (typeof hooks !== 'object') {
      if (hooks) return true;
      continue;
    }
    const { argument, path } = hooks.option;
    // An extension that is written elsewhere may hold anything.
    if (!at.made || readArgument(at.made.node, argument, path).kind !== 'absent') return true;
  }
  return false;
}

/**
 * Do a write of one row and its form for many rows run the same hooks? Known where the library has none that tell them apart, and
 * where nothing in the project registers one.
 */
export function sharesHooksWithManyRows(query: QueryCall, analysis: Analysis): boolean {
  const { hooksOfOneRow, hooksOfOneChange = hooksOfOneRow } = query.library;
  if (runsHooks(query, analysis)) return false;
  const hooks = query.operation === 'create' ? hooksOfOneRow : hooksOfOneChange;
  return hooks === undefined || analysis.project.mentions.isWritten(hooks, query.module) === false;
}
