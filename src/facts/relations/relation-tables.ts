// Relations that are declared for tables in code, as far as a client is told of them.
//
//   relations(users, ({ many }) => ({ orders: many(orders) }))
//   defineRelations(schema, (r) => ({ users: { orders: r.many.orders({ from: r.users.id, to: r.orders.userId }) } }))
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import type { Relations } from '../../models/model.js';
import { valueOfType } from '../origins/annotations.js';
import { valueOfExport } from '../origins/imports.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { siteAt } from './entity-sites.js';
import type { EntityField, RelationGraph } from './relation-graph.js';
import { givenBack, isPlain, optionOf, partOf, textIn, wordOf, type Word } from './relation-words.js';

/** What a client is told: its tables, by their names, and the relations among them. */
interface Told {
  readonly tables: ReadonlyMap<string, string>;
  readonly relations: readonly Word[];
}

/** The relations that a query's client knows. */
export function tableRelations(
  { clientValue }: QueryCall,
  _: Relations,
  analysis: Analysis,
): RelationGraph | undefined {
  const told = clientValue && toldTo(clientValue, analysis);
  if (!told) return undefined;
  const known = new Set(told.tables.values());
  const fields = new Map<string, EntityField[]>([...known].map((key) => [key, []]));
  for (const word of told.relations)
    for (const [table, field] of relationsIn(word, told.tables, analysis)) fields.get(table)?.push(field);
  return {
    entityOf: ({ entity, entitySite }) =>
      entitySite ? tableOf(valueOf(entitySite.node, analysis), analysis) : told.tables.get(entity ?? ''),
    fieldsOf: (table) => fields.get(table),
  };
}

function toldTo(client: Extract<Value, { kind: 'api' }>, analysis: Analysis): Told | undefined {
  for (let at: typeof client | undefined = client; at; at = at.receiver) {
    const word = at.made && wordOf(at.made.node, analysis);
    if (word?.relating.declares === 'client') {
      const told = [optionOf(word, 'schema'), optionOf(word, 'relations')].flatMap((node) =>
        node ? [valueOf(node, analysis)] : [],
      );
      return described(told, analysis);
    }
    const [given] = at.given?.params ?? [];
    if (given && at.given) return described([valueOfType(given, analysis)], analysis);
  }
  return undefined;
}

function described(told: readonly Value[], analysis: Analysis): Told {
  const tables = new Map<string, string>();
  const relations: Word[] = [];
  const add = (name: string, value: Value): void => {
    const word = relationsMadeBy(value, analysis);
    if (word) {
      relations.push(word);
      const schema = partOf(word, 'fields');
      if (schema) eachEntry(valueOf(schema, analysis), analysis, add);
      return;
    }
    const table = tableOf(value, analysis);
    if (table !== undefined) tables.set(name, table);
  };
  for (const value of told) {
    if (relationsMadeBy(value, analysis)) add('', value);
    else eachEntry(value, analysis, add);
  }
  return { tables, relations };
}

function relationsMadeBy(value: Value, analysis: Analysis): Word | undefined {
  const made = madeBy(value);
  const word = made && wordOf(made.node, analysis);
  return word?.relating.declares === 'relations' ? word : undefined;
}

/** The call that makes a value: of a library that has a model, or of any other. */
function madeBy(value: Value): { node: TSESTree.CallExpression; module: Module } | undefined {
  const made = value.kind === 'api' ? value.made : value.kind === 'opaque' ? value : undefined;
  return made?.node.type === 'CallExpression' ? { node: made.node, module: made.module } : undefined;
}

function tableOf(value: Value, analysis: Analysis): string | undefined {
  const made = madeBy(value);
  return made && !relationsMadeBy(value, analysis) ? siteAt(made.node).key : undefined;
}

