// Conditions in SQL: a placeholder that is compared with a column, in a text with values beside it or in a template.
import type { Link } from '../../ast/chains.js';
import { argumentsOf } from '../../ast/invocations.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import type { ConditionForm } from '../../models/model.js';
import { textOf } from '../project/module.js';
import type { Condition } from './condition.js';
import { comparisonsIn, selectedName, sqlTokens, type SqlToken } from './sql-tokens.js';

/** `query('… where user_id = $1', [id])`. */
export function readText(form: ConditionForm, link: Link): Condition[] {
  const args = argumentsOf(link.call);
  const text = unwrapped(args[form.argument ?? 0]);
  const values = unwrapped(args[form.values ?? 1]);
  const isPlain =
    (text?.type === 'Literal' && typeof text.value === 'string') ||
    (text?.type === 'TemplateLiteral' && text.expressions.length === 0);
  if (!text || !isPlain || values?.type !== 'ArrayExpression') return [];
  const [from, to] = text.range;
  const tokens = sqlTokens([{ text: textOf(text).slice(1, to - from - 1), at: from + 1 }]);
  const comparisons = tokens && comparisonsIn(tokens);
  const marks = tokens?.filter(({ kind }) => kind === 'mark') ?? [];
  return values.elements.flatMap((value, index): Condition[] => {
    if (!value || value.type === 'SpreadElement') return [];
    const numbered = marks.filter((each) => each.text === `$${index + 1}`);
    const [mark, ...more] = marks.every((each) => each.text === '?')
      ? marks.slice(index, index + 1)
      : numbered;
    const found = more.length === 0 ? comparisons?.find((each) => each.mark === mark) : undefined;
    if (!mark || !tokens) return [];
    if (!found) return apart(value, tokens, mark, 'text');
    const { column, cast } = found;
    const comparison = form.anyOf.replace('{value}', cast === '' ? mark.text : `${mark.text}${cast}[]`);
    return [
      {
        column: column.text,
        selectedAs: selectedName(tokens, column, mark.text !== '?'),
        columnText: column.text,
        value,
        form: 'text',
        forList: [
          { range: found.range, text: comparison },
          { range: value.range, text: '{keys}' },
        ],
        words: `${column.text} ${comparison}`,
        node: value,
      },
    ];
  });
}

/** `` sql`… where user_id = ${id}` ``, by itself or given to the call that sends it. */
export function readTemplate(form: ConditionForm, link: Link): Condition[] {
  const call = form.argument === undefined ? link.call : unwrapped(argumentsOf(link.call)[form.argument]);
  if (call?.type !== 'TaggedTemplateExpression') return [];
  const { quasis, expressions } = call.quasi;
  // What stands around a piece are the signs that open and close a template and its values.
  const pieces = quasis.map((quasi) => ({
    text: textOf(quasi).replace(/^[`}]|(?:`|\$\{)$/g, ''),
    at: quasi.range[0] + 1,
  }));
  const tokens = sqlTokens(pieces);
  const comparisons = tokens && comparisonsIn(tokens);
  const marks = tokens?.filter(({ kind, text }) => kind === 'mark' && text === '${') ?? [];
  return expressions.flatMap((value, index): Condition[] => {
    const mark = marks[index];
    const found = comparisons?.find((each) => each.mark === mark);
    if (!mark || !tokens) return [];
    if (!found) return apart(value, tokens, mark, 'template');
    if (found.cast !== '') return [];
    const { column } = found;
    const text = form.anyOf.replace('{tag}', textOf(call.tag));
    return [
      {
        column: column.text,
        selectedAs: selectedName(tokens, column, true),
        columnText: column.text,
        value,
        form: 'template',
        forList: [{ range: found.range, text }],
        words: `${column.text} ${text}`,
        node: value,
      },
    ];
  });
}

/** A comparison in an inner statement, or beside alternatives: no list of values stands for it. */
function apart(
  value: Node,
  tokens: readonly SqlToken[],
  mark: SqlToken,
  form: 'text' | 'template',
): Condition[] {
  const index = tokens.indexOf(mark);
  const [column, equals] = [tokens[index - 2], tokens[index - 1]];
  if (equals?.text !== '=' || (column?.kind !== 'word' && column?.kind !== 'quoted')) return [];
  const { text } = column;
  return [{ column: text, columnText: text, value, form, forList: [], words: text, node: value }];
}

function unwrapped(node: Node | undefined): Node | undefined {
  return node && unwrap(node);
}
