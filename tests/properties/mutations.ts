// Changes to a program: what people, merges and formatters do to code. Each one picks its place by a number; a change that
// finds no place, or whose result does not parse, leaves the program as it was.
import { parse } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

type Node = TSESTree.Node;

interface Parsed {
  readonly text: string;
  readonly nodes: readonly Node[];
  readonly tokens: readonly TSESTree.Token[];
}

/** What a mutation leaves, given the numbers that choose the place and what goes there; undefined where there is none. */
type Mutate = (program: Parsed, place: number, choice: number) => string | undefined;

/** Where a mutation keeps what the program does and what its types are. */
export const PRESERVING = {
  'insert a block comment': comment((number) => `/* c${number} */`),
  'insert a line comment': comment((number) => ` // c${number}\n`),
  'put comments into every gap': ({ text, tokens }) =>
    tokens.reduceRight((left, { range }, index) => insert(left, range[0], `/* g${index} */ `), text),
  'put parentheses around an expression': wrap(isExpression, (text) => `(${text})`),
  'put a non-null assertion behind an expression': wrap(isPlainOperand, (text) => `${text}!`),
  'write CRLF': ({ text }) => text.replaceAll(/\r?\n/g, '\r\n'),
  'indent with tabs': ({ text }) => text.replaceAll(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
  'leave the semicolons out': ({ text }) => text.replaceAll(/;$/gm, ''),
  'begin with a byte order mark': ({ text }) => (text.startsWith('\uFEFF') ? undefined : `\uFEFF${text}`),
  'write on one line': ({ text, tokens }) =>
    text.includes('//') || text.includes('/*') ? undefined : tokens.map((token) => token.value).join(' '),
} as const satisfies Record<string, Mutate>;

/** Where a mutation may make anything of the program, as long as it parses. */
export const ANY = {
  ...PRESERVING,
  'delete a statement': ({ text, nodes }, place) =>
    edit(text, pick(nodes.filter(isStatement), place), () => ''),
  'repeat a statement': ({ text, nodes }, place) =>
    edit(text, pick(nodes.filter(isStatement), place), (statement) => `${statement}\n${statement}`),
  'swap neighbours': ({ text, nodes }, place, choice) => {
    const list = pick(nodes.flatMap(listsIn), place);
    const at = list && choice % (list.length - 1);
    const [first, second] = list && at !== undefined ? [list[at], list[at + 1]] : [];
    if (!first || !second) return undefined;
    const [a, b] = [sourceOf(first, text), sourceOf(second, text)];
    return (
      text.slice(0, first.range[0]) +
      b +
      text.slice(first.range[1], second.range[0]) +
      a +
      text.slice(second.range[1])
    );
  },
  'rename one identifier': ({ text, nodes }, place, choice) => {
    const identifiers = nodes.filter((node) => node.type === 'Identifier');
    const other = pick(identifiers, choice);
    return edit(text, pick(identifiers, place), (name) => name.replace(/^[\w$]+/, other?.name ?? 'other'));
  },
  'rename a name everywhere': ({ text, nodes }, place, choice) => {
    const name = pick(
      nodes.filter((node) => node.type === 'Identifier'),
      place,
    )?.name;
    const fresh =
      ['rows', 'ids', 'row', 'error', 'byId', 'id', 'items', 'all', 'result'][choice % 9] ?? 'rows';
    return name?.replace(/^[A-Za-z]\w*$/, () => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), fresh));
  },
  'drop an import': ({ text, nodes }, place) =>
    edit(
      text,
      pick(
        nodes.filter(({ type }) => type === 'ImportDeclaration'),
        place,
      ),
      () => '',
    ),
  'import from elsewhere': ({ text, nodes }, place, choice) => {
    const sources = nodes.flatMap((node) => (node.type === 'ImportDeclaration' ? [node.source] : []));
    const other = pick(sources, choice);
    return edit(text, pick(sources, place), (own) => (other ? sourceOf(other, text) : own));
  },
  'write let for const': ({ text, nodes }, place) =>
    edit(
      text,
      pick(
        nodes.filter((node) => node.type === 'VariableDeclaration' && node.kind === 'const'),
        place,
      ),
      (own) => own.replace(/^const/, 'let'),
    ),
  'cast an expression': wrap(isExpression, (text, choice) =>
    choice % 2 ? `(${text} as any)` : `(${text} satisfies unknown)`,
  ),
  'call optionally': ({ text, nodes }, place) => {
    const member = pick(
      nodes.filter((node) => node.type === 'MemberExpression' && !node.optional),
      place,
    );
    if (member?.type !== 'MemberExpression') return undefined;
    const dot = text.indexOf(member.computed ? '[' : '.', member.object.range[1]);
    return `${text.slice(0, dot)}?.${text.slice(member.computed ? dot : dot + 1)}`;
  },
  'take an await away': ({ text, nodes }, place) =>
    edit(
      text,
      pick(
        nodes.filter(({ type }) => type === 'AwaitExpression'),
        place,
      ),
      (own) => own.replace(/^await/, ''),
    ),
  'await an expression': wrap(isExpression, (text) => `(await ${text})`),
  'make an expression conditional': wrap(
    isExpression,
    (text, choice) =>
      [`(flag ? ${text} : undefined)`, `(${text} ?? undefined)`, `(flag && ${text})`, `(0, ${text})`][
        choice % 4
      ] ?? text,
  ),
  'defer an expression': wrap(
    isExpression,
    (text) => `(() => ${text.startsWith('{') ? `(${text})` : text})()`,
  ),
  'put a statement elsewhere': wrap(isStatement, (text, choice) => {
    const wrappers = [
      `if (flag) ${text}`,
      `if (flag) ${text} else ${text}`,
      `{ ${text} }`,
      `label: ${text}`,
      `switch (flag) { case 1: ${text} }`,
      `try { ${text} } finally { done(); }`,
      `for (const each of everything) ${text}`,
      `while (flag) ${text}`,
      `async function wrapper() { ${text} }`,
      `const wrapper = async () => { ${text} };`,
      `class Wrapper { static async run() { ${text} } }`,
      `class Other { static { ${text} } }`,
    ];
    return wrappers[choice % wrappers.length] ?? text;
  }),
  'take braces away': ({ text, nodes }, place) =>
    edit(
      text,
      pick(
        nodes.filter((node) => node.type === 'BlockStatement' && node.body.length === 1),
        place,
      ),
      (own) => own.slice(1, -1),
    ),
  'make a body of an expression': ({ text, nodes }, place) => {
    const arrows = nodes.flatMap((node) => (node.type === 'ArrowFunctionExpression' ? [node.body] : []));
    const body = pick(arrows, place);
    if (body?.type !== 'BlockStatement') return edit(text, body, (own) => `{ return ${own}; }`);
    const only = body.body.length === 1 ? body.body[0] : undefined;
    const value =
      only?.type === 'ReturnStatement'
        ? only.argument
        : only?.type === 'ExpressionStatement'
          ? only.expression
          : undefined;
    return value ? edit(text, body, () => `(${sourceOf(value, text)})`) : undefined;
  },
  'replace an expression by another': ({ text, nodes }, place, choice) => {
    const expressions = nodes.filter(isExpression);
    const other = pick(expressions, choice);
    return edit(text, pick(expressions, place), (own) => (other ? `(${sourceOf(other, text)})` : own));
  },
  'write shorthand in full': ({ text, nodes }, place) =>
    edit(
      text,
      pick(
        nodes.filter((node) => node.type === 'Property' && node.shorthand),
        place,
      ),
      (own) => `${own}: ${own}`,
    ),
  'destructure a declaration': ({ text, nodes }, place, choice) => {
    const ids = nodes.flatMap((node) =>
      node.type === 'VariableDeclarator' && node.id.type === 'Identifier' ? [node.id] : [],
    );
    return edit(text, pick(ids, place), (own) => (choice % 2 ? `{ ${own} }` : `[${own}]`));
  },
  'export a declaration': wrap(
    ({ type, parent }) => parent?.type === 'Program' && /^(?:Variable|Function|Class)Declaration$/.test(type),
    (text) => `export ${text}`,
  ),
  'read a property of an expression': wrap(
    isPlainOperand,
    (text, choice) => `${text}${choice % 2 ? '.value' : '[0]'}`,
  ),
} as const satisfies Record<string, Mutate>;

