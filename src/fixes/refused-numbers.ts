// An answer in front of what works with a number, where it is none.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, wrapped, type Node } from '../ast/nodes.js';
import { indentOf, type Source } from './edits.js';
import { givenIn, mayReturnNothing } from './results.js';

/**
 * Refuses a request behind the declaration of a number that is NaN: `if (Number.isNaN(id)) { … }`.
 *
 * @param statements how the handler refuses
 * @returns null where the number has no name of its own in the handler's own block
 */
export function refusingNaN(
  read: TSESTree.Expression,
  statements: readonly string[],
  source: Source,
): TSESLint.ReportFixFunction | null {
  const declaration = declarationOf(wrapped(read));
  if (!declaration) return null;
  const { name, statement } = declaration;
  const fn = enclosingFunction(statement);
  const ending = statements.at(-1);
  const isWithoutValue = ending === 'return;';
  if (!fn || (isWithoutValue && !mayReturnNothing(fn))) return null;
  // Where each way out gives something, `noImplicitReturns` asks for it.
  const lines =
    isWithoutValue && statements.length > 1 && givenIn(fn).length > 0
      ? [...statements.slice(0, -2), `return ${statements.at(-2) ?? ''}`]
      : statements;
  const indent = indentOf(statement, source);
  const inner = lines.map((each) => `${indent}  ${each.replaceAll('{message}', `${name} is no number`)}\n`);
  const text = `\n${indent}if (Number.isNaN(${name})) {\n${inner.join('')}${indent}}`;
  return (fixer) => fixer.insertTextAfter(statement, text);
}

function declarationOf(read: Node): { readonly name: string; readonly statement: Node } | undefined {
  const declarator = read.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  const { parent: statement } = declarator;
  return statement.kind === 'const' &&
    statement.declarations.length === 1 &&
    statement.parent.type === 'BlockStatement'
    ? { name: declarator.id.name, statement }
    : undefined;
}
