// Which columns hold each value once only, alone or together, as a schema declares it: in a schema file, by a member or an option of a
// column's declaration, by decorators, in what is said of the table, and by calls. An index that a migration sets up is not seen.
//
//   email String @unique, @@unique([userId, postId])
//   @Unique(['userId', 'postId']), @Index(['email'], { unique: true })
//   sequelize.define('like', { … }, { indexes: [{ unique: true, fields: ['userId', 'postId'] }] })
//   likeSchema.index({ user: 1, post: 1 }, { unique: true })
//   pgTable('likes', { … }, (t) => [uniqueIndex().on(t.userId, t.postId)])
import { chainOf, rootOf } from '../../ast/chains.js';
import {
  decoratorsOf,
  isFunction,
  keyName,
  memberName,
  propertyOf,
  stringValue,
  unwrap,
  type Node,
} from '../../ast/nodes.js';
import type { Relating } from '../../models/model.js';
import { instanceOfEntity } from '../origins/entities.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { callsAbout, declaringCallsIn } from './associations.js';
import { argumentsOfMade, columnOf, declarationOfColumn } from './columns.js';
import { isTrue, membersOf } from './entity-members.js';
import { siteAt, siteOf, siteOfQuery, type EntitySite } from './entity-sites.js';
import { givenBack, optionOf, partOf, textIn, wordOf, type Word } from './relation-words.js';
import { relationGraphFor } from './relations.js';
import { settingsOf } from './stored-kinds.js';

/** Columns of which no two rows have the same values. */
type Key = readonly string[];

/** Can no two rows have the same value in a column? */
export function isUniqueColumn(query: QueryCall, column: string, analysis: Analysis): boolean {
  return uniqueAmong(query, [column], analysis).length > 0;
}

/** Those of some columns that are unique by themselves, else some that are unique together; none where nothing says it. */
export function uniqueAmong(query: QueryCall, columns: Key, analysis: Analysis): Key {
  const keys = [
    ...columns.flatMap((column) => keysWith(query, column, analysis)),
    ...keysOf(query, analysis),
  ];
  const held = keys.filter((key) => key.length > 0 && key.every((column) => columns.includes(column)));
  const single = columns.filter((column) => held.some((key) => key.length === 1 && key[0] === column));
  return single.length > 0 ? single : (held[0] ?? []);
}

/** The keys that the declaration of a column speaks of. */
function keysWith(query: QueryCall, column: string, analysis: Analysis): readonly Key[] {
  if (columnOf(query, column, analysis).isUnique === true) return [[column]];
  const { uniqueOption, grammar } = query.library.relations ?? {};
  if (uniqueOption === undefined || grammar === undefined) return [];
  const entity = query.entitySite && instanceOfEntity(query.entitySite, analysis);
  const settings =
    entity?.kind === 'instance' ? settingsOf(siteAt(entity.of.node), column, grammar, analysis) : [];
  const declared = declarationOfColumn(query, column, analysis);
  return [...settings, ...(declared ? [declared] : [])].flatMap((each) =>
    keyStated(each, column, uniqueOption),
  );
}

/** Another value than true is a name, or a message, for the same index: columns that give it the same name are in it together. */
function keyStated(settings: Node, column: string, option: string): Key[] {
  const value = optionIn(settings, option);
  if (!value || (value.type === 'Literal' && value.value === false)) return [];
  const name = stringValue(value);
  const all = settings.parent?.type === 'Property' ? settings.parent.parent : undefined;
  if (name === undefined || all?.type !== 'ObjectExpression') return [[column]];
  const sharing = all.properties.flatMap((each) => {
    const stated = each.type === 'Property' ? optionIn(each.value, option) : undefined;
    return each.type === 'Property' && stringValue(stated) === name ? [keyName(each) ?? ''] : [];
  });
  return [sharing];
}

function optionIn(settings: Node, option: string): Node | undefined {
  const object = unwrap(settings);
  return object.type === 'ObjectExpression' ? propertyOf(object, option)?.value : undefined;
}

/** The keys that are declared for the whole entity. */
function keysOf(query: QueryCall, analysis: Analysis): readonly Key[] {
  const { relations } = query.library;
  if (!relations) return [];
  const graph = relationGraphFor(query, analysis);
  const name = graph?.entityOf(query);
  const site = siteOfQuery(query, analysis);
  const tables = [query.entitySite?.node, rootOf(query.node)].flatMap((table) =>
    table ? keysOfTable(valueOf(table, analysis), analysis) : [],
  );
  return [
    ...(name === undefined ? [] : (graph?.keysOf?.(name) ?? [])),
    ...(site ? wordsAbout(site, analysis).flatMap((word) => keysIn(word, analysis)) : []),
    ...(site ? keysOfMembers(site, analysis) : []),
    ...tables,
  ];
}

/** What is said of an entity beside its columns. */
function wordsAbout(site: EntitySite, analysis: Analysis): readonly Word[] {
  const { node } = site;
  const own = node.type === 'CallExpression' ? [wordOf(node, analysis)] : [];
  const decorators =
    'body' in node ? decoratorsOf(node).map(({ expression }) => wordOf(expression, analysis)) : [];
  return [
    ...[...own, ...decorators].filter((word) => word !== undefined),
    ...callsAbout(site, analysis),
    ...callsOnSchema(site, analysis),
  ];
}

