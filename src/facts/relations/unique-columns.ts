// Whether a schema lets a column hold each value once only, as it is declared: in a schema file, by a member of the column's
// declaration, or by an option. An index that is set up elsewhere is not seen.
import { propertyOf, unwrap, type Node } from '../../ast/nodes.js';
import { instanceOfEntity } from '../origins/entities.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { columnOf, declarationOfColumn } from './columns.js';
import { siteAt } from './entity-sites.js';
import { settingsOf } from './stored-kinds.js';

export function isUniqueColumn(query: QueryCall, column: string, analysis: Analysis): boolean {
  if (columnOf(query, column, analysis).isUnique === true) return true;
  const { uniqueOption, grammar } = query.library.relations ?? {};
  if (uniqueOption === undefined || grammar === undefined) return false;
  const entity = query.entitySite && instanceOfEntity(query.entitySite, analysis);
  const settings =
    entity?.kind === 'instance' ? settingsOf(siteAt(entity.of.node), column, grammar, analysis) : [];
  const declared = declarationOfColumn(query, column, analysis);
  return [...settings, ...(declared ? [declared] : [])].some((each) => isSet(each, uniqueOption));
}

/** Another value than true is a name, or a message, for the same index. */
function isSet(settings: Node, option: string): boolean {
  const object = unwrap(settings);
  const value = object.type === 'ObjectExpression' ? propertyOf(object, option)?.value : undefined;
  return value !== undefined && !(value.type === 'Literal' && value.value === false);
}