export type MutationName = keyof typeof ANY;

export interface Step {
  readonly mutation: MutationName;
  readonly place: number;
  readonly choice: number;
}

/** The program after all steps that lead to a program again. */
export function mutated(text: string, steps: readonly Step[]): string {
  let current = text;
  for (const { mutation, place, choice } of steps) {
    const program = parsed(current);
    const next = program && (ANY[mutation] as Mutate)(program, place, choice);
    if (next !== undefined && parsed(next)) current = next;
  }
  return current;
}

function parsed(text: string): Parsed | undefined {
  try {
    const ast = parse(text, { range: true, tokens: true, jsx: false });
    return { text, nodes: nodesBelow(ast), tokens: ast.tokens ?? [] };
  } catch {
    return undefined;
  }
}

function nodesBelow(root: Node): Node[] {
  const children = (visitorKeys[root.type] ?? []).flatMap((key) => {
    const value = (root as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key];
    return [value].flat().filter((each) => each !== null && each !== undefined);
  });
  for (const child of children) child.parent = root as never;
  return [root, ...children.flatMap(nodesBelow)];
}

function comment(write: (number: number) => string): Mutate {
  return ({ text, tokens }, place, choice) => {
    const token = pick(tokens, place);
    return token && insert(text, token.range[0], write(choice % 1_000));
  };
}

