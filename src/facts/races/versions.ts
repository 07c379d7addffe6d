// Whether a row that was changed meanwhile is refused: its entity says so where it is declared, in whichever file.
//
//   new Schema({ … }, { optimisticConcurrency: true })           refused, also where the schema is imported by the file of the model
//   @VersionColumn() version: number                             refused, also in a class that the entity extends
//   declared by what cannot be followed                          not known to be refused
import type { Analysis } from '../project/analysis.js';
import { moduleOf, type Module } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { declaringModules } from './declaring-modules.js';

/**
 * Does the entity, or the file of a statement, say that a row which was changed meanwhile is refused?
 *
 * @param read the statement that gave the row: one that saves itself does not name its entity
 */
export function isVersioned(write: QueryCall, read: QueryCall, analysis: Analysis): boolean {
  const { versionedBy } = write.query;
  if (versionedBy === undefined) return false;
  const isSaid = ({ text }: Module) => text.includes(versionedBy);
  return (
    [write.module, moduleOf(write.node)].some(isSaid) ||
    declaringModules([write, read], analysis).some(isSaid)
  );
}
