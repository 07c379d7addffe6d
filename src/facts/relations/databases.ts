// Which database a library that knows several of them is used with: the project's packages say it, or its schema.
import type { OnDatabase } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { schemaTextAround } from './relation-blocks.js';

/** Does what a model says of a database hold for this query? `false` where it is not known which database it is. */
export function holdsForDatabase(
  said: boolean | OnDatabase | undefined,
  { library: { relations }, node }: QueryCall,
  { project }: Analysis,
): boolean {
  if (typeof said !== 'object') return said === true;
  const { path } = moduleOf(node);
  const isAskedFor = (name: string): boolean => project.packages.isRequested(path, name);
  if (said.unless.some(isAskedFor)) return false;
  if (said.beside.some(isAskedFor)) return true;
  const schema = said.schema && relations ? schemaTextAround(path, relations, project) : undefined;
  return schema !== undefined && new RegExp(said.schema ?? '').test(schema);
}
