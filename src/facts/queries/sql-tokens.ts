// The words of a statement in SQL, with how deep in brackets they stand. Texts and comments are no words; what is compared and
// selected is read from the outermost level alone, where a condition holds for every row that comes back.

export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'mark' | 'other';
  /** As written; of a quoted name what is between the quotes. */
  readonly text: string;
  readonly range: readonly [number, number];
  readonly depth: number;
}

/** A piece of a statement's text, and where it begins in its file. Between two pieces of a template stands a value. */
export interface SqlPiece {
  readonly text: string;
  readonly at: number;
}

const TOKEN =
  /--[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|'(?:[^']|'')*'|"([^"]*)"|`([^`]*)`|(\$\d+|\?)|([a-z_][\w$]*)|::|<>|[<>!]=|\S/giu;

/**
 * The tokens of a statement. `undefined` where its text cannot be told from its notation: it has escapes.
 */
export function sqlTokens(pieces: readonly SqlPiece[]): readonly SqlToken[] | undefined {
  const tokens: SqlToken[] = [];
  let depth = 0;
  for (const [index, { text, at }] of pieces.entries()) {
    if (text.includes('\\')) return undefined;
    const before = pieces[index - 1];
    if (before) tokens.push({ kind: 'mark', text: '${', range: [before.at + before.text.length, at], depth });
    for (const match of text.matchAll(TOKEN)) {
      const [whole, double, back, mark, word] = match;
      if (whole.startsWith('--') || whole.startsWith('/*')) continue;
      if (whole === ')') depth -= 1;
      const range = [at + match.index, at + match.index + whole.length] as const;
      const quoted = double ?? back;
      tokens.push(
        quoted === undefined
          ? { kind: mark ? 'mark' : word ? 'word' : 'other', text: whole, range, depth }
          : { kind: 'quoted', text: quoted, range, depth },
      );
      if (whole === '(') depth += 1;
    }
  }
  return tokens;
}

export interface Comparison {
  readonly column: SqlToken;
  readonly mark: SqlToken;
  /** From the sign of equality on, with the value's type. */
  readonly range: readonly [number, number];
  /** The type that the value is cast to: `::uuid`. */
  readonly cast: string;
}

/** The comparisons that hold for every row of a statement: the parts of its own `where`, joined by nothing but `and`. */
export function comparisonsIn(tokens: readonly SqlToken[]): readonly Comparison[] {
  if (tokens.some((each, index) => each.text === '${' && !isValue(tokens[index - 1]))) return [];
  const own = tokens.filter(({ depth, text }) => depth === 0 || (depth === 1 && text === ')'));
  const where = own.findIndex((each) => isWord(each, 'where'));
  if (
    where < 0 ||
    own.slice(where + 1).some((each) => isWord(each, 'where', 'or', 'union', 'intersect', 'except'))
  )
    return [];
  const rest = own.slice(where + 1);
  const ends = rest.findIndex((each) =>
    isWord(each, 'order', 'group', 'limit', 'offset', 'for', 'returning', 'having', 'window', 'fetch'),
  );
  const parts: SqlToken[][] = [[]];
  for (const token of ends < 0 ? rest : rest.slice(0, ends)) {
    if (isWord(token, 'and')) parts.push([]);
    else if (token.text !== ';') parts.at(-1)?.push(token);
  }
  // The `and` of a `between` parts what belongs together.
  if (parts.some((part) => part.some((each) => isWord(each, 'between')))) return [];
  return parts.flatMap((part) => comparisonIn(part) ?? []);
}

/** What a template holds is a value behind an operator; anywhere else it may be a piece of the statement. */
function isValue(before: SqlToken | undefined): boolean {
  return before !== undefined && /^(?:[=<>(,+*/-]|[<>!]=|<>|i?like|in)$/i.test(before.text);
}

/** `[orders.]user_id = $1[::uuid]` and nothing else. */
function comparisonIn(part: readonly SqlToken[]): Comparison | undefined {
  const [first, second, third] = part;
  const isQualified = second?.text === '.';
  const column = isQualified ? third : first;
  const [equals, mark, ...more] = part.slice(isQualified ? 3 : 1);
  if (!column || !isName(column) || equals?.text !== '=' || mark?.kind !== 'mark') return undefined;
  const [sign, type, ...others] = more;
  const isCast = sign?.text === '::' && type?.kind === 'word' && others.length === 0;
  if (more.length > 0 && !isCast) return undefined;
  return {
    column,
    mark,
    range: [equals.range[0], (isCast ? type : mark).range[1]],
    cast: isCast ? `::${type.text}` : '',
  };
}

/**
 * The name under which the rows of a statement have a column; `undefined` when they have it not, or when another thing may
 * have that name.
 *
 * @param folds names without quotes are in small letters, whatever the statement writes
 */
export function selectedName(
  tokens: readonly SqlToken[],
  column: SqlToken,
  folds: boolean,
): string | undefined {
  const [first] = tokens;
  const from = tokens.findIndex((each) => each.depth === 0 && isWord(each, 'from'));
  const where = tokens.findIndex((each) => each.depth === 0 && isWord(each, 'where'));
  if (!first || !isWord(first, 'select') || from < 0 || where < from) return undefined;
  // Of two tables either may have the name.
  if (tokens.slice(from, where).some(({ depth, text }) => depth === 0 && text === ',')) return undefined;
  const items: SqlToken[][] = [[]];
  for (const token of tokens.slice(1, from)) {
    if (token.depth === 0 && token.text === ',') items.push([]);
    else if (!isWord(token, 'distinct', 'all')) items.at(-1)?.push(token);
  }
  const outputs = items.map((item) => outputOf(item, folds));
  const own = nameOf(column, folds);
  const isStar = outputs.some(({ as }) => as === '*');
  const name = isStar ? own : outputs.find(({ of }) => of === own)?.as;
  const others = outputs.filter(({ as, of }) => as === name && of !== own);
  return name !== undefined && others.length === 0 ? name : undefined;
}

/** What a selected item is called in a row, and the column that it is, where it is one. */
function outputOf(
  item: readonly SqlToken[],
  folds: boolean,
): { readonly as: string | undefined; readonly of: string | undefined } {
  const isQualified = item[1]?.text === '.';
  const [first, ...more] = isQualified ? item.slice(2) : item;
  if (first?.text === '*' && more.length === 0) return { as: '*', of: undefined };
  const last = item.at(-1);
  if (!first || !last) return { as: undefined, of: undefined };
  const alias = more.filter((each) => !isWord(each, 'as'));
  const isColumn = isName(first) && alias.length <= 1 && alias.every(isName);
  const as = isName(last) ? nameOf(last, folds) : undefined;
  return { as, of: isColumn ? nameOf(first, folds) : undefined };
}

function nameOf({ kind, text }: SqlToken, folds: boolean): string {
  return kind === 'quoted' || !folds ? text : text.toLowerCase();
}

function isName({ kind }: SqlToken): boolean {
  return kind === 'word' || kind === 'quoted';
}

function isWord({ kind, text }: SqlToken, ...words: readonly string[]): boolean {
  return kind === 'word' && words.includes(text.toLowerCase());
}
