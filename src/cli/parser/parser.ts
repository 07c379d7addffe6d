// A parser for ESLint, made of what the plugin reads other files with anyway: for TypeScript in a project that has no parser for
// it, or one that does not run there. The tree and the scopes are those of typescript-eslint.
import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Linter } from 'eslint';
import { mayNestTooDeep } from '../../ast/nesting.js';
import { nodesIn, setParents } from '../../ast/walk.js';
import { parseSync } from '../../facts/project/native.js';
import { tokensOf } from './tokens.js';

interface ParserOptions {
  readonly filePath?: string;
  readonly sourceType?: 'module' | 'script' | 'commonjs';
}

/** What ESLint takes for a syntax error of a file. */
class ParseError extends SyntaxError {
  readonly lineNumber: number;
  readonly column: number;

  constructor(message: string, { line, column }: TSESTree.Position) {
    super(message);
    this.lineNumber = line;
    this.column = column;
  }
}

export const parser: Linter.Parser = {
  meta: { name: 'first-draft/parser' },
  parseForESLint: (text: string, options: ParserOptions = {}) => parse(text, options) as never,
};

function parse(text: string, { filePath = 'file.ts', sourceType = 'module' }: ParserOptions) {
  // The parser goes down its stack with every level of the text, and where that ends, so does the process.
  if (mayNestTooDeep(text))
    throw new ParseError('The file is nested too deep to be read.', { line: 1, column: 0 });
  const { program, comments, errors } = parseSync(filePath, text, {
    lang: languageOf(filePath),
    astType: 'ts',
    range: true,
    preserveParens: false,
  });
  const positionOf = positions(text);
  const [error] = errors;
  if (error) throw new ParseError(error.message, positionOf(error.labels[0]?.start ?? 0));
  const ast = program as unknown as TSESTree.Program;
  setParents(ast);
  const nodes = nodesIn(ast);
  const place = <T extends { readonly range: readonly [number, number] }>(each: T) =>
    Object.assign(each, { loc: { start: positionOf(each.range[0]), end: positionOf(each.range[1]) } });
  for (const node of nodes) place(node);
  // The line that names the interpreter is no comment to typescript-eslint.
  const remarks = comments.filter(({ start }) => start > 0 || !text.startsWith('#!'));
  const tokens = tokensOf(text, nodes, remarks).map(place);
  Object.assign(ast, {
    hashbang: undefined,
    tokens,
    comments: remarks.map(({ type, value, start, end }) =>
      place({ type, value, range: [start, end] as [number, number] }),
    ),
  });
  return {
    ast,
    visitorKeys,
    scopeManager: analyze(ast, {
      sourceType: sourceType === 'module' ? 'module' : 'script',
      globalReturn: sourceType === 'commonjs',
      childVisitorKeys: visitorKeys,
    }),
    services: {},
  };
}

function languageOf(file: string): 'ts' | 'tsx' | 'jsx' | 'dts' {
  if (/\.d\.[cm]?ts$/.test(file)) return 'dts';
  if (/\.[cm]?ts$/.test(file)) return 'ts';
  return file.endsWith('.tsx') ? 'tsx' : 'jsx';
}

/** Lines and columns of offsets. */
function positions(text: string): (offset: number) => TSESTree.Position {
  const starts = [
    0,
    ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map((each) => each.index + each[0].length),
  ];
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) };
  };
}
