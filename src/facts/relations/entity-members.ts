// The properties of an entity with what their decorators declare, and the key that other entities refer to.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  decoratorsOf,
  isFunction,
  keyName,
  propertyOf,
  stringValue,
  unwrap,
  type Node,
} from '../../ast/nodes.js';
import { ENTITY_PARENTS } from '../../budgets.js';
import type { Relations } from '../../models/model.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, moduleOf } from '../project/module.js';
import { callsAbout } from './associations.js';
import { siteOf, type EntitySite } from './entity-sites.js';
import { optionOf, partOf, textIn, wordOf, type Word } from './relation-words.js';

export interface EntityMember {
  readonly name: string;
  /** Its column in the database, where it is one and that can be read. */
  readonly column: string | undefined;
  /** What its decorators declare. */
  readonly words: readonly Word[];
  readonly type: TSESTree.TypeNode | undefined;
  readonly module: Module;
}

/** The decorated properties of an entity's class and of those it extends. */
export function membersOf({ node }: EntitySite, analysis: Analysis, hops = ENTITY_PARENTS): EntityMember[] {
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return [];
  const own = node.body.body.flatMap((member) => memberIn(member, analysis) ?? []);
  const parent =
    node.superClass && hops > 0 ? siteOf(valueOf(node.superClass, analysis), analysis) : undefined;
  const inherited = parent ? membersOf(parent, analysis, hops - 1) : [];
  return [...own, ...inherited.filter(({ name }) => own.every((each) => each.name !== name))];
}

function memberIn(member: TSESTree.ClassElement, analysis: Analysis): EntityMember | undefined {
  const module = moduleOf(member);
  if (member.type !== 'PropertyDefinition' || member.static) return undefined;
  const name = keyName(member);
  const words = decoratorsOf(member).flatMap(({ expression }) => wordOf(expression, analysis) ?? []);
  if (name === undefined || words.length === 0) return undefined;
  const columns = words.filter(({ relating: { declares } }) => declares === 'column' || declares === 'key');
  const [only] = columns;
  return {
    name,
    column: only && columns.length === 1 ? columnIn(only, name, analysis) : undefined,
    words,
    type: member.typeAnnotation?.typeAnnotation,
    module,
  };
}

/** The column that a decorator names, or the one of the property's own name. */
function columnIn(word: Word, property: string, analysis: Analysis): string | undefined {
  const stated = optionOf(word, 'column');
  if (stated) return textIn(stated, analysis);
  const isRead = word.args.every((argument) => {
    const node = unwrap(argument);
    if (node.type === 'ObjectExpression') return node.properties.every(({ type }) => type === 'Property');
    return stringValue(node) !== undefined || isFunction(node);
  });
  return isRead || word.relating.options?.column === undefined ? property : undefined;
}

/** The property that is an entity's key, if it is one alone. */
export function keyOf(
  site: EntitySite,
  { defaultKey, grammar }: Relations,
  analysis: Analysis,
): string | undefined {
  const members = membersOf(site, analysis);
  const keys = members.filter(({ words }) => words.some(isKey));
  const made = [
    ...(site.node.type === 'CallExpression' ? [wordOf(site.node, analysis)] : []),
    ...(grammar === 'association-calls' ? callsAbout(site, analysis) : []),
  ].filter((word) => word?.relating.declares === 'entity');
  const [entity, ...more] = made;
  if (!entity || keys.length > 0) {
    const [key, ...others] = keys;
    if (key) return others.length === 0 ? key.name : undefined;
    return members.length > 0 ? defaultKey : undefined;
  }
  return more.length === 0 ? keyAmong(entity, defaultKey, analysis) : undefined;
}

function isKey(word: Word): boolean {
  return word.relating.declares === 'key' || isTrue(optionOf(word, 'isKey'));
}

/** The field that is marked as the key: `{ id: { type: INTEGER, primaryKey: true } }`. */
function keyAmong(word: Word, defaultKey: string | undefined, analysis: Analysis): string | undefined {
  const node = partOf(word, 'fields');
  const fields = node && valueOf(node, analysis);
  const mark = word.relating.options?.isKey;
  if (fields?.kind !== 'object' || mark === undefined) return undefined;
  const keys: string[] = [];
  for (const property of fields.node.properties) {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined) return undefined;
    const field = unwrap(property.value);
    if (field.type === 'ObjectExpression' && isTrue(propertyOf(field, mark)?.value)) keys.push(name);
  }
  return keys.length > 1 ? undefined : (keys[0] ?? defaultKey);
}

export function isTrue(node: Node | undefined): boolean {
  return node?.type === 'Literal' && node.value === true;
}
