// Whether a row that is written may hold rows of other tables, which the form for many rows does not take.
//
//   { title: film.title, year: film.year }                                        no: what a column is given is written out
//   film, { ...film }, of films: { title: string; year: number }[]                no: its type has plain values alone
//   film, of films: Prisma.FilmCreateInput[], of rows that came with their cast   it may
//   film, of films that nothing says a type of                                    it may
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { elementType, memberType } from '../flow/member-types.js';
import { kindOfType } from '../flow/value-kinds.js';
import { valueOfType } from '../origins/annotations.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { readOfRows } from './parent-reads.js';
import type { RepeatedQuery } from './repeated-queries.js';

export function mayHoldNestedRows(data: Node, read: RepeatedQuery, analysis: Analysis): boolean {
  const row = unwrap(data);
  const parts =
    row.type === 'ObjectExpression'
      ? row.properties.flatMap((each) => (each.type === 'SpreadElement' ? [each.argument] : []))
      : [row];
  return parts.some((each) => !isPlainRow(unwrap(each), read, analysis));
}

function isPlainRow(row: Node, read: RepeatedQuery, analysis: Analysis): boolean {
  if (row.type === 'ObjectExpression') return row.properties.every(isPlainProperty);
  const { collection, element } = read.repetition.loop;
  const isElement = row.type === 'Identifier' && element.some((each) => bindingOf(each) === bindingOf(row));
  const list = collection && unwrap(collection);
  if (isElement && list) {
    const value = valueOf(list, analysis);
    if (value.kind === 'opaque' && value.node.type === 'ArrayExpression')
      return value.node.elements.every((each) => each !== null && isPlainRow(unwrap(each), read, analysis));
    const parent = readOfRows(list, analysis);
    // Rows without what was read along with them.
    if (parent) return parent.path.length === 0 && !bringsMore(parent.query.node);
  }
  const type = typeOf(row, read, analysis);
  return type !== undefined && hasPlainMembers(type, analysis);
}

function isPlainProperty(each: TSESTree.ObjectLiteralElement): boolean {
  return each.type === 'Property' && !/^(?:Object|Array)Expression$/.test(unwrap(each.value).type);
}

function bringsMore(query: Node): boolean {
  return query.type !== 'CallExpression' || query.arguments.length > 0;
}

/** The type that an annotation gives a name, an element of a list of that type, or a member of one. */
function typeOf(node: Node, read: RepeatedQuery, analysis: Analysis): TSESTree.TypeNode | undefined {
  const expression = unwrap(node);
  if (expression.type === 'MemberExpression') {
    const owner = typeOf(expression.object, read, analysis);
    const name = memberName(expression);
    return owner && name !== undefined ? memberType(owner, name, analysis) : undefined;
  }
  if (expression.type !== 'Identifier') return undefined;
  const declared = bindingOf(expression)?.defs[0]?.name as TSESTree.Identifier | undefined;
  const own = declared?.typeAnnotation?.typeAnnotation;
  if (own) return own;
  const { collection, element } = read.repetition.loop;
  const isElement = element.length === 1 && element.some((each) => bindingOf(each) === bindingOf(expression));
  const list = isElement && collection ? typeOf(collection, read, analysis) : undefined;
  return list && elementType(list, analysis);
}

function hasPlainMembers(type: TSESTree.TypeNode, analysis: Analysis): boolean {
  const value = valueOfType(type, analysis);
  if (value.kind !== 'shape') return false;
  const members = value.parts.flatMap((part) => part.members);
  return members.every((member) => {
    const own = member.type === 'TSPropertySignature' ? member.typeAnnotation?.typeAnnotation : undefined;
    return own !== undefined && isPlain(own, analysis);
  });
}

function isPlain(type: TSESTree.TypeNode, analysis: Analysis): boolean {
  if (type.type === 'TSUnionType') return type.types.every((each) => isPlain(each, analysis));
  if (/^TS(?:Null|Undefined)Keyword$/.test(type.type)) return true;
  const { kind } = kindOfType(type, analysis);
  return kind !== undefined && kind !== 'object';
}
