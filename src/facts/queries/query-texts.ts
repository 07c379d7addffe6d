// Queries in words, as messages name them.
import path from 'node:path';
import { calleeExpression, type Invocation } from '../../ast/invocations.js';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { type Module, moduleOf, textOf } from '../project/module.js';
import type { QueryCall } from './query-call.js';

const LONGEST_ARGUMENT = 20;

/** The query as its code writes it, without what its calls are given but for short names: `db.select().from(orders)`. */
export function describeQuery({ node, chain }: QueryCall): string {
  if (node.type === 'TaggedTemplateExpression') return withoutSpaces(node.tag);
  if (chain.length <= 1) return `${withoutSpaces(node.callee)}()`;
  const text = chainText(node);
  const calls = text.split(/(?<=\))(?=\.)/);
  return calls.length > 3 ? `${calls.slice(0, 2).join('')}…${calls.at(-1) ?? ''}` : text;
}

/** A call without its arguments: `orderRepo.findByUser`. */
export function describeCall(call: Invocation): string {
  return withoutSpaces(calleeExpression(call)).replace(/^this\./, '');
}

function chainText(node: Node): string {
  const at = unwrap(node);
  if (at.type === 'MemberExpression') return `${chainText(at.object)}.${memberName(at) ?? '…'}`;
  if (at.type === 'TaggedTemplateExpression') return withoutSpaces(at.tag);
  if (at.type !== 'CallExpression') return withoutSpaces(at);
  const [first] = at.arguments;
  const isName = first?.type === 'Identifier' || first?.type === 'Literal';
  const shown = isName && at.arguments.length === 1 ? withoutSpaces(first) : '';
  return `${chainText(at.callee)}(${shown.length <= LONGEST_ARGUMENT ? shown : ''})`;
}

/** Spaces stay where words would grow together: `(this.prisma as any).user`. */
function withoutSpaces(node: Node): string {
  return textOf(node)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<![\w$]) | (?![\w$])/g, '');
}

/** Where a query or a call stands: the line, with the file when it is not the one that asks. */
export function placeOf({ node }: { readonly node: Node }, from: Module): string {
  const module = moduleOf(node);
  const line = module.lineAt(node.range[0]);
  if (module === from) return `line ${line}`;
  const file = path.relative(path.dirname(from.path), module.path).split(path.sep).join('/');
  return `${file}:${line}`;
}
