// What a file sends, in words: for tests of models and of the facts on queries.
import { nodesIn } from '../../src/ast/walk.js';
import { isRead, isWrite, pendingQueryOf, queryOf } from '../../src/facts/queries/queries.js';
import type { QueryCall } from '../../src/facts/queries/query-call.js';
import { describeQuery } from '../../src/facts/queries/query-texts.js';
import type { Files } from './project.js';
import { inModule, inProject, type Asked, type Opening } from './testkit.js';

/**
 * Every query of a file, in source order: `read-many orders: db.select().from(orders)`. The operation of a raw statement is
 * followed by what its text says (`raw read`); a statement that nothing sends begins with `unsent`; a likely one ends in `?`.
 */
export function queriesIn(files: Files, opening: Opening = {}): string[] {
  return inProject(files, describeAll, opening);
}

/** The same file read by the module reader, as another module of the project would be. */
export function queriesInModule(files: Files, opening: Opening = {}): string[] {
  return inModule(files, describeAll, opening);
}

function describeAll({ module, analysis }: Asked): string[] {
  return nodesIn(module.ast).flatMap((node) => {
    if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return [];
    const query = queryOf(node, analysis);
    const pending = query ? undefined : pendingQueryOf(node, analysis);
    return query ? [inWords(query)] : pending ? [`unsent ${inWords(pending)}`] : [];
  });
}

function inWords(query: QueryCall): string {
  const kind =
    query.operation === 'raw'
      ? `raw ${isRead(query) ? 'read' : isWrite(query) ? 'write' : 'unknown'}`
      : query.operation;
  const entity = query.entity === undefined ? '' : ` ${query.entity}`;
  return `${kind}${entity}: ${describeQuery(query)}${query.evidence === 'likely' ? ' ?' : ''}`;
}
