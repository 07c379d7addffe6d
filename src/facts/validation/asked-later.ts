// Whether code asks about a validated number once more, behind the schema: by the field's name, which is enough to be silent.
//
//   query.page || 1, isNaN(query.page), page > 0      asked
//   query.page !== undefined, query.page ?? 1         not: NaN is there, and is not undefined
import { memberName, wrapped, type Node } from '../../ast/nodes.js';
import { isEmptyValue } from '../../ast/tested-values.js';
import { hasWord } from '../../ast/texts.js';
import { nodesIn } from '../../ast/walk.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerFile } from '../project/memoize.js';
import type { Module } from '../project/module.js';

/** Does one of the modules ask about something of this name whether it is a number, or which? */
export function isAskedLater(name: string, modules: readonly Module[]): boolean {
  return modules.some(({ ast, text }) => hasWord(text, name) && askedIn(ast).has(name));
}

/**
 * May any file of the project ask about something of this name? What is validated is handed on, and asked about where it arrives.
 *
 * @param as how it is read there: as a member, or as a name of its own as well
 */
export function mayBeAskedAnywhere(
  name: string,
  as: 'member' | 'name',
  module: Module,
  analysis: Analysis,
): boolean {
  const escaped = name.replaceAll(/[^\w]/g, '\\$&');
  const read = `${as === 'member' ? '\\.' : ''}\\b${escaped}\\b`;
  // How a number compares says something of one name, and little of whatever has a member of that name.
  const isTested = `${read}\\s*(?:\\?(?![.?:])|\\|\\||&&${as === 'name' ? '|[<>]' : ''})`;
  const isCondition = `(?:if|while)\\s*\\(\\s*!?[\\w.?]*${read}\\s*\\)`;
  const isAskedOf = `is(?:NaN|Finite|Integer|SafeInteger)\\(\\s*[\\w.?]*${read}|!\\s*[\\w.?]*${read}`;
  return (
    analysis.project.mentions.isWritten([isTested, isCondition, isAskedOf].join('|'), module, name) !== false
  );
}

/** May anybody ask about a field once more: where its schema stands, where that is used, or in another file of the project? */
export function mayBeAskedBehind(
  field: string | undefined,
  as: 'member' | 'name',
  uses: readonly { readonly module: Module }[],
  open: Module,
  analysis: Analysis,
): boolean {
  return (
    field !== undefined &&
    (isAskedLater(field, [open, ...uses.map(({ module }) => module)]) ||
      mayBeAskedAnywhere(field, as, open, analysis))
  );
}

const askedIn = memoizePerFile((root: Node): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const node of nodesIn(root)) {
    const name =
      node.type === 'Identifier'
        ? node.name
        : node.type === 'MemberExpression'
          ? memberName(node)
          : undefined;
    if (name !== undefined && isAsked(wrapped(node))) names.add(name);
  }
  return names;
});

const ASKS = /^is(?:NaN|Finite|Integer|SafeInteger)$/;

function isAsked(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'LogicalExpression':
      return parent.left === node && parent.operator !== '??';
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'BinaryExpression':
      return /^(?:[<>]=?|[!=]==?)$/.test(parent.operator) && !isEmptyValue(parent.right);
    case 'CallExpression': {
      const { callee } = parent;
      const name =
        callee.type === 'Identifier'
          ? callee.name
          : callee.type === 'MemberExpression'
            ? memberName(callee)
            : '';
      return name !== undefined && ASKS.test(name);
    }
    default:
      return false;
  }
}
