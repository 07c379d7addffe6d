// What the database keeps in a column, where that is not what the class says: a text that it writes in a form of its own.
//
//   @Column('numeric') price: string                              decimal
//   @Column({ type: 'uuid' }) ref: string                         uuid
//   Order.init({ price: { type: DataTypes.DECIMAL(10, 2) } })     decimal
//   @Column() name: string, @Column('varchar') name: string       nothing
import { memberName, propertyOf, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { ColumnKind, Relations } from '../../models/model.js';
import { memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { callsAbout } from './associations.js';
import { membersOf } from './entity-members.js';
import type { EntitySite } from './entity-sites.js';

/** The kind of column that decorators of a property, or the call that sets an entity up, ask the database for. */
export function storedKind(
  site: EntitySite,
  column: string,
  { columnKinds = {}, grammar }: Relations,
  analysis: Analysis,
): ColumnKind | undefined {
  const stated = settingsOf(site, column, grammar, analysis).flatMap(typeIn);
  return kindAmong(stated, columnKinds);
}

/** What decorators of a property, or the call that sets an entity up, are given for a column. */
export function settingsOf(
  site: EntitySite,
  column: string,
  grammar: Relations['grammar'],
  analysis: Analysis,
): Node[] {
  const member = membersOf(site, analysis).find(({ name }) => name === column);
  const calls = grammar === 'association-calls' ? callsAbout(site, analysis) : [];
  const stated = calls.flatMap(({ relating: { fields }, args }) => {
    const given = fields === undefined ? undefined : args[fields];
    const value = given && memberOf(valueOf(given, analysis), column, analysis);
    return value?.kind === 'object' ? [value.node] : [];
  });
  return [...(member?.words ?? []).flatMap(({ args }) => args), ...stated];
}

/** The kind of value behind the first of some words that has one. */
export function kindAmong(
  words: readonly string[],
  kinds: Readonly<Record<string, ColumnKind>>,
): ColumnKind | undefined {
  return words
    .map((word) => (Object.hasOwn(kinds, word) ? kinds[word] : undefined))
    .find((kind) => kind !== undefined);
}

/** `'numeric'`, `DataType.DECIMAL`, `DataTypes.DECIMAL(10, 2)`, alone or as the option `type`. */
function typeIn(argument: Node): string[] {
  const node = unwrap(argument);
  if (node.type === 'ObjectExpression') {
    const type = propertyOf(node, 'type')?.value;
    return type && type.type !== 'ObjectExpression' ? typeIn(type) : [];
  }
  if (node.type === 'CallExpression') return typeIn(node.callee);
  const word = node.type === 'MemberExpression' ? memberName(node) : stringValue(node);
  return word === undefined ? [] : [word];
}
