// Loops whose elements are lists themselves: each round asks for many rows at once already.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  calledName,
  isFunction,
  isWithin,
  keyName,
  memberName,
  stringValue,
  wrapped,
  type Node,
} from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import type { Loop } from '../flow/loops.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { bindingOf } from '../project/module.js';

const LIST_METHODS = new Set(['map', 'forEach', 'filter', 'flatMap', 'reduce', 'some', 'every', 'push']);

/** The elements are lists themselves, such as chunks and pages; or a part of each is asked for as a list. */
export function hasListElements(loop: Loop, analysis: Analysis): boolean {
  return ofBody(loop.body, analysis, loop);
}

const ofBody = memoizePerLint((body: Node, analysis: Analysis, { element }: Loop): boolean =>
  withTakenApart(element, body).some((name) => {
    const binding = bindingOf(name);
    const isWhole = name.parent.type === 'VariableDeclarator' || isFunction(name.parent);
    return binding?.references.some(({ identifier }) => {
      const reference = wrapped(identifier);
      if (!isWithin(reference, body)) return false;
      const part = partAround(reference);
      return isListOperand(part, analysis) || isListInSql(part) || (isWhole && isUsedAsList(reference));
    });
  }),
);

/** `lookup.keys` around `lookup`. */
function partAround(reference: Node): Node {
  let at = reference;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = wrapped(at.parent);
  return at;
}

/** The element's names, and those of `const [type, ids] = element` in the body. */
function withTakenApart(element: readonly TSESTree.Identifier[], body: Node): readonly TSESTree.Identifier[] {
  const parts = element.flatMap((name) =>
    (bindingOf(name)?.references ?? []).flatMap(({ identifier }) => {
      const declarator = (identifier as TSESTree.Identifier).parent;
      const isTaken =
        declarator.type === 'VariableDeclarator' &&
        declarator.init === identifier &&
        declarator.id.type !== 'Identifier' &&
        isWithin(declarator, body);
      return isTaken ? namesIn(declarator.id) : [];
    }),
  );
  return [...element, ...parts];
}

/** `{ in: ids }`, `whereIn('id', ids)`, `inArray(orders.id, ids)`, `where('id', 'in', ids)`. */
function isListOperand(reference: Node, analysis: Analysis): boolean {
  const { parent } = reference;
  const { names } = analysis.catalogue;
  if (parent?.type === 'Property') return parent.value === reference && names.isListOperator(keyName(parent));
  if (parent?.type !== 'CallExpression' || parent.callee === reference) return false;
  const name = calledName(parent.callee);
  const isLast = parent.arguments.at(-1) === reference;
  return (
    isLast &&
    (names.comparesWithList(name) ||
      parent.arguments.some((each) => stringValue(each)?.toLowerCase() === 'in'))
  );
}

const BEFORE_LIST = /(?:\b(?:any|all|unnest|in)\s*\(|\bin)\s*$/i;

/** `query('… = any($1)', [group.ids])`, `` sql`… in ${sql(group.ids)}` ``. */
function isListInSql(part: Node): boolean {
  const { parent } = part;
  if (parent?.type === 'ArrayExpression' && parent.parent.type === 'CallExpression') {
    const index = parent.elements.indexOf(part as TSESTree.Expression);
    return parent.parent.arguments.some((each) => takesListAt(stringValue(each) ?? '', index));
  }
  const value = parent?.type === 'CallExpression' && parent.callee !== part ? wrapped(parent) : part;
  const template = value.parent;
  if (template?.type !== 'TemplateLiteral') return false;
  const before = template.quasis[template.expressions.indexOf(value as TSESTree.Expression)];
  return BEFORE_LIST.test(before?.value.raw ?? '');
}

/** Does a statement take a list for the value at an index: `any($1)`, or `in (?)`? */
function takesListAt(text: string, index: number): boolean {
  const numbered = text.split(new RegExp(`\\$${index + 1}\\b`));
  const pieces =
    numbered.length > 1
      ? numbered.slice(0, 1)
      : text
          .split('?')
          .slice(0, -1)
          .slice(index, index + 1);
  return pieces.some((piece) => BEFORE_LIST.test(piece));
}

function isUsedAsList(reference: Node): boolean {
  const { parent } = reference;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === reference && LIST_METHODS.has(memberName(parent) ?? '');
    case 'SpreadElement':
      return parent.parent.type === 'ArrayExpression';
    case 'ForOfStatement':
      return parent.right === reference;
    default:
      return false;
  }
}
