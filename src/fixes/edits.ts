// Edits as data, so that a suggestion can be put together from parts and given up as a whole.
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { propertyOf, type Node } from '../ast/nodes.js';
import { placesOfWord } from '../ast/texts.js';

export interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

export type Source = Readonly<TSESLint.SourceCode>;

/** The edits as ESLint wants them; null when two of them touch the same text. */
export function applying(edits: readonly Edit[]): TSESLint.ReportFixFunction | null {
  const sorted = edits.toSorted((a, b) => a.range[0] - b.range[0]);
  if (sorted.some((edit, index) => edit.range[1] > (sorted[index + 1]?.range[0] ?? Infinity))) return null;
  return (fixer) => sorted.map(({ range, text }) => fixer.replaceTextRange(range, text));
}

/**
 * An argument, element, operand or object with the parentheses around it; those of the call that it is an argument of are
 * not among them.
 */
export function spanOf(node: Node, source: Source): [number, number] {
  const { parent } = node;
  const isArgument = parent !== undefined && 'arguments' in parent && parent.callee !== node;
  let span: [number, number] = [...node.range];
  for (;;) {
    const [before, after] = [
      source.getTokenBefore({ range: span } as Node),
      source.getTokenAfter({ range: span } as Node),
    ];
    const isOfCall = isArgument && after?.range[1] === parent.range[1];
    if (before?.value !== '(' || after?.value !== ')' || isOfCall) return span;
    span = [before.range[0], after.range[1]];
  }
}

/** An argument as it can stand among others: `(a, b)` keeps its parentheses. */
export function argumentText(node: Node, source: Source): string {
  return node.type === 'SequenceExpression'
    ? source.text.slice(...spanOf(node, source))
    : source.getText(node);
}

/** Replaces all arguments of a call, and leaves a trailing comma and the lines that they stand on. */
export function replacingArguments(
  { arguments: args }: TSESTree.CallExpression,
  texts: readonly string[],
  source: Source,
): TSESLint.ReportFixFunction | null {
  const [first, last] = [args[0], args.at(-1)];
  if (!first || !last) return null;
  const range: [number, number] = [spanOf(first, source)[0], spanOf(last, source)[1]];
  return (fixer) => fixer.replaceTextRange(range, texts.join(', '));
}

/** Removes a statement with its line, and the blank line that would be left double. */
export function removing(statement: Pick<Node, 'range'>, { text }: Source): Edit {
  const lineStart = text.lastIndexOf('\n', statement.range[0] - 1) + 1;
  const isAlone =
    text.slice(lineStart, statement.range[0]).trim() === '' &&
    /^[ \t]*(?:\r?\n|$)/.test(text.slice(statement.range[1]));
  if (!isAlone) return { range: statement.range, text: '' };
  const newline = text.indexOf('\n', statement.range[1]);
  let end = newline < 0 ? text.length : newline + 1;
  const isAfterGap = /(?:\n[ \t]*\r?\n|\{[ \t]*\r?\n)$/.test(text.slice(0, lineStart));
  const gap = /^[ \t]*\r?\n/.exec(text.slice(end));
  if (isAfterGap && gap) end += gap[0].length;
  return { range: [lineStart, end], text: '' };
}

/** What stands between a statement and the one before it: a line break with its indent, or a blank. */
export function separatorOf(statement: Node, source: Source): string {
  const isOnOwnLine = source.getTokenBefore(statement)?.loc.end.line !== statement.loc.start.line;
  return isOnOwnLine ? `\n${indentOf(statement, source)}` : ' ';
}

/** Behind a statement and the remarks that stand beside it on its line. */
export function endOfLine(statement: Node | TSESTree.Token, source: Source): number {
  const { end } = statement.loc;
  const beside = source.getCommentsAfter(statement).filter(({ loc }) => loc.start.line === end.line);
  return (beside.at(-1) ?? statement).range[1];
}

/** What stands between the last statement and one that is put behind it: on one line a semicolon, where the last has none. */
export function separatorBehind(last: Node, source: Source): string {
  const separator = separatorOf(last, source);
  const isOpen = separator === ' ' && !/[;}]$/.test(source.getText(last));
  return isOpen ? `;${separator}` : separator;
}

