// Relations of entities that are classes, or values that a call makes: by the decorators on their properties, and by calls
// that associate one with another.
//
//   @OneToMany(() => Order, (order) => order.user) orders: Order[]
//   User.hasMany(Order, { foreignKey: 'userId', as: 'orders' })
import { propertyOf } from '../../ast/nodes.js';
import type { Relations } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { callsAbout } from './associations.js';
import { keyOf, membersOf, type EntityMember } from './entity-members.js';
import { siteOfQuery, type EntitySite } from './entity-sites.js';
import type { Column, EntityField, RelationGraph } from './relation-graph.js';
import { targetOf } from './relation-targets.js';
import { isPlain, optionOf, partOf, textIn, wordOf, type Word } from './relation-words.js';

/** The relations among the classes that queries are about, each read when it is asked for. */
export function classRelations(relations: Relations, analysis: Analysis): RelationGraph {
  const sites = new Map<string, EntitySite>();
  const known = (site: EntitySite): string => {
    sites.set(site.key, site);
    return site.key;
  };
  const named = (name: string): EntitySite | undefined => {
    const [only, ...more] = [...sites.values()].filter((site) => nameOf(site, analysis) === name);
    return more.length === 0 ? only : undefined;
  };
  const read = (site: EntitySite): readonly EntityField[] =>
    relationsOf(site, relations, analysis).flatMap((relation) => {
      const target = targetOf(relation.word, relation.member, analysis, named);
      const columns = target && columnsOf(relation, site, target, relations, analysis);
      if (!target || !columns) return [];
      const { declares } = relation.word.relating;
      const [fields, references] = columns;
      return [
        {
          name: relation.name,
          type: known(target),
          isList: declares === 'many',
          relation: undefined,
          fields: [fields],
          references: [references],
        },
      ];
    });
  return {
    entityOf(query) {
      const site = siteOfQuery(query, analysis);
      return site && known(site);
    },
    fieldsOf(key) {
      const site = sites.get(key);
      if (!site) return undefined;
      return read(site);
    },
  };
}

/** The name under which an entity is registered: the one that it is given, else that of its class. */
function nameOf(site: EntitySite, analysis: Analysis): string | undefined {
  const { node } = site;
  const word = node.type === 'CallExpression' ? wordOf(node, analysis) : undefined;
  const given = word && partOf(word, 'name');
  return given ? textIn(given, analysis) : 'id' in node ? node.id?.name : undefined;
}

interface Declared {
  readonly name: string;
  readonly word: Word;
  /** The property that it stands on; not there for a call. */
  readonly member: EntityMember | undefined;
}

/** Everything that an entity's declaration says it refers to; what cannot be read in full is left out. */
function relationsOf(site: EntitySite, { grammar }: Relations, analysis: Analysis): readonly Declared[] {
  const decorated = membersOf(site, analysis).flatMap((member) =>
    member.words.flatMap((word) => (isRelation(word) ? [{ name: member.name, word, member }] : [])),
  );
  const calls = grammar === 'association-calls' ? callsAbout(site, analysis) : [];
  const called = calls.flatMap((word): Declared[] => {
    const name = isRelation(word) ? textIn(optionOf(word, 'name'), analysis) : undefined;
    return name === undefined ? [] : [{ name, word, member: undefined }];
  });
  return [...decorated, ...called].filter(({ member }) => !isPromise(member));
}

/** A relation that is read when it is awaited stays a promise however it was read. */
function isPromise(member: EntityMember | undefined): boolean {
  const type = member?.type;
  return (
    type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    type.typeName.name === 'Promise'
  );
}

function isRelation(word: Word): boolean {
  const { declares, keyIn } = word.relating;
  return (declares === 'many' || declares === 'one') && keyIn !== undefined && isPlain(word);
}

