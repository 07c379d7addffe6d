// Conditions in SQL: a placeholder that is compared with a column, in a text with values beside it or in a template.
import type { TSESTree } from '@typescript-eslint/utils';
import { readPath, writtenIn } from '../../ast/arguments.js';
import { nextCall, type Link } from '../../ast/chains.js';
import { argumentsOf } from '../../ast/invocations.js';
import { isWithin, unwrap, type Node } from '../../ast/nodes.js';
import type { ConditionForm } from '../../models/model.js';
import { textOf } from '../project/module.js';
import { writtenOut } from '../project/written-out.js';
import type { Condition } from './condition.js';
import { comparisonsIn, selectedName, sqlTokens, type SqlToken } from './sql-tokens.js';

/** A statement's tokens, and the value that each of its placeholders stands for. */
export interface MarkedText {
  readonly tokens: readonly SqlToken[];
  readonly given: readonly { readonly mark: SqlToken; readonly value: Node; readonly isOnlyUse: boolean }[];
  /** The text and its values are written in the call that sends them. */
  readonly isInCall: boolean;
}

type TextForm = Pick<ConditionForm, 'argument' | 'values' | 'valuesIn' | 'inObject'>;

/** `query('… where user_id = $1', [id])`. */
export function readText(form: ConditionForm, link: Link): Condition[] {
  const marked = markedText(form, link);
  if (!marked) return [];
  const { tokens, given, isInCall } = marked;
  const comparisons = comparisonsIn(tokens);
  return given.flatMap(({ mark, value, isOnlyUse }): Condition[] => {
    const found = isOnlyUse ? comparisons.find((each) => each.mark === mark) : undefined;
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
        // What stands under a name may be sent from elsewhere too.
        forList: isInCall
          ? [
              { range: found.range, text: comparison },
              { range: value.range, text: '{keys}' },
            ]
          : [],
        mark: mark.range,
        words: `${column.text} ${comparison}`,
        node: value,
      },
    ];
  });
}

/** The placeholders of a text that is written out, with the values beside it. */
export function markedText(form: TextForm, link: Link): MarkedText | undefined {
  const { text, values } = partsGiven(form, link);
  const isPlain =
    (text?.type === 'Literal' && typeof text.value === 'string') ||
    (text?.type === 'TemplateLiteral' && text.expressions.length === 0);
  if (!text || !isPlain) return undefined;
  const [from, to] = text.range;
  const tokens = sqlTokens([{ text: textOf(text).slice(1, to - from - 1), at: from + 1 }]);
  if (!tokens) return undefined;
  const elements =
    form.valuesIn !== undefined
      ? valuesBehind(link, form.valuesIn)
      : values?.type === 'ArrayExpression'
        ? values.elements
        : [];
  const marks = tokens.filter(({ kind }) => kind === 'mark');
  const areInOrder = marks.every((each) => each.text === '?');
  // Behind a list of unknown length nobody knows which placeholder a value stands for.
  const spread = elements.findIndex((each) => each?.type === 'SpreadElement');
  const placed = spread < 0 ? elements : elements.slice(0, spread);
  const given = placed.flatMap((value, index) => {
    if (!value || value.type === 'SpreadElement') return [];
    const [mark, ...more] = areInOrder
      ? marks.slice(index, index + 1)
      : marks.filter((each) => each.text === `$${index + 1}`);
    return mark ? [{ mark, value, isOnlyUse: more.length === 0 }] : [];
  });
  const isInCall =
    form.valuesIn === undefined && [text, values].every((each) => !each || isWithin(each, link.call));
  return { tokens, given, isInCall };
}

/** The text and the list of values that a call is given, one beside the other or as one object; either may stand under a name. */
export function partsGiven(
  { argument = 0, values: place = 1, inObject }: TextForm,
  { call }: Link,
): { readonly text: Node | undefined; readonly values: Node | undefined } {
  const [first, second] = [argument, place].map((each) => writtenAt(argumentsOf(call)[each]));
  if (!inObject || first?.type !== 'ObjectExpression') return { text: first, values: second };
  const [text, values] = [inObject.text, inObject.values].map((key) =>
    writtenAt(writtenIn(readPath(first, [key]))),
  );
  return { text, values };
}

/** `id` of `prepare('… where id = ?').bind(id)`. */
function valuesBehind({ call }: Link, member: string): readonly Node[] {
  const next = nextCall(call);
  return next?.member === member ? next.call.arguments : [];
}

function writtenAt(node: Node | undefined): Node | undefined {
  return node && writtenOut(node);
}

/** `` sql`… where user_id = ${id}` ``, by itself or given to the call that sends it. */
export function readTemplate(form: ConditionForm, link: Link): Condition[] {
  const call = form.argument === undefined ? link.call : unwrapped(argumentsOf(link.call)[form.argument]);
  const marked = call?.type === 'TaggedTemplateExpression' ? markedTemplate(call) : undefined;
  if (!marked || call?.type !== 'TaggedTemplateExpression') return [];
  const { tokens, given } = marked;
  const comparisons = comparisonsIn(tokens);
  return given.flatMap(({ mark, value }): Condition[] => {
    const found = comparisons.find((each) => each.mark === mark);
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

/** What a template holds, by the place in its text. */
export function markedTemplate({ quasi }: TSESTree.TaggedTemplateExpression): MarkedText | undefined {
  const { quasis, expressions } = quasi;
  // What stands around a piece are the signs that open and close a template and its values.
  const pieces = quasis.map((each) => ({
    text: textOf(each).replace(/^[`}]|(?:`|\$\{)$/g, ''),
    at: each.range[0] + 1,
  }));
  const tokens = sqlTokens(pieces);
  const marks = tokens?.filter(({ kind, text }) => kind === 'mark' && text === '${') ?? [];
  return (
    tokens && {
      tokens,
      given: expressions.flatMap((value, index) => {
        const mark = marks[index];
        return mark ? [{ mark, value, isOnlyUse: true }] : [];
      }),
      isInCall: true,
    }
  );
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