/** `userSchema.index(…)` of the schema that a model is made with, or that is made of a class. */
function callsOnSchema(site: EntitySite, analysis: Analysis): readonly Word[] {
  return schemasOf(site, analysis).flatMap((made) =>
    declaringCallsIn(moduleOf(made), analysis).flatMap(({ subject, word }) => {
      const value = valueOf(subject, analysis);
      return value.kind === 'api' && value.made?.node === made ? [word] : [];
    }),
  );
}

/** The calls that make an entity's schema. */
function schemasOf({ node, key, module }: EntitySite, analysis: Analysis): readonly Node[] {
  if (node.type === 'CallExpression') {
    const word = wordOf(node, analysis);
    const schema = word && partOf(word, 'fields');
    const value = schema && valueOf(schema, analysis);
    return value?.kind === 'api' && value.made ? [value.made.node] : [];
  }
  return declaringCallsIn(module, analysis).flatMap(({ word }) => {
    const fields = word.relating.declares === 'fields' ? partOf(word, 'fields') : undefined;
    return fields && siteOf(valueOf(fields, analysis), analysis)?.key === key ? [word.node] : [];
  });
}

/** `@Index({ unique: true }) email`: properties that give an index the same name are in it together. */
function keysOfMembers(site: EntitySite, analysis: Analysis): readonly Key[] {
  const byName = new Map<string, string[]>();
  for (const { name, words } of membersOf(site, analysis))
    for (const word of words) {
      if (word.relating.declares !== 'index' || !isUnique(word) || isPartial(word)) continue;
      const shared = word.args.map(stringValue).find((text) => text !== undefined) ?? `of ${name}`;
      byName.set(shared, [...(byName.get(shared) ?? []), name]);
    }
  return [...byName.values()];
}

/** The keys that a word declares, by itself or in a list of indexes. */
function keysIn(word: Word, analysis: Analysis): readonly Key[] {
  const list = optionOf(word, 'indexes');
  const elements = list?.type === 'ArrayExpression' ? list.elements : [];
  const listed = elements.flatMap((each) => (each ? [{ ...word, args: [each] }] : []));
  const own = word.relating.declares === 'index' ? [word] : [];
  return [...own, ...listed].flatMap((each) => {
    const columns = isUnique(each) && !isPartial(each) ? columnsOf(each, analysis) : undefined;
    return columns ? [columns] : [];
  });
}

function isUnique(word: Word): boolean {
  return word.relating.isUnique === true || isTrue(optionOf(word, 'unique'));
}

/** An index that does not hold every row refuses not every second one. */
function isPartial({ relating: { exceptOptions = [] }, args }: Word): boolean {
  return args.some((argument) => {
    const object = unwrap(argument);
    return (
      object.type === 'ObjectExpression' &&
      object.properties.some((each) => {
        const name = each.type === 'Property' ? keyName(each) : undefined;
        return name === undefined || exceptOptions.includes(name);
      })
    );
  });
}

/** The columns of an index: a list, the names of an object, or what an option holds. */
function columnsOf(word: Word, analysis: Analysis): Key | undefined {
  const stated = optionOf(word, 'columns');
  if (stated) return namesIn(stated, analysis);
  const list = word.args.map(unwrap).find((each) => each.type === 'ArrayExpression' || isFunction(each));
  if (list) return namesIn(list, analysis);
  const fields = partOf(word, 'fields');
  if (fields?.type !== 'ObjectExpression') return undefined;
  return complete(fields.properties.map((each) => (each.type === 'Property' ? keyName(each) : undefined)));
}

function namesIn(node: Node, analysis: Analysis): Key | undefined {
  const list = isFunction(node) ? givenBack(node) : unwrap(node);
  const elements = list?.type === 'ArrayExpression' ? list.elements : [list];
  return complete(
    elements.map((each) =>
      each?.type === 'MemberExpression' ? memberName(each) : textIn(each ?? undefined, analysis),
    ),
  );
}

/** An index with a column that cannot be read is no index of the others. */
function complete(names: readonly (string | undefined)[]): Key | undefined {
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? known : undefined;
}

/** What the function behind a table's columns gives back: `(t) => [uniqueIndex().on(t.email), primaryKey({ columns: [t.a, t.b] })]`. */
function keysOfTable(table: Value, analysis: Analysis): readonly Key[] {
  return argumentsOfMade(table).flatMap((argument) => {
    const fn = unwrap(argument);
    const given = isFunction(fn) ? givenBack(fn) : undefined;
    if (given?.type === 'ArrayExpression')
      return given.elements.flatMap((each) => (each ? keysOfBuilder(each, analysis) : []));
    if (given?.type !== 'ObjectExpression') return [];
    return given.properties.flatMap((each) =>
      each.type === 'Property' ? keysOfBuilder(each.value, analysis) : [],
    );
  });
}

function keysOfBuilder(node: Node, analysis: Analysis): readonly Key[] {
  const links = chainOf(unwrap(node));
  const first = links.at(-1)?.call;
  const word = first && wordOf(first, analysis);
  if (word?.relating.declares !== 'index' || !isUnique(word)) return [];
  const { columnsBy, exceptOptions = [] }: Relating = word.relating;
  if (columnsBy === undefined) return keysIn(word, analysis);
  const on = links.find(({ member }) => member === columnsBy)?.call;
  if (!on || !('arguments' in on) || links.some(({ member }) => exceptOptions.includes(member ?? '')))
    return [];
  const columns = complete(
    on.arguments.map((each) => (each.type === 'MemberExpression' ? memberName(each) : undefined)),
  );
  return columns ? [columns] : [];
}
