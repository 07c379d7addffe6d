// Reads JavaScript and TypeScript in the browser, in place of `oxc-parser`: its WebAssembly needs memory that threads share,
// which a page has only where the server sends two headers, and a static host sends none. TypeScript reads the text, and
// typescript-eslint makes the tree of it that oxc gives. `tests/site/reader.test.ts` holds the two against each other.
import type { Comment, ParseResult, ParserOptions } from 'oxc-parser';
import { astConverter } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import ts from 'typescript';

type Parsed = Pick<ParseResult, 'program' | 'comments' | 'errors'>;

const KINDS: Readonly<Record<string, ts.ScriptKind>> = {
  ts: ts.ScriptKind.TS,
  dts: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
  // Plain JavaScript may hold JSX.
  jsx: ts.ScriptKind.JSX,
};

/** What typescript-eslint throws for a text that is no program. */
interface Refusal {
  readonly message: string;
  readonly location?: { readonly start: { readonly offset: number } };
}

/**
 * Parses a text.
 *
 * @returns the tree, comments and errors; with an error the tree is empty
 */
export function parseSync(file: string, text: string, { lang = 'jsx' }: ParserOptions = {}): Parsed {
  const source = ts.createSourceFile(
    lang === 'dts' ? 'file.d.ts' : file,
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    KINDS[lang] ?? ts.ScriptKind.JSX,
  );
  try {
    const { estree } = astConverter(source, SETTINGS as never, false);
    placeAsOxcDoes(estree);
    return { program: estree as never, comments: (estree.comments ?? []).map(asOxcGives), errors: [] };
  } catch (error) {
    const { message, location } = error as Refusal;
    const start = location?.start.offset ?? 0;
    return {
      program: { type: 'Program', body: [] } as never,
      comments: [],
      errors: [{ message, labels: [{ start, end: start }] } as never],
    };
  }
}

const SETTINGS = {
  range: true,
  loc: true,
  tokens: false,
  comment: true,
  allowInvalidAST: false,
  errorOnUnknownASTType: false,
  suppressDeprecatedPropertyWarnings: true,
};

/** oxc gives a node its place as `start` and `end`. */
function placeAsOxcDoes(node: Placed): void {
  if (node.range) [node.start, node.end] = node.range;
  for (const [name, value] of Object.entries(node))
    if (typeof value === 'object' && value !== null && !['parent', 'loc', 'range'].includes(name))
      placeAsOxcDoes(value as Placed);
}

interface Placed {
  readonly range?: readonly [number, number];
  start?: number;
  end?: number;
}

function asOxcGives({
  type,
  value,
  range: [start, end],
}: {
  readonly type: string;
  readonly value: string;
  readonly range: readonly [number, number];
}): Comment {
  return { type: type as Comment['type'], value, start, end };
}
