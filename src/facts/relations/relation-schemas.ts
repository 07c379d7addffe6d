// Relations that a schema's fields state by naming the model they refer to.
//
//   new Schema({ user: { type: Schema.Types.ObjectId, ref: 'User' } })
//   userSchema.virtual('orders', { ref: 'Order', localField: '_id', foreignField: 'user' })
import { keyName, memberName, propertyOf, unwrap, type Node } from '../../ast/nodes.js';
import type { Relations } from '../../models/model.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { declaringCallsIn } from './associations.js';
import { isTrue, membersOf } from './entity-members.js';
import { siteOf, siteOfQuery, type EntitySite } from './entity-sites.js';
import type { EntityField, RelationGraph } from './relation-graph.js';
import { behindArrow, isPlain, optionOf, partOf, textIn, wordOf, type Word } from './relation-words.js';

/** The relations among the models that queries are about, by the names under which these are registered. */
export function schemaRelations(
  { defaultKey, keyAliases = [] }: Relations,
  analysis: Analysis,
): RelationGraph {
  const sites = new Map<string, EntitySite | undefined>();
  const key = defaultKey === undefined ? [] : [defaultKey];
  const columnsOf = (name: string) => (name === defaultKey ? [...key, ...keyAliases] : [name]);
  const toOne = (name: string, type: string | undefined): EntityField[] =>
    type === undefined
      ? []
      : [{ name, type, isList: false, relation: undefined, fields: [[name]], references: [key] }];
  const inPlace = (object: Node, option: string) =>
    unwrap(object).type === 'ObjectExpression'
      ? propertiesOf(unwrap(object)).flatMap(([name, value]) => {
          const ref = value.type === 'ObjectExpression' ? propertyOf(value, option)?.value : undefined;
          return toOne(name, ref && modelNamed(ref, analysis));
        })
      : [];

  const virtualIn = (word: Word): EntityField[] => {
    const name = textIn(partOf(word, 'name'), analysis);
    const entity = partOf(word, 'entity');
    const type = entity && modelNamed(entity, analysis);
    const from = textIn(optionOf(word, 'references'), analysis);
    const to = textIn(optionOf(word, 'key'), analysis);
    const single = optionOf(word, 'single');
    if (name === undefined || type === undefined || from === undefined || to === undefined) return [];
    if (!isPlain(word) || (single && single.type !== 'Literal')) return [];
    const isList = word.relating.declares === 'many' && !isTrue(single);
    return [{ name, type, isList, relation: undefined, fields: [columnsOf(from)], references: [[to]] }];
  };

  /** What a schema that a call or a construction makes says in its fields and its virtual ones. */
  const ofSchema = (schema: Value): EntityField[] => {
    const made = schema.kind === 'api' ? schema.made : undefined;
    const word = made && wordOf(made.node, analysis);
    if (!word || word.relating.declares !== 'fields') return [];
    const fields = partOf(word, 'fields');
    const stated = fields && valueOf(fields, analysis);
    const option = word.relating.options?.entity;
    const own = stated?.kind === 'object' && option !== undefined ? inPlace(stated.node, option) : [];
    return [...own, ...virtualsOf(made.node, analysis).flatMap(virtualIn)];
  };

  const ofClass = (site: EntitySite): EntityField[] => {
    const own = membersOf(site, analysis).flatMap(({ name, words }) =>
      words.flatMap((word) => {
        const { declares, keyIn } = word.relating;
        const entity =
          declares === 'one' && keyIn === 'property' && isPlain(word) ? partOf(word, 'entity') : undefined;
        return toOne(name, entity && modelNamed(entity, analysis));
      }),
    );
    // The schema that is made of a class, in the module of the class.
    const virtual = declaringCallsIn(site.module, analysis).flatMap(({ word }) => {
      const fields = word.relating.declares === 'fields' ? partOf(word, 'fields') : undefined;
      const made = fields && siteOf(valueOf(fields, analysis), analysis);
      return made?.key === site.key ? virtualsOf(word.node, analysis).flatMap(virtualIn) : [];
    });
    return [...own, ...virtual];
  };

  return {
    entityOf(query) {
      const site = siteOfQuery(query, analysis);
      const name = site && registeredName(site, analysis);
      if (!site || name === undefined) return undefined;
      // Of two models by one name either could be meant.
      if (sites.has(name) && sites.get(name)?.key !== site.key) sites.set(name, undefined);
      else sites.set(name, site);
      return name;
    },
    fieldsOf(name) {
      const site = sites.get(name);
      if (!site) return undefined;
      if (site.node.type !== 'CallExpression') return ofClass(site);
      const word = wordOf(site.node, analysis);
      const schema = word && partOf(word, 'fields');
      return schema ? ofSchema(valueOf(schema, analysis)) : [];
    },
  };
}

function registeredName({ node }: EntitySite, analysis: Analysis): string | undefined {
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return node.id?.name;
  const word = wordOf(node, analysis);
  return word && textIn(partOf(word, 'name'), analysis);
}

/** The model that a reference names: by text, as `User.name`, or as the model itself. */
function modelNamed(node: Node, analysis: Analysis): string | undefined {
  const named = behindArrow(unwrap(node));
  const text = named && textIn(named, analysis);
  if (!named || text !== undefined) return text;
  const isName = named.type === 'MemberExpression' && memberName(named) === 'name';
  const site = siteOf(valueOf(isName ? named.object : named, analysis), analysis);
  return site && registeredName(site, analysis);
}

/** `schema.virtual(…)` of the schema that a node makes. */
function virtualsOf(made: Node, analysis: Analysis): readonly Word[] {
  return declaringCallsIn(moduleOf(made), analysis).flatMap(({ subject, word }) => {
    const value = valueOf(subject, analysis);
    return value.kind === 'api' && value.made?.node === made && word.relating.keyIn === 'other' ? [word] : [];
  });
}

function propertiesOf(object: Node): [name: string, value: Node][] {
  if (object.type !== 'ObjectExpression') return [];
  return object.properties.flatMap((property): [string, Node][] => {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    return property.type === 'Property' && name !== undefined ? [[name, unwrap(property.value)]] : [];
  });
}