/** Everything in a module's exports, or in an object, that is written out. */
function eachEntry(
  value: Value,
  analysis: Analysis,
  add: (name: string, value: Value) => void,
  seen = new Set<unknown>(),
): void {
  if (value.kind === 'namespace') {
    const { module } = value;
    if (seen.has(module)) return;
    seen.add(module);
    for (const name of module.exports.named.keys()) add(name, valueOfExport(module, name, analysis));
    for (const star of module.exports.stars) {
      const next = analysis.project.modules.imported(module, star);
      if (next) eachEntry({ kind: 'namespace', module: next }, analysis, add, seen);
    }
  } else if (value.kind === 'object' && !seen.has(value.node)) {
    seen.add(value.node);
    for (const property of value.node.properties) {
      if (property.type === 'SpreadElement')
        eachEntry(valueOf(property.argument, analysis), analysis, add, seen);
      else add(keyName(property) ?? '', valueOf(property.value, analysis));
    }
  }
}

/** The relations that a declaration states, each with its table. */
function relationsIn(
  word: Word,
  tables: Told['tables'],
  analysis: Analysis,
): (readonly [table: string, field: EntityField])[] {
  const fn = partOf(word, 'body');
  const body = isFunction(fn) ? givenBack(fn) : undefined;
  if (body?.type !== 'ObjectExpression') return [];
  const owner = partOf(word, 'entity');
  const own = owner && tableOf(valueOf(owner, analysis), analysis);
  if (own !== undefined) return fieldsIn(body, own, word, tables, analysis).map((field) => [own, field]);
  return owner
    ? []
    : propertiesOf(body).flatMap(([name, value]) => {
        const table = tables.get(name);
        return table !== undefined && value.type === 'ObjectExpression'
          ? fieldsIn(value, table, word, tables, analysis).map((field) => [table, field] as const)
          : [];
      });
}

function fieldsIn(
  object: TSESTree.ObjectExpression,
  own: string,
  { module }: Word,
  tables: Told['tables'],
  analysis: Analysis,
): EntityField[] {
  return propertiesOf(object).flatMap(([name, value]): EntityField[] => {
    const relation = value.type === 'CallExpression' ? wordOf(value, analysis) : undefined;
    const { declares } = relation?.relating ?? {};
    if (!relation || (declares !== 'many' && declares !== 'one') || !isPlain(relation)) return [];
    const entity = partOf(relation, 'entity');
    const type = entity
      ? tableOf(valueOf(entity, analysis), analysis)
      : tables.get(relation.relating.entity === undefined ? (relation.name ?? '') : '');
    if (type === undefined) return [];
    const column = { module, tables, analysis };
    const fields = columnsIn(optionOf(relation, 'from'), own, column);
    const references = columnsIn(optionOf(relation, 'to'), type, column);
    if (!fields || !references || fields.length !== references.length) return [];
    const alias = optionOf(relation, 'alias');
    const text = textIn(alias, analysis);
    if (alias && text === undefined) return [];
    return [{ name, type, isList: declares === 'many', relation: text, fields, references }];
  });
}

function propertiesOf(object: TSESTree.ObjectExpression): [name: string, value: Node][] {
  return object.properties.flatMap((property): [string, Node][] => {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    return property.type === 'Property' && name !== undefined ? [[name, unwrap(property.value)]] : [];
  });
}

/** `[orders.userId]`, `r.orders.userId`: columns of that one table; `undefined` when one of them is something else. */
function columnsIn(
  node: Node | undefined,
  table: string,
  { tables, analysis }: { module: Module; tables: Told['tables']; analysis: Analysis },
): string[][] | undefined {
  if (!node) return [];
  const elements = node.type === 'ArrayExpression' ? node.elements : [node];
  const columns = elements.flatMap((element): string[][] => {
    const member = element && unwrap(element);
    const name = member?.type === 'MemberExpression' ? memberName(member) : undefined;
    if (member?.type !== 'MemberExpression' || name === undefined) return [];
    const object = unwrap(member.object);
    const named = object.type === 'MemberExpression' ? tables.get(memberName(object) ?? '') : undefined;
    const owner = tableOf(valueOf(object, analysis), analysis) ?? named;
    return owner === table ? [[name]] : [];
  });
  return columns.length === elements.length && columns.length > 0 ? columns : undefined;
}
