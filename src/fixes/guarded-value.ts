// Stops the run before a query whose filter would be empty.
import type { TSESLint } from '@typescript-eslint/utils';
import { enclosingFunction, isWithin, unwrap, type Node } from '../ast/nodes.js';
import { applying, indentOf, type Source, variableAt } from './edits.js';

/** Throws when the value is undefined, in a statement before the one that holds the query. */
export function guardingValue(value: Node, query: Node, source: Source): TSESLint.ReportFixFunction | null {
  // Something else may be called so.
  if (!isPlainPath(value) || variableAt('TypeError', query, source)?.defs.length) return null;
  const statement = statementThatAlwaysRuns(query);
  if (!statement || isDeclaredIn(statement, value, source)) return null;
  // Who waits for a promise does not catch what is thrown before there is one.
  if (enclosingFunction(statement)?.async === false) return null;
  const text = source.getText(unwrap(value));
  const indent = indentOf(statement, source);
  const line = `if (${text} === undefined) throw new TypeError('${text.replaceAll("'", "\\'")} is undefined');`;
  const { start } = statement.loc;
  const above = source.getCommentsBefore(statement).filter(({ loc }) => loc.end.line < start.line);
  const before = source.getTokenBefore(statement)?.loc.end.line;
  // A remark above the statement stays with it.
  const [at] = (above.find(({ loc }) => loc.start.line !== before) ?? statement).range;
  return applying([{ range: [at, at], text: `${line}\n${indent}` }]);
}

/** `const { id } = req.query, found = await find(id)`: a line before it knows no `id`. */
function isDeclaredIn(statement: Node, value: Node, source: Source): boolean {
  let root = unwrap(value);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type !== 'Identifier') return false;
  const variable = variableAt(root.name, root, source);
  return variable?.identifiers.some((each) => isWithin(each, statement)) === true;
}

/** What a statement computes before anything in it is decided or repeated. */
const HEADS: Readonly<Record<string, string>> = {
  IfStatement: 'test',
  SwitchStatement: 'discriminant',
  ForOfStatement: 'right',
  ForInStatement: 'right',
};

/** The statement of a block that sends the query whenever it is reached: a line before it runs when the query does, and not more often. */
function statementThatAlwaysRuns(query: Node): Node | null {
  let node = query;
  while (node.parent) {
    const { parent } = node;
    if (parent.type === 'BlockStatement' || parent.type === 'Program') return node;
    if (
      /Function|Class|Conditional|Logical|^For|^While|^DoWhile|^If|^Switch|^Try|^Labeled/.test(parent.type)
    ) {
      const head = HEADS[parent.type];
      if (!head || (parent as unknown as Record<string, unknown>)[head] !== node) return null;
    }
    node = parent;
  }
  return null;
}

function isPlainPath(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Identifier') return true;
  return value.type === 'MemberExpression' && !value.computed && isPlainPath(value.object);
}
