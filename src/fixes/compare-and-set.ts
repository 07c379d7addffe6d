// Makes a write conditional on the state that was checked before it, and refuses when it changed nothing. Null when the
// write's result is used, its filter or data have a form that the conditional member does not take, or the refusal cannot
// be repeated.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unwrap, wrapped, type Node } from '../ast/nodes.js';
import { nodesIn } from '../ast/walk.js';
import type { ConditionalWrite } from '../facts/races/expected-state.js';
import { endOfLine, importing, type Source } from './edits.js';

export function comparingAndSetting(
  write: ConditionalWrite,
  source: Source,
): TSESLint.ReportFixFunction | null {
  const { call, guard } = write;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.computed)
    return null;
  const { property } = call.callee;
  const awaited = wrapped(call).parent;
  const statement = awaited?.type === 'AwaitExpression' ? awaited.parent : undefined;
  if (statement?.type !== 'ExpressionStatement' || statement.parent.type !== 'BlockStatement') return null;
  const filter = insertionPoint(write.filter, guard);
  if (filter === null || !isPlain(call, write) || source.getCommentsInside(call).length > 0) return null;
  const refusal = closedBefore(source.getTokenAfter(statement), repeated(write.refusal, source), statement);
  const imports = importing(write.imports, source);
  const name = freeName(write.count, statement, source);
  if (refusal === null || name === null || imports === null) return null;
  const [start] = statement.range;
  const indent = ' '.repeat(statement.loc.start.column);
  const test = `if (${name} ${write.deletes ? '=== 0' : '!== 1'})`;
  const binding = name === write.count ? name : `${write.count}: ${name}`;
  return (fixer) => [
    ...imports.map(({ range, text }) => fixer.replaceTextRange(range, text)),
    fixer.insertTextBefore(statement, `const { ${binding} } = `),
    ...(write.member === undefined ? [] : [fixer.replaceText(property, write.member)]),
    ...(filter && guard !== undefined ? [fixer.insertTextAfter(filter, `, ${guard}`)] : []),
    fixer.insertTextAfterRange([start, endOfLine(statement, source)], `\n${indent}${test} ${refusal}`),
  ];
}

/** With the semicolon that the refusal may lack, where another statement follows on the line. */
function closedBefore(next: TSESTree.Token | null, refusal: string | null, statement: Node): string | null {
  const follows = next?.loc.start.line === statement.loc.end.line && next.value !== '}';
  return refusal !== null && follows && !/[;}]$/.test(refusal) ? `${refusal};` : refusal;
}

/** The last property of the filter; null when the filter is not a flat list of fields, or holds the guard's field. */
function insertionPoint(filter: Node | undefined, guard: string | undefined): Node | null | undefined {
  if (guard === undefined) return undefined;
  if (filter?.type !== 'ObjectExpression' || filter.properties.length === 0) return null;
  const isFlat = filter.properties.every(
    (each) => each.type === 'Property' && each.value.type !== 'ObjectExpression',
  );
  return isFlat ? (filter.properties.at(-1) ?? null) : null;
}

/** Nothing but filter and data, and no nested writes: what a member that changes many rows accepts. */
function isPlain(
  { arguments: args }: TSESTree.CallExpression,
  { filter, data, fields }: ConditionalWrite,
): boolean {
  // `updateOne(filter, { $set: … })`: each stands in an argument of its own.
  if (filter && args[0] === filter)
    return args.length === (data ? 2 : 1) && (!data || args[1] === data) && areFlat(fields);
  const [options] = args;
  if (args.length !== 1 || options?.type !== 'ObjectExpression') return false;
  if (options.properties.length !== (data ? 2 : 1)) return false;
  if (!data) return true;
  return (
    data.type === 'ObjectExpression' &&
    data.properties.every((each) => each.type === 'Property' && each.value.type !== 'ObjectExpression')
  );
}

/** Values, and no operators or nested documents. */
function areFlat(fields: ConditionalWrite['fields']): boolean {
  return fields.every((value) => value !== undefined && unwrap(value).type !== 'ObjectExpression');
}

/** The statement that refuses, as one line behind an `if`; null when it cannot stand somewhere else. */
function repeated(refusal: TSESTree.Statement | undefined, source: Source): string | null {
  const statements = refusal?.type === 'BlockStatement' ? refusal.body : refusal ? [refusal] : [];
  const last = statements.at(-1);
  if (!last || nodesIn(last).some((node) => source.getCommentsInside(node).length > 0)) return null;
  const declares = statements.some(
    (each) => each.type === 'VariableDeclaration' || each.type === 'FunctionDeclaration',
  );
  if (last.type === 'ThrowStatement' || (last.type === 'ReturnStatement' && last.argument))
    return declares ? null : source.getText(last);
  if (last.type !== 'ReturnStatement' || declares || statements.length > 3) return null;
  if (refusal && source.getCommentsInside(refusal).length > 0) return null;
  return statements.length === 1
    ? source.getText(last)
    : `{ ${statements.map((each) => source.getText(each).replace(/(?<![;}])$/, ';')).join(' ')} }`;
}

/** A name for the count that nothing in reach has. */
function freeName(wanted: string, at: Node, source: Source): string | null {
  const taken = new Set<string>();
  for (let scope: TSESLint.Scope.Scope | null = source.getScope(at); scope; scope = scope.upper) {
    for (const name of scope.set.keys()) taken.add(name);
    for (const { identifier } of scope.through) taken.add(identifier.name);
  }
  const own = nodesIn(at.parent as Node).flatMap((node) => (node.type === 'Identifier' ? [node.name] : []));
  for (const name of own) taken.add(name);
  const candidates = [wanted, `spent${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}`];
  return candidates.find((name) => !taken.has(name)) ?? null;
}