/** The columns of both sides: of this entity first. */
function columnsOf(
  declared: Declared,
  site: EntitySite,
  target: EntitySite,
  relations: Relations,
  analysis: Analysis,
): readonly [Column, Column] | undefined {
  const { word } = declared;
  if (holdsKey(declared)) {
    const columns = ownColumns(declared, site, target, relations, analysis);
    // A row has the relation itself only where it was read along.
    return columns && [columns.row, columns.key];
  }
  const inverse = partOf(word, 'inverse');
  if (!inverse) return statedColumns(word, site, target, relations, analysis);
  const name = textIn(inverse, analysis);
  const owner = relationsOf(target, relations, analysis).find((each) => each.name === name && holdsKey(each));
  const back = owner && targetOf(owner.word, owner.member, analysis);
  if (!owner || back?.key !== site.key) return undefined;
  const columns = ownColumns(owner, target, site, relations, analysis);
  return columns && [columns.key, columns.filter];
}

function holdsKey({ word, member }: Declared): boolean {
  const { keyIn } = word.relating;
  return (
    keyIn === 'this' ||
    keyIn === 'property' ||
    (keyIn === 'joined' && (joinOf(member) !== undefined || optionOf(word, 'column') !== undefined))
  );
}

function joinOf(member: EntityMember | undefined): Word | undefined {
  return member?.words.find(({ relating }) => relating.declares === 'join');
}

/** The key of the other entity that this side holds: as a row has it, and as a filter may write it. */
function ownColumns(
  { name, word, member }: Declared,
  site: EntitySite,
  target: EntitySite,
  relations: Relations,
  analysis: Analysis,
): { readonly row: Column; readonly filter: Column; readonly key: Column } | undefined {
  const join = joinOf(member);
  if (join && !isPlain(join)) return undefined;
  const place = join ?? word;
  const key = referredKey(optionOf(place, 'references'), place, target, relations, analysis);
  if (key === undefined) return undefined;
  const property = heldIn(word, site, target, analysis);
  if (property === 'unknown') return undefined;
  // With its property named, the relation stands beside a column of its own.
  if (property !== undefined) return { row: [property], filter: [property], key: [key] };
  if (relations.defaultColumn === undefined) return undefined;
  const stated = optionOf(place, 'column');
  const column = stated
    ? textIn(stated, analysis)
    : relations.defaultColumn
        .replace('{relation}', name)
        .replace('{Key}', key.charAt(0).toUpperCase() + key.slice(1));
  if (column === undefined) return undefined;
  const held = membersOf(site, analysis).filter((each) => each.column === column);
  if (held.length > 1) return undefined;
  const row = held.map((each) => each.name);
  return { row, filter: [...row, name, `${name}.${key}`], key: [key] };
}

/** The columns of a relation whose key the other entity holds, as this side states them. */
function statedColumns(
  word: Word,
  site: EntitySite,
  target: EntitySite,
  relations: Relations,
  analysis: Analysis,
): readonly [Column, Column] | undefined {
  const key = referredKey(optionOf(word, 'references'), word, site, relations, analysis);
  const property = heldIn(word, target, site, analysis);
  return key === undefined || property === undefined || property === 'unknown'
    ? undefined
    : [[key], [property]];
}

function referredKey(
  stated: ReturnType<typeof optionOf>,
  {}: Word,
  entity: EntitySite,
  relations: Relations,
  analysis: Analysis,
): string | undefined {
  return stated ? textIn(stated, analysis) : keyOf(entity, relations, analysis);
}

/** The property of `holder` that a relation names, or the only one that is said to refer to the other entity. */
function heldIn(word: Word, holder: EntitySite, other: EntitySite, analysis: Analysis): string | undefined {
  const stated = partOf(word, 'key');
  if (stated) {
    const name = stated.type === 'ObjectExpression' ? propertyOf(stated, 'name')?.value : stated;
    return textIn(name, analysis) ?? 'unknown';
  }
  const referring = membersOf(holder, analysis).filter((member) =>
    member.words.some(
      (each) => each.relating.declares === 'refers' && targetOf(each, member, analysis)?.key === other.key,
    ),
  );
  return referring.length > 1 ? 'unknown' : referring[0]?.name;
}
