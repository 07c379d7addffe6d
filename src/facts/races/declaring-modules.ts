// The files in which the entity of a statement is declared: a model and the schema that it is made of, a class and those that it extends.
import { rootOf } from '../../ast/chains.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import { ENTITY_DECLARATIONS } from '../../budgets.js';
import { instanceOfEntity } from '../origins/entities.js';
import { valueOf } from '../origins/origins.js';
import type { ApiValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';

/** Those of the entity that statements are about, as far as they can be followed. */
export function declaringModules(queries: readonly QueryCall[], analysis: Analysis): readonly Module[] {
  const found = new Set<Module>();
  for (const { entitySite, clientValue, node } of queries) {
    const entity = entitySite && instanceOfEntity(entitySite, analysis);
    if (entity) addDeclaration(entity, found, analysis, 0);
    for (let at: ApiValue | undefined = clientValue; at; at = at.receiver)
      addDeclaration(at, found, analysis, 0);
    for (const each of [entitySite?.node, rootOf(node)])
      if (each) addDeclaration(valueOf(each, analysis), found, analysis, 0);
  }
  return [...found];
}

/** The file of a value, and those of what it was made of: a model of its schema, a class of the one that it extends. */
function addDeclaration(value: Value, found: Set<Module>, analysis: Analysis, depth: number): void {
  if (depth > ENTITY_DECLARATIONS) return;
  const next = (node: Node) => {
    addDeclaration(valueOf(unwrap(node), analysis), found, analysis, depth + 1);
  };
  switch (value.kind) {
    case 'instance':
      addDeclaration(value.of, found, analysis, depth);
      return;
    case 'class':
      found.add(value.module);
      if (value.node.superClass) next(value.node.superClass);
      return;
    case 'object':
      found.add(value.module);
      return;
    case 'api':
      if (!value.made) return;
      found.add(value.made.module);
      if ('arguments' in value.made.node) for (const each of value.made.node.arguments) next(each);
      return;
    default:
  }
}