/** What a name means at a place of the file; undefined where nothing in it has that name. */
export function variableAt(name: string, at: Node, source: Source): TSESLint.Scope.Variable | undefined {
  for (let scope: TSESLint.Scope.Scope | null = source.getScope(at); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable;
  }
  return undefined;
}

/** Adds a property at the end of an object literal, on a line of its own where the others have one. */
export function addingProperty(
  object: TSESTree.ObjectExpression,
  property: string,
  source: Source,
): Edit | null {
  const last = object.properties.at(-1);
  if (!last)
    return source.getCommentsInside(object).length > 0
      ? null
      : { range: object.range, text: `{ ${property} }` };
  const isOnOwnLine = object.loc.start.line !== last.loc.start.line;
  const [, at] = last.range;
  if (!isOnOwnLine) return { range: [at, at], text: `, ${property}` };
  // What is remarked beside the last one stays there.
  const comma = source.getTokenAfter(last);
  const isClosed = comma?.value === ',' && comma.loc.start.line === last.loc.end.line;
  const end = endOfLine(isClosed ? comma : last, source);
  const remarked = source.text.slice(at, end);
  const [before, after] = isClosed ? [remarked, ','] : [`,${remarked}`, ''];
  return { range: [at, end], text: `${before}\n${indentOf(last, source)}${property}${after}` };
}

/** Sets `option: { name: value }`, or `option: ['name']`, in an object literal that may have the option already. */
export function addingNested(
  object: TSESTree.ObjectExpression,
  option: string,
  entry: string,
  source: Source,
  style: 'object' | 'list' = 'object',
): Edit | null {
  const existing = propertyOf(object, option)?.value;
  if (existing?.type === 'ObjectExpression') return addingProperty(existing, entry, source);
  const last = existing?.type === 'ArrayExpression' ? existing.elements.at(-1) : undefined;
  if (last) {
    const [, end] = spanOf(last, source);
    return { range: [end, end], text: `, ${entry}` };
  }
  return existing
    ? null
    : addingProperty(object, `${option}: ${style === 'list' ? `[${entry}]` : `{ ${entry} }`}`, source);
}

/** The white space before a node on its line. */
export function indentOf(node: Node, { text }: Source): string {
  const lineStart = text.lastIndexOf('\n', node.range[0] - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
}

/** A name that a text uses for nothing but properties, out of a few that would do. */
export function freeName(candidates: readonly string[], text: string): string | null {
  return candidates.find((name) => [...placesOfWord(text, name)].every((at) => isProperty(text, at))) ?? null;
}

/** Behind a dot, and not behind the three of a spread. */
function isProperty(text: string, at: number): boolean {
  return text.charAt(at - 1) === '.' && text.slice(at - 3, at) !== '...';
}

/** Imports a name from a package unless the file has it; null where another thing has that name. */
export function importing(
  wanted: { readonly name: string; readonly from: string } | undefined,
  source: Source,
): readonly Edit[] | null {
  if (!wanted) return [];
  const { name, from } = wanted;
  const declarations = source.ast.body.filter((each) => each.type === 'ImportDeclaration');
  const named = declarations.flatMap((declaration) =>
    declaration.specifiers.map((specifier) => ({ declaration, specifier })),
  );
  const own = named.find(({ specifier }) => specifier.local.name === name);
  if (own) return own.declaration.source.value === from && own.declaration.importKind !== 'type' ? [] : null;
  if (!freeName([name], source.text)) return null;
  const beside = named.findLast(
    ({ declaration, specifier }) =>
      declaration.source.value === from &&
      declaration.importKind !== 'type' &&
      specifier.type === 'ImportSpecifier',
  );
  if (beside) {
    const { range } = beside.declaration.specifiers.at(-1) ?? beside.specifier;
    return [{ range: [range[1], range[1]], text: `, ${name}` }];
  }
  const last = declarations.at(-1);
  // Without an import there may be no module system to import with.
  return last
    ? [{ range: [last.range[1], last.range[1]], text: `\nimport { ${name} } from '${from}';` }]
    : null;
}

/** A node's text; `undefined` for a node of another file, whose place is some other code in this one. */
export function ownText(node: Node, source: Source): string | undefined {
  let root: Node | undefined = node;
  while (root.parent) root = root.parent;
  return root === source.ast ? source.getText(node) : undefined;
}
