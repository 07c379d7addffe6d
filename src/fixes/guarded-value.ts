// Stops the run before a query whose filter would be empty.
import type { TSESLint } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import { applying, indentOf, type Source } from './edits.js';

/** What is in one of these may not run when the statement does, or knows names that are not there before it. */
const MAY_NOT_RUN =
  /^(?:If|For|ForOf|ForIn|While|DoWhile|Switch)Statement$|^SwitchCase$|^(?:Conditional|Logical)Expression$/;

/** Throws when the value is undefined, in a statement before the one that holds the query. */
export function guardingValue(value: Node, query: Node, source: Source): TSESLint.ReportFixFunction | null {
  if (!isPlainPath(value)) return null;
  let statement: Node | undefined = query;
  while (
    statement.parent &&
    statement.parent.type !== 'BlockStatement' &&
    statement.parent.type !== 'Program'
  ) {
    if (/Function|Class/.test(statement.parent.type) || MAY_NOT_RUN.test(statement.parent.type)) return null;
    statement = statement.parent;
  }
  if (!statement.parent) return null;
  const text = source.getText(unwrap(value));
  const indent = indentOf(statement, source);
  const line = `if (${text} === undefined) throw new TypeError('${text.replaceAll("'", "\\'")} is undefined');`;
  return applying([{ range: [statement.range[0], statement.range[0]], text: `${line}\n${indent}` }]);
}

function isPlainPath(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Identifier') return true;
  return value.type === 'MemberExpression' && !value.computed && isPlainPath(value.object);
}