function wrap(fits: (node: Node) => boolean, write: (text: string, choice: number) => string): Mutate {
  return ({ text, nodes }, place, choice) =>
    edit(text, pick(nodes.filter(fits), place), (own) => write(own, choice));
}

function isExpression(node: Node): boolean {
  const { type, parent } = node;
  if (
    /^(?:Call|New|Member|Object|Array|Await|Template|ArrowFunction|Binary|Logical|Conditional)Expression$|^TemplateLiteral$/.test(
      type,
    )
  )
    return !isTarget(node);
  if (type !== 'Identifier' && type !== 'Literal') return false;
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
    case 'AwaitExpression':
    case 'ReturnStatement':
    case 'ArrayExpression':
    case 'SpreadElement':
    case 'TemplateLiteral':
      return true;
    case 'MemberExpression':
      return parent.object === node;
    case 'Property':
      return parent.value === node && !parent.shorthand && parent.parent.type === 'ObjectExpression';
    case 'VariableDeclarator':
      return parent.init === node;
    case 'ForOfStatement':
      return parent.right === node;
    default:
      return false;
  }
}

/** Is the node written to, or part of a chain that parentheses would cut in two? */
function isTarget(node: Node): boolean {
  const { parent } = node;
  return parent?.type === 'AssignmentExpression' && parent.left === node;
}

function isPlainOperand(node: Node): boolean {
  return isExpression(node) && /^(?:Identifier|MemberExpression|CallExpression)$/.test(node.type);
}

function isStatement({ type }: Node): boolean {
  return (
    /(?:Statement|^VariableDeclaration|^FunctionDeclaration|^ClassDeclaration)$/.test(type) &&
    type !== 'BlockStatement'
  );
}

/** The lists of at least two things that a node holds: statements, arguments, properties, members. */
function listsIn(node: Node): (readonly Node[])[] {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const value = (node as unknown as Record<string, unknown>)[key];
    const list = Array.isArray(value) ? (value as (Node | null)[]).filter((each) => each !== null) : [];
    return list.length > 1 ? [list] : [];
  });
}

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % list.length];
}

function sourceOf({ range }: Node, text: string): string {
  return text.slice(...range);
}

function insert(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

function edit(text: string, node: Node | undefined, write: (own: string) => string): string | undefined {
  return node && text.slice(0, node.range[0]) + write(sourceOf(node, text)) + text.slice(node.range[1]);
}
