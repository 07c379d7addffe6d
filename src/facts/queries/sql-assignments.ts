// What an update in SQL writes into its columns: `set stock = $1` with the values beside it, `set stock = ${stock}`.
import { argumentsOf } from '../../ast/invocations.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import type { QueryCall } from './query-call.js';
import { markedTemplate, markedText, type MarkedText } from './sql-conditions.js';
import type { SqlToken } from './sql-tokens.js';

interface SqlAssignment {
  readonly column: string;
  readonly value: Node;
  /** The placeholder that the value stands for. */
  readonly mark: SqlToken;
}

/** The columns that get a value of the code and nothing else; one that is computed in the text is not among them. */
export function assignmentsInSql(query: QueryCall): SqlAssignment[] {
  const marked = markedIn(query);
  return assignedItems(marked).flatMap(({ column, value: [mark, ...more] }) => {
    const found = marked?.given.find((each) => each.mark === mark);
    const isCast = more.length === 0 || (more.length === 2 && more[0]?.text === '::');
    return mark && found && isCast ? [{ column: column.text, value: found.value, mark }] : [];
  });
}

/** What an update writes into its columns: a value of the code, or a state that its text says; others are not among them. */
export function statesInSql(query: QueryCall): ReadonlyMap<string, Node> {
  const states = new Map<string, Node>();
  for (const { column, value } of assignedItems(markedIn(query))) {
    const state = stateIn(value, query.node);
    if (state) states.set(column.text, state);
  }
  for (const { column, value } of assignmentsInSql(query)) states.set(column, value);
  return states;
}

/** `'PAID'`, `true`, `null`, and the time that it is, as a literal of the code at the same place. */
function stateIn([first, ...more]: readonly SqlToken[], statement: Node): Node | undefined {
  if (!first) return undefined;
  const word = first.text.toLowerCase();
  const isText = first.kind === 'other' && /^'.*'$/s.test(first.text);
  const isTime = word === 'now' && more.map(({ text }) => text).join('') === '()';
  const value = isText ? first.text.slice(1, -1) : isTime ? 'now()' : WORDS.get(word);
  if (value === undefined || (more.length > 0 && !isTime)) return undefined;
  const place = { range: first.range, loc: statement.loc, parent: statement };
  return { ...place, type: 'Literal', value, raw: first.text } as unknown as Node;
}

const WORDS: ReadonlyMap<string, string | boolean | null> = new Map<string, string | boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['current_timestamp', 'now()'],
]);

interface AssignedItem {
  readonly column: SqlToken;
  readonly value: readonly SqlToken[];
}

/** The parts of `set a = …, b = …`. */
function assignedItems(marked: MarkedText | undefined): AssignedItem[] {
  const own = marked?.tokens ?? [];
  const isOwn =
    (text: RegExp) =>
    ({ kind, depth, text: word }: SqlToken) =>
      depth === 0 && kind === 'word' && text.test(word);
  const set = own.findIndex(isOwn(/^set$/i));
  const where = own.findIndex(isOwn(/^(?:where|from|returning)$/i));
  if (set < 0 || where < set) return [];
  const items: SqlToken[][] = [[]];
  for (const token of own.slice(set + 1, where)) {
    if (token.depth === 0 && token.text === ',') items.push([]);
    else items.at(-1)?.push(token);
  }
  return items.flatMap(([column, equals, ...value]) =>
    column && equals?.text === '=' ? [{ column, value }] : [],
  );
}

/** The columns of the row that an insert writes, each with its value where that is a value of the code; `undefined` where it is not read. */
export function insertedInSql(query: QueryCall): ReadonlyMap<string, Node> | undefined {
  const marked = markedIn(query);
  if (!marked) return undefined;
  const { tokens, given } = marked;
  const into = tokens.findIndex(({ depth, text }) => depth === 0 && text.toLowerCase() === 'into');
  const opened = tokens.findIndex(({ depth, text }, at) => at > into && depth === 0 && text === '(');
  const values = tokens.findIndex(
    ({ depth, text }, at) => at > opened && depth === 0 && text.toLowerCase() === 'values',
  );
  // `insert into t values (…)` and `insert into t (…) select …` say no column of a value.
  if (into < 0 || opened < 0 || values < 0 || tokens[values + 1]?.text !== '(') return undefined;
  const columns = itemsFrom(tokens, opened);
  const items = itemsFrom(tokens, values + 1);
  const pairs = columns.flatMap(([column], index) => {
    const [mark, cast, , ...more] = items[index] ?? [];
    const isWhole = (cast === undefined || cast.text === '::') && more.length === 0;
    const found = isWhole ? given.find((each) => each.mark === mark) : undefined;
    return column && found ? [[column.text, found.value] as const] : [];
  });
  return new Map(pairs);
}

/** The items of a list in brackets. */
function itemsFrom(tokens: readonly SqlToken[], opened: number): SqlToken[][] {
  const items: SqlToken[][] = [[]];
  for (const token of tokens.slice(opened + 1)) {
    if (token.depth === 0) break;
    if (token.depth === 1 && token.text === ',') items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
}

function markedIn({ chain, query }: QueryCall): MarkedText | undefined {
  for (const link of chain) {
    if (link.call.type === 'TaggedTemplateExpression') return markedTemplate(link.call);
    const template = argumentsOf(link.call)
      .map(unwrap)
      .find((each) => each.type === 'TaggedTemplateExpression');
    if (template?.type === 'TaggedTemplateExpression') return markedTemplate(template);
    const form = query.conditions?.find((each) => each.form === 'text');
    const marked =
      form && (form.member === undefined || form.member === link.member) && markedText(form, link);
    if (marked) return marked;
  }
  return undefined;
}
