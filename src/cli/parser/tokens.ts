// The tokens of a parsed file. The parser gives a tree and comments and no tokens, which ESLint and fixes ask for. The tree
// says where the text is hard to read (texts, regular expressions, templates, JSX, the end of type arguments); what lies between
// is names, numbers and signs.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';

/** A comment as the parser gives it. */
export interface Comment {
  readonly type: 'Line' | 'Block';
  readonly start: number;
  readonly end: number;
}

/** A token as far as the tree knows it: its place and its kind. */
interface Known {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export interface Token {
  readonly type: string;
  readonly value: string;
  readonly range: [number, number];
}

const NAME =
  /(?:[\p{ID_Start}$_]|\\u[\da-f]{4}|\\u\{[\da-f]+\})(?:[\p{ID_Continue}$\u200c\u200d]|\\u[\da-f]{4}|\\u\{[\da-f]+\})*/iuy;
// Longest first, so that `>>>=` is one sign.
const SIGN =
  />>>=|\.\.\.|<<=|>>=|>>>|\*\*=|&&=|\|\|=|\?\?=|===|!==|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[^]/y;

const KEYWORDS = new Set(
  'break case catch class const continue debugger default delete do else enum export extends finally for function if import in instanceof new return super switch this throw try typeof var void while with'.split(
    ' ',
  ),
);
/** Words that are names unless the tree says otherwise, as typescript-eslint has them. */
const LATER_KEYWORDS = new Set(
  'implements interface let package private protected public static yield'.split(' '),
);

/**
 * Cuts a text into tokens.
 *
 * @param nodes every node of the tree
 * @param comments in the order of the text
 */
export function tokensOf(text: string, nodes: readonly Node[], comments: readonly Comment[]): Token[] {
  const known = knownTokens(nodes);
  const closers = new Set(nodes.flatMap(closerOf));
  const tokens: Token[] = [];
  let nextKnown = 0;
  let nextComment = 0;
  let at = text.startsWith('#!') ? endOfLine(text) : 0;
  const push = (type: string, end: number) => {
    const from = type === 'PrivateIdentifier' ? at + 1 : at;
    tokens.push({ type, value: text.slice(from, end), range: [at, end] });
    at = end;
  };
  while (at < text.length) {
    const comment = comments[nextComment];
    if (comment && comment.start <= at) {
      nextComment += 1;
      at = Math.max(at, comment.end);
      continue;
    }
    while ((known[nextKnown]?.start ?? Infinity) < at) nextKnown += 1;
    const atom = known[nextKnown];
    if (atom?.start === at) push(atom.type, atom.end);
    else if (isBlank(text, at)) at += 1;
    else {
      const name = matchAt(NAME, text, at);
      if (name !== undefined) push(typeOfWord(name), at + name.length);
      // Of `Array<Array<T>>` each `>` ends one list.
      else if (closers.has(at)) push('Punctuator', at + 1);
      else {
        const sign = matchAt(SIGN, text, at) ?? '';
        push('Punctuator', Math.min(at + sign.length, atom?.start ?? Infinity));
      }
    }
  }
  return tokens;
}

function knownTokens(nodes: readonly Node[]): Known[] {
  const known = nodes.flatMap((node): Known[] => {
    const [start, end] = node.range;
    switch (node.type) {
      case 'Literal':
        return [{ start, end, type: typeOfLiteral(node) }];
      case 'TemplateElement':
        return [{ start, end, type: 'Template' }];
      case 'JSXText':
        return end > start ? [{ start, end, type: 'JSXText' }] : [];
      case 'JSXIdentifier':
        return [{ start, end, type: 'JSXIdentifier' }];
      case 'Identifier':
        // A word of the language may be a name: `schema.default`. With its type the node is longer than the name.
        return typeOfWord(node.name) !== 'Identifier' && node.parent.type !== 'MetaProperty'
          ? [{ start, end: start + node.name.length, type: 'Identifier' }]
          : [];
      case 'PrivateIdentifier':
        return [{ start, end, type: 'PrivateIdentifier' }];
      default:
        return [];
    }
  });
  return known.sort((one, other) => one.start - other.start);
}

function typeOfLiteral(node: TSESTree.Literal): string {
  if ('regex' in node) return 'RegularExpression';
  if (typeof node.value === 'string') return node.parent.type === 'JSXAttribute' ? 'JSXText' : 'String';
  if (typeof node.value === 'boolean') return 'Boolean';
  return node.raw === 'null' ? 'Null' : 'Numeric';
}

function typeOfWord(word: string): string {
  if (word === 'true' || word === 'false') return 'Boolean';
  if (word === 'null') return 'Null';
  return KEYWORDS.has(word) || LATER_KEYWORDS.has(word) ? 'Keyword' : 'Identifier';
}

/** Where a list of type arguments or parameters ends. */
function closerOf(node: Node): number[] {
  const isList = node.type === 'TSTypeParameterInstantiation' || node.type === 'TSTypeParameterDeclaration';
  return isList ? [node.range[1] - 1] : [];
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

function endOfLine(text: string): number {
  const end = text.search(/[\n\r]/);
  return end < 0 ? text.length : end;
}
